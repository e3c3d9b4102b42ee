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
  // Of the parser's own error, which limits/plugin.ts renames.
  'TOKEN_LIMIT',
]);

/** Places in a document that one error tells; the same name twice is a single mistake, at however many places. */
const mostLocations = 10;
/** Characters of one piece of a document or its variables that a message repeats: enough to find it by. */
const mostRepeated = 40;
/** Characters of a whole message about them. */
const mostTold = { GRAPHQL_PARSE_FAILED: 100, other: 240 };

/** What graphql says after the last of too many errors in variables; unlike those before, without anything to know it by. */
const tooMany = /^Too many errors processing variables, error limit reached/;
/** Characters of a message that are looked at. */
const longest = 20_000;

/** Long words, and what follows the words by which messages bring in a value. */
const pieces = [
  new RegExp(`([^\\s"]{${mostRepeated}})[^\\s"]+`, 'gu'),
  new RegExp(`((?:[Vv]alue:?|found) [^;]{${mostRepeated}})[^;]+`, 'gsu'),
];

/**
 * A message of the parser, the validation or the coercion without what is long in it: they repeat names and values of the
 * document and its variables, however long. Apollo's own BAD_REQUESTs are fixed sentences.
 */
function shortened(message: string, code: unknown): string {
  if (code === 'BAD_REQUEST') return message;
  const most = code === 'GRAPHQL_PARSE_FAILED' ? mostTold.GRAPHQL_PARSE_FAILED : mostTold.other;
  // A value of a quarter of a megabyte, in each of twenty errors, would be looked through for long.
  const start = message.slice(0, longest);
  const told = pieces.reduce((text, piece) => text.replace(piece, '$1…'), start);
  return told.length > most ? `${told.slice(0, most)}…` : told;
}

/**
 * The one place where errors are masked. What we or GraphQL expected keeps its message and code; everything else is a bug
 * of ours, of which the client sees a correlation id and the log everything.
 */
export function errorFormatter(
  log: FastifyBaseLogger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const { locations, path } = formatted;
    const code = tooMany.test(formatted.message) ? 'BAD_USER_INPUT' : formatted.extensions?.code;
    const message = shortened(formatted.message, code);
    const place = { ...(locations ? { locations: locations.slice(0, mostLocations) } : {}), ...(path ? { path } : {}) };
    const cause = unwrapResolverError(error);
    if (cause instanceof TrunklineError) return { message: cause.message, ...place, extensions: cause.extensions };
    // Limits, values that are none of their kind and the refusal of subscriptions are GraphQLErrors that carry a code of ours.
    if (cause instanceof GraphQLError && cause.originalError instanceof TrunklineError)
      return { message, ...place, extensions: cause.originalError.extensions };
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
