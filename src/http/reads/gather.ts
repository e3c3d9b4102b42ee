import { type Observation, together } from '../../model/agent.ts';
import type { Call, Priority } from '../../ports/call.ts';
import { Abandoned, reasonOf, until } from '../../waiting.ts';
import { priorities } from '../urgency.ts';
import { KnownThings } from './known-things.ts';
import { Landing } from './landing.ts';
import { isRefusal, mayBeOld, oldestFor } from './stale.ts';
import type { ReadsOptions } from './reads.ts';

/** A kind of thing that the vendor lists by ids. */
export interface Listed<T> {
  /** What is asked, apart from ids and language. One name has one `ask`. */
  readonly name: string;
  /** Topics by which `forget` finds what was read. */
  readonly about: readonly string[];
  /** Asks the vendor for all of these, with requests that are `gathered`. An id that is missing from the answer is unknown there. */
  readonly ask: (ids: readonly string[], call: Call) => Promise<ReadonlyMap<string, T>>;
  /** The same thing, marked as stale. */
  readonly old: (thing: T) => T;
}

/** Reads things by id, for any number of operations at once. */
export interface Gather {
  /** What of these ids is known to the vendor. */
  read<T>(listed: Listed<T>, ids: readonly string[], call: Call): Promise<ReadonlyMap<string, T>>;
  /** Forgets what was read about these topics, but for when the source fails. Reads under way keep those who wait for them and get no others. */
  forget(topics: readonly string[]): void;
  /** Forgets everything. */
  clear(): void;
}

/** Ids of one question, so that nobody waits for the many of somebody else: as many as fit into one URL. */
const mostIds = 200;

/** Ids that are asked for together. */
interface Batch {
  readonly ids: Set<string>;
  readonly priority: Priority;
  readonly givenUp: AbortController;
  readonly landing: Landing;
  readonly things: Promise<ReadonlyMap<string, unknown>>;
  /** When the vendor was asked, with the ledgers' counts of then; null while others may still be asked for too. */
  asked: { readonly at: number; readonly counts: readonly number[] } | null;
  observedAt: number;
  waiting: number;
}

/** All that is under way of one kind in one language. */
interface Group {
  readonly key: string;
  readonly about: readonly string[];
  readonly underWay: Map<string, Batch>;
  /** Those that will be asked in a moment, by urgency. */
  readonly open: Map<Priority, Batch>;
}

/**
 * Reads of things by id. What any number of operations want to know of one kind within two rounds of the event loop is one question
 * to the vendor; what is under way already or was answered a moment ago is not asked again; and while the source fails, what it
 * said last of an id is given once more.
 */
export function createGather({
  clock,
  cacheFor,
  staleIfError,
  ledgers,
  rounds,
  served,
  servedStale,
}: ReadsOptions): Gather {
  const known = new KnownThings(clock, Math.max(cacheFor, staleIfError));
  const groups = new Map<string, Group>();

  function groupOf(key: string, about: readonly string[]): Group {
    const group = groups.get(key) ?? { key, about, underWay: new Map(), open: new Map() };
    groups.set(key, group);
    return group;
  }

  /** What is remembered of these ids and young enough; null where it is not so of all: then all are asked for. */
  function remembered(key: string, about: readonly string[], ids: readonly string[], oldest: number) {
    const now = clock.now();
    if (oldest > known.outdatedAt(key)) {
      // What is too old for one is out of date for everybody.
      known.outdate(key, Math.min(oldest, now));
      ledgers.change(about);
    }
    // It is one question either way, and things that are of one age make an answer that holds for long.
    return cacheFor > 0 ? known.recall(key, ids, Math.max(oldest, known.outdatedAt(key), now - cacheFor + 1)) : null;
  }

  /** The batch of this urgency that is still open, or a new one, which is asked two rounds of the event loop later. */
  function openIn<T>(group: Group, listed: Listed<T>, { language, priority = 'read' }: Call): Batch {
    const open = group.open.get(priority);
    if (open !== undefined && open.ids.size < mostIds) return open;
    const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, unknown>>();
    const batch: Batch = {
      ids: new Set(),
      priority,
      givenUp: new AbortController(),
      landing: new Landing(rounds),
      things: promise,
      asked: null,
      observedAt: Number.POSITIVE_INFINITY,
      waiting: 0,
    };
    // Who waits for it has gone perhaps.
    promise.catch(() => {});
    group.open.set(priority, batch);
    const close = (): void => {
      if (group.open.get(priority) === batch) group.open.delete(priority);
      ask(group, batch, listed, language).then(resolve, reject);
    };
    // Two rounds bring together twice as many as one, and an idle round takes microseconds.
    setImmediate(() => setImmediate(close));
    return batch;
  }

  /** The batches that will tell of these ids, each with those that it tells of. */
  function batchesOf<T>(group: Group, listed: Listed<T>, ids: readonly string[], oldest: number, call: Call) {
    const batches = new Map<Batch, string[]>();
    for (const id of new Set(ids)) {
      const batch = joinable(group.underWay.get(id), oldest, call) ?? openIn(group, listed, call);
      if (batch.asked === null) batch.ids.add(id);
      const some = batches.get(batch);
      if (some === undefined) batches.set(batch, [id]);
      else some.push(id);
    }
    return batches;
  }

  async function ask<T>(group: Group, batch: Batch, listed: Listed<T>, language: Call['language']) {
    const { ids, priority, givenUp } = batch;
    const { signal } = givenUp;
    batch.asked = { at: clock.now(), counts: ledgers.counts(group.about) };
    const observed: Call['observed'] = ({ observedAt }) => {
      batch.observedAt = Math.min(batch.observedAt, observedAt);
    };
    try {
      if (batch.waiting === 0) throw new Abandoned();
      for (const id of ids) group.underWay.set(id, batch);
      served('vendor');
      const things = await listed.ask([...ids], { language, priority, signal, observed });
      const { observedAt } = batch;
      for (const id of ids)
        if (group.underWay.get(id) === batch)
          known.remember(group.key, group.about, id, { thing: things.get(id), observedAt });
      return things;
    } catch (error) {
      // A refusal is an answer: nothing older stands in for it.
      if (isRefusal(error)) known.drop(group.key, ids);
      throw error;
    } finally {
      for (const id of ids) if (group.underWay.get(id) === batch) group.underWay.delete(id);
      const isIdle = group.underWay.size === 0 && group.open.size === 0;
      // One that was forgotten may end after its successor has begun.
      if (isIdle && groups.get(group.key) === group) groups.delete(group.key);
    }
  }

  /** Waits as one of several; the last one to leave before the answer ends the batch. */
  async function board(batch: Batch, { signal, priority }: Call): Promise<ReadonlyMap<string, unknown>> {
    batch.waiting += 1;
    try {
      const things = await until(batch.things, signal);
      if (priority !== 'write') await batch.landing.turn(signal);
      return things;
    } finally {
      batch.waiting -= 1;
      // One that is not asked yet may be wanted by others until then.
      if (batch.waiting === 0 && batch.asked !== null && signal?.aborted) batch.givenUp.abort(new Abandoned());
    }
  }

  /** What was said last of these ids, in the place of what cannot be had. @throws the error where of one of them nothing will do */
  function insteadOf<T>(
    error: unknown,
    { key }: Group,
    { old }: Listed<T>,
    ids: readonly string[],
    call: Call,
    seen: Observation[],
  ): ReadonlyMap<string, unknown> {
    // What could not be read may be read in a moment.
    call.grounds?.passing();
    const oldest = Math.max(oldestFor(call), clock.now() - staleIfError);
    const last = staleIfError > 0 && mayBeOld(error, call) ? known.last(key, ids, oldest) : null;
    if (last === null) throw error;
    const things = new Map<string, T | undefined>();
    for (const [id, { thing, observedAt }] of last) {
      // A kind has one type of things.
      things.set(id, thing === undefined ? undefined : old(thing as T));
      seen.push({ observedAt, stale: true });
    }
    servedStale();
    return things;
  }

  return {
    async read<T>(listed: Listed<T>, ids: readonly string[], call: Call): Promise<ReadonlyMap<string, T>> {
      if (call.signal?.aborted) throw reasonOf(call.signal);
      if (ids.length === 0) return new Map();
      const { name, about } = listed;
      const key = `${call.language ?? ''} ${name}`;
      const oldest = oldestFor(call);
      const found = new Map<string, T>();
      const seen: Observation[] = [];
      const add = (id: string, thing: unknown): void => {
        // A kind has one type of things.
        if (thing !== undefined) found.set(id, thing as T);
      };
      const memory = remembered(key, about, ids, oldest);
      if (memory !== null) {
        served('remembered');
        const counts = ledgers.counts(about);
        for (const [id, { thing, observedAt }] of memory) {
          ledgers.rest(call.grounds, about, counts, observedAt + cacheFor);
          seen.push({ observedAt, stale: false });
          add(id, thing);
        }
      } else {
        const group = groupOf(key, about);
        await Promise.all(
          [...batchesOf(group, listed, ids, oldest, call)].map(async ([batch, some]) => {
            if (batch.ids.size > some.length) served('coalesced');
            const things = await board(batch, call).then(
              (answer) => {
                const { asked, observedAt } = batch;
                ledgers.rest(call.grounds, about, asked?.counts ?? [], observedAt + cacheFor);
                seen.push({ observedAt, stale: false });
                return answer;
              },
              (error: unknown) => insteadOf(error, group, listed, some, call, seen),
            );
            for (const id of some) add(id, things.get(id));
          }),
        );
      }
      const [first, ...others] = seen;
      if (first !== undefined) call.observed?.(together(first, others));
      return found;
    },
    forget(topics) {
      known.change(topics);
      for (const { about, underWay } of groups.values()) {
        if (about.some((topic) => topics.includes(topic))) underWay.clear();
      }
    },
    clear() {
      known.clear();
      groups.clear();
    },
  };
}

/** The batch, where it was asked late enough and is at least as urgent. */
function joinable(batch: Batch | undefined, oldest: number, { priority = 'read' }: Call): Batch | undefined {
  if (batch?.asked == null || batch.asked.at < oldest || batch.givenUp.signal.aborted) return undefined;
  return priorities.indexOf(batch.priority) <= priorities.indexOf(priority) ? batch : undefined;
}
