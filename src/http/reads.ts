import { hash } from 'node:crypto';
import type { Call } from '../ports/call.ts';
import type { Clock } from '../ports/clock.ts';
import { Abandoned, reasonOf, until } from '../waiting.ts';
import { Landing, Rounds } from './landing.ts';
import type { VendorRequest } from './operation.ts';
import { Urgency } from './urgency.ts';

/** Answers remembered at a time; the oldest make room. */
const capacity = 1_000;

/** How a read was served: by a call of its own, by one already under way, or from memory. */
export type ServedBy = 'vendor' | 'coalesced' | 'remembered';

export interface ReadsOptions {
  readonly clock: Clock;
  /** Milliseconds for which an answer is given again; 0 remembers nothing. */
  readonly cacheFor: number;
  readonly served: (by: ServedBy) => void;
}

/** A call under way, as it is asked for. */
export interface Asking {
  /** Aborting it ends the call. */
  readonly givenUp: AbortController;
  /** That of the most urgent who wait for it. */
  readonly urgency: Urgency;
  /** Is told when the answer arrived. */
  readonly observed: (at: number) => void;
}

/** Asks the vendor. */
export type Ask<T> = (asking: Asking) => Promise<T>;

export interface Reads {
  /** The value of a request: remembered, shared with those who wait for the same, or asked for. */
  read<T>(request: VendorRequest, about: readonly string[], call: Call, ask: Ask<T>): Promise<T>;
  /** Forgets answers about these topics. Calls under way keep those who wait for them and get no others. */
  forget(topics: readonly string[]): void;
  /** Forgets everything. */
  clear(): void;
}

interface Flight {
  readonly value: Promise<unknown>;
  readonly startedAt: number;
  readonly about: readonly string[];
  readonly givenUp: AbortController;
  readonly urgency: Urgency;
  readonly landing: Landing;
  waiting: number;
}

interface Memory {
  readonly value: unknown;
  readonly observedAt: number;
  readonly about: readonly string[];
  readonly stopTimer: () => void;
}

/** Everything that two requests must have in common to have one answer. Hashed: bodies are long, and some carry secrets. */
const keyOf = ({ operation, path, query, json, text, headers, credential }: VendorRequest): string =>
  hash('sha256', JSON.stringify([operation.name, operation.method, path, query, json, text, headers, credential]));

/** Lets reads that run at once share one call, and remembers its answer for a moment. */
export function createReads({ clock, cacheFor, served }: ReadsOptions): Reads {
  const flights = new Map<string, Flight>();
  const memories = new Map<string, Memory>();
  const rounds = new Rounds();

  function drop(key: string): void {
    memories.get(key)?.stopTimer();
    memories.delete(key);
  }

  function remember(key: string, value: unknown, about: readonly string[], observedAt: number): void {
    drop(key);
    const left = observedAt + cacheFor - clock.now();
    if (left <= 0) return;
    memories.set(key, { value, observedAt, about, stopTimer: clock.after(left, () => drop(key)) });
    const [oldest] = memories.keys();
    if (memories.size > capacity && oldest !== undefined) drop(oldest);
  }

  function start<T>(key: string, about: readonly string[], { priority = 'read' }: Call, ask: Ask<T>): Flight {
    const givenUp = new AbortController();
    const urgency = new Urgency(priority);
    let observedAt = clock.now();
    const observed = (at: number): void => {
      observedAt = at;
    };
    const value = ask({ givenUp, urgency, observed });
    const flight: Flight = {
      value,
      startedAt: clock.now(),
      about,
      givenUp,
      urgency,
      landing: new Landing(rounds),
      waiting: 0,
    };
    flights.set(key, flight);
    // A flight that was forgotten, given up or overtaken by a fresh one is no longer the one in the map.
    const land = (): boolean => flights.get(key) === flight && flights.delete(key);
    value.then((answer) => land() && remember(key, answer, about, observedAt), land);
    return flight;
  }

  /** Waits as one of several; the last one to leave before the answer ends the call. */
  async function board(key: string, flight: Flight, { priority, signal }: Call): Promise<unknown> {
    flight.waiting += 1;
    try {
      const value = await until(flight.value, signal);
      // What a change waits for is asked for it alone, and few of them come at once.
      if (priority !== 'write') await flight.landing.turn(signal);
      return value;
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0 && signal?.aborted) {
        if (flights.get(key) === flight) flights.delete(key);
        flight.givenUp.abort(new Abandoned());
      }
    }
  }

  return {
    async read<T>(request: VendorRequest, about: readonly string[], call: Call, ask: Ask<T>): Promise<T> {
      if (call.signal?.aborted) throw reasonOf(call.signal);
      const key = keyOf(request);
      // The key holds the operation, and one operation has one decode: what is kept under it is a T.
      const asT = (value: unknown): T => value as T;

      const since = call.fresh ? Number.POSITIVE_INFINITY : (call.since ?? 0);
      const memory = memories.get(key);
      // What is too old for one is out of date for everybody.
      if (memory !== undefined && memory.observedAt < since) drop(key);
      else if (memory !== undefined) {
        served('remembered');
        return asT(memory.value);
      }
      const flight = flights.get(key);
      const underWay = flight !== undefined && flight.startedAt >= since ? flight : undefined;
      served(underWay === undefined ? 'vendor' : 'coalesced');
      underWay?.urgency.raise(call.priority ?? 'read');
      return asT(await board(key, underWay ?? start(key, about, call, ask), call));
    },
    forget(topics) {
      const concerned = (about: readonly string[]): boolean => about.some((topic) => topics.includes(topic));
      for (const [key, flight] of flights) if (concerned(flight.about)) flights.delete(key);
      for (const [key, memory] of memories) if (concerned(memory.about)) drop(key);
    },
    clear() {
      flights.clear();
      for (const key of memories.keys()) drop(key);
    },
  };
}
