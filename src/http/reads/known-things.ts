import type { Clock } from '../../ports/clock.ts';
import { concerns } from './ledgers.ts';

/** Things kept at a time, of all kinds together; of the kind that is known longest the oldest make room. */
const mostThings = 20_000;

/** What the vendor said of an id; the thing is undefined where it knows none. */
export interface Known {
  readonly thing: unknown;
  /** Epoch milliseconds. */
  readonly observedAt: number;
}

interface Kept extends Known {
  /** How often its kind had been changed. */
  readonly changes: number;
}

interface Kind {
  readonly about: readonly string[];
  /** In the order of their arrival. */
  readonly things: Map<string, Kept>;
  changes: number;
  outdatedAt: number;
}

/** What a source said of things, by kind and id: for as long as it may be given again, or stand in while the source fails. */
export class KnownThings {
  readonly #clock: Clock;
  readonly #keepFor: number;
  readonly #kinds = new Map<string, Kind>();
  #size = 0;
  #stopTimer = (): void => {};

  /** @param keepFor milliseconds after which it is worth nothing; 0 keeps nothing. */
  constructor(clock: Clock, keepFor: number) {
    this.#clock = clock;
    this.#keepFor = keepFor;
  }

  /** What is known of these ids and unchanged, none of it from before this moment or from after now; null where of one nothing is. */
  recall(kind: string, ids: Iterable<string>, oldest: number): ReadonlyMap<string, Known> | null {
    const { changes = 0 } = this.#kinds.get(kind) ?? {};
    const found = new Map<string, Known>();
    for (const id of ids) {
      const known = this.last(kind, id, oldest);
      if (known?.changes !== changes) return null;
      found.set(id, known);
    }
    return found;
  }

  /** What was said last of an id, changed since or not; undefined where that is from before this moment or from after now. */
  last(kind: string, id: string, oldest: number): Kept | undefined {
    const known = this.#kinds.get(kind)?.things.get(id);
    return known && known.observedAt >= oldest && known.observedAt <= this.#clock.now() ? known : undefined;
  }

  /** Something has changed at this moment: of what was said before it is known that it may be untrue. */
  outdate(kind: string, moment: number): void {
    const known = this.#kinds.get(kind);
    if (known !== undefined) known.outdatedAt = Math.max(known.outdatedAt, moment);
  }

  /** The last moment at which something has changed (epoch milliseconds). */
  outdatedAt(kind: string): number {
    return this.#kinds.get(kind)?.outdatedAt ?? 0;
  }

  /** @param about topics by which `forget` finds it. */
  remember(kind: string, about: readonly string[], id: string, known: Known): void {
    if (this.#keepFor === 0) return;
    const { things, changes } = this.#kindOf(kind, about);
    if (this.#size === 0) this.#sweepLater();
    this.#size += things.delete(id) ? 0 : 1;
    things.set(id, { ...known, changes });
    if (this.#size > mostThings) this.#dropOldest();
  }

  drop(kind: string, ids: Iterable<string>): void {
    const things = this.#kinds.get(kind)?.things;
    for (const id of ids) if (things?.delete(id)) this.#size -= 1;
  }

  /** What is about any of these topics has changed. */
  change(topics: readonly string[]): void {
    for (const kind of this.#kinds.values()) if (concerns(kind.about, topics)) kind.changes += 1;
  }

  clear(): void {
    this.#stopTimer();
    this.#kinds.clear();
    this.#size = 0;
  }

  #kindOf(kind: string, about: readonly string[]): Kind {
    const known = this.#kinds.get(kind) ?? { about, things: new Map(), changes: 0, outdatedAt: 0 };
    this.#kinds.set(kind, known);
    return known;
  }

  #dropOldest(): void {
    for (const [kind, { things }] of this.#kinds) {
      const [oldest] = things.keys();
      if (oldest !== undefined) {
        this.drop(kind, [oldest]);
        return;
      }
      this.#kinds.delete(kind);
    }
  }

  #sweepLater(): void {
    this.#stopTimer();
    this.#stopTimer = this.#clock.after(this.#keepFor + 1, () => {
      const oldest = this.#clock.now() - this.#keepFor;
      for (const [kind, { things }] of this.#kinds) {
        for (const [id, { observedAt }] of things) if (observedAt < oldest) this.drop(kind, [id]);
        if (things.size === 0) this.#kinds.delete(kind);
      }
      if (this.#size > 0) this.#sweepLater();
    });
  }
}
