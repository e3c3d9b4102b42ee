/** What is under way through some proxies, so that a clock can be moved once nothing is. */
export class Traffic {
  /** Counts everything that comes by: connections, pieces of requests and answers, ends. */
  moves = 0;
  readonly #owing = new Set<object>();

  /** Lines on which a vendor has a request and has said nothing yet. */
  get owed(): number {
    return this.#owing.size;
  }

  /** A vendor was handed a piece of a request on this line. */
  asked(line: object): void {
    this.moves += 1;
    this.#owing.add(line);
  }

  /** A vendor answered on this line, or it ended. */
  settled(line: object): void {
    this.moves += 1;
    this.#owing.delete(line);
  }
}
