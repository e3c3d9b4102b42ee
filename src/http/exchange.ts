import { VendorError } from '../errors.ts';
import type { Metrics } from '../metrics.ts';
import type { Clock } from '../ports/clock.ts';
import { reasonOf } from '../waiting.ts';
import { type Faults, withTrace } from './faults.ts';
import type { HealthRecord } from './health.ts';
import type { Logger } from './logger.ts';
import type { VendorAnswer, VendorRequest } from './operation.ts';
import { type Breaker, CircuitOpen, type Verdict } from './policy/breaker.ts';
import { LineFull, type Pace } from './policy/pace.ts';
import { LeftAlone, type RetryAfter } from './policy/retry-after.ts';
import type { RetryBudget } from './policy/retry-budget.ts';
import type { Silence } from './policy/silence.ts';
import { type Headers, SessionEnded } from './session.ts';
import { Lost, type Reply, type Transport } from './transport.ts';
import type { Urgency } from './urgency.ts';

/** One request on its way to the vendor, at most once. */
export interface Attempt<T> {
  readonly request: VendorRequest;
  /** Headers of the session. */
  readonly headers: Headers;
  readonly urgency: Urgency;
  /** Whether a 401 may mean that just the session has ended. */
  readonly renewable: boolean;
  /** Ends the attempt; its reason is the error that the attempt then ends with. */
  readonly signal: AbortSignal;
  readonly isFirst: boolean;
  readonly afterLostAnswer: boolean;
  /** Reads the answer. A VendorError that it throws is the outcome of the call, in metrics and health too. */
  readonly examine: (answer: VendorAnswer) => T;
}

/** Makes an attempt. Throws a VendorError, CircuitOpen, LeftAlone, LineFull, SessionEnded, or Abandoned. */
export type Exchange = <T>(attempt: Attempt<T>) => Promise<T>;

export interface ExchangeParts {
  readonly sourceId: string;
  readonly clock: Clock;
  readonly transport: Transport;
  readonly faults: Faults;
  readonly pace: Pace;
  readonly retryAfter: RetryAfter;
  readonly retries: RetryBudget;
  readonly breaker: Breaker;
  readonly silence: Silence;
  readonly health: HealthRecord;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** What an error tells the circuit breaker: refusals, credentials and rate limits are answers. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof SessionEnded) return 'answer';
  if (!(error instanceof VendorError)) return 'nothing';
  const ill = ['VENDOR_TIMEOUT', 'VENDOR_UNAVAILABLE', 'VENDOR_BAD_RESPONSE'].includes(error.code);
  return ill ? 'fault' : 'answer';
}

/** The label under which an ended call is counted. */
function outcomeOf(error: unknown): string {
  if (error instanceof VendorError) return error.code;
  return error instanceof SessionEnded ? 'VENDOR_UNAUTHORIZED' : 'ok';
}

/** The system's code for what happened on the wire. Other causes stay out of the log: they may quote the vendor. */
const causeOf = ({ cause }: VendorError): string | undefined => (cause instanceof Lost ? cause.message : undefined);

/**
 * Retry-After and circuit, a place and a turn, the same once more; then the wire, what its status means, what the adapter makes of
 * it, and the record of it all.
 */
export function createExchange(parts: ExchangeParts): Exchange {
  const { sourceId, clock, transport, faults, pace, retryAfter, retries, breaker, silence, health, metrics, log } =
    parts;

  async function replyTo({ request, headers, signal }: Attempt<unknown>): Promise<Reply> {
    try {
      return await transport.exchange(request, headers, signal);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      if (!signal.aborted) throw faults.ofLost(error);
      const reason = reasonOf(signal);
      if (!(reason instanceof VendorError)) throw reason;
      throw withTrace(reason, error.stage !== 'unsent', request.operation.repeat);
    }
  }

  function examined<T>(attempt: Attempt<T>, reply: Reply): T {
    try {
      return attempt.examine({ ...reply, afterLostAnswer: attempt.afterLostAnswer });
    } catch (error) {
      if (error instanceof VendorError) throw error;
      throw faults.error('VENDOR_BAD_RESPONSE', undefined, { mayHaveHappened: true, cause: error });
    }
  }

  function record({ name }: { readonly name: string }, begun: number, error: unknown): void {
    const duration = clock.now() - begun;
    const failure = error instanceof VendorError && error.code !== 'VENDOR_REJECTED' ? error : null;
    const outcome = outcomeOf(error);
    metrics.vendorCall(sourceId, name, outcome, duration / 1000);
    silence.record({ duration, isFault: verdictOf(error) === 'fault' });
    health.record({ duration, failure: failure?.message ?? null });
    const line = { source: sourceId, operation: name, outcome, duration };
    if (failure === null) log.debug(line, 'vendor call');
    else log.warn({ ...line, reason: failure.message, cause: causeOf(failure) }, 'vendor call failed');
  }

  async function measured<T>(attempt: Attempt<T>): Promise<T> {
    const { operation } = attempt.request;
    const begun = clock.now();
    if (attempt.isFirst) retries.first();
    try {
      const reply = await replyTo(attempt);
      if (attempt.renewable && reply.status === 401) throw new SessionEnded();
      const fault = faults.ofReply(reply, operation);
      if (fault !== null) throw fault;
      const value = examined(attempt, reply);
      record(operation, begun, null);
      return value;
    } catch (error) {
      if (verdictOf(error) !== 'nothing') record(operation, begun, error);
      if (error instanceof VendorError) retryAfter.notice(error);
      throw error;
    }
  }

  async function entered({ urgency, signal }: Attempt<unknown>): Promise<() => void> {
    try {
      return await pace.enter(urgency, signal);
    } catch (error) {
      if (error instanceof LineFull) {
        metrics.crowded(sourceId, urgency.priority);
        health.crowded(faults.crowded(error.wait).message);
      }
      throw error;
    }
  }

  /** Throws when the vendor is to be left alone: because it asked for that, or has failed too often. */
  function checkItIsTime(): void {
    retryAfter.check();
    breaker.check();
  }

  async function sent<T>(attempt: Attempt<T>): Promise<T> {
    checkItIsTime();
    const leave = await entered(attempt);
    try {
      // It may have come to that while this one waited for its turn.
      checkItIsTime();
      return await breaker.run(() => measured(attempt));
    } finally {
      leave();
    }
  }

  return (attempt) =>
    sent(attempt).catch((error: unknown) => {
      if (error instanceof CircuitOpen) metrics.notSent(sourceId, 'circuit_open');
      if (error instanceof LeftAlone) metrics.notSent(sourceId, 'retry_after');
      throw error;
    });
}
