import type { Priority } from '../../ports/call.ts';
import { priorities } from '../urgency.ts';

/**
 * Reads that go before a poll while one waits; the turn after them is the poll's. A source that is never idle is looked at more
 * slowly than otherwise, at an eighth of what it takes, but is looked at.
 */
const readsBeforePoll = 7;

/** Those who wait, in a line for each priority and in each line in the order of their arrival. */
export class Lines<W> {
  readonly #lines: Readonly<Record<Priority, Set<W>>> = { write: new Set(), read: new Set(), poll: new Set() };
  #readsBefore = 0;

  size(priority: Priority): number {
    return this.#lines[priority].size;
  }

  get isEmpty(): boolean {
    return priorities.every((priority) => this.#lines[priority].size === 0);
  }

  /** How many go before one who would come now. */
  ahead(priority: Priority): number {
    const asUrgent = priorities.slice(0, priorities.indexOf(priority) + 1);
    return asUrgent.reduce((sum, one) => sum + this.size(one), 0);
  }

  add(waiter: W, priority: Priority): void {
    this.#lines[priority].add(waiter);
  }

  /** @returns whether it waited there. */
  remove(waiter: W, priority: Priority): boolean {
    return this.#lines[priority].delete(waiter);
  }

  /** Whose turn it is, among those of the priorities that may go on now; undefined where there is nobody. */
  whose(may: (priority: Priority) => boolean): Priority | undefined {
    const [first, ...others] = priorities.filter((one) => this.size(one) > 0 && may(one));
    return first === 'read' && others.length > 0 && this.#readsBefore >= readsBeforePoll ? 'poll' : first;
  }

  /** Takes the first of a line out of it. */
  take(priority: Priority): W | undefined {
    const [first] = this.#lines[priority];
    if (first === undefined) return undefined;
    this.remove(first, priority);
    if (priority === 'poll' || this.size('poll') === 0) this.#readsBefore = 0;
    else if (priority === 'read') this.#readsBefore += 1;
    return first;
  }
}
