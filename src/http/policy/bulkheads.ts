import type { Priority } from '../../ports/call.ts';

/** Of the places at a source, one in so many is kept for changes. */
const keptForWrites = 8;
/** Of the places at a source, polls take one in so many at most, and one in any case. */
const shareOfPolls = 2;

/**
 * Bulkheads at a source, between changes, reads and polls. However slowly reads are answered, there is a place for a
 * change, and however much is looked at, there are places for reads. Of up to seven places none is kept for changes.
 */
export class Bulkheads {
  readonly #most: number;
  readonly #taken: Record<Priority, number> = { write: 0, read: 0, poll: 0 };

  /** @param most requests under way at once. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Whether there is a place for one of these. */
  readonly has = (priority: Priority): boolean => {
    const { write, read, poll } = this.#taken;
    if (write + read + poll >= this.#most) return false;
    if (priority === 'write') return true;
    if (read + poll >= this.#most - Math.floor(this.#most / keptForWrites)) return false;
    return priority === 'read' || poll < Math.max(1, Math.floor(this.#most / shareOfPolls));
  };

  /** @returns what gives the place back; calling it again does nothing. */
  take(priority: Priority): () => void {
    this.#taken[priority] += 1;
    let isTaken = true;
    return () => {
      if (isTaken) this.#taken[priority] -= 1;
      isTaken = false;
    };
  }
}
