import type { Clock } from '../../ports/clock.ts';
import type { Ledgers } from './ledgers.ts';

/** Answers remembered at a time; the oldest make room. */
const capacity = 1_000;

export interface RecentAnswer {
  readonly value: unknown;
  /** Epoch milliseconds. */
  readonly observedAt: number;
  /** Topics by which it is forgotten. */
  readonly about: readonly string[];
}

interface Memory extends RecentAnswer {
  readonly stopTimer: () => void;
}

/** What a source has just answered, given again for as long as `cacheFor`. */
export class RecentAnswers {
  readonly #clock: Clock;
  readonly #cacheFor: number;
  readonly #ledgers: Ledgers;
  readonly #memories = new Map<string, Memory>();

  /** @param cacheFor milliseconds; 0 remembers nothing. */
  constructor(clock: Clock, cacheFor: number, ledgers: Ledgers) {
    this.#clock = clock;
    this.#cacheFor = cacheFor;
    this.#ledgers = ledgers;
  }

  remember(key: string, answer: RecentAnswer): void {
    // A newer answer is a change too.
    if (this.#memories.has(key)) this.#ledgers.change(answer.about);
    this.#drop(key);
    const left = answer.observedAt + this.#cacheFor - this.#clock.now();
    if (left <= 0) return;
    this.#memories.set(key, { ...answer, stopTimer: this.#clock.after(left, () => this.#drop(key)) });
    const [oldest] = this.#memories.keys();
    if (this.#memories.size > capacity && oldest !== undefined) this.#drop(oldest);
  }

  /** The answer, if it is not from before this moment. One that is too old for whoever asks is out of date for everybody. */
  recall(key: string, since: number): RecentAnswer | undefined {
    const memory = this.#memories.get(key);
    if (memory === undefined || memory.observedAt >= since) return memory;
    this.#ledgers.change(memory.about);
    this.#drop(key);
    return undefined;
  }

  forget(isConcerned: (about: readonly string[]) => boolean): void {
    for (const [key, { about }] of this.#memories) if (isConcerned(about)) this.#drop(key);
  }

  clear(): void {
    for (const key of this.#memories.keys()) this.#drop(key);
  }

  #drop(key: string): void {
    this.#memories.get(key)?.stopTimer();
    this.#memories.delete(key);
  }
}
