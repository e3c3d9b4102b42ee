import type { Context } from '../context.ts';
import type { Ref } from '../model/ids.ts';
import type { Watched, WatchedName } from '../watch/index.ts';
import type { Scopes } from './follow.ts';

/** What is known of a thing that is watched, and as of when (epoch milliseconds). */
export interface Present<V> {
  readonly thing: Ref;
  readonly value: V;
  readonly at: number;
}

/** What is now of everything watched at the sources followed, in the words of something that happened. */
export async function presentOf<N extends WatchedName, H>(
  { watch, reads }: Context,
  scopes: Scopes,
  what: N,
  tell: (present: Present<Watched[N]>) => H,
): Promise<readonly H[]> {
  const at = reads.clock.now();
  const known = await Promise.all(
    [...scopes.keys()].map(async (source) =>
      [...(await watch.known(source, what))].map(([externalId, value]) =>
        tell({ thing: { sourceId: source.id, externalId }, value, at }),
      ),
    ),
  );
  return known.flat();
}
