import DataLoader from 'dataloader';
import { type Ref, refKey } from '../model/ids.ts';
import type { Source } from '../ports/vendor.ts';
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

const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error('not an Error', { cause: thrown });

/** A dataloader over things at sources; null is what the source does not know. */
export type RefLoader<V> = DataLoader<Ref, V | null, string>;

/** A loader that asks each source once for the ids of one batch. */
export function refLoader<V>(
  name: string,
  { sources, metrics }: Reads,
  ask: (source: Source, ids: readonly string[]) => Promise<Answers<V>>,
): RefLoader<V> {
  return new DataLoader<Ref, V | null, string>(
    (keys) => {
      metrics.batch(name, keys.length);
      return bySource(sources, keys, (source, some) =>
        ask(
          source,
          some.map((key) => key.externalId),
        ),
      );
    },
    { cacheKeyFn: refKey, maxBatchSize: 5000 },
  );
}
