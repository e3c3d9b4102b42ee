import { VendorError } from '../errors.ts';
import { type Observation, together } from '../model/agent.ts';
import type { Call, Priority } from '../ports/call.ts';
import { Abandoned, reasonOf, until } from '../waiting.ts';
import { Landing } from './landing.ts';
import { oldestFor, type ReadsOptions } from './reads.ts';
import { priorities } from './urgency.ts';

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
  /** Forgets what was read about these topics. Reads under way keep those who wait for them and get no others. */
  forget(topics: readonly string[]): void;
  /** Forgets everything. */
  clear(): void;
}

/** Things of one kind kept at a time, all languages together; those read longest ago make room. */
const mostKnown = 20_000;

/** What the vendor said of one id; undefined where it knows none. */
interface Known {
  readonly thing: unknown;
  readonly observedAt: number;
}

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

/** All that is known and under way of one kind in one language. */
interface Group {
  readonly about: readonly string[];
  readonly known: Map<string, Known>;
  readonly underWay: Map<string, Batch>;
  /** Those that will be asked at the end of this round, by urgency. */
  readonly open: Map<Priority, Batch>;
}

/**
 * Reads of things by id. What any number of operations want to know of one kind within a round of the event loop is one question
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
  const keepFor = Math.max(cacheFor, staleIfError);
  const groups = new Map<string, Group>();
  let isSweeping = false;

  function groupOf({ name, about }: Omit<Listed<unknown>, 'old'>, { language }: Call): Group {
    const key = `${language ?? ''} ${name}`;
    const group = groups.get(key) ?? { about, known: new Map(), underWay: new Map(), open: new Map() };
    groups.set(key, group);
    return group;
  }

  /** The batch of this urgency that is still open, or a new one, which is asked at the end of this round. */
  function openIn<T>(group: Group, listed: Listed<T>, { language, priority = 'read' }: Call): Batch {
    const open = group.open.get(priority);
    if (open !== undefined) return open;
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
    setImmediate(() => {
      group.open.delete(priority);
      ask(group, batch, listed, language).then(resolve, reject);
    });
    return batch;
  }

  async function ask<T>(group: Group, batch: Batch, listed: Listed<T>, language: Call['language']) {
    const { ids, priority, givenUp } = batch;
    const { signal } = givenUp;
    if (signal.aborted) throw reasonOf(signal);
    batch.asked = { at: clock.now(), counts: ledgers.counts(group.about) };
    for (const id of ids) group.underWay.set(id, batch);
    const observed: Call['observed'] = ({ observedAt }) => {
      batch.observedAt = Math.min(batch.observedAt, observedAt);
    };
    served('vendor');
    try {
      const things = await listed.ask([...ids], { language, priority, signal, observed });
      for (const id of ids)
        if (group.underWay.get(id) === batch)
          remember(group, id, { thing: things.get(id), observedAt: batch.observedAt });
      return things;
    } finally {
      for (const id of ids) if (group.underWay.get(id) === batch) group.underWay.delete(id);
    }
  }

  function remember({ known }: Group, id: string, one: Known): void {
    if (keepFor === 0) return;
    known.delete(id);
    known.set(id, one);
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
    if (isSweeping) return;
    isSweeping = true;
    clock.after(keepFor + 1, sweep);
  }

  /** Drops what is too old for anything, from time to time while there is something. */
  function sweep(): void {
    const oldest = clock.now() - keepFor;
    let left = 0;
    for (const { known } of groups.values()) {
      for (const [id, { observedAt }] of known) {
        if (observedAt >= oldest) break;
        known.delete(id);
      }
      left += known.size;
    }
    isSweeping = left > 0;
    if (isSweeping) clock.after(keepFor + 1, sweep);
  }

  /**
   * What is known of all these ids, no older than this; null where of one of them it is not. Then all are asked for: it is one
   * question either way, and things that are of one age make an answer that holds for long.
   */
  function knownOf({ known }: Group, ids: readonly string[], oldest: number): ReadonlyMap<string, Known> | null {
    if (cacheFor === 0) return null;
    const found = new Map<string, Known>();
    for (const id of ids) {
      const one = known.get(id);
      if (one === undefined || one.observedAt < oldest) return null;
      found.set(id, one);
    }
    return found;
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
      if (batch.waiting === 0 && signal?.aborted) batch.givenUp.abort(new Abandoned());
    }
  }

  /** What was said last of these ids, in the place of what cannot be had. @throws the error where of one of them nothing will do */
  function insteadOf<T>(
    error: unknown,
    group: Group,
    { old }: Listed<T>,
    ids: readonly string[],
    call: Call,
    seen: Observation[],
  ): ReadonlyMap<string, unknown> {
    // What could not be read may be read in a moment.
    call.grounds?.passing();
    const isMissing = error instanceof VendorError && error.code !== 'VENDOR_REJECTED';
    // A change has to build on what is so, and who looks for changes would see some that are none.
    if (!isMissing || (call.priority ?? 'read') !== 'read') throw error;
    const oldest = Math.max(oldestFor(call), clock.now() - staleIfError);
    const things = new Map<string, T | undefined>();
    for (const id of ids) {
      const known = staleIfError > 0 ? group.known.get(id) : undefined;
      if (known === undefined || known.observedAt < oldest) throw error;
      // A group has one kind of things.
      things.set(id, known.thing === undefined ? undefined : old(known.thing as T));
      seen.push({ observedAt: known.observedAt, stale: true });
    }
    servedStale();
    return things;
  }

  return {
    async read<T>(listed: Listed<T>, ids: readonly string[], call: Call): Promise<ReadonlyMap<string, T>> {
      if (call.signal?.aborted) throw reasonOf(call.signal);
      const group = groupOf(listed, call);
      const { about } = group;
      const oldest = oldestFor(call);
      const found = new Map<string, T>();
      const seen: Observation[] = [];
      const add = (id: string, thing: unknown): void => {
        // A group has one kind of things.
        if (thing !== undefined) found.set(id, thing as T);
      };
      const remembered = knownOf(group, ids, Math.max(oldest, clock.now() - cacheFor + 1));
      if (remembered !== null) {
        served('remembered');
        const counts = ledgers.counts(about);
        for (const [id, { thing, observedAt }] of remembered) {
          ledgers.rest(call.grounds, about, counts, observedAt + cacheFor);
          seen.push({ observedAt, stale: false });
          add(id, thing);
        }
      }
      const waitedFor = new Map<Batch, string[]>();
      for (const id of remembered === null ? new Set(ids) : []) {
        const batch = joinable(group.underWay.get(id), oldest, call) ?? openIn(group, listed, call);
        if (batch.asked === null) batch.ids.add(id);
        const some = waitedFor.get(batch);
        if (some === undefined) waitedFor.set(batch, [id]);
        else some.push(id);
      }
      await Promise.all(
        [...waitedFor].map(async ([batch, some]) => {
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
      const [first, ...others] = seen;
      if (first !== undefined) call.observed?.(together(first, others));
      return found;
    },
    forget(topics) {
      for (const { about, known, underWay } of groups.values()) {
        if (!about.some((topic) => topics.includes(topic))) continue;
        known.clear();
        underWay.clear();
      }
    },
    clear: () => groups.clear(),
  };
}

/** The batch, where it was asked late enough and is at least as urgent. */
function joinable(batch: Batch | undefined, oldest: number, { priority = 'read' }: Call): Batch | undefined {
  if (batch?.asked == null || batch.asked.at < oldest) return undefined;
  return priorities.indexOf(batch.priority) <= priorities.indexOf(priority) ? batch : undefined;
}
