import { hash } from 'node:crypto';
import type { ServedBy } from '../../metrics.ts';
import type { Call } from '../../ports/call.ts';
import type { Clock } from '../../ports/clock.ts';
import { Abandoned, reasonOf, until } from '../../waiting.ts';
import type { ShownThing, VendorRequest } from '../operation.ts';
import type { Silence } from '../policy/silence.ts';
import { Urgency } from '../urgency.ts';
import { Landing, type Rounds } from './landing.ts';
import type { Last, LastAnswer, LastAnswers } from './last-answers.ts';
import { concerns, type Ledgers } from './ledgers.ts';
import { RecentAnswers } from './recent-answers.ts';
import { Instead, impatiently, isRefusal, mayBeOld, oldestFor, oldestInsteadFor } from './stale.ts';

export interface SharingOptions {
  readonly clock: Clock;
  /** Milliseconds for which an answer is given again; 0 remembers nothing. */
  readonly cacheFor: number;
  /** Milliseconds for which an answer stands in for one that cannot be had; 0 lets none. */
  readonly staleIfError: number;
  readonly ledgers: Ledgers;
  readonly lastAnswers: LastAnswers;
  readonly rounds: Rounds;
  readonly silence: Silence;
  /** Whether a call is out by which everybody learns if the source is well again: one that nobody waits for any more goes on then. */
  readonly isTried: () => boolean;
  readonly served: (by: ServedBy) => void;
  /** An old answer was given in the place of an error. */
  readonly servedStale: () => void;
}

/** A call under way, as it is asked for. */
export interface Asking {
  /** Aborting it ends the call. */
  readonly givenUp: AbortController;
  /** That of the most urgent who wait for it. */
  readonly urgency: Urgency;
  /** Is told of the answer when it arrives. */
  readonly arrived: (answer: LastAnswer) => void;
}

/** Asks the vendor. */
export type Ask<T> = (asking: Asking) => Promise<T>;

export interface SharedReads {
  /** The value of a request that who asks for it shares and keeps: nothing of it is done here. */
  once<T>(about: readonly string[], call: Call, ask: Ask<T>): Promise<T>;
  /** The value of a request: remembered, shared with those who wait for the same, or asked for. */
  read<T>(request: VendorRequest, about: readonly string[], call: Call, ask: Ask<T>): Promise<T>;
  /** What was said last of a thing, in the place of what another read failed to tell; undefined where nothing will do. */
  last(thing: ShownThing, failure: unknown, call: Call): unknown;
  /**
   * Forgets answers about these topics. Calls under way keep those who wait for them and get no others. While the source fails
   * the last answers are given all the same: that they may be from before a change their `observedAt` says.
   */
  forget(topics: readonly string[]): void;
  /** Forgets everything. */
  clear(): void;
}

interface Flight {
  readonly value: Promise<unknown>;
  readonly startedAt: number;
  /** Those of the ledgers when it started. */
  readonly counts: readonly number[];
  /** When the answer arrived (epoch milliseconds). */
  readonly arrival: { at: number };
  /** By which the last answer to the same question is known. */
  readonly lastKey: string;
  readonly thing: ShownThing | undefined;
  readonly about: readonly string[];
  readonly givenUp: AbortController;
  readonly urgency: Urgency;
  readonly landing: Landing;
  waiting: number;
  isOver: boolean;
}

/** Everything that two requests must have in common to have one answer. Hashed: bodies are long, and some carry secrets. */
const keyOf = ({ operation, path, query, json, text, headers, credential }: VendorRequest): string =>
  hash('sha256', JSON.stringify([operation.name, operation.method, path, query, json, text, headers, credential]));

/** Lets reads that run at once share one call, remembers its answer for a moment, and gives it once more while the source fails. */
export function createSharedReads({
  clock,
  cacheFor,
  ledgers,
  lastAnswers,
  rounds,
  silence,
  isTried,
  served,
  servedStale,
}: SharingOptions): SharedReads {
  const flights = new Map<string, Flight>();
  const recent = new RecentAnswers(clock, cacheFor, ledgers);

  function start<T>(
    key: string,
    { query, lastingQuery = query, ...request }: VendorRequest,
    about: readonly string[],
    { priority = 'read' }: Call,
    ask: Ask<T>,
  ): Flight {
    const givenUp = new AbortController();
    const urgency = new Urgency(priority);
    const arrival = { at: clock.now() };
    const lastKey = lastingQuery === query ? key : keyOf({ ...request, ...(lastingQuery && { query: lastingQuery }) });
    let last: LastAnswer | undefined;
    const arrived: Asking['arrived'] = (answer) => {
      arrival.at = answer.observedAt;
      last = answer;
    };
    const counts = ledgers.counts(about);
    const value = ask({ givenUp, urgency, arrived });
    const flight: Flight = {
      value,
      startedAt: clock.now(),
      counts,
      arrival,
      lastKey,
      thing: request.thing,
      about,
      givenUp,
      urgency,
      landing: new Landing(rounds),
      waiting: 0,
      isOver: false,
    };
    flights.set(key, flight);
    /** A flight that was forgotten, given up or overtaken by a fresh one is no longer the one in the map. */
    function land(): boolean {
      flight.isOver = true;
      return flights.get(key) === flight && flights.delete(key);
    }
    value.then(
      (answer) => {
        if (!land()) return;
        recent.remember(key, { value: answer, observedAt: arrival.at, about });
        if (last) lastAnswers.keep(lastKey, last);
      },
      (error) => {
        if (land() && isRefusal(error)) lastAnswers.refuse(lastKey, request.thing ? [request.thing] : []);
      },
    );
    return flight;
  }

  function shown(answer: unknown, { about, counts, arrival: { at } }: Flight, call: Call): unknown {
    const { grounds, observed, fresh } = call;
    ledgers.rest(grounds, about, counts, at + cacheFor);
    // Who wants a fresh answer wants one each time.
    if (fresh) grounds?.passing();
    observed?.({ observedAt: at, stale: false });
    return answer;
  }

  const lastOf = ({ lastKey, thing }: Flight, oldest: number): Last | undefined =>
    thing === undefined ? lastAnswers.recall(lastKey, oldest) : lastAnswers.shown(thing, oldest);

  /** What was said last, marked as that. */
  function shownOld({ value, observedAt }: Last, { grounds, observed }: Call): unknown {
    // What could not be read may be read in a moment.
    grounds?.passing();
    observed?.({ observedAt, stale: true });
    servedStale();
    return value;
  }

  /** Waits as one of several; the last one to leave before the answer ends the call. */
  async function board(key: string, flight: Flight, call: Call): Promise<unknown> {
    const { priority, signal } = call;
    const { value: answer, startedAt } = flight;
    const last = (): Last | undefined => lastOf(flight, oldestInsteadFor(call));
    flight.waiting += 1;
    try {
      const value = await until(impatiently(clock, silence, call, { answer, startedAt }, last), signal).then(
        (value) => {
          if (!(value instanceof Instead)) return shown(value, flight, call);
          if (silence.takeProbe(answer)) flight.waiting += 1;
          return shownOld(value.old, call);
        },
        (error: unknown) => {
          call.grounds?.passing();
          const old = mayBeOld(error, call) ? last() : undefined;
          if (old === undefined) throw error;
          return shownOld(old, call);
        },
      );
      // What a change waits for is asked for it alone, and few of them come at once.
      if (priority !== 'write' && !signal?.aborted) await flight.landing.turn(signal);
      return value;
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0 && !flight.isOver && !isTried()) {
        if (flights.get(key) === flight) flights.delete(key);
        flight.givenUp.abort(new Abandoned());
      }
    }
  }

  return {
    async once(about, { signal, priority = 'read', grounds, observed }, ask) {
      const givenUp = new AbortController();
      const stop = (): void => givenUp.abort(new Abandoned());
      signal?.addEventListener('abort', stop, { once: true });
      if (signal?.aborted) stop();
      const counts = ledgers.counts(about);
      let observedAt = clock.now();
      const arrived: Asking['arrived'] = (answer) => {
        ({ observedAt } = answer);
      };
      try {
        const value = await ask({ givenUp, urgency: new Urgency(priority), arrived });
        ledgers.rest(grounds, about, counts, observedAt + cacheFor);
        observed?.({ observedAt, stale: false });
        return value;
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    async read<T>(request: VendorRequest, about: readonly string[], call: Call, ask: Ask<T>): Promise<T> {
      if (call.signal?.aborted) throw reasonOf(call.signal);
      const key = keyOf(request);
      // The key holds the operation, and one operation has one decode: what is kept under it is a T.
      const asT = (value: unknown): T => value as T;

      const since = oldestFor(call);
      const memory = recent.recall(key, since);
      if (memory !== undefined) {
        served('remembered');
        ledgers.rest(call.grounds, about, ledgers.counts(about), memory.observedAt + cacheFor);
        call.observed?.({ observedAt: memory.observedAt, stale: false });
        return asT(memory.value);
      }
      const flight = flights.get(key);
      const underWay = flight !== undefined && flight.startedAt >= since ? flight : undefined;
      served(underWay === undefined ? 'vendor' : 'coalesced');
      underWay?.urgency.raise(call.priority ?? 'read');
      return asT(await board(key, underWay ?? start(key, request, about, call, ask), call));
    },
    last(thing, failure, call) {
      const old = mayBeOld(failure, call) ? lastAnswers.shown(thing, oldestInsteadFor(call)) : undefined;
      return old && shownOld(old, call);
    },
    forget(topics) {
      ledgers.change(topics);
      for (const [key, flight] of flights) if (concerns(flight.about, topics)) flights.delete(key);
      recent.forget((about) => concerns(about, topics));
    },
    clear() {
      flights.clear();
      recent.clear();
    },
  };
}
