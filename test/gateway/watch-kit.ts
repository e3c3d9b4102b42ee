import type { Tried } from '../kit/gateway.ts';
import type { ManualClock } from '../kit/manual-clock.ts';
import { subscribers } from '../kit/subscribers.ts';
import { eventually } from './kit.ts';

/** Somebody who takes every event as it comes. */
export interface Listener {
  /** What every event brought, in order. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever its own document selected
  readonly events: readonly any[];
  /** Everything that went wrong, the end of the subscription among it. */
  readonly failures: readonly unknown[];
  /** Waits until so many events have come. @returns them all */
  count(events: number): Promise<Listener['events']>;
  /** Leaves. */
  end(): Promise<void>;
}

/** Makes listeners to subscriptions of one field; whoever still listens leaves after the test. */
export function listeners() {
  const { overStream } = subscribers();
  return async (tried: Tried, query: string): Promise<Listener> => {
    const subscriber = await overStream(tried, query);
    const events: unknown[] = [];
    const failures: unknown[] = [];
    const takeAll = async (): Promise<never> => {
      for (;;) {
        const { data, errors = [] } = await subscriber.next();
        events.push(...Object.values(data ?? {}));
        failures.push(...errors);
      }
    };
    takeAll().catch((failure: unknown) => failures.push(failure));
    return {
      events,
      failures,
      async count(many) {
        await eventually(() => events.length >= many || failures.length > 0);
        return events;
      },
      end: () => subscriber.stop(),
    };
  };
}

/** The shortest and the longest that two looks are apart, milliseconds. */
const [shortest, longest] = [4_500, 5_500];

/**
 * Minds the rounds of looks, from now on.
 * @returns what lets the next round of so many pollers be due, once each of them waits for it.
 */
export function roundsOf(clock: ManualClock): (pollers?: number) => Promise<void> {
  const after = clock.after.bind(clock);
  const waiting = new Set<object>();
  clock.after = (delay, wake) => {
    if (delay < shortest || delay > longest) return after(delay, wake);
    const round = {};
    waiting.add(round);
    const cancel = after(delay, () => {
      waiting.delete(round);
      wake();
    });
    return () => {
      waiting.delete(round);
      cancel();
    };
  };
  return async (pollers = 1) => {
    await eventually(() => waiting.size === pollers);
    clock.advance(longest);
  };
}
