import DataLoader from 'dataloader';
import { type Ref, refKey } from '../model/ids.ts';
import { RefMap } from '../model/ref-map.ts';
import type { Source } from '../ports/vendor.ts';
import { type Ready, settled } from '../ready.ts';
import type { Reads } from './reads.ts';

/** What a source answered for some keys, by the vendor's id; a missing id is unknown there. */
export type Answers<V> = ReadonlyMap<string, V | Error>;

/**
 * Answers keys of several sources: each source is asked once for all of its own keys, and what goes wrong at one is an
 * error of its keys only. Aligned by key, never by position.
 */
export async function bySource<K extends Ref, V>(
  sources: ReadonlyMap<string, Source>,
  keys: readonly K[],
  ask: (source: Source, keys: readonly K[]) => Promise<Answers<V>>,
): Promise<(V | Error | null)[]> {
  const groups = Map.groupBy(keys, (key) => key.sourceId);
  const answers = new Map(
    await Promise.all(
      [...groups].map(async ([sourceId, group]): Promise<[string, Answers<V> | Error]> => {
        const source = sources.get(sourceId);
        if (source === undefined) return [sourceId, new Map()];
        return [sourceId, await ask(source, group).catch(asError)];
      }),
    ),
  );
  return keys.map((key) => {
    const answer = answers.get(key.sourceId);
    return answer instanceof Error ? answer : (answer?.get(key.externalId) ?? null);
  });
}

/** What was thrown, as an error that dataloader takes for one. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error('not an Error', { cause: thrown });

/** Things at sources, by their refs; null is what the source does not know. */
export interface RefLoader<V> {
  /** Asked together with what else is wanted in this tick. */
  load(ref: Ref): Promise<V | null>;
  /** The same, at once where it is known. @throws what reading it met, where that is known */
  get(ref: Ref): Ready<V | null>;
  /** Starts reading things that will be asked for later. @returns when they are read, whatever became of it */
  prefetch(refs: Iterable<Ref>): Promise<void>;
  /** Takes what was told besides. */
  prime(ref: Ref, value: V): void;
}

const idsOf = (refs: readonly Ref[]): readonly string[] => refs.map(({ externalId }) => externalId);

/** A thing at a source, and the moment from which it is counted. */
interface RefSince extends Ref {
  /** Epoch milliseconds; null is the source's midnight. */
  readonly since: number | null;
}

export type SinceLoader<V> = DataLoader<RefSince, V | null, string>;

/** A loader of what is counted from a moment on, which asks each source once for the ids of one moment. */
export const sinceLoader = <V>(
  name: string,
  { sources, metrics }: Reads,
  ask: (source: Source, ids: readonly string[], since: number) => Promise<Answers<V>>,
): SinceLoader<V> =>
  new DataLoader(
    async (keys) => {
      metrics.batch(name, keys.length);
      const found = new Map<RefSince, V | Error | null>();
      const read = async ([since, some]: readonly [number | null, readonly RefSince[]]): Promise<void> => {
        const values = await bySource<RefSince, V>(sources, some, (source, refs) =>
          ask(source, idsOf(refs), since ?? source.statisticsStart()),
        );
        for (const [at, key] of some.entries()) found.set(key, values[at] ?? null);
      };
      await Promise.all([...Map.groupBy(keys, (key) => key.since)].map(read));
      return keys.map((key) => found.get(key) ?? null);
    },
    { cacheKeyFn: (key) => `${key.since} ${refKey(key)}` },
  );

/** A loader that asks each source once for the ids of one batch. */
export function refLoader<V>(
  name: string,
  { sources, metrics }: Reads,
  ask: (source: Source, ids: readonly string[]) => Promise<Answers<V>>,
): RefLoader<V> {
  const known = new RefMap<V | Error | null>();
  const loader = new DataLoader<Ref, V | null, string>(
    async (keys) => {
      metrics.batch(name, keys.length);
      const values = await bySource(sources, keys, (source, some) => ask(source, idsOf(some)));
      for (const [at, key] of keys.entries()) known.set(key, values[at] ?? null);
      return values;
    },
    { cacheKeyFn: refKey, maxBatchSize: 5000 },
  );

  function get(ref: Ref): Ready<V | null> {
    const value = known.get(ref);
    if (value instanceof Error) throw value;
    return value === undefined ? loader.load(ref) : value;
  }

  return {
    load: async (ref) => get(ref),
    get,
    prefetch(refs) {
      const started = new RefMap<true>();
      const awaited: Promise<unknown>[] = [];
      for (const ref of refs) {
        if (known.has(ref) || started.has(ref)) continue;
        started.set(ref, true);
        awaited.push(loader.load(ref));
      }
      return settled(awaited);
    },
    prime: (ref, value) => known.set(ref, value),
  };
}
