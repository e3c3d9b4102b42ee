import { type Contact, isActive } from '../model/contact.ts';
import type { ContactChangeType, ContactHappening } from '../model/event.ts';
import type { Call } from '../ports/call.ts';
import type { ContactReads } from '../ports/contacts.ts';
import type { Resource } from './resource.ts';

/** What is known of a contact in progress: what does not go on by itself, as durations do. */
export type KnownContact = Pick<
  Contact,
  | 'status'
  | 'vendorStatus'
  | 'queueExternalId'
  | 'agentExternalId'
  | 'subject'
  | 'queuedAt'
  | 'previewedAt'
  | 'connectedAt'
  | 'pendingAt'
  | 'pickedAt'
  | 'disconnectedAt'
  | 'recorded'
>;

const known = (contact: Contact): KnownContact => ({
  status: contact.status,
  vendorStatus: contact.vendorStatus,
  queueExternalId: contact.queueExternalId,
  agentExternalId: contact.agentExternalId,
  subject: contact.subject,
  queuedAt: contact.queuedAt,
  previewedAt: contact.previewedAt,
  connectedAt: contact.connectedAt,
  pendingAt: contact.pendingAt,
  pickedAt: contact.pickedAt,
  disconnectedAt: contact.disconnectedAt,
  recorded: contact.recorded,
});

/** A word that nobody knows yet ends no contact. */
const goesOn = (contact: Contact): boolean => isActive(contact) || contact.status === 'UNKNOWN';

/** Adds everything in progress. @returns whether it took several pages */
async function addInProgress(
  found: Map<string, KnownContact>,
  contacts: ContactReads,
  since: number,
  call: Call,
): Promise<boolean> {
  const query = { since, includeInProgress: true, direction: 'ASC', expected: 500 } as const;
  let pages = 0;
  for await (const rows of contacts.search(query, call)) {
    pages += 1;
    for (const contact of rows.filter(goesOn)) found.set(contact.externalId, known(contact));
  }
  return pages > 1;
}

const typeOf = (before: KnownContact | null, after: KnownContact | null): ContactChangeType => {
  if (before === null) return 'ARRIVED';
  return after === null ? 'ENDED' : 'UPDATED';
};

/** The contacts of a source that are waiting, talking, pending or being wrapped up. */
export const contactsInProgress = (now: () => number): Resource<KnownContact> => ({
  has: ({ contacts }) => contacts !== undefined,
  async read({ contacts }, _scope, call) {
    const values = new Map<string, KnownContact>();
    // One that ends between two pages moves another from the second to the first, where nobody looks any more.
    if (contacts && (await addInProgress(values, contacts, now(), call)))
      await addInProgress(values, contacts, now(), call);
    return { values, unread: new Map() };
  },
  isSame: (before, after) => JSON.stringify(before) === JSON.stringify(after),
  happening({ source, externalId, before, after, at }): ContactHappening {
    const { queueExternalId = null, agentExternalId = null } = after ?? before ?? {};
    const contact = { sourceId: source.id, externalId };
    return { topic: 'contact', at, type: typeOf(before, after), contact, queueExternalId, agentExternalId };
  },
});
