import type { Context } from '../context.ts';
import type { SubscriptionContactChangedArgs } from '../generated/resolvers-types.ts';
import type { ContactHappening, Logged } from '../model/event.ts';
import type { KnownContact } from '../watch/contacts-in-progress.ts';
import { type Covers, covers, follow, type Scopes, scopesOf } from './follow.ts';
import type { Follower } from './follower.ts';
import { type Present, presentOf } from './present.ts';

/** A contact that came, changed or ended, as a subscriber gets it. */
export type ContactChange = Logged<ContactHappening>;

/** Follows contacts. Where queues or agents are given, those that a contact is with at that moment count. */
export function followContacts(
  ctx: Context,
  { queueIds, agentIds, sourceIds, snapshot, after }: SubscriptionContactChangedArgs,
): Promise<Follower<'contact'>> {
  const ofQueues = scopesOf(ctx, sourceIds, 'Queue', queueIds);
  const ofAgents = scopesOf(ctx, sourceIds, 'Agent', agentIds);
  // All contacts of a source are one call, whoever's they are.
  const scopes: Scopes = new Map(
    [...ofQueues.keys()].flatMap((source) => (ofAgents.has(source) ? [[source, null]] : [])),
  );
  return follow(ctx, {
    topic: 'contact',
    what: 'contacts',
    scopes,
    accepts: acceptsOf(covers(ofQueues), covers(ofAgents)),
    present: () => presentOf(ctx, scopes, 'contacts', happening),
    snapshot,
    after,
  });
}

const acceptsOf =
  (isOfQueue: Covers, isOfAgent: Covers) =>
  ({ contact: { sourceId }, queueExternalId, agentExternalId }: ContactHappening): boolean =>
    isOfQueue({ sourceId, externalId: queueExternalId ?? '' }) &&
    isOfAgent({ sourceId, externalId: agentExternalId ?? '' });

const happening = ({
  thing,
  value: { queueExternalId, agentExternalId },
  at,
}: Present<KnownContact>): ContactHappening => ({
  topic: 'contact',
  at,
  type: 'ARRIVED',
  contact: thing,
  queueExternalId,
  agentExternalId,
});
