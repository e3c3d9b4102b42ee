import type { Context } from '../context.ts';
import { BadUserInput } from '../errors.ts';
import { chosenSources } from '../lists/arguments.ts';
import type { HappeningOf, Topic } from '../model/event.ts';
import { decodeId, type IdType, type Ref } from '../model/ids.ts';
import type { Source } from '../ports/vendor.ts';
import type { WatchedName } from '../watch/index.ts';
import type { Follower, Following } from './follower.ts';

/** The vendor's ids that matter at each source; null for all of it. */
export type Scopes = ReadonlyMap<Source, readonly string[] | null>;

/** Where to begin. */
export interface Beginning {
  readonly snapshot?: boolean | null | undefined;
  readonly after?: string | null | undefined;
}

export interface Followed<T extends Topic> extends Beginning {
  readonly topic: T;
  /** What has to be watched for it. */
  readonly what: WatchedName;
  readonly scopes: Scopes;
  /** Lives as long as the subscription: made where no context is in sight, which it would keep with all its loaders. */
  readonly accepts: Following<T>['accepts'];
  /** What is, as it would have happened. */
  readonly present: () => Promise<readonly HappeningOf<T>[]>;
}

/**
 * Follows a topic and has it watched for as long. What happens while a snapshot is made follows it.
 * @throws BadUserInput for a snapshot together with a place to resume from.
 */
export async function follow<T extends Topic>(
  { feed, watch }: Context,
  { topic, what, scopes, accepts, present, snapshot, after }: Followed<T>,
): Promise<Follower<T>> {
  if (snapshot && after != null)
    throw new BadUserInput('snapshot', 'Argument "snapshot" cannot go with "after": leave one of them out.');
  const ends = [...scopes].map(([source, scope]) => watch.need(source, what, scope));
  const ended = (): void => {
    for (const end of ends) end();
  };
  try {
    // What the first look finds is part of what is, and no change.
    if (snapshot) await Promise.all([...scopes.keys()].map((source) => watch.known(source, what)));
    const place = snapshot ? await feed.place() : (after ?? null);
    const first = snapshot && place !== null ? (await present()).filter(accepts) : [];
    return feed.follow({
      topic,
      accepts,
      after: place,
      first: first.map((happening) => ({ id: place ?? '', happening, isSnapshot: true })),
      ended,
    });
  } catch (error) {
    ended();
    throw error;
  }
}

/** The sources that are followed, and which things of them. Ids that are malformed or foreign match nothing. */
export function scopesOf(
  ctx: Context,
  sourceIds: readonly string[] | null | undefined,
  type: IdType,
  ids: readonly string[] | null | undefined,
): Scopes {
  const refs = ids?.flatMap((id) => decodeId(type, id) ?? []);
  return new Map(
    chosenSources(ctx.reads.sources, { sourceIds }).flatMap((source): [Source, readonly string[] | null][] => {
      if (!refs) return [[source, null]];
      const own = refs.flatMap((ref) => (ref.sourceId === source.id ? ref.externalId : []));
      return own.length > 0 ? [[source, own]] : [];
    }),
  );
}

/** Whether a thing of a source is followed. */
export type Covers = (thing: Ref) => boolean;

export function covers(scopes: Scopes): Covers {
  const bySource = new Map([...scopes].map(([source, scope]) => [source.id, scope && new Set(scope)]));
  return ({ sourceId, externalId }) => {
    const scope = bySource.get(sourceId);
    return scope !== undefined && (scope?.has(externalId) ?? true);
  };
}
