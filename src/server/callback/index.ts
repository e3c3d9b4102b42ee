import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { BadUserInput } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { leavePlace } from '../load/route.ts';
import type { Begin } from '../operations/index.ts';
import { operationIn } from '../operations/operation-in.ts';
import { type Asker, askerOf } from '../operations/request-context.ts';
import { responseType } from '../status.ts';
import type { Answers } from '../subscriptions/answers.ts';
import { tokenEnded, whenEnded } from '../token-end.ts';
import { type CallbackAsked, callbackIn, wantsCallback } from './asked.ts';
import { Delivery } from './delivery.ts';
import { createRouterLine, protocol } from './router-line.ts';

/**
 * Subscriptions whose answers are sent to a router over HTTP
 * (https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/callback-protocol). Not by Apollo's plugin for
 * it, which calls any address, runs subscriptions past the limits, and knows neither our feed nor our clock.
 */

export interface CallbackOptions {
  readonly begin: Begin;
  readonly format: (error: GraphQLError) => GraphQLFormattedError;
  readonly clock: Clock;
  /** Addresses that may be called, with all below them. None turns the protocol off. */
  readonly allow: readonly string[];
}

export interface Callbacks {
  /** Whether a request is for these. */
  wants(request: FastifyRequest): boolean;
  /**
   * Answers a request, after the router has said that it did ask.
   * @throws an error with an HTTP status or code for a request that is refused before it is begun.
   */
  answer(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Resolves when every router has been told the end of its subscriptions; the feed has ended before. */
  ended(): Promise<void>;
  /** Waits for nobody any more. */
  terminate(): void;
}

export function createCallbacks({ begin, format, clock, allow }: CallbackOptions): Callbacks {
  const hangUp = new AbortController();
  const underWay = new Set<Promise<void>>();

  const formatted = (failure: unknown): GraphQLFormattedError => {
    const originalError = failure instanceof Error ? failure : new Error('not an Error', { cause: failure });
    return format(new GraphQLError(originalError.message, { originalError }));
  };

  /** Sends a subscription's answers to the router, until either side has enough. */
  function deliver(answers: Answers, asked: CallbackAsked, asker: Asker): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    underWay.add(promise);
    const delivery = new Delivery({
      line: createRouterLine(asked, { clock, hangUp: hangUp.signal }),
      clock,
      heartbeat: asked.heartbeat,
      format: formatted,
      stop: () => answers.end(),
      over(isLost) {
        if (isLost) asker.log.info('a router has left a subscription');
        stopWaiting();
        underWay.delete(promise);
        resolve();
      },
    });
    const stopWaiting = whenEnded(clock, asker, () => delivery.cut(tokenEnded()));
    answers.passTo(delivery);
  }

  return {
    wants: (request) => allow.length > 0 && wantsCallback(request),
    async answer(request, reply) {
      const asked = callbackIn(request, allow);
      const asker = askerOf(request);
      const { course, giveUp } = begin(operationIn(request), asker);
      let end = giveUp;
      const leave = (): void => end();
      reply.raw.once('close', leave);
      const came = await course;
      leavePlace(request);
      if ('answers' in came) end = () => came.answers.end();
      const send = (body: string): void => {
        void reply.header('subscription-protocol', protocol).type(responseType(request.headers.accept)).send(body);
      };
      if ('answer' in came) return send(came.answer);
      if ('refused' in came) return send(JSON.stringify({ errors: came.refused }));
      const { answers } = came;
      const taken = await createRouterLine(asked, { clock, hangUp: hangUp.signal }).check();
      reply.raw.off('close', leave);
      if (reply.raw.destroyed || taken !== 'taken') answers.end();
      if (taken !== 'taken')
        throw new BadUserInput('extensions.subscription', 'The router did not confirm this callback.');
      if (reply.raw.destroyed) return;
      send('{"data":null}');
      deliver(answers, asked, asker);
    },
    async ended() {
      await Promise.all(underWay);
    },
    terminate: () => hangUp.abort(),
  };
}
