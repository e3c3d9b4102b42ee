import type { Context } from '../context.ts';
import type { SubscriptionQueueStatusChangedArgs } from '../generated/resolvers-types.ts';
import type { Logged, QueueStatusHappening } from '../model/event.ts';
import { type Covers, covers, follow, type Scopes, scopesOf } from './follow.ts';

/** A change in how a queue stands, as a subscriber gets it. */
export type QueueStatusChange = Logged<QueueStatusHappening>;

/** Follows how queues stand. */
export function followQueueStatuses(
  ctx: Context,
  { queueIds, sourceIds, snapshot, after }: SubscriptionQueueStatusChangedArgs,
): Promise<AsyncIterable<QueueStatusChange>> {
  const scopes = scopesOf(ctx, sourceIds, 'Queue', queueIds);
  return follow(ctx, {
    topic: 'queueStatus',
    what: 'queueStatuses',
    scopes,
    accepts: acceptsOf(covers(scopes)),
    present: () => present(ctx, scopes),
    snapshot,
    after,
  });
}

const acceptsOf =
  (isCovered: Covers) =>
  ({ queue }: QueueStatusHappening): boolean =>
    isCovered(queue);

async function present({ watch, reads }: Context, scopes: Scopes): Promise<readonly QueueStatusHappening[]> {
  const at = reads.clock.now();
  const known = await Promise.all(
    [...scopes.keys()].map(async (source) =>
      [...(await watch.known(source, 'queueStatuses'))].map(
        ([externalId, status]): QueueStatusHappening => ({
          topic: 'queueStatus',
          at,
          queue: { sourceId: source.id, externalId },
          status,
        }),
      ),
    ),
  );
  return known.flat();
}
