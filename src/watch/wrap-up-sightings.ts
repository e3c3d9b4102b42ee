import type { TrunklineError } from '../errors.ts';
import type { Reads } from '../loaders/reads.ts';
import type { Contact } from '../model/contact.ts';
import { agentOf, type WrapUp, wrapUpOfContact } from '../model/wrap-up.ts';
import type { Call } from '../ports/call.ts';
import type { Source } from '../ports/vendor.ts';
import type { Sighting } from '../wrap-up/life.ts';
import { readFacet } from './facet.ts';
import type { Scope } from './needs.ts';
import type { Look } from './poller.ts';
import type { Seen } from './resource.ts';

/**
 * Looks for wrap-ups where the vendor tells of them; what has begun or ended since is told by their lives.
 * @returns what could not be read: of those agents nothing is told.
 * @throws {TrunklineError} when nothing could be read
 */
export async function sightWrapUps(
  reads: Omit<Reads, 'call'>,
  source: Source,
  { scope, signal }: Look,
): Promise<Iterable<TrunklineError>> {
  const { wrapUps } = reads;
  // Before the vendor is asked: one that somebody else sees meanwhile is none that has ended.
  const running = (await wrapUps.running()).filter(({ sourceId }) => sourceId === source.id).map(agentOf);
  const { values, unread } = await tellings(reads, source, scope, { fresh: true, priority: 'poll', signal });
  const isMeant = (id: string): boolean => scope?.includes(id) ?? true;
  const ended = running.filter(({ externalId: id }) => isMeant(id) && !values.get(id) && !unread.has(id));
  await Promise.all([
    ...ended.map((agent) => wrapUps.ended(agent)),
    ...[...values].map(([externalId, told]) => told && wrapUps.sighted({ sourceId: source.id, externalId }, told)),
  ]);
  return unread.values();
}

/** What the vendor tells of agents' wrap-ups. Whoever is missing is in none, or no agent any more. */
async function tellings(
  reads: Omit<Reads, 'call'>,
  source: Source,
  scope: Scope,
  call: Call,
): Promise<Seen<Sighting | null>> {
  switch (source.wrapUps?.by) {
    case 'agent':
      return readFacet(reads, source, scope, 'wrapUp', call);
    case 'contact':
      return { values: byAgent(await source.wrapUps.active(call)), unread: new Map() };
    case undefined:
      return { values: new Map(), unread: new Map() };
  }
}

/** Of several contacts that one agent is wrapping up the latest counts, as it does for the agent's state. */
function byAgent(contacts: readonly Contact[]): ReadonlyMap<string, WrapUp> {
  const inOrder = contacts.toSorted((one, other) => (one.wrapUpStartedAt ?? 0) - (other.wrapUpStartedAt ?? 0));
  const wrapUps = inOrder.flatMap((contact) => wrapUpOfContact(contact) ?? []);
  return new Map(wrapUps.map((wrapUp) => [wrapUp.agentExternalId, wrapUp]));
}
