import type { Clock } from '../../ports/clock.ts';
import { Lately } from './lately.ts';

/** Repeats for each first request of the last ten seconds, at most: a vendor in trouble gets a fifth more than it is asked. */
const share = 0.2;
/** Repeats in ten seconds that are allowed however few requests there are: two operations may use all of theirs. */
const floor = 4;

/** How much may be sent again. Each operation has its own few repeats; together they must not become a storm. */
export class RetryBudget {
  readonly #lately: Lately<'first' | 'repeated'>;

  constructor(clock: Clock) {
    this.#lately = new Lately(clock);
  }

  /** The first request of an operation went out. */
  first(): void {
    this.#lately.add('first');
  }

  /** @returns whether one more may be sent again; it counts as if it were. */
  take(): boolean {
    const most = Math.max(floor, share * this.#lately.count('first'));
    if (this.#lately.count('repeated') + 1 > most) return false;
    this.#lately.add('repeated');
    return true;
  }
}
