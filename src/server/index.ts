import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Config } from '../config/index.ts';
import { graphiqlRoutes } from '../graphiql/routes.ts';
import { createSchema } from '../schema.ts';
import { createAdmission } from './admission.ts';
import { answerEventStream, type EventStreamOptions, wantsEventStream } from './event-stream.ts';
import { errorFormatter } from './format-error.ts';
import { healthRoutes } from './health.ts';
import { answerHttpError } from './http-errors.ts';
import { documentGuard } from './limits/plugin.ts';
import { noSubscriptions } from './no-subscriptions.ts';
import { observe } from './observe.ts';
import { createOperations } from './operations.ts';
import { type RequestContext, type RequestTools, requestContext } from './request-context.ts';
import { countRunning } from './running.ts';
import { statusPlugin } from './status.ts';
import { createSubscribe } from './subscribe.ts';
import { createWebSockets } from './websocket.ts';

export interface ServerOptions {
  readonly config: Pick<Config, 'server' | 'limits'>;
  readonly tools: Omit<RequestTools, 'operationTimeout'>;
  /** Whether what must be remembered can be, as far as is known. */
  readonly remembers: () => boolean;
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

/** How long operations under way and slow readers may take when the service ends, milliseconds. */
const grace = 7_000;

/** The HTTP server: GraphQL, GraphiQL, health and metrics. */
export async function createServer({ config, tools, remembers, log, graphiql }: ServerOptions): Promise<Server> {
  const { server, limits } = config;
  const { clock, metrics } = tools.reads;
  const { introspection } = server;
  const guard = documentGuard(limits);
  const schema = createSchema();
  const formatError = errorFormatter(log);
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    stopOnTerminationSignals: false,
    logger: log,
    formatError,
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
    // Clients of other protocols offer them with an ordinary request, which is to be answered (Java's asks for h2c so).
    http: { shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket' },
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
  const state = { closing: false };
  await healthRoutes(app, { closing: () => state.closing, remembers, metrics });
  await graphiqlRoutes(app, graphiql === undefined ? {} : { assets: graphiql });
  const requestTools = { ...tools, operationTimeout: limits.operationTimeout };
  metrics.subscriptions(() => tools.feed.followers);
  const format = (error: GraphQLError): GraphQLFormattedError => formatError(error.toJSON(), error);
  const begin = createOperations({
    apollo,
    admit: createAdmission({ schema, guard, limits, introspection }),
    subscribe: createSubscribe({ schema, tools: requestTools, format, introspection }),
    tools: requestTools,
    format,
  });
  routeGraphql(app, apollo, requestTools, { begin, format, clock });
  const sockets = createWebSockets({
    begin,
    format,
    clock,
    log,
    mostBytes: limits.bodyBytes,
    mostOperations: limits.subscriptionsPerConnection,
    origins: server.cors.origins,
  });
  sockets.attach(app.server);

  return {
    async listen() {
      await app.listen({ host: server.host, port: server.port });
      const address = app.server.address();
      const port = typeof address === 'object' && address !== null ? address.port : server.port;
      return `http://${server.host.includes(':') ? `[${server.host}]` : server.host}:${port}/`;
    },
    async close() {
      state.closing = true;
      // A connection on which nothing was ever asked does not count as idle, and would be waited for.
      app.server.on('connection', (socket) => socket.destroy());
      const closed = app.close();
      const cut = clock.after(grace, () => {
        sockets.terminate();
        app.server.closeAllConnections();
      });
      const left = sockets.close();
      tools.feed.close();
      await Promise.all([left, running.ended()]);
      cut();
      app.server.closeAllConnections();
      await closed;
      await apollo.stop();
    },
  };
}

function routeGraphql(
  app: FastifyInstance,
  apollo: ApolloServer<RequestContext>,
  tools: RequestTools,
  stream: EventStreamOptions,
): void {
  const answer = fastifyApolloHandler(apollo, {
    context: async (request, reply) => requestContext(tools, request, reply),
  });
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    async handler(request, reply) {
      if (wantsEventStream(request)) await answerEventStream(stream, request, reply);
      else return answer.call(this, request, reply);
    },
  });
}
