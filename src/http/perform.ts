import { VendorError } from '../errors.ts';
import type { Repetition } from '../metrics.ts';
import type { Clock } from '../ports/clock.ts';
import { pause, until } from '../waiting.ts';
import type { Exchange } from './exchange.ts';
import { type Faults, withTrace } from './faults.ts';
import type { VendorAnswer, VendorRequest } from './operation.ts';
import { CircuitOpen } from './policy/breaker.ts';
import { LineFull } from './policy/pace.ts';
import { LeftAlone } from './policy/retry-after.ts';
import type { RetryBudget } from './policy/retry-budget.ts';
import { type Headers, type Session, SessionEnded } from './session.ts';
import type { Urgency } from './urgency.ts';

/** Requests sent again after the first, at most. */
const maximumRepeats = 2;
/** Milliseconds before the first repeat; doubled for the next, and half of it left to chance. */
const firstWait = 200;
/** The part of its time that an operation must have left for a repeat: one that cannot be answered would make a timeout of what is known. */
const worthwhile = 1 / 20;

const backoff = (repeats: number): number => firstWait * 2 ** repeats * (0.5 + Math.random() / 2);

export interface PerformOptions {
  readonly clock: Clock;
  /** Milliseconds for the whole operation, with its waits and repeats. */
  readonly timeout: number;
  readonly faults: Faults;
  readonly exchange: Exchange;
  readonly retries: RetryBudget;
  /** A request could be sent again. */
  readonly repeated: (how: Repetition) => void;
}

export interface Job<T> {
  readonly request: VendorRequest;
  /** Reads each answer; see Attempt. */
  readonly examine: (answer: VendorAnswer) => T;
  readonly session: Session | null;
  readonly urgency: Urgency;
  /** Aborted at the deadline, and by whoever gives the operation up before; the reason is what the operation ends with. */
  readonly end: AbortController;
}

/**
 * Carries an operation through: sends the request, signs in where needed, and sends it again when that is safe, hopeful
 * and fits the time. A request is sent again when its error says `retryable`, whoever made that.
 */
export function createPerform({ clock, timeout, faults, exchange, retries, repeated }: PerformOptions) {
  return async function perform<T>({ request, examine, session, urgency, end }: Job<T>): Promise<T> {
    const { repeat } = request.operation;
    const { signal } = end;
    const lastRepeat = clock.now() + timeout * (1 - worthwhile);
    const stopTimer = clock.after(timeout, () => end.abort(faults.deadline()));
    let lost = false;
    let renewed = false;
    let signingIn = false;

    async function attempt(isFirst: boolean): Promise<T> {
      const current = session?.current() ?? null;
      signingIn = true;
      const headers: Headers = current === null ? {} : await until(current, signal);
      signingIn = false;
      const renewable = current !== null && !renewed;
      try {
        return await exchange({
          request,
          headers,
          urgency,
          renewable,
          signal,
          isFirst,
          afterLostAnswer: lost,
          examine,
        });
      } catch (error) {
        if (current === null || !(error instanceof SessionEnded)) throw error;
        session?.ended(current);
        renewed = true;
        return attempt(false);
      }
    }

    try {
      for (let repeats = 0; ; repeats += 1) {
        try {
          return await attempt(repeats === 0);
        } catch (error) {
          if (!(error instanceof VendorError)) throw error;
          lost ||= error.mayHaveHappened;
          const wait = Math.max(error.retryAfter ?? 0, backoff(repeats));
          // A sign-in has had repeats of its own.
          const again = !signingIn && error.retryable && repeat !== 'never' && repeats < maximumRepeats;
          if (!again || clock.now() + wait > lastRepeat) throw error;
          const isAllowed = retries.take();
          repeated(isAllowed ? 'sent' : 'over_budget');
          if (!isAllowed) throw error;
          await pause(clock, wait, signal);
        }
      }
    } catch (error) {
      // To wait and come again would be another way to wait in the line.
      if (error instanceof LineFull) throw withTrace(faults.crowded(error.wait), lost, repeat);
      if (error instanceof LeftAlone) throw withTrace(faults.leftAlone(error), lost, repeat);
      if (error instanceof CircuitOpen) throw withTrace(faults.resting(error.rest), lost, repeat);
      throw error instanceof VendorError ? withTrace(error, lost, repeat) : error;
    } finally {
      stopTimer();
    }
  };
}
