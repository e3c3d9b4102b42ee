import { ApolloServer } from '@apollo/server';
import fastify from 'fastify';
import { GraphQLError } from 'graphql';
import { answerHttpError } from '../../src/server/http-errors.ts';
import { documentGuard } from '../../src/server/limits/plugin.ts';
import { asApolloTakesIt } from '../../src/server/route/answer.ts';
import { statusPlugin } from '../../src/server/status.ts';
import { limits } from './limits/kit.ts';

/** A server on a real port with nothing but the HTTP side of ours around a schema of a few fields. */
export interface TinyServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Bodies longer than this are refused. */
export const BODY_LIMIT = 4096;

const typeDefs = `#graphql
  type Query { hello(first: Int): String agents(first: Int = 50): AgentConnection failing: String strict: String! }
  type AgentConnection { nodes: [Agent!]! pageInfo: PageInfo! }
  type PageInfo { hasNextPage: Boolean! }
  type Agent { id: ID! agents: [Agent!] }
  type Mutation { touch: Boolean }
`;

const refuse = (): never => {
  throw new GraphQLError('no');
};

export async function startTinyServer(): Promise<TinyServer> {
  const guard = documentGuard(limits);
  const apollo = new ApolloServer({
    typeDefs,
    resolvers: { Query: { hello: () => 'hello', failing: refuse, strict: refuse } },
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: guard.parseOptions,
    validationRules: [...guard.validationRules],
    plugins: [guard.plugin, statusPlugin()],
  });
  await apollo.start();
  const app = fastify({ bodyLimit: BODY_LIMIT });
  app.setErrorHandler(answerHttpError);
  app.get('/fault', () => {
    throw new Error('password is swordfish');
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    async handler(request, reply) {
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: asApolloTakesIt(request),
        context: async () => ({}),
      });
      return reply
        .code(status ?? 200)
        .headers(Object.fromEntries(headers))
        .send(body.kind === 'complete' ? body.string : '');
    },
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url: `${address}/graphql`,
    stop: async () => {
      await app.close();
      await apollo.stop();
    },
  };
}
