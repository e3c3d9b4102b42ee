import type { FastifyReply, FastifyRequest } from 'fastify';
import { Unauthenticated } from '../auth/errors.ts';
import { type ErrorCode, TrunklineError } from '../errors.ts';
import { TurnedAway } from './load/turned-away.ts';
import { responseType } from './status.ts';

/** What goes wrong around GraphQL, before Apollo sees the request. BAD_REQUEST is Apollo's code for the same. */
type HttpErrorCode = ErrorCode | 'BAD_REQUEST';

/** A request that cannot be taken, with a sentence for the client: the one for its status where none is given. */
export class BadRequest extends Error {
  readonly status: 400 | 404 | 405 | 415;
  /** The methods that would be taken; null where it does not fail of its method. */
  readonly allow: string | null;
  constructor(status: BadRequest['status'], message = sentenceOf(status), allow: string | null = null) {
    super(message);
    this.name = 'BadRequest';
    this.status = status;
    this.allow = allow;
  }
}

interface Answer {
  readonly status: number;
  readonly message: string;
  readonly code: HttpErrorCode;
}

/** Our own codes that have a status; any other of ours is the client's fault. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  SIGN_IN_UNAVAILABLE: 503,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
};

const MESSAGE: Readonly<Record<number, string>> = {
  400: 'The request cannot be read. Send a JSON object such as {"query": "{ viewer { subject } }"} as its body.',
  404: 'There is nothing at this address. GraphQL is at /graphql.',
  413: 'The body is larger than this server accepts. Send a shorter document or fewer variables.',
  415: 'The body is of a type that this server does not read. Send JSON, not compressed, with the header Content-Type: application/json.',
};

const sentenceOf = (status: number): string => MESSAGE[status] ?? `The request was refused with HTTP status ${status}.`;

/** What fastify says of an error: an HTTP status, where it has one. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}

function answerTo(error: unknown): Answer {
  if (error instanceof TrunklineError) {
    const status = error instanceof TurnedAway ? error.status : STATUS[error.code];
    return { status: status ?? 400, message: error.message, code: error.code };
  }
  if (error instanceof BadRequest) return { status: error.status, message: error.message, code: 'BAD_REQUEST' };
  const status = statusOf(error);
  if (status >= 500) return { status, message: 'Something went wrong here.', code: 'INTERNAL_SERVER_ERROR' };
  const code = status === 429 ? 'RATE_LIMITED' : 'BAD_REQUEST';
  return { status, message: sentenceOf(status), code };
}

/**
 * Fastify's error handler, for every route: answers what fails outside Apollo (broken JSON, a foreign media type, too
 * large a body, hooks that throw) as a GraphQL response without `data`. Errors of ours keep message and code; any
 * other message stays in the log, and a fault of ours shows the request's id to find it there.
 */
export function answerHttpError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, message, code } = answerTo(error);
  const isFault = code === 'INTERNAL_SERVER_ERROR';
  if (isFault) request.log.error({ err: error }, 'request failed');
  if (error instanceof Unauthenticated) {
    request.log.info({ reason: message }, 'sign-in refused');
    reply.header('www-authenticate', error.challenge);
  }
  const details: Readonly<Record<string, unknown>> = error instanceof TrunklineError ? error.extensions : { code };
  const { retryAfter } = details;
  if (typeof retryAfter === 'number') reply.header('retry-after', Math.ceil(retryAfter / 1000));
  const extensions = isFault ? { code, correlationId: request.id } : details;
  const answer = { errors: [{ message, extensions }] };
  if (error instanceof BadRequest && error.allow !== null) reply.header('allow', error.allow);
  void reply.code(status).type(responseType(request.headers.accept)).send(JSON.stringify(answer));
}

/** Fastify's handler for addresses and methods that it does not know; its own would repeat them. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  const [path] = request.url.split('?');
  const isGraphql = path === '/graphql';
  const error = isGraphql ? new BadRequest(405, 'GraphQL is asked by POST or GET.', 'GET, POST') : new BadRequest(404);
  answerHttpError(error, request, reply);
}
