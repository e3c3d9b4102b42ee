import type { Priority } from '../ports/call.ts';

/** Priorities, the most urgent first. */
export const priorities = ['write', 'read', 'poll'] as const satisfies readonly Priority[];

/** How urgent one operation is. Who joins it may make it more urgent, also while it waits; nobody makes it less. */
export class Urgency {
  #priority: Priority;
  #moved = (_before: Priority): void => {};

  constructor(priority: Priority) {
    this.#priority = priority;
  }

  get priority(): Priority {
    return this.#priority;
  }

  /** Makes it as urgent as this, where it is less. */
  raise(priority: Priority): void {
    const before = this.#priority;
    if (priorities.indexOf(priority) >= priorities.indexOf(before)) return;
    this.#priority = priority;
    this.#moved(before);
  }

  /** Tells when it has become more urgent, until the function that comes back is called. An operation waits in one place at a time. */
  whenRaised(moved: (before: Priority) => void): () => void {
    this.#moved = moved;
    return () => {
      this.#moved = () => {};
    };
  }
}
