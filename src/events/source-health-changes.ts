import type { Context } from '../context.ts';
import type { SubscriptionSourceHealthChangedArgs } from '../generated/resolvers-types.ts';
import type { Logged, SourceHealthHappening } from '../model/event.ts';
import { follow, scopesOf } from './follow.ts';
import type { Follower } from './follower.ts';

/** A source that has become better or worse, as a subscriber gets it. */
export type SourceHealthChange = Logged<SourceHealthHappening>;

/** Follows how sources are. */
export function followSourceHealth(
  ctx: Context,
  { sourceIds, snapshot, after }: SubscriptionSourceHealthChangedArgs,
): Promise<Follower<'sourceHealth'>> {
  const scopes = scopesOf(ctx, sourceIds, 'Source', null);
  const sources = [...scopes.keys()];
  return follow(ctx, {
    topic: 'sourceHealth',
    what: 'health',
    scopes,
    accepts: acceptsOf(new Set(sources.map(({ id }) => id))),
    present: async () =>
      sources.map((source) => ({
        topic: 'sourceHealth',
        at: ctx.reads.clock.now(),
        sourceId: source.id,
        status: source.health().status,
        previousStatus: null,
      })),
    snapshot,
    after,
  });
}

const acceptsOf =
  (ids: ReadonlySet<string>) =>
  ({ sourceId }: SourceHealthHappening): boolean =>
    ids.has(sourceId);
