import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '../../auth/sign-in.ts';
import { type Context, createContext } from '../../context.ts';
import { TrunklineError } from '../../errors.ts';
import type { Feed } from '../../events/feed.ts';
import type { Reads } from '../../loaders/reads.ts';
import { Grounds } from '../../ports/grounds.ts';
import type { Idempotency } from '../../services/idempotency.ts';
import { Abandoned } from '../../waiting.ts';
import type { Watch } from '../../watch/index.ts';
import { addressIn } from '../load/route.ts';
import { signedInOf } from '../route/signed-in.ts';

/** What the server adds to a resolver's context. */
export interface RequestContext extends Context {
  /** Carries the request's id. */
  readonly log: FastifyBaseLogger;
  /** What the answer rests on. */
  readonly grounds: Grounds;
  /** What ran, as soon as it is known. Apollo gives plugins a copy of the context, so this is an object of its own. */
  readonly ran: { operationName: string | null };
  /** Nobody waits any more: ends the deadline. */
  finish(): void;
}

export interface RequestTools {
  readonly reads: Omit<Reads, 'call'>;
  readonly once: Idempotency;
  readonly feed: Feed;
  readonly watch: Watch;
  /** Milliseconds that a query or mutation, or the answer to one event, may take. */
  readonly operationTimeout: number;
}

/** Who asks, and how. */
export interface Asker extends SignedIn {
  /** Where they ask from, as limits count it. */
  readonly address: string;
  /** Two letters; undefined where none was named. */
  readonly language: string | undefined;
  readonly log: FastifyBaseLogger;
}

/** A context that nobody may wait for any more before its time. */
export interface OperationContext extends RequestContext {
  /** Who asked has gone: what is waited for is not needed. */
  giveUp(): void;
}

/**
 * A context for one operation or one event: its deadline, and loaders of its own.
 * @param since answers of vendors from before this moment will not do (epoch milliseconds).
 */
export function operationContext(
  { reads, once, feed, watch, operationTimeout }: RequestTools,
  { viewer, language, log }: Asker,
  since?: number,
): OperationContext {
  const controller = new AbortController();
  const finish = reads.clock.after(operationTimeout, () =>
    controller.abort(
      new TrunklineError(
        'OPERATION_TIMEOUT',
        `The operation took longer than ${operationTimeout / 1000} s: ask for less.`,
      ),
    ),
  );
  const grounds = new Grounds();
  const call = { language, since, signal: controller.signal, grounds };
  return Object.assign(createContext({ viewer, reads: { ...reads, call }, once, feed, watch }), {
    log,
    grounds,
    ran: { operationName: null },
    finish,
    giveUp: () => controller.abort(new Abandoned()),
  });
}

/** A context for one HTTP request. */
export function requestContext(tools: RequestTools, request: FastifyRequest, reply: FastifyReply): RequestContext {
  const context = operationContext(tools, askerOf(request));
  // Whoever hangs up waits for nothing; calls that others wait for as well go on.
  reply.raw.once('close', () => {
    context.finish();
    if (!reply.raw.writableFinished) context.giveUp();
  });
  return context;
}

/** Who sends a request. */
export const askerOf = (request: FastifyRequest): Asker => ({
  ...signedInOf(request),
  address: addressIn(request),
  language: languageOf(request.headers['accept-language']),
  log: request.log,
});

/** The first language of an Accept-Language header, two letters; undefined where it names none. */
export function languageOf(header: string | undefined): string | undefined {
  const [, language] = /^\s*([a-z]{2})(?:[-_;,\s]|$)/i.exec(header ?? '') ?? [];
  return language?.toLowerCase();
}
