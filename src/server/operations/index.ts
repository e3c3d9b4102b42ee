import type { ApolloServer } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FindDocument } from '../documents/find.ts';
import { BadRequest } from '../http-errors.ts';
import type { Admit, FoundOperation } from '../subscriptions/admission.ts';
import type { Answers } from '../subscriptions/answers.ts';
import type { Subscribe } from '../subscriptions/subscribe.ts';
import { demandLasting } from '../token-end.ts';
import { note } from './observe.ts';
import { isChange, type OperationRequest } from './operation-in.ts';
import {
  type Asker,
  type OperationContext,
  operationContext,
  type RequestContext,
  type RequestTools,
} from './request-context.ts';

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
  readonly find: FindDocument;
  readonly admit: Admit;
  readonly subscribe: Subscribe;
  readonly tools: RequestTools;
  readonly format: (error: GraphQLError) => GraphQLFormattedError;
}

export function createOperations({ apollo, find, admit, subscribe, tools, format }: OperationParts): Begin {
  const { clock, metrics } = tools.reads;

  /** A query or a mutation, or what Apollo says of a document that is none. */
  async function answer({ query, operationName, variables }: FoundOperation, contextValue: OperationContext) {
    const { body } = await apollo.executeOperation(
      { query, ...(operationName === undefined ? {} : { operationName }), variables: { ...variables } },
      { contextValue },
    );
    if (body.kind !== 'single') throw new Error('an incremental answer was not asked for');
    const { singleResult } = body;
    return 'data' in singleResult ? { answer: JSON.stringify(singleResult) } : { refused: singleResult.errors ?? [] };
  }

  async function run(request: OperationRequest, asker: Asker, context: OperationContext): Promise<Course> {
    demandLasting(clock, asker);
    const started = clock.now();
    const { operationName, variables, isAddress } = request;
    const noted = <Came extends Course>(type: string, came: Came): Came => {
      const errors = 'refused' in came ? came.refused : undefined;
      const milliseconds = clock.now() - started;
      note(metrics, asker.log, { type, operationName: operationName ?? null, errors, milliseconds });
      return came;
    };

    const found = find(request);
    if (found instanceof GraphQLError) return noted('unknown', { refused: [format(found)] });
    if (isAddress && isChange(found, operationName))
      throw new BadRequest(405, 'An operation that changes something is sent by POST.', 'POST');
    const operation = { ...found, operationName, variables };
    const admission = admit(operation);
    if (admission === null) return answer(operation, context);
    return noted(
      'subscription',
      'errors' in admission
        ? { refused: admission.errors.map(format) }
        : await subscribe({ ...operation, ...admission }, asker, context),
    );
  }

  return (request, asker) => {
    const context = operationContext(tools, asker);
    return { course: run(request, asker, context).finally(context.finish), giveUp: context.giveUp };
  };
}
