import type { Context } from '../context.ts';
import type { SubscriptionQueueStatusChangedArgs } from '../generated/resolvers-types.ts';
import type { Logged, QueueStatusHappening } from '../model/event.ts';
import type { QueueStatus } from '../model/queue.ts';
import { type Covers, covers, follow, scopesOf } from './follow.ts';
import type { Follower } from './follower.ts';
import { type Present, presentOf } from './present.ts';

/** A change in how a queue stands, as a subscriber gets it. */
export type QueueStatusChange = Logged<QueueStatusHappening>;

/** Follows how queues stand. */
export function followQueueStatuses(
  ctx: Context,
  { queueIds, sourceIds, snapshot, after }: SubscriptionQueueStatusChangedArgs,
): Promise<Follower<'queueStatus'>> {
  const scopes = scopesOf(ctx, sourceIds, 'Queue', queueIds);
  return follow(ctx, {
    topic: 'queueStatus',
    what: 'queueStatuses',
    scopes,
    accepts: acceptsOf(covers(scopes)),
    present: () => presentOf(ctx, scopes, 'queueStatuses', happening),
    snapshot,
    after,
  });
}

const acceptsOf =
  (isCovered: Covers) =>
  ({ queue }: QueueStatusHappening): boolean =>
    isCovered(queue);

const happening = ({ thing, value, at }: Present<QueueStatus>): QueueStatusHappening => ({
  topic: 'queueStatus',
  at,
  queue: thing,
  status: value,
});
