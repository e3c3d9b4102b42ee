import type { Contact, ContactEvent } from '../model/contact.ts';
import type { Ref } from '../model/ids.ts';
import { type RefLoader, refLoader } from './by-source.ts';
import type { Reads } from './reads.ts';

/** A contact by name alone, or with what a list told of it. */
export interface ContactRef extends Ref {
  readonly record?: Contact;
}

/** An event of a contact with the source it belongs to. */
export interface ContactEventOf extends ContactEvent {
  readonly sourceId: string;
}

/** A contact that a list told everything about. */
export const contactRef = (record: Contact): ContactRef => ({
  sourceId: record.sourceId,
  externalId: record.externalId,
  record,
});

export const createContactLoader = (reads: Reads): RefLoader<Contact> =>
  refLoader('contact', reads, async (source, ids) => (await source.contacts?.read(ids, reads.call)) ?? new Map());

export const createContactEventLoader = (reads: Reads): RefLoader<readonly ContactEvent[]> =>
  refLoader(
    'contactEvents',
    reads,
    async (source, ids) => (await source.contacts?.events(ids, reads.call)) ?? new Map(),
  );

/** Everything in progress in a queue, oldest first. */
export const createActiveInQueueLoader = (reads: Reads): RefLoader<readonly Contact[]> =>
  refLoader(
    'activeInQueue',
    reads,
    async (source, ids) => (await source.contacts?.activeInQueues(ids, reads.call)) ?? new Map(),
  );
