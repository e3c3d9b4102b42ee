import { ApolloServer, type ApolloServerOptionsWithSchema } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../../config/index.ts';
import type { Metrics } from '../../metrics.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Documents } from '../documents/index.ts';
import { documentsPlugin } from '../documents/plugin.ts';
import { mostErrors } from '../limits/most-errors.ts';
import type { DocumentGuard } from '../limits/plugin.ts';
import { sharingPlugin } from '../route/shared-answers.ts';
import { statusPlugin } from '../status.ts';
import { noIntrospection } from './no-introspection.ts';
import { noSubscriptions } from './no-subscriptions.ts';
import { observe } from './observe.ts';
import type { RequestContext } from './request-context.ts';

export interface ApolloParts {
  readonly schema: GraphQLSchema;
  readonly guard: DocumentGuard;
  readonly documents: Documents;
  readonly formatError: NonNullable<ApolloServerOptionsWithSchema<RequestContext>['formatError']>;
  readonly config: Pick<Config, 'server'>;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly log: FastifyBaseLogger;
}

/** Apollo, which runs queries and changes, held to our rules. It is not started yet. */
export function createApollo({
  schema,
  guard,
  documents,
  formatError,
  config: { server },
  clock,
  metrics,
  log,
}: ApolloParts): ApolloServer<RequestContext> {
  const { introspection } = server;
  return new ApolloServer<RequestContext>({
    schema,
    // Our own rule refuses it where it is off.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    stopOnTerminationSignals: false,
    logger: log,
    formatError,
    parseOptions: guard.parseOptions,
    validationRules: [...guard.validationRules, ...(introspection ? [] : [noIntrospection])],
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
}
