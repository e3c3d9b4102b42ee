/** Counts what makes earlier readings of one thing untrue. Whoever owns it adds to it. */
export interface Ledger {
  changes: number;
}

/**
 * What an answer rests on. As long as that holds, somebody else who asks the same may be given the same answer: no part of it
 * is older than a remembered answer of a vendor may be, and nothing of it has been changed since.
 */
export class Grounds {
  readonly #ledgers = new Map<Ledger, number>();
  #until = Number.POSITIVE_INFINITY;
  /** Nothing is shared before it was there: clocks are set back. */
  #from = Number.NEGATIVE_INFINITY;

  /**
   * It rests on what was read of a thing.
   * @param changes the ledger's count when the reading began.
   * @param until when the reading is too old to be given again (epoch milliseconds).
   */
  restOn(ledger: Ledger, changes: number, until: number): void {
    this.#ledgers.set(ledger, Math.min(changes, this.#ledgers.get(ledger) ?? changes));
    this.#until = Math.min(this.#until, until);
  }

  /** It shows what holds for this moment, or for this viewer: it is nobody else's answer. */
  passing(): void {
    this.#until = Number.NEGATIVE_INFINITY;
  }

  /** It is there now. */
  since(now: number): void {
    this.#from = now;
  }

  /** Whether it still holds. What rests on nothing known does not. */
  hold(now: number): boolean {
    if (this.#ledgers.size === 0 || now >= this.#until || now < this.#from) return false;
    for (const [ledger, changes] of this.#ledgers) if (ledger.changes !== changes) return false;
    return true;
  }
}
