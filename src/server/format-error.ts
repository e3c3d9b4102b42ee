import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { TrunklineError } from '../errors.ts';

/** Codes of documents and requests that were refused; their messages are about the client's own text. */
const clientCodes: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  // Of the parser's own error, which limits/plugin.ts renames.
  'TOKEN_LIMIT',
]);

/**
 * The one place where errors are masked. What we or GraphQL expected keeps its message and code; everything else is a bug
 * of ours, of which the client sees a correlation id and the log everything.
 */
export function errorFormatter(
  log: FastifyBaseLogger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const { message, locations, path } = formatted;
    const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
    const cause = unwrapResolverError(error);
    if (cause instanceof TrunklineError) return { message: cause.message, ...place, extensions: cause.extensions };
    // Limits, values that are none of their kind and the refusal of subscriptions are GraphQLErrors that carry a code of ours.
    if (cause instanceof GraphQLError && cause.originalError instanceof TrunklineError)
      return { message, ...place, extensions: cause.originalError.extensions };
    const code = formatted.extensions?.code;
    if (clientCodes.has(code)) return { message, ...place, extensions: { code } };
    const correlationId = randomUUID();
    log.error({ err: cause, correlationId }, 'unexpected error');
    return {
      message: 'Something went wrong here.',
      ...place,
      extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId },
    };
  };
}
