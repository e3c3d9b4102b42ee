import { createPace, type PaceOptions } from '../../../src/http/policy/pace.ts';
import { Urgency } from '../../../src/http/urgency.ts';
import type { Priority } from '../../../src/ports/call.ts';
import { ManualClock } from '../../kit/manual-clock.ts';

/** A source at which requests stay until they are told to leave. */
export function source(options: Partial<PaceOptions> = {}) {
  const clock = new ManualClock();
  const pace = createPace({ clock, maxConcurrent: 1, maxWaiting: 1_000, ...options });
  const inside: string[] = [];
  const leaves = new Map<string, () => void>();
  const never = new AbortController().signal;
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const leave = async (name: string): Promise<void> => {
    const go = leaves.get(name);
    leaves.delete(name);
    go?.();
    await settle();
  };
  return {
    clock,
    pace,
    /** Everybody who came in, in that order. */
    inside,
    settle,
    come(name: string, priority: Priority, signal = never): Urgency {
      const urgency = new Urgency(priority);
      pace.enter(urgency, signal).then(
        (leave) => {
          inside.push(name);
          leaves.set(name, leave);
        },
        (error: Error) => void inside.push(`${name}: ${error.name}`),
      );
      return urgency;
    },
    leave,
    /** Lets everybody go as soon as they are in, until nobody is left. */
    async drain() {
      for (await settle(); leaves.size > 0; await settle()) for (const name of [...leaves.keys()]) await leave(name);
    },
  };
}
