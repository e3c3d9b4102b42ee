import { type SourceName, VendorError, type VendorErrorCode, type VendorErrorDetails } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Operation, Repeat } from './operation.ts';
import type { LeftAlone } from './policy/retry-after.ts';
import type { Lost, Reply } from './transport.ts';

/** Statuses with which vendors refuse a single request: the adapter reads what they mean. */
const refusals = new Set([400, 404, 409, 422]);

/** The sentence for a code when the caller has no better one. */
const sentences: Readonly<Record<VendorErrorCode, (name: string) => string>> = {
  VENDOR_TIMEOUT: (name) => `${name} did not answer in time.`,
  VENDOR_UNAVAILABLE: (name) => `${name} cannot be reached.`,
  VENDOR_RATE_LIMITED: (name) => `${name} asks for fewer requests.`,
  VENDOR_UNAUTHORIZED: (name) => `${name} does not accept our credentials.`,
  VENDOR_BAD_RESPONSE: (name) => `${name} gave an answer that makes no sense.`,
  VENDOR_REJECTED: (name) => `${name} refused the request.`,
};

/** Milliseconds of a Retry-After header (RFC 9110: whole seconds or an HTTP date); null when absent or unreadable. */
function retryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = value.endsWith('GMT') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

const inWords = (milliseconds: number): string =>
  milliseconds < 1000 ? `${milliseconds} ms` : `${milliseconds / 1000} s`;

/** The error as it is once the request, or an earlier attempt of it, may have reached the vendor. A read changes nothing. */
export function withTrace(error: VendorError, traced: boolean, repeat: Repeat): VendorError {
  const mayHaveHappened = repeat !== 'safe' && (error.mayHaveHappened || traced);
  const retryable = error.retryable && !(mayHaveHappened && repeat === 'never');
  if (mayHaveHappened === error.mayHaveHappened && retryable === error.retryable) return error;
  const { code, source, message, vendorCode, retryAfter, cause } = error;
  return new VendorError(code, source, message, { vendorCode, retryable, retryAfter, mayHaveHappened, cause });
}

export interface Faults {
  /** An error of this source, with our own sentence when none is given. */
  error(code: VendorErrorCode, message?: string, details?: VendorErrorDetails): VendorError;
  /** The time for the whole operation is over. */
  deadline(): VendorError;
  /** The circuit is open for so many milliseconds more. */
  resting(rest: number): VendorError;
  /** The vendor has asked to be left alone, and is. */
  leftAlone(left: LeftAlone): VendorError;
  /** So many wait already that another one will not be served in time; room may come after so many milliseconds. */
  crowded(wait: number): VendorError;
  /** What a status means by itself; null when every adapter reads such answers. */
  ofStatus(reply: Pick<Reply, 'status' | 'headers'>): VendorError | null;
  /** The same; null also when it is an answer that this source's adapter reads. */
  ofReply(reply: Reply, operation: Operation): VendorError | null;
  ofLost(lost: Lost): VendorError;
}

export interface FaultOptions {
  readonly source: SourceName;
  /** Milliseconds. */
  readonly timeout: number;
  readonly answers?: ((status: number, operation: Operation) => boolean) | undefined;
  /** What the source gets in a second at most; no limit when left out. */
  readonly requestsPerSecond?: number | undefined;
  readonly clock: Clock;
}

/** The one place that says what a broken exchange or a status means. */
export function createFaults({ source, timeout, answers, requestsPerSecond, clock }: FaultOptions): Faults {
  const error: Faults['error'] = (code, message = sentences[code](source.name), details = {}) =>
    new VendorError(code, source, message, details);

  function ofStatus({ status, headers }: Pick<Reply, 'status' | 'headers'>): VendorError | null {
    if ((status >= 200 && status < 300) || refusals.has(status)) return null;
    const wait = { retryable: true, retryAfter: retryAfter(headers['retry-after'], clock.now()) };
    if (status === 401 || status === 403) return error('VENDOR_UNAUTHORIZED');
    if (status === 429) return error('VENDOR_RATE_LIMITED', undefined, wait);
    // Both say that the request was not taken up.
    if (status === 408 || status === 503)
      return error('VENDOR_UNAVAILABLE', `${source.name} is not available (status ${status}).`, wait);
    if (status >= 500)
      return error('VENDOR_UNAVAILABLE', `${source.name} failed (status ${status}).`, {
        retryable: status !== 501,
        mayHaveHappened: true,
      });
    if (status >= 400) return error('VENDOR_REJECTED', `${source.name} refused the request (status ${status}).`);
    return error('VENDOR_BAD_RESPONSE', `${source.name} answered with status ${status}, which makes no sense here.`);
  }

  return {
    error,
    deadline: () =>
      error('VENDOR_TIMEOUT', `${source.name} did not answer within ${inWords(timeout)}.`, { retryable: true }),
    resting: (rest) =>
      error('VENDOR_UNAVAILABLE', `${source.name} has just failed too often; it is left alone for a moment.`, {
        retryable: true,
        retryAfter: rest,
      }),
    leftAlone: ({ reason: { code }, wait }) =>
      error(
        code,
        code === 'VENDOR_UNAVAILABLE' ? `${source.name} has asked to be left alone for a moment.` : undefined,
        { retryable: true, retryAfter: wait },
      ),
    crowded: (retryAfter) =>
      requestsPerSecond === undefined
        ? error('VENDOR_UNAVAILABLE', `Too many requests to ${source.name} wait for an answer already.`, {
            retryable: true,
            retryAfter,
          })
        : error(
            'VENDOR_RATE_LIMITED',
            `${source.name} is sent ${requestsPerSecond} requests a second at most, and too many wait already.`,
            { retryable: true, retryAfter },
          ),
    ofStatus,
    ofReply: (reply, operation) => (answers?.(reply.status, operation) === true ? null : ofStatus(reply)),
    ofLost(lost) {
      switch (lost.stage) {
        case 'unsent':
          return error('VENDOR_UNAVAILABLE', undefined, { retryable: true, cause: lost });
        case 'unanswered':
          return error('VENDOR_UNAVAILABLE', `${source.name} closed the connection without an answer.`, {
            retryable: true,
            mayHaveHappened: true,
            cause: lost,
          });
        case 'broken':
          return error('VENDOR_BAD_RESPONSE', `${source.name} gave an answer that broke off.`, {
            retryable: true,
            mayHaveHappened: true,
            cause: lost,
          });
        case 'oversized':
          return error('VENDOR_BAD_RESPONSE', `${source.name} gave an answer that is too large.`, {
            mayHaveHappened: true,
            cause: lost,
          });
      }
    },
  };
}
