import { createSourceEventStream, type DocumentNode, GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { TrunklineError } from '../../errors.ts';
import { Follower } from '../../events/follower.ts';
import { mostErrors } from '../limits/most-errors.ts';
import type { Asker, OperationContext } from '../operations/request-context.ts';
import { answerKey } from './answer-key.ts';
import { type AnsweringParts, createAnswering } from './answering.ts';
import { Answers } from './answers.ts';

/** A subscription that was parsed and found valid. */
export interface Subscription {
  readonly document: DocumentNode;
  /** The document's text, which tells equal ones. */
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

export interface SubscribeParts extends AnsweringParts {
  /** Whether errors may name what the schema has. */
  readonly introspection: boolean;
}

/** Begins a subscription; the context is for that alone. */
export type Subscribe = (
  subscription: Subscription,
  asker: Asker,
  context: OperationContext,
) => Promise<{ readonly refused: readonly GraphQLFormattedError[] } | { readonly answers: Answers }>;

export function createSubscribe({ schema, tools, format, introspection }: SubscribeParts): Subscribe {
  const answering = createAnswering({ schema, tools, format });
  return async ({ query, ...asked }, asker, contextValue) => {
    const { document, operationName, variables: variableValues } = asked;
    const stream = await createSourceEventStream({
      schema,
      document,
      operationName,
      variableValues,
      contextValue,
      hideSuggestions: !introspection,
      options: { maxCoercionErrors: mostErrors },
    });
    if (!(Symbol.asyncIterator in stream)) return { refused: (stream.errors ?? []).map(ofInput).map(format) };
    const { viewer, language } = asker;
    const key = answerKey({ ...asked, query, viewer, language });
    if (!(stream instanceof Follower)) throw new Error('a subscription that does not follow the feed');
    return { answers: new Answers(stream, { ...asked, asker, key }, answering) };
  };
}

/** Values of variables that do not fit are the client's; graphql gives such errors no code, and the variable for a place. */
const ofInput = (error: GraphQLError): GraphQLError =>
  error.nodes?.[0]?.kind !== Kind.VARIABLE_DEFINITION || error.originalError instanceof TrunklineError
    ? error
    : new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: 'BAD_USER_INPUT' } });
