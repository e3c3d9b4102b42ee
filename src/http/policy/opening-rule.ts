import { CircuitState, type IBreaker } from 'cockatiel';
import type { Clock } from '../../ports/clock.ts';
import { Lately } from './lately.ts';

/** Calls of the last ten seconds without which their share of failures says nothing: a few failures are no outage. */
const enough = 20;
/** Share of failed calls at which a vendor is taken to be ill. */
const threshold = 0.6;
/**
 * Failures in a row that say the same however few the calls are, as they are where each waits for its timeout; and the
 * milliseconds that they have to go on for, so that many at once in a short moment are left to the repeats. Where nothing else has come
 * for a long time, fewer will do.
 */
const rows = [
  { failures: 10, goingOn: 1_000 },
  { failures: 5, goingOn: 10_000 },
] as const;

/** Milliseconds after which a failure has nothing to do with the next one. */
const apart = 60_000;

/**
 * Decides when the circuit opens: when most of a real number of calls failed lately, or nothing else has come for a while. It does
 * the work of cockatiel's SamplingBreaker, by our clock, and with failures that grow old also while there is no traffic.
 */
export class OpeningRule implements IBreaker {
  /** What cockatiel would carry over a restart: nothing. */
  state: unknown = null;
  readonly #clock: Clock;
  readonly #calls: Lately<'failed' | 'fine'>;
  #row = 0;
  #rowBegan = 0;
  #failedAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#calls = new Lately(clock);
  }

  success(circuit: CircuitState): void {
    if (circuit === CircuitState.HalfOpen) this.#calls.clear();
    this.#calls.add('fine');
    this.#row = 0;
  }

  /** Whether the circuit is to open. */
  failure(): boolean {
    this.#calls.add('failed');
    const now = this.#clock.now();
    if (now - this.#failedAt > apart) this.#row = 0;
    // A clock that was set back must not make it younger than nothing.
    if (this.#row === 0 || now < this.#rowBegan) this.#rowBegan = now;
    this.#row += 1;
    this.#failedAt = now;
    const failed = this.#calls.count('failed');
    const calls = failed + this.#calls.count('fine');
    const isMostly = calls >= enough && failed >= threshold * calls;
    const lasted = now - this.#rowBegan;
    return isMostly || rows.some(({ failures, goingOn }) => this.#row >= failures && lasted >= goingOn);
  }
}
