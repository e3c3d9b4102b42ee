import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { anonymous, type Context, createContext } from '../context.ts';
import { TrunklineError } from '../errors.ts';
import type { Reads } from '../loaders/reads.ts';
import type { Idempotency } from '../services/idempotency.ts';

/** What the server adds to a resolver's context. */
export interface RequestContext extends Context {
  /** Carries the request's id. */
  readonly log: FastifyBaseLogger;
  /** Nobody waits any more: ends the deadline. */
  finish(): void;
}

export interface RequestTools {
  readonly reads: Omit<Reads, 'call'>;
  readonly once: Idempotency;
  /** Milliseconds that a query or mutation may take. */
  readonly operationTimeout: number;
}

/** A context for one HTTP request: its language, its deadline, and loaders of its own. */
export function requestContext(tools: RequestTools, request: FastifyRequest, reply: FastifyReply): RequestContext {
  const { reads, once, operationTimeout } = tools;
  const controller = new AbortController();
  const finish = reads.clock.after(operationTimeout, () =>
    controller.abort(
      new TrunklineError(
        'OPERATION_TIMEOUT',
        `The operation took longer than ${operationTimeout / 1000} s: ask for less.`,
      ),
    ),
  );
  // Whoever hangs up waits for nothing; calls that others wait for as well go on.
  reply.raw.once('close', () => {
    finish();
    if (!reply.raw.writableFinished) controller.abort(new TrunklineError('OPERATION_TIMEOUT', 'The client hung up.'));
  });
  const call = { language: languageOf(request.headers['accept-language']), signal: controller.signal };
  return Object.assign(createContext(anonymous, { ...reads, call }, once), { log: request.log, finish });
}

/** The first language of an Accept-Language header, two letters; undefined where it names none. */
function languageOf(header: string | undefined): string | undefined {
  const [, language] = /^\s*([a-z]{2})(?:[-_;,\s]|$)/i.exec(header ?? '') ?? [];
  return language?.toLowerCase();
}
