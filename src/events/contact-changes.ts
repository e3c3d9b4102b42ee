import type { Context } from '../context.ts';
import type { SubscriptionContactChangedArgs } from '../generated/resolvers-types.ts';
import type { ContactHappening, Logged } from '../model/event.ts';
import { type Covers, covers, follow, type Scopes, scopesOf } from './follow.ts';

/** A contact that came, changed or ended, as a subscriber gets it. */
export type ContactChange = Logged<ContactHappening>;

/** Follows contacts. Where queues or agents are given, those that a contact is with at that moment count. */
export function followContacts(
  ctx: Context,
  { queueIds, agentIds, sourceIds, snapshot, after }: SubscriptionContactChangedArgs,
): Promise<AsyncIterable<ContactChange>> {
  // All contacts of a source are one call, whoever's they are.
  const scopes = scopesOf(ctx, sourceIds, 'Source', null);
  return follow(ctx, {
    topic: 'contact',
    what: 'contacts',
    scopes,
    accepts: acceptsOf(
      covers(scopesOf(ctx, sourceIds, 'Queue', queueIds)),
      covers(scopesOf(ctx, sourceIds, 'Agent', agentIds)),
    ),
    present: () => present(ctx, scopes),
    snapshot,
    after,
  });
}

const acceptsOf =
  (isOfQueue: Covers, isOfAgent: Covers) =>
  ({ contact: { sourceId }, queueExternalId, agentExternalId }: ContactHappening): boolean =>
    isOfQueue({ sourceId, externalId: queueExternalId ?? '' }) &&
    isOfAgent({ sourceId, externalId: agentExternalId ?? '' });

async function present({ watch, reads }: Context, scopes: Scopes): Promise<readonly ContactHappening[]> {
  const at = reads.clock.now();
  const known = await Promise.all(
    [...scopes.keys()].map(async (source) =>
      [...(await watch.known(source, 'contacts'))].map(
        ([externalId, { queueExternalId, agentExternalId }]): ContactHappening => ({
          topic: 'contact',
          at,
          type: 'ARRIVED',
          contact: { sourceId: source.id, externalId },
          queueExternalId,
          agentExternalId,
        }),
      ),
    ),
  );
  return known.flat();
}
