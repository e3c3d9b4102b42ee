import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { createContext, schema } from './shared.mjs';
import { port } from './surroundings.mjs';

/** The usual stack: Apollo Server on Express with its defaults, dataloader and got. */
const server = new ApolloServer({ schema });
await server.start();
express()
  .use('/graphql', express.json(), expressMiddleware(server, { context: async () => createContext() }))
  .listen(port, '127.0.0.1');
