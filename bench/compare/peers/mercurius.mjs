import fastify from 'fastify';
import mercurius from 'mercurius';
import { createContext, schema } from './shared.mjs';
import { port } from './surroundings.mjs';

/** Mercurius on fastify, with every operation compiled by graphql-jit from its second time on. */
const app = fastify();
app.register(mercurius, { schema, jit: 1, context: createContext });
await app.listen({ port, host: '127.0.0.1' });
