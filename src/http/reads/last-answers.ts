import type { Clock } from '../../ports/clock.ts';

/** Answers kept at a time; the oldest make room. */
const mostAnswers = 1_000;
/** Characters of all answers kept together; the oldest make room. */
const mostText = 16 * 1024 * 1024;

/** The last answer to a request. */
export interface LastAnswer {
  /** Epoch milliseconds. */
  readonly observedAt: number;
  /** Characters that it takes. */
  readonly size: number;
  /** Reads it once more, as a stale one. */
  readonly again: () => unknown;
}

/**
 * The last answers of a source, for when it fails. They are kept as text, which takes less room than what is read from it, and
 * read again when one is needed: nearly none ever is.
 */
export class LastAnswers {
  readonly #clock: Clock;
  readonly #keepFor: number;
  /** In the order of their arrival. */
  readonly #answers = new Map<string, LastAnswer>();
  #size = 0;
  #stopSweeping: (() => void) | null = null;

  /** @param keepFor milliseconds after which an answer is worth nothing; 0 keeps none. */
  constructor(clock: Clock, keepFor: number) {
    this.#clock = clock;
    this.#keepFor = keepFor;
  }

  keep(key: string, answer: LastAnswer): void {
    if (this.#keepFor === 0 || answer.size > mostText) return;
    this.drop(key);
    this.#answers.set(key, answer);
    this.#size += answer.size;
    this.#sweepLater();
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= mostAnswers && this.#size <= mostText) return;
      this.drop(oldest);
    }
  }

  /** What the request was answered last, marked as stale; undefined where that is too long ago, or older than `since`. */
  recall(key: string, since: number): { readonly value: unknown; readonly observedAt: number } | undefined {
    const answer = this.#answers.get(key);
    if (answer === undefined || answer.observedAt < since || this.#isTooOld(answer)) return undefined;
    const { observedAt, size } = answer;
    const value = answer.again();
    // Read once for all who ask for it while the source fails.
    this.#answers.set(key, { observedAt, size, again: () => value });
    return { value, observedAt };
  }

  drop(key: string): void {
    this.#size -= this.#answers.get(key)?.size ?? 0;
    this.#answers.delete(key);
  }

  clear(): void {
    this.#stopSweeping?.();
    this.#answers.clear();
    this.#size = 0;
  }

  #isTooOld({ observedAt }: LastAnswer): boolean {
    return this.#clock.now() - observedAt > this.#keepFor;
  }

  /** Answers leave by themselves where no newer ones push them out. */
  #sweepLater(): void {
    this.#stopSweeping ??= this.#clock.after(this.#keepFor + 1, () => {
      this.#stopSweeping = null;
      for (const [key, answer] of this.#answers) if (this.#isTooOld(answer)) this.drop(key);
      if (this.#answers.size > 0) this.#sweepLater();
    });
  }
}
