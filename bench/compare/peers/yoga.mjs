import { createServer } from 'node:http';
import { createYoga } from 'graphql-yoga';
import { createContext, schema } from './shared.mjs';
import { port } from './surroundings.mjs';

/** GraphQL Yoga on a bare HTTP server, with its defaults. */
createServer(createYoga({ schema, context: createContext })).listen(port, '127.0.0.1');
