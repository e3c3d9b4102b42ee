import { HeaderMap } from '@apollo/server';
import { type DocumentNode, GraphQLError } from 'graphql';
import { type ErrorCode, TrunklineError } from '../../errors.ts';
import type { DocumentAsked } from './asked.ts';

/** A document that may be looked at. */
export interface FoundDocument {
  readonly query: string;
  /** Where it was read and found valid before; undefined where that is still to be done. */
  readonly document?: DocumentNode | undefined;
}

/** The one place where the document of a request is found, whatever the carrier. @returns an error where it may not run. */
export type FindDocument = (asked: DocumentAsked) => FoundDocument | GraphQLError;

/** The error for a document that is not there or may not run. Says nothing of what was sent. */
export function refusal(code: ErrorCode, message: string): GraphQLError {
  // Another answer may be right in a moment, so that nobody on the way shall keep this one.
  const http = { status: 400, headers: new HeaderMap([['cache-control', 'no-store']]) };
  return new GraphQLError(message, { originalError: new TrunklineError(code, message), extensions: { code, http } });
}
