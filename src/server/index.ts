import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import cors from '@fastify/cors';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
  type preHandlerAsyncHookHandler,
} from 'fastify';
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { SignIn } from '../auth/sign-in.ts';
import type { Config } from '../config/index.ts';
import { graphiqlRoutes } from '../graphiql/routes.ts';
import { createAdmission } from './admission.ts';
import { answering } from './answer.ts';
import { type Callbacks, createCallbacks } from './callback/index.ts';
import { createDocuments } from './documents/index.ts';
import { documentsPlugin } from './documents/plugin.ts';
import { answerEventStream, type EventStreamOptions, wantsEventStream } from './event-stream.ts';
import { errorFormatter } from './format-error.ts';
import { healthRoutes } from './health.ts';
import { answerHttpError, answerNotFound } from './http-errors.ts';
import { mostErrors } from './limits/most-errors.ts';
import { documentGuard } from './limits/plugin.ts';
import { withinLoad } from './load/begin.ts';
import { createLoad } from './load/index.ts';
import { type LoadHooks, loadHooks } from './load/route.ts';
import { withinClients } from './load/subscribe.ts';
import { noIntrospection } from './no-introspection.ts';
import { noSubscriptions } from './no-subscriptions.ts';
import { observe } from './observe.ts';
import { createOperations } from './operations.ts';
import { refusePacked, refuseUnreadable } from './readable.ts';
import type { RequestContext, RequestTools } from './request-context.ts';
import { countRunning } from './running.ts';
import { createSharedAnswers, type SharedAnswers, sharingPlugin } from './shared-answers.ts';
import { signedInOf, signingIn } from './signed-in.ts';
import { statusPlugin } from './status.ts';
import { createSubscribe } from './subscribe.ts';
import { demandLasting } from './token-end.ts';
import { createWebSockets } from './websocket.ts';

export interface ServerOptions {
  readonly config: Pick<Config, 'auth' | 'server' | 'limits'>;
  /** What is served. */
  readonly schema: GraphQLSchema;
  readonly signIn: SignIn;
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

/** Milliseconds in which a whole request has to come: who sends it by drops keeps others out. */
const longestRequest = 30_000;

/** The HTTP server: GraphQL, GraphiQL, health and metrics. */
export async function createServer({
  config,
  schema,
  signIn,
  tools,
  remembers,
  log,
  graphiql,
}: ServerOptions): Promise<Server> {
  const { server, limits } = config;
  const { clock, metrics } = tools.reads;
  const { introspection } = server;
  const guard = documentGuard(limits);
  const documents = await createDocuments({ schema, guard, config: { server } });
  const formatError = errorFormatter(log);
  const apollo = new ApolloServer<RequestContext>({
    schema,
    // Our own rule refuses it where it is off.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    stopOnTerminationSignals: false,
    logger: log,
    formatError,
    parseOptions: guard.parseOptions,
    validationRules: introspection ? [...guard.validationRules] : [...guard.validationRules, noIntrospection],
    validationOptions: { maxErrors: mostErrors },
    executionOptions: { maxCoercionErrors: mostErrors },
    persistedQueries: false,
    documentStore: documents.store,
    plugins: [
      documentsPlugin(documents.find),
      guard.plugin,
      noSubscriptions,
      statusPlugin(),
      observe(metrics, clock),
      sharingPlugin,
      // Halves the speed of large answers, and nothing here is cached by HTTP.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      server.federation.tracing ? ApolloServerPluginInlineTrace() : ApolloServerPluginInlineTraceDisabled(),
    ],
  });
  await apollo.start();

  const app = fastify({
    loggerInstance: log,
    // Clients of other protocols offer them with an ordinary request, which is to be answered (Java's asks for h2c so).
    http: {
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
      connectionsCheckingInterval: 5_000,
    },
    bodyLimit: limits.bodyBytes,
    requestTimeout: longestRequest,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    // One line an operation is enough; it has the request's id.
    logController: new LogController({ disableRequestLogging: true }),
    // An address that cannot be read would be answered with itself.
    frameworkErrors: answerHttpError,
  });
  const running = countRunning(app);
  app.setErrorHandler(answerHttpError);
  app.setNotFoundHandler(answerNotFound);
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  if (server.cors.origins.length > 0)
    await app.register(cors, {
      origin: [...server.cors.origins],
      exposedHeaders: ['x-request-id', 'retry-after', 'www-authenticate'],
    });
  const state = { closing: false };
  await healthRoutes(app, { closing: () => state.closing, remembers, metrics });
  await graphiqlRoutes(app, {
    ...(graphiql === undefined ? {} : { assets: graphiql }),
    isLeftOut: documents.areListed,
  });
  const load = createLoad({ config, clock, metrics });
  const requestTools = { ...tools, operationTimeout: limits.operationTimeout };
  metrics.subscriptions(() => tools.feed.followers);
  const format = (error: GraphQLError): GraphQLFormattedError => formatError(error.toJSON(), error);
  const begin = createOperations({
    apollo,
    find: documents.find,
    admit: createAdmission({ schema, guard, limits, introspection }),
    subscribe: withinClients(createSubscribe({ schema, tools: requestTools, format, introspection }), load.clients),
    tools: requestTools,
    format,
  });
  const shared = createSharedAnswers(clock, metrics);
  const callbacks = createCallbacks({ begin, format, clock, allow: server.federation.callback.allow });
  const answer = answering(apollo, requestTools, shared);
  routeGraphql(app, answer, shared, { begin, format, clock }, callbacks, signIn, loadHooks(app, load));
  const sockets = createWebSockets({
    begin: withinLoad(begin, load),
    signIn,
    load,
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
        callbacks.terminate();
        app.server.closeAllConnections();
      });
      const left = sockets.close();
      tools.feed.close();
      await Promise.all([left, running.ended()]);
      await callbacks.ended();
      cut();
      app.server.closeAllConnections();
      await closed;
      await apollo.stop();
    },
  };
}

function routeGraphql(
  app: FastifyInstance,
  answer: ReturnType<typeof answering>,
  shared: SharedAnswers,
  stream: EventStreamOptions,
  callbacks: Callbacks,
  signIn: SignIn,
  { arrive, count, turn }: LoadHooks,
): void {
  const isPlain = (request: FastifyRequest): boolean => !wantsEventStream(request) && !callbacks.wants(request);
  const lasts: preHandlerAsyncHookHandler = async (request) => demandLasting(stream.clock, signedInOf(request));
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest: [refusePacked, arrive, signingIn(app, signIn), count],
    preHandler: [
      refuseUnreadable,
      lasts,
      async (request, reply) => (isPlain(request) && shared.answer(request, reply) ? reply : undefined),
      turn,
      lasts,
    ],
    async handler(request, reply) {
      if (wantsEventStream(request)) await answerEventStream(stream, request, reply);
      else if (callbacks.wants(request)) await callbacks.answer(request, reply);
      else await answer(request, reply);
    },
  });
}
