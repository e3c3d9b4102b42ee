import type { ApolloServer } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Admit, OperationRequest } from './admission.ts';
import type { Answers } from './answers.ts';
import { note } from './observe.ts';
import {
  type Asker,
  type OperationContext,
  operationContext,
  type RequestContext,
  type RequestTools,
} from './request-context.ts';
import type { Subscribe } from './subscribe.ts';

/** What an operation comes to: refused before it ran, one answer, or an answer to each event. Answers are JSON. */
export type Course =
  | { readonly refused: readonly GraphQLFormattedError[] }
  | { readonly answer: string }
  | { readonly answers: Answers };

/** An operation that has been begun. */
export interface Begun {
  readonly course: Promise<Course>;
  /** Who asked has gone. What `course` comes to then has to be ended all the same. */
  giveUp(): void;
}

/** Runs any operation, for the carriers that Apollo does not know: sockets and event streams. */
export type Begin = (request: OperationRequest, asker: Asker) => Begun;

export interface OperationParts {
  readonly apollo: ApolloServer<RequestContext>;
  readonly admit: Admit;
  readonly subscribe: Subscribe;
  readonly tools: RequestTools;
  readonly format: (error: GraphQLError) => GraphQLFormattedError;
}

export function createOperations({ apollo, admit, subscribe, tools, format }: OperationParts): Begin {
  const { clock, metrics } = tools.reads;

  /** A query or a mutation, or what Apollo says of a document that is none. */
  async function answer({ query, operationName, variables }: OperationRequest, contextValue: OperationContext) {
    const { body } = await apollo.executeOperation(
      { query, ...(operationName === undefined ? {} : { operationName }), variables: { ...variables } },
      { contextValue },
    );
    if (body.kind !== 'single') throw new Error('an incremental answer was not asked for');
    const { singleResult } = body;
    return 'data' in singleResult ? { answer: JSON.stringify(singleResult) } : { refused: singleResult.errors ?? [] };
  }

  async function run(request: OperationRequest, asker: Asker, context: OperationContext): Promise<Course> {
    const started = clock.now();
    const admission = admit(request);
    if (admission === null) return answer(request, context);
    const begun =
      'errors' in admission
        ? { refused: admission.errors.map(format) }
        : await subscribe({ ...request, ...admission }, asker, context);
    note(metrics, asker.log, {
      type: 'subscription',
      operationName: request.operationName ?? null,
      errors: 'refused' in begun ? begun.refused : undefined,
      milliseconds: clock.now() - started,
    });
    return begun;
  }

  return (request, asker) => {
    const context = operationContext(tools, asker);
    return { course: run(request, asker, context).finally(context.finish), giveUp: context.giveUp };
  };
}
