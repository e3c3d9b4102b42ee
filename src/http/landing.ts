/** The operation that waits, by its signal; what belongs to none is one together. */
type Who = AbortSignal | undefined;

/**
 * Rounds of the event loop from one turn to the next. A round takes up one new connection and no more (libuv 1.45), and those that
 * nothing else is done in cost microseconds.
 */
const apart = 8;

/** Turns to go on with an answer, some rounds of the event loop apart. */
export class Rounds {
  readonly #line: (() => void)[] = [];
  #isTaken = false;
  #passed = 0;

  /** Resolves at once where nobody has gone on in this round. */
  next(): Promise<void> {
    if (this.#isTaken) return new Promise((go) => void this.#line.push(go));
    this.#isTaken = true;
    setImmediate(this.#round);
    return Promise.resolve();
  }

  readonly #round = (): void => {
    this.#passed = (this.#passed + 1) % apart;
    const go = this.#passed === 0 ? this.#line.shift() : undefined;
    this.#isTaken = go !== undefined || this.#line.length > 0 || this.#passed > 0;
    if (this.#isTaken) setImmediate(this.#round);
    go?.();
  };
}

/**
 * Lets those go on who have waited for one answer, one operation after another. A hundred operations that all go on
 * with it in one go would keep the process from everything else for as long as they take together. What belongs to one operation
 * goes on together, so that what it reads next is still one batch.
 */
export class Landing {
  readonly #rounds: Rounds;
  readonly #turns = new Map<Who, Promise<void>>();

  constructor(rounds: Rounds) {
    this.#rounds = rounds;
  }

  /** Resolves when it is the turn of this one. */
  turn(who: Who): Promise<void> {
    const turn = this.#turns.get(who) ?? this.#rounds.next();
    this.#turns.set(who, turn);
    return turn;
  }
}
