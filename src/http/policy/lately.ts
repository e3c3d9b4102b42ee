import type { Clock } from '../../ports/clock.ts';

/** Seconds that are looked back on. */
const length = 10;

/** Counts over the last ten seconds. What is older falls out a second at a time. */
export class Lately<Name extends string> {
  readonly #clock: Clock;
  readonly #seconds = new Map<number, Map<Name, number>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(name: Name): void {
    const now = this.#forgetOld();
    const second = this.#seconds.get(now) ?? new Map<Name, number>();
    this.#seconds.set(now, second.set(name, (second.get(name) ?? 0) + 1));
  }

  count(name: Name): number {
    this.#forgetOld();
    return this.#seconds.values().reduce((sum, second) => sum + (second.get(name) ?? 0), 0);
  }

  clear(): void {
    this.#seconds.clear();
  }

  /** @returns the second that it is now. */
  #forgetOld(): number {
    const now = Math.floor(this.#clock.now() / 1000);
    // What lies ahead was counted before the clock was set back, and nobody can tell how long ago.
    for (const second of this.#seconds.keys()) if (second <= now - length || second > now) this.#seconds.delete(second);
    return now;
  }
}
