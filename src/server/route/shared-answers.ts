import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '../../metrics.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Grounds } from '../../ports/grounds.ts';
import { Bounded } from '../documents/bounded.ts';
import { note } from '../operations/observe.ts';
import { languageOf, type RequestContext } from '../operations/request-context.ts';
import { rightsOf } from '../subscriptions/answer-key.ts';
import { signedInOf } from './signed-in.ts';

/** Characters of all answers that are kept, with what they answer. */
const mostCharacters = 16 * 1024 * 1024;
/** What an answer takes besides, in characters. */
const besides = 500;

interface Answer {
  /** What decides it; see keyOf. */
  readonly key: string;
  readonly text: string;
  readonly type: string;
  readonly operationName: string | null;
  readonly grounds: Grounds;
}

/**
 * Answers to queries that whoever asks the same with the same rights is given too, for as long as what they rest on holds: a wall
 * of dashboards costs one execution. Nothing is shown that reading the sources anew would not show: they remember as long.
 */
export interface SharedAnswers {
  /** Answers the request where somebody has just been given the answer. */
  answer(request: FastifyRequest, reply: FastifyReply): boolean;
  /** The answer that a request was given. */
  keep(request: FastifyRequest, answer: Omit<Answer, 'key'>): void;
}

/** Has Apollo say of each operation what it was, and keeps apart what is nobody else's answer: changes, and what went wrong. */
export const sharingPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async ({ contextValue }) => ({
    willSendResponse: async ({ operation, operationName, response: { body } }) => {
      contextValue.ran.operationName = operationName ?? null;
      const isWhole = body.kind === 'single' && body.singleResult.errors === undefined;
      if (operation?.operation !== 'query' || !isWhole) contextValue.grounds.passing();
    },
  }),
};

export function createSharedAnswers(clock: Clock, metrics: Metrics): SharedAnswers {
  const answers = new Bounded<Answer>(mostCharacters, ({ key, text }) => key.length + text.length + besides);

  return {
    answer(request, reply) {
      const key = answers.size === 0 ? null : keyOf(request);
      const answer = key === null ? undefined : answers.get(key);
      if (answer === undefined) return false;
      if (!answer.grounds.hold(clock.now())) {
        answers.delete(answer.key);
        return false;
      }
      const { operationName, text, type } = answer;
      note(metrics, request.log, { type: 'query', operationName, errors: undefined, milliseconds: 0 });
      void reply.header('content-type', type).send(text);
      return true;
    },
    keep(request, answer) {
      const now = clock.now();
      answer.grounds.since(now);
      const key = answer.grounds.hold(now) ? keyOf(request) : null;
      if (key !== null) answers.set(key, { ...answer, key });
    },
  };
}

/**
 * Everything of a request that decides the answer, besides what is true; null where it is not shared: by GET, which browsers
 * send for other sites too, and where a gateway wants to know how long each field took.
 */
function keyOf(request: FastifyRequest): string | null {
  const { method, body, headers } = request;
  if (method !== 'POST' || 'apollo-federation-include-trace' in headers) return null;
  const { viewer } = signedInOf(request);
  const { accept, 'accept-language': language } = headers;
  try {
    return JSON.stringify([body, rightsOf(viewer), languageOf(language), accept]);
  } catch {
    // Lists in lists are read to any depth, and written to some.
    return null;
  }
}
