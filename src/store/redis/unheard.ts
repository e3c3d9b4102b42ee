import { oneAtATime } from '../../one-at-a-time.ts';
import type { Replica } from './replica.ts';

/** Writes something to Redis. To do it a second time must make no difference. */
type Word = () => Promise<unknown>;

/**
 * What others wait to hear of while this replica lives. Redis may not have heard it, because it was away or took no writes:
 * then it is said again with each sign of life, until it is heard. Under one name the latest stands for what came before.
 */
export class Unheard {
  readonly #words = new Map<string, Word>();
  readonly #inTurn = oneAtATime();
  readonly #most: number;

  /** @param most how many are kept; the oldest make room, and are said no more */
  constructor(self: Replica, most = Number.POSITIVE_INFINITY) {
    this.#most = most;
    self.onSign(() => {
      for (const name of this.#words.keys()) this.again(name).catch(() => {});
    });
  }

  /** Says something. @throws StoreUnavailable where nobody knows whether it was heard: it is said again */
  say(name: string, word: Word): Promise<void> {
    this.#words.delete(name);
    this.later(name, word);
    return this.again(name);
  }

  /** Says something with the next sign of life, unless something else is to be said under its name. */
  later(name: string, word: Word): void {
    if (this.#words.has(name)) return;
    this.#words.set(name, word);
    const [oldest = name] = this.#words.keys();
    if (this.#words.size > this.#most) this.#words.delete(oldest);
  }

  /** Says what is unheard of a name, and returns when it is heard. @throws StoreUnavailable */
  again(name: string): Promise<void> {
    return this.#inTurn(name, async () => {
      const word = this.#words.get(name);
      if (word === undefined) return;
      await word();
      if (this.#words.get(name) === word) this.#words.delete(name);
    });
  }

  /** Something newer takes its place: when this returns, it is not being said and will not be. */
  forget(name: string): Promise<void> {
    this.#words.delete(name);
    return this.again(name);
  }
}
