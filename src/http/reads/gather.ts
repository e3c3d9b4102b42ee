import { type Observation, together } from '../../model/observation.ts';
import type { Call } from '../../ports/call.ts';
import { reasonOf } from '../../waiting.ts';
import { type Batch, Batches, type Listed } from './batches.ts';
import { type Known, KnownThings } from './known-things.ts';
import type { SharingOptions } from './shared-reads.ts';
import { Instead, mayBeOld, oldestFor, oldestInsteadFor } from './stale.ts';

/** Reads things by id, for any number of operations at once. */
export interface Gather {
  /** What of these ids is known to the vendor. */
  read<T>(listed: Listed<T>, ids: readonly string[], call: Call): Promise<ReadonlyMap<string, T>>;
  /** Forgets what was read about these topics, but for when the source fails. Reads under way keep those who wait for them and get no others. */
  forget(topics: readonly string[]): void;
  /** Forgets everything. */
  clear(): void;
}

/** What one batch tells of the ids that a read wants of it. */
interface Part {
  readonly things: Iterable<readonly [id: string, thing: unknown]>;
  readonly seen: readonly Observation[];
}

/**
 * Reads of things by id. What any number of operations want to know of one kind within two rounds of the event loop is one question
 * to the vendor; what is under way already or was answered a moment ago is not asked again; and while the source fails, what it
 * said last of an id is given once more.
 */
export function createGather(options: SharingOptions): Gather {
  const { clock, cacheFor, staleIfError, ledgers, lastAnswers, served, servedStale } = options;
  const known = new KnownThings(clock, Math.max(cacheFor, staleIfError));
  const batches = new Batches(options, known);

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

  function fromMemory(memory: ReadonlyMap<string, Known>, about: readonly string[], call: Call): Part {
    served('remembered');
    const counts = ledgers.counts(about);
    const all = [...memory];
    for (const [, { observedAt }] of all) ledgers.rest(call.grounds, about, counts, observedAt + cacheFor);
    return {
      things: all.map(([id, { thing }]) => [id, thing]),
      seen: all.map(([, { observedAt }]) => ({ observedAt, stale: false })),
    };
  }

  /** What was said last of these ids; null where of one of them nothing will do. */
  function lastOf<T>(key: string, { kind }: Listed<T>, ids: readonly string[], call: Call) {
    if (staleIfError === 0) return null;
    const oldest = Math.max(oldestInsteadFor(call), clock.now() - staleIfError);
    const last = new Map<string, Known>();
    for (const id of ids) {
      const own = known.last(key, id, oldest);
      const shown = kind === undefined ? undefined : lastAnswers.shown({ kind, id }, own?.observedAt ?? oldest);
      const said = shown === undefined ? own : { thing: shown.value, observedAt: shown.observedAt };
      if (said === undefined) return null;
      last.set(id, said);
    }
    return last;
  }

  /** What was said last, in the place of what cannot be had. */
  function fromLast<T>(last: ReadonlyMap<string, Known>, { old }: Listed<T>, { grounds }: Call): Part {
    // What could not be read may be read in a moment.
    grounds?.passing();
    servedStale();
    const all = [...last];
    return {
      // A kind has one type of things.
      things: all.map(([id, { thing }]) => [id, thing === undefined ? undefined : old(thing as T)]),
      seen: all.map(([, { observedAt }]) => ({ observedAt, stale: true })),
    };
  }

  async function fromBatch<T>(
    key: string,
    batch: Batch,
    listed: Listed<T>,
    ids: readonly string[],
    call: Call,
  ): Promise<Part> {
    if (batch.waiting > 0) served('coalesced');
    try {
      const things = await batches.board(batch, call, () => lastOf(key, listed, ids, call));
      if (things instanceof Instead) return fromLast(things.old, listed, call);
      const { asked, observedAt } = batch;
      ledgers.rest(call.grounds, listed.about, asked?.counts ?? [], observedAt + cacheFor);
      return { things: ids.map((id) => [id, things.get(id)]), seen: [{ observedAt, stale: false }] };
    } catch (error) {
      call.grounds?.passing();
      const last = mayBeOld(error, call) ? lastOf(key, listed, ids, call) : null;
      if (last === null) throw error;
      return fromLast(last, listed, call);
    }
  }

  return {
    async read<T>(listed: Listed<T>, ids: readonly string[], call: Call): Promise<ReadonlyMap<string, T>> {
      if (call.signal?.aborted) throw reasonOf(call.signal);
      if (ids.length === 0) return new Map();
      const { name, about } = listed;
      const key = `${call.language ?? ''} ${name}`;
      const oldest = oldestFor(call);
      const memory = remembered(key, about, ids, oldest);
      const parts =
        memory === null
          ? await Promise.all(
              [...batches.of(key, listed, ids, oldest, call)].map(([batch, some]) =>
                fromBatch(key, batch, listed, some, call),
              ),
            )
          : [fromMemory(memory, about, call)];
      const found = new Map<string, T>();
      for (const { things } of parts) {
        // A kind has one type of things.
        for (const [id, thing] of things) if (thing !== undefined) found.set(id, thing as T);
      }
      const [first, ...others] = parts.flatMap(({ seen }) => seen);
      if (first !== undefined) call.observed?.(together(first, others));
      return found;
    },
    forget(topics) {
      known.change(topics);
      batches.forget(topics);
    },
    clear() {
      known.clear();
      batches.clear();
    },
  };
}
