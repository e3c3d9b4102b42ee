import type { Context } from '../context.ts';
import type { SubscriptionWrapUpEventsArgs } from '../generated/resolvers-types.ts';
import type { Logged, WrapUpEventType, WrapUpHappening } from '../model/event.ts';
import { agentOf } from '../model/wrap-up.ts';
import { type Covers, covers, follow, scopesOf } from './follow.ts';
import type { Follower } from './follower.ts';
import { followedAgents } from './own-agents.ts';

/** A step in the life of a wrap-up, as a subscriber gets it. */
export type WrapUpEvent = Logged<WrapUpHappening>;

/**
 * Follows the lives of wrap-ups. New ones are looked for while somebody wants to know; those that are known are timed in
 * any case.
 */
export async function followWrapUps(
  ctx: Context,
  { types, agentIds, sourceIds, mine, snapshot, after }: SubscriptionWrapUpEventsArgs,
): Promise<Follower<'wrapUp'>> {
  const wanted = await followedAgents(ctx, { ids: agentIds, mine });
  const scopes = scopesOf(ctx, sourceIds, 'Agent', wanted);
  return follow(ctx, {
    topic: 'wrapUp',
    what: 'wrapUps',
    scopes,
    accepts: acceptsOf(types, covers(scopes)),
    present: () => running(ctx),
    snapshot,
    after,
  });
}

const acceptsOf =
  (types: readonly WrapUpEventType[] | null | undefined, isCovered: Covers) =>
  ({ type, wrapUp }: WrapUpHappening): boolean =>
    (types?.includes(type) ?? true) && isCovered(agentOf(wrapUp));

/** Every running wrap-up that is known, which after the first look are all that their vendors tell of. */
async function running({ reads: { wrapUps, clock } }: Context): Promise<readonly WrapUpHappening[]> {
  const at = clock.now();
  return (await wrapUps.running()).map((wrapUp) => ({ topic: 'wrapUp', type: 'STARTED', at, wrapUp }));
}
