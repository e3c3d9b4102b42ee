import type { Clock } from '../../ports/clock.ts';
import type { ShownThing } from '../operation.ts';

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
  /** Of the things that it shows. */
  readonly kinds: readonly string[];
  /** Reads it once more, as a stale one. */
  readonly again: () => Old;
}

/** A stale answer, read again. */
export interface Old {
  readonly value: unknown;
  /** What it shows, by id. */
  readonly things: ReadonlyMap<string, unknown>;
}

/** What was said last, and when (epoch milliseconds). */
export interface Last {
  readonly value: unknown;
  readonly observedAt: number;
}

/** What was said of a thing in the place of an answer. */
const refused = Symbol('refused');

/**
 * The last answers of a source, for when it fails. They are kept as text, which takes less room than what is read from it, and
 * read again when one is needed: nearly none ever is.
 */
export class LastAnswers {
  readonly #clock: Clock;
  readonly #keepFor: number;
  /** In the order of their arrival. */
  readonly #answers = new Map<string, LastAnswer>();
  /** Made when it is looked for: hundreds of things may be, one after the other. */
  #newestFirst: readonly LastAnswer[] | null = null;
  #size = 0;
  #stopSweeping: (() => void) | null = null;

  /** @param keepFor milliseconds after which an answer is worth nothing; 0 keeps none. */
  constructor(clock: Clock, keepFor: number) {
    this.#clock = clock;
    this.#keepFor = keepFor;
  }

  keep(key: string, answer: LastAnswer): void {
    if (this.#keepFor === 0 || answer.size > mostText) return;
    this.#drop(key);
    let old: Old | undefined;
    // Read once for all who ask for it while the source fails.
    this.#answers.set(key, { ...answer, again: () => (old ??= answer.again()) });
    this.#newestFirst = null;
    this.#size += answer.size;
    this.#sweepLater();
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= mostAnswers && this.#size <= mostText) return;
      this.#drop(oldest);
    }
  }

  /** The vendor has refused a request for these things, which was an answer too: nothing older tells of them. */
  refuse(key: string, things: readonly ShownThing[]): void {
    const old = { value: refused, things: new Map(things.map(({ id }) => [id, refused])) };
    const kinds = [...new Set(things.map(({ kind }) => kind))];
    this.keep(key, { observedAt: this.#clock.now(), size: 0, kinds, again: () => old });
  }

  /** What the request was answered last, marked as stale; undefined where that is too long ago, or older than `since`. */
  recall(key: string, since: number): Last | undefined {
    const answer = this.#answers.get(key);
    if (answer === undefined || answer.observedAt < since || !this.#isGood(answer)) return undefined;
    const { value } = answer.again();
    return value === refused ? undefined : { value, observedAt: answer.observedAt };
  }

  /** What the latest answer that shows a thing says of it, marked as stale; undefined as above. */
  shown({ kind, id }: ShownThing, since: number): Last | undefined {
    this.#newestFirst ??= [...this.#answers.values()].reverse();
    for (const answer of this.#newestFirst) {
      // Those that follow came before it.
      if (answer.observedAt < since) return undefined;
      const value = answer.kinds.includes(kind) ? answer.again().things.get(id) : undefined;
      if (value === refused) return undefined;
      if (value !== undefined && this.#isGood(answer)) return { value, observedAt: answer.observedAt };
    }
    return undefined;
  }

  clear(): void {
    this.#stopSweeping?.();
    this.#answers.clear();
    this.#newestFirst = null;
    this.#size = 0;
  }

  #drop(key: string): void {
    this.#size -= this.#answers.get(key)?.size ?? 0;
    this.#answers.delete(key);
    this.#newestFirst = null;
  }

  /** Where the clock was set back nobody can tell how old an answer is. */
  #isGood({ observedAt }: LastAnswer): boolean {
    const age = this.#clock.now() - observedAt;
    return age >= 0 && age <= this.#keepFor;
  }

  /** Answers leave by themselves where no newer ones push them out. */
  #sweepLater(): void {
    this.#stopSweeping ??= this.#clock.after(this.#keepFor + 1, () => {
      this.#stopSweeping = null;
      for (const [key, answer] of this.#answers) if (!this.#isGood(answer)) this.#drop(key);
      if (this.#answers.size > 0) this.#sweepLater();
    });
  }
}
