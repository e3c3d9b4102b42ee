import type { TrunklineError } from '../errors.ts';
import type { Happening } from '../model/event.ts';
import type { Clock } from '../ports/clock.ts';
import type { WatchStore } from '../ports/store.ts';
import type { Source } from '../ports/vendor.ts';
import type { Look } from './poller.ts';
import type { Resource } from './resource.ts';

/** Where what is known is kept. */
export interface Memory {
  /** Of the resource at its source. */
  readonly name: string;
  readonly store: WatchStore;
  readonly clock: Clock;
}

/**
 * Looks, and tells what has become different since the last look, however long ago that was. The first look of all only
 * learns what is; what has become different between the last look and this one and back again is not seen.
 * @returns what could not be read: of that nothing is told.
 * @throws {TrunklineError} when nothing could be read
 */
export async function tellDifferences<V>(
  resource: Resource<V>,
  source: Source,
  { scope, touched, signal }: Look,
  { name, store, clock }: Memory,
): Promise<Iterable<TrunklineError>> {
  const known = await store.known(name);
  const { values, unread } = await resource.read(source, scope, { fresh: true, priority: 'poll', signal });
  const at = clock.now();
  const changed = new Map<string, string | null>();
  const happenings: Happening[] = [];
  const gone = [...(scope ?? known?.keys() ?? [])].filter((id) => known?.has(id) && !values.has(id) && !unread.has(id));

  for (const externalId of [...values.keys(), ...gone]) {
    const noted = known?.get(externalId);
    // Written by the last look at the same resource.
    const before = noted === undefined ? null : (JSON.parse(noted) as V);
    const after = values.get(externalId) ?? null;
    if (before && after && resource.isSame(before, after)) continue;
    changed.set(externalId, after && JSON.stringify(after));
    const isTouched = touched.has(externalId);
    const happening =
      known || isTouched ? resource.happening({ source, externalId, before, after, isTouched, at }) : null;
    if (happening) happenings.push(happening);
  }
  // Where another replica was first, what is left to tell is a difference that the next look finds.
  if (known === null || changed.size > 0) await store.note(name, changed, happenings, known);
  return unread.values();
}
