import type { Priority } from '../../ports/call.ts';
import type { Clock } from '../../ports/clock.ts';
import { reasonOf, until } from '../../waiting.ts';
import type { Urgency } from '../urgency.ts';
import { Bulkheads } from './bulkheads.ts';
import { Lines } from './lines.ts';

/** Milliseconds by which a wake-up may come late without the requests of that time being lost. */
const lateness = 20;
/** What who is turned away is told to wait where nothing says how fast the line moves, milliseconds. */
const aWhile = 1_000;

/** Too many wait for the source already: the request was not taken up. */
export class LineFull extends Error {
  /** Milliseconds after which there may be room. */
  readonly wait: number;
  constructor(wait: number) {
    super('Too many requests wait.');
    this.name = 'LineFull';
    this.wait = wait;
  }
}

export interface PaceOptions {
  readonly clock: Clock;
  readonly maxConcurrent: number;
  /** No limit when left out. */
  readonly requestsPerSecond?: number | undefined;
  /** Who comes while so many wait before them is turned away. */
  readonly maxWaiting: number;
}

export interface Pace {
  /**
   * Waits for a place and for the turn by the clock, behind what is more urgent and what is as urgent and was there before.
   * Rejects with the signal's reason when that comes first, and at once with {@link LineFull}.
   * @returns what gives the place back.
   */
  enter(urgency: Urgency, signal: AbortSignal): Promise<() => void>;
  /** How many wait. */
  waiting(priority: Priority): number;
}

/**
 * How many requests a source gets at a time, and how many a second: evenly, without bursts, the most urgent first. Who comes next
 * is decided when there is a turn to give, not before, so that a change overtakes all reads that are not on their way yet. No
 * package: those that know priorities count time by the machine's clock and keep no places free.
 */
export function createPace({ clock, maxConcurrent, requestsPerSecond, maxWaiting }: PaceOptions): Pace {
  const bulkheads = new Bulkheads(maxConcurrent);
  const lines = new Lines<(leave: () => void) => void>();
  const interval = requestsPerSecond === undefined ? 0 : 1000 / requestsPerSecond;
  let next = Number.NEGATIVE_INFINITY;
  let cancel = (): void => {};

  /** Lets in whoever may come now. @param earliest the turn that is not given again: those before it are lost. */
  function serve(earliest = clock.now()): void {
    cancel();
    for (let whose = lines.whose(bulkheads.has); whose !== undefined; whose = lines.whose(bulkheads.has)) {
      const now = clock.now();
      // A clock that was set back must not hold everything up.
      next = Math.min(next, now + interval);
      if (next > now) {
        cancel = clock.after(next - now, () => serve(clock.now() - lateness));
        return;
      }
      next = Math.max(next, earliest) + interval;
      const leave = bulkheads.take(whose);
      lines.take(whose)?.(leaving(leave));
    }
  }

  /** Gives a place back, to whoever waits for one. */
  const leaving = (leave: () => void) => (): void => {
    leave();
    if (!lines.isEmpty) serve();
  };

  return {
    async enter(urgency, signal) {
      if (signal.aborted) throw reasonOf(signal);
      const { priority } = urgency;
      // Where nobody waits and nothing is to be waited for there is no line to stand in.
      if (interval === 0 && lines.isEmpty && bulkheads.has(priority)) return leaving(bulkheads.take(priority));
      const ahead = lines.ahead(priority);
      if (ahead >= maxWaiting) throw new LineFull(Math.ceil(ahead * interval) || aWhile);
      const { promise, resolve } = Promise.withResolvers<() => void>();
      lines.add(resolve, priority);
      const stay = urgency.whenRaised((before) => {
        if (!lines.remove(resolve, before)) return;
        lines.add(resolve, urgency.priority);
        serve();
      });
      serve();
      try {
        return await until(promise, signal);
      } catch (error) {
        if (lines.remove(resolve, urgency.priority)) serve();
        // It was let in at the very moment.
        else (await promise)();
        throw error;
      } finally {
        stay();
      }
    },
    waiting: (priority) => lines.size(priority),
  };
}
