import { CircuitState, type IBreaker } from 'cockatiel';
import type { Clock } from '../ports/clock.ts';

/** Seconds that a sample looks back. */
const length = 10;
/** Calls without which it says nothing: a few failures in a quiet hour are no outage. */
const enough = 20;
/** Share of failed calls at which a vendor is taken to be ill. */
const threshold = 0.6;

/**
 * Decides when the circuit opens: when most of a real number of calls failed lately. It does the work of cockatiel's
 * SamplingBreaker, by our clock, and with failures that grow old also while there is no traffic.
 */
export class Sample implements IBreaker {
  /** What cockatiel would carry over a restart: nothing. */
  state: unknown = null;
  readonly #clock: Clock;
  readonly #seconds = new Map<number, { calls: number; failed: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  success(circuit: CircuitState): void {
    if (circuit === CircuitState.HalfOpen) this.#seconds.clear();
    this.#add(0);
  }

  /** Whether the circuit is to open. */
  failure(): boolean {
    this.#add(1);
    let calls = 0;
    let failed = 0;
    for (const second of this.#seconds.values()) {
      calls += second.calls;
      failed += second.failed;
    }
    return calls >= enough && failed >= threshold * calls;
  }

  #add(failed: 0 | 1): void {
    const now = Math.floor(this.#clock.now() / 1000);
    for (const second of this.#seconds.keys()) if (second <= now - length) this.#seconds.delete(second);
    const tally = this.#seconds.get(now) ?? { calls: 0, failed: 0 };
    this.#seconds.set(now, { calls: tally.calls + 1, failed: tally.failed + failed });
  }
}
