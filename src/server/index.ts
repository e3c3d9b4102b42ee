import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Config } from '../config/index.ts';
import { graphiqlRoutes } from '../graphiql/routes.ts';
import { createSchema } from '../schema.ts';
import { errorFormatter } from './format-error.ts';
import { healthRoutes } from './health.ts';
import { answerHttpError } from './http-errors.ts';
import { documentGuard } from './limits/plugin.ts';
import { noSubscriptions } from './no-subscriptions.ts';
import { observe } from './observe.ts';
import { type RequestContext, type RequestTools, requestContext } from './request-context.ts';
import { countRunning } from './running.ts';
import { statusPlugin } from './status.ts';

export interface ServerOptions {
  readonly config: Pick<Config, 'server' | 'limits'>;
  readonly tools: Omit<RequestTools, 'operationTimeout'>;
  readonly log: FastifyBaseLogger;
  /** Where the built GraphiQL lies; its usual place when left out. */
  readonly graphiql?: string | undefined;
}

export interface Server {
  /** Starts listening. The address to open in a browser. */
  listen(): Promise<string>;
  /** Says "not ready", lets running operations end, and closes. */
  close(): Promise<void>;
}

/** The HTTP server: GraphQL, GraphiQL, health and metrics. */
export async function createServer({ config, tools, log, graphiql }: ServerOptions): Promise<Server> {
  const { server, limits } = config;
  const { clock, metrics } = tools.reads;
  const guard = documentGuard(limits);
  const apollo = new ApolloServer<RequestContext>({
    schema: createSchema(),
    introspection: server.introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !server.introspection,
    stopOnTerminationSignals: false,
    logger: log,
    formatError: errorFormatter(log),
    parseOptions: guard.parseOptions,
    validationRules: [...guard.validationRules],
    plugins: [
      guard.plugin,
      noSubscriptions,
      statusPlugin(),
      observe(metrics, clock),
      // Halves the speed of large answers, and nothing here is cached by HTTP.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();

  const app = fastify({
    loggerInstance: log,
    bodyLimit: limits.bodyBytes,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    // One line an operation is enough; it has the request's id.
    logController: new LogController({ disableRequestLogging: true }),
  });
  const running = countRunning(app);
  app.setErrorHandler(answerHttpError);
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  if (server.cors.origins.length > 0)
    await app.register(cors, { origin: [...server.cors.origins], exposedHeaders: ['x-request-id'] });
  const state = { ready: true };
  await healthRoutes(app, { ready: () => state.ready, metrics });
  await graphiqlRoutes(app, graphiql === undefined ? {} : { assets: graphiql });
  routeGraphql(app, apollo, { ...tools, operationTimeout: limits.operationTimeout });

  return {
    async listen() {
      await app.listen({ host: server.host, port: server.port });
      const address = app.server.address();
      const port = typeof address === 'object' && address !== null ? address.port : server.port;
      return `http://${server.host.includes(':') ? `[${server.host}]` : server.host}:${port}/`;
    },
    async close() {
      state.ready = false;
      // A connection on which nothing was ever asked does not count as idle, and would be waited for.
      app.server.on('connection', (socket) => socket.destroy());
      const closed = app.close();
      await running.ended();
      app.server.closeAllConnections();
      await closed;
      await apollo.stop();
    },
  };
}

function routeGraphql(app: FastifyInstance, apollo: ApolloServer<RequestContext>, tools: RequestTools): void {
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler(apollo, {
      context: async (request, reply) => requestContext(tools, request, reply),
    }),
  });
}
