import { GraphQLError } from 'graphql';
import { TrunklineError } from '../../errors.ts';
import type { DocumentLimits } from './limits.ts';

/** The codes of a document that asks for too much. */
export type LimitCode = 'COST_LIMIT' | 'DEPTH_LIMIT' | 'ALIAS_LIMIT' | 'TOKEN_LIMIT';

/** A document that asks for too much. The message gives figures and a way out, never a word of the document. */
export class LimitError extends TrunklineError {
  declare readonly code: LimitCode;
  constructor(code: LimitCode, message: string) {
    super(code, message);
    this.name = 'LimitError';
  }
}

/** Past this a figure says nothing more; fragments that double can reach infinity. */
const LARGEST_SHOWN = 1_000_000_000;

/**
 * The error for a figure beyond its limit, null for one within it. `noun` is what the figure counts,
 * `remedy` is a sentence that says what to do.
 */
export function beyond(
  code: LimitCode,
  figure: number,
  limit: number,
  noun: string,
  remedy: string,
): GraphQLError | null {
  if (figure <= limit) return null;
  const shown = figure > LARGEST_SHOWN ? `more than ${LARGEST_SHOWN}` : String(figure);
  const message = `The ${noun} of this operation is ${shown}, and the limit is ${limit}. ${remedy}`;
  return new GraphQLError(message, { originalError: new LimitError(code, message) });
}

/** The spelling "more that" is graphql's own; the pattern also takes the corrected one. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha[tn] \d+ tokens/;

/**
 * The limit behind an error of parsing, validation or ours; null when it is about something else. The parser stops
 * at the first token too many, so that the true number is never known.
 */
export function limitErrorBehind(error: GraphQLError, limits: DocumentLimits): LimitError | null {
  if (error.originalError instanceof LimitError) return error.originalError;
  if (!TOO_MANY_TOKENS.test(error.message)) return null;
  return new LimitError(
    'TOKEN_LIMIT',
    `This document has more than ${limits.tokens} tokens, which is the limit. Send values as variables, or split it into several operations.`,
  );
}
