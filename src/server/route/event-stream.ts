import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Clock } from '../../ports/clock.ts';
import { keepBeating } from '../heartbeat.ts';
import { leavePlace } from '../load/route.ts';
import type { Begin } from '../operations/index.ts';
import { operationIn } from '../operations/operation-in.ts';
import { askerOf } from '../operations/request-context.ts';
import type { Answers, Reader } from '../subscriptions/answers.ts';
import { mostBuffered, TooSlow } from '../subscriptions/too-slow.ts';
import { tokenEnded, whenEnded } from '../token-end.ts';

/**
 * GraphQL over server-sent events in distinct connections mode: one operation a request, a `next` for each result, then
 * `complete` (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md). Written here because the library for it
 * keeps what a slow reader has not taken without bound.
 */

export interface EventStreamOptions {
  readonly begin: Begin;
  readonly format: (error: GraphQLError) => GraphQLFormattedError;
  readonly clock: Clock;
}

/** Signs of life that may go unread by one who has taken nothing else either. */
const mostUnread = 2;

/** Whether a request asks for an event stream. */
export const wantsEventStream = ({ headers }: FastifyRequest): boolean =>
  /(^|,)\s*text\/event-stream\s*(;|,|$)/i.test(headers.accept ?? '');

/**
 * Answers a request with an event stream.
 * @throws an error with an HTTP status for a request that holds no operation, or a change in an address.
 */
export async function answerEventStream(
  { begin, format, clock }: EventStreamOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const asker = askerOf(request);
  const { course, giveUp } = begin(operationIn(request), asker);
  const { raw } = reply;
  let end = giveUp;
  raw.once('close', () => end());
  const came = await course;
  leavePlace(request);
  // Whoever waits for the next event hears nothing of a connection that is gone.
  if ('answers' in came) end = () => came.answers.end();
  if (raw.destroyed) return end();

  reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    // Proxies that gather answers before they pass them on would keep events back.
    'x-accel-buffering': 'no',
    'x-request-id': request.id,
  });
  keepAlive(raw, clock);
  const complete = (failure?: unknown): void => {
    if (failure !== undefined) {
      const originalError = failure instanceof Error ? failure : new Error('not an Error', { cause: failure });
      next(raw, JSON.stringify({ errors: [format(new GraphQLError(originalError.message, { originalError }))] }));
    }
    raw.end('event: complete\ndata:\n\n');
  };
  if ('answers' in came) {
    const reader = readerAt(raw, came.answers, complete);
    const stopWaiting = whenEnded(clock, asker, () => {
      reader.ended(tokenEnded());
      came.answers.end();
    });
    raw.once('close', stopWaiting);
    came.answers.passTo(reader);
  } else {
    next(raw, 'refused' in came ? JSON.stringify({ errors: came.refused }) : came.answer);
    complete();
  }
}

function readerAt(raw: ServerResponse, answers: Answers, complete: (failure?: unknown) => void): Reader {
  let isComplete = false;
  let draining: Promise<void> | undefined;
  const ended = (failure?: unknown): void => {
    if (isComplete) return;
    isComplete = true;
    complete(failure);
  };
  return {
    take(answer) {
      if (raw.writableLength <= mostBuffered) {
        if (next(raw, answer)) return undefined;
        draining ??= drained(raw).finally(() => {
          draining = undefined;
        });
        return draining;
      }
      ended(new TooSlow());
      answers.end();
      return undefined;
    },
    ended,
  };
}

const next = (raw: ServerResponse, answer: string): boolean => raw.write(`event: next\ndata: ${answer}\n\n`);

/** Waits until the reader has taken enough, or is gone. */
function drained(raw: ServerResponse): Promise<void> {
  if (raw.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const go = (): void => {
      raw.off('drain', go);
      raw.off('close', go);
      resolve();
    };
    raw.on('drain', go);
    raw.on('close', go);
  });
}

/** Writes a comment now, for some browsers wait for a first byte, and again and again. Cuts off who reads nothing for long. */
function keepAlive(raw: ServerResponse, clock: Clock): void {
  let unread = 0;
  let taken = 0;
  raw.write(':\n\n');
  const stop = keepBeating(clock, () => {
    const before = taken;
    taken = (raw.socket?.bytesWritten ?? 0) - raw.writableLength;
    unread = raw.writableLength === 0 || taken > before ? 0 : unread + 1;
    if (unread > mostUnread) raw.destroy();
    else if (!raw.writableEnded) raw.write(':\n\n');
  });
  raw.once('close', stop);
}
