import { apart, share } from '../../event-loop.ts';
import type { Clock } from '../../ports/clock.ts';

/** The operation that waits, by its signal; what belongs to none is one together. */
type Who = AbortSignal | undefined;

/** Turns to go on with an answer: as many in a round of the event loop as its share has time for. */
export class Rounds {
  readonly #clock: Clock;
  readonly #line: (() => void)[] = [];
  #isIdle = true;
  #begun = 0;
  #resting = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves at once where nobody has gone on in this round. */
  next(): Promise<void> {
    if (!this.#isIdle) return new Promise((go) => void this.#line.push(go));
    this.#isIdle = false;
    setImmediate(this.#round);
    return Promise.resolve();
  }

  readonly #round = (): void => {
    this.#isIdle = this.#line.length === 0;
    if (this.#isIdle) return;
    this.#begun = this.#clock.now();
    if (this.#resting > 0) this.#resting -= 1;
    // Each in a callback of its own: what it does at once is done before the next one's, and so counts.
    else for (const _ of this.#line) setImmediate(this.#step);
    setImmediate(this.#round);
  };

  readonly #step = (): void => {
    if (this.#clock.now() - this.#begun > share) this.#resting = apart;
    else this.#line.shift()?.();
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
