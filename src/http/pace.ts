import pLimit from 'p-limit';
import type { Clock } from '../ports/clock.ts';
import { pause, until } from '../waiting.ts';

export interface PaceOptions {
  readonly clock: Clock;
  readonly maxConcurrent: number;
  /** No limit when left out. */
  readonly requestsPerSecond?: number | undefined;
}

export interface Pace {
  /**
   * Waits for one of the slots and then for its turn on the clock. Rejects with the signal's reason when that comes first.
   * @returns what gives the slot back.
   */
  enter(signal: AbortSignal): Promise<() => void>;
}

/** How many requests a source gets at a time, and how many a second: evenly, without bursts. */
export function createPace({ clock, maxConcurrent, requestsPerSecond }: PaceOptions): Pace {
  const slots = pLimit(maxConcurrent);
  // One waits for the clock at a time, so whoever gives up in the queue costs the others no turn.
  const turns = pLimit(1);
  const interval = requestsPerSecond === undefined ? 0 : 1000 / requestsPerSecond;
  let next = Number.NEGATIVE_INFINITY;

  const turn = (signal: AbortSignal): Promise<void> =>
    turns(async () => {
      const start = Math.max(next, clock.now());
      await pause(clock, start - clock.now(), signal);
      next = start + interval;
    });

  return {
    async enter(signal) {
      const slot = Promise.withResolvers<void>();
      const end = Promise.withResolvers<void>();
      void slots(() => {
        slot.resolve();
        return end.promise;
      });
      try {
        await until(slot.promise, signal);
        if (interval > 0) await until(turn(signal), signal);
      } catch (error) {
        end.resolve();
        throw error;
      }
      return end.resolve;
    },
  };
}
