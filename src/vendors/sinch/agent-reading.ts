import { TrunklineError } from '../../errors.ts';
import type { AgentFacet, ObservedWrapUp } from '../../model/agent.ts';
import type { AgentGroupName } from '../../model/agent-group.ts';
import { type Contact, isActive } from '../../model/contact.ts';
import type { AgentReading } from '../../ports/agents.ts';
import { lacksReady, status as statusOf } from './agent-status.ts';
import * as map from './mapping.ts';
import type { Row } from './wire.ts';

/** What the port answers about an agent, put together from Sinch's rows. */

/** Facets that a row of /agents answers; the status only where the contacts do not decide it, the group where it is told by id. */
export const rowFacets: ReadonlySet<AgentFacet> = new Set([
  'profile',
  'observation',
  'queues',
  'queueStatistics',
  'presence',
  'load',
  'statistics',
  'details',
  'group',
  'status',
]);

/** A row of /agents, and whether its queues had been asked for: the key may be missing all the same. */
export class Told {
  readonly row: Row;
  readonly withQueues: boolean;
  constructor(row: Row, withQueues: boolean) {
    this.row = row;
    this.withQueues = withQueues;
  }
}

/** What an agent's contacts say of it: everything in progress (null when not asked), and the one being wrapped up. */
export interface AgentContacts {
  readonly active: readonly Contact[] | null;
  readonly wrapUp: Contact | null;
}

/** The contact being wrapped up, the latest should the vendor name several. */
export const wrapUpOf = (contacts: readonly Contact[]): Contact | null =>
  contacts
    .filter((contact) => contact.status === 'WRAP_UP')
    .reduce<Contact | null>(
      (latest, contact) => ((latest?.wrapUpStartedAt ?? 0) > (contact.wrapUpStartedAt ?? 0) ? latest : contact),
      null,
    );

const observedWrapUp = (contact: Contact | null): ObservedWrapUp | null =>
  contact && { startedAt: contact.wrapUpStartedAt, endsAt: null, contactExternalId: contact.externalId, contact };

/** What the row does not tell by itself; undefined where that was not asked for. */
interface Besides {
  readonly ready?: boolean | null | TrunklineError | undefined;
  readonly group: AgentGroupName | null | TrunklineError | undefined;
}

/**
 * What the row answers of these facets; the status unless the contacts decide it and are not known, and the details unless the
 * row lacks the ready flag and that was not asked for besides.
 */
export function rowReading(
  told: Told | TrunklineError,
  contacts: AgentContacts | TrunklineError | null,
  { ready, group }: Besides,
  facets: ReadonlySet<AgentFacet> = rowFacets,
): AgentReading {
  if (told instanceof TrunklineError) return Object.fromEntries([...rowFacets].map((facet) => [facet, told]));
  const { row, withQueues } = told;
  const unknown = contacts === null || contacts instanceof TrunklineError;
  const status = facets.has('status') ? statusOf(row, unknown ? undefined : contacts.wrapUp) : null;
  return {
    ...(facets.has('profile') && { profile: row.as(map.profile) }),
    ...(facets.has('observation') && { observation: row.observation }),
    ...(facets.has('presence') && { presence: row.as(map.currentPresence) }),
    ...(facets.has('load') && { load: row.as(map.load) }),
    ...(facets.has('statistics') && { statistics: row.as(map.statistics) }),
    ...(facets.has('details') && detailsReading(row, ready)),
    ...(withQueues && facets.has('queues') && { queues: row.as(map.membershipsIn) }),
    ...(withQueues && facets.has('queueStatistics') && { queueStatistics: row.as(map.queueStatistics) }),
    ...(group === undefined ? {} : { group }),
    ...(status ? { status } : facets.has('status') && contacts instanceof TrunklineError ? { status: contacts } : {}),
  };
}

function detailsReading(row: Row, ready: boolean | null | TrunklineError | undefined): Pick<AgentReading, 'details'> {
  if (!lacksReady(row)) return { details: map.details(row) };
  if (ready instanceof TrunklineError) return { details: ready };
  return ready === undefined ? {} : { details: { ...map.details(row), ready } };
}

/** Everything the agent's contacts answer. */
export function contactsReading(contacts: AgentContacts | TrunklineError): AgentReading {
  if (contacts instanceof TrunklineError) return { activeContacts: contacts, wrapUp: contacts };
  return {
    wrapUp: observedWrapUp(contacts.wrapUp),
    ...(contacts.active ? { activeContacts: contacts.active.filter(isActive) } : {}),
  };
}
