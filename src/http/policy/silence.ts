import type { Clock } from '../../ports/clock.ts';

/** Milliseconds for which a source is waited for in any case. */
const leastPatience = 1_000;
/** How many times as long as its answers take. */
const timesItsAnswers = 2;
/** What is left, at the next answer, of the time that the slowest one took. */
const fading = 0.8;

/**
 * Whether a source is silent: its last call failed, after a long time, and nothing was answered lately. One that fails at once keeps
 * nobody waiting, and one that answers most of what it is asked is worth waiting for.
 */
export class Silence {
  readonly #clock: Clock;
  #failedLate = false;
  #slowest = 0;
  #answeredAt = Number.NEGATIVE_INFINITY;
  #isProbed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A call has ended. @param duration milliseconds */
  record({ duration, isFault }: { readonly duration: number; readonly isFault: boolean }): void {
    this.#failedLate = isFault && duration >= this.patience;
    if (isFault) return;
    this.#answeredAt = this.#clock.now();
    this.#slowest = Math.max(duration, fading * this.#slowest);
  }

  get isOn(): boolean {
    return this.#failedLate && this.#clock.now() - this.#answeredAt >= this.patience;
  }

  /** Milliseconds for which a silent source is waited for: longer than its answers took lately, so that a slow one is not missed. */
  get patience(): number {
    return Math.max(leastPatience, timesItsAnswers * this.#slowest);
  }

  /**
   * Lets a call go on that nobody waits for any more: how it ends tells whether the source is well again. One at a time, for more would
   * only take the places of others. @returns whether it may
   */
  takeProbe(call: Promise<unknown>): boolean {
    if (this.#isProbed) return false;
    this.#isProbed = true;
    const over = (): void => {
      this.#isProbed = false;
    };
    call.then(over, over);
    return true;
  }
}
