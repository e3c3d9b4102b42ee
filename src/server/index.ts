import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { SignIn } from '../auth/sign-in.ts';
import type { Config } from '../config/index.ts';
import { graphiqlRoutes } from '../graphiql/routes.ts';
import { createCallbacks } from './callback/index.ts';
import { createDocuments } from './documents/index.ts';
import { createFastify } from './fastify.ts';
import { errorFormatter } from './format-error.ts';
import { healthRoutes } from './health.ts';
import { documentGuard } from './limits/plugin.ts';
import { withinLoad } from './load/begin.ts';
import { createLoad } from './load/index.ts';
import { withinClients } from './load/subscribe.ts';
import { createApollo } from './operations/apollo.ts';
import { createOperations } from './operations/index.ts';
import type { RequestTools } from './operations/request-context.ts';
import { welcomeOrigins } from './origins.ts';
import { routeGraphql } from './route/index.ts';
import { countRunning } from './running.ts';
import { shutDown } from './shutdown.ts';
import { createAdmission } from './subscriptions/admission.ts';
import { createSubscribe } from './subscriptions/subscribe.ts';
import { createWebSockets } from './websocket/index.ts';

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

/** The HTTP server: GraphQL, GraphiQL, health and metrics. First what runs operations, then the ways by which they come. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { config, schema, signIn, remembers, log, graphiql } = options;
  const { server, limits } = config;
  const { introspection } = server;
  const tools = { ...options.tools, operationTimeout: limits.operationTimeout };
  const { clock, metrics } = tools.reads;

  const formatError = errorFormatter(log);
  const format = (error: GraphQLError): GraphQLFormattedError => formatError(error.toJSON(), error);
  const guard = documentGuard(limits);
  const documents = await createDocuments({ schema, guard, config });
  const load = createLoad({ config, clock, metrics });
  const apollo = createApollo({ schema, guard, documents, formatError, config, clock, metrics, log });
  await apollo.start();
  metrics.subscriptions(() => tools.feed.followers);
  const begin = createOperations({
    apollo,
    find: documents.find,
    admit: createAdmission({ schema, guard, limits, introspection }),
    subscribe: withinClients(createSubscribe({ schema, tools, format, introspection }), load.clients),
    tools,
    format,
  });

  let isClosing = false;
  const app = createFastify({ bodyBytes: limits.bodyBytes, log });
  const running = countRunning(app);
  await welcomeOrigins(app, server.cors.origins);
  await healthRoutes(app, { closing: () => isClosing, remembers, metrics });
  await graphiqlRoutes(app, { assets: graphiql, isLeftOut: documents.areListed });
  const stream = { begin, format, clock };
  const callbacks = createCallbacks({ ...stream, allow: server.federation.callback.allow });
  routeGraphql(app, { apollo, tools, stream, callbacks, signIn, load });
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
      return urlOf(app, server);
    },
    async close() {
      isClosing = true;
      await shutDown({ app, running, sockets, callbacks, feed: tools.feed, apollo, clock });
    },
  };
}

function urlOf({ server }: FastifyInstance, { host, port }: Config['server']): string {
  const address = server.address();
  const open = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${open}/`;
}
