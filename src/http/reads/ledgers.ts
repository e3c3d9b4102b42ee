import type { Grounds, Ledger } from '../../ports/grounds.ts';

/** Whether what is about these things is about any of these topics. */
export const concerns = (about: readonly string[], topics: readonly string[]): boolean =>
  about.some((one) => topics.includes(one));

/** The ledgers of a source, one a topic: a change of one thing leaves what was read of another as it is. */
export class Ledgers {
  readonly #ledgers = new Map<string, Ledger>();

  /** What was read of these topics is no longer true. */
  change(topics: Iterable<string>): void {
    for (const topic of topics) this.#of(topic).changes += 1;
  }

  /** The counts of these topics, to be taken when a reading begins. */
  counts(topics: readonly string[]): readonly number[] {
    return topics.map((topic) => this.#of(topic).changes);
  }

  /** Has an answer rest on a reading of these topics that is good until a moment (epoch milliseconds). */
  rest(grounds: Grounds | undefined, topics: readonly string[], counts: readonly number[], until: number): void {
    topics.forEach((topic, at) => {
      grounds?.restOn(this.#of(topic), counts[at] ?? 0, until);
    });
  }

  #of(topic: string): Ledger {
    const ledger = this.#ledgers.get(topic) ?? { changes: 0 };
    this.#ledgers.set(topic, ledger);
    return ledger;
  }
}
