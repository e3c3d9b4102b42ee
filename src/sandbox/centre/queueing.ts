import type { Channel, Contact, ContactKind, Queue, VendorName } from './types.ts';
import type { World } from './world.ts';

/** What is known of a contact when it begins. */
interface NewContact {
  readonly vendor: VendorName;
  readonly channel: Channel;
  readonly kind: ContactKind;
  readonly queue: Queue | null;
  readonly source: string;
  readonly destination: string;
  readonly subtype?: string | null;
  readonly subject?: string | null;
  /** For the part after a transfer: where the conversation was before. */
  readonly follows?: Contact;
  /** Now when left out. */
  readonly arrivedAt?: number;
}

/** Writes a new contact into the books. It is not in a queue yet. */
export function createContact(world: World, given: NewContact): Contact {
  const id = world.newId();
  const arrivedAt = given.arrivedAt ?? world.now;
  const contact: Contact = {
    id,
    groupId: given.follows?.groupId ?? id,
    vendor: given.vendor,
    channel: given.channel,
    kind: given.kind,
    subtype: given.subtype ?? null,
    source: given.source,
    destination: given.destination,
    subject: given.subject ?? null,
    campaign: given.kind === 'CAMPAIGN' ? (given.queue?.campaign ?? null) : null,
    origQueue: given.follows?.origQueue ?? given.queue,
    path: given.queue === null ? [] : [{ queue: given.queue, at: arrivedAt }],
    status: 'QUEUED',
    forwarded: false,
    agent: null,
    arrivedAt,
    previewAt: null,
    connectedAt: null,
    pendingAt: null,
    pickedAt: null,
    disconnectedAt: null,
    wrapUpFrom: null,
    wrapUpDue: null,
    wrapUpTo: null,
  };
  world.contacts.set(id, contact);
  return contact;
}

/** The queue a contact is in, or was in last. */
export const queueOf = (contact: Contact): Queue | null => contact.path.at(-1)?.queue ?? null;

/** Begun by an agent: such a contact belongs to a queue, but never waits in it. */
export const isOutbound = ({ kind }: Contact): boolean => kind === 'OUTBOUND' || kind === 'CAMPAIGN';

/** From the entry into the first queue until the answer, the end, or now. */
export function queuingTime(contact: Contact, now: number): number {
  const [first] = contact.path;
  if (first === undefined || isOutbound(contact)) return 0;
  return (contact.connectedAt ?? contact.disconnectedAt ?? now) - first.at;
}

/** The queuing time without the announcements at its start: what thresholds are measured against. */
export function waitingTime(contact: Contact, now: number): number {
  return Math.max(0, queuingTime(contact, now) - (contact.path[0]?.queue.greeting ?? 0));
}

/** Puts the contact at the end of the queue, from which it is taken, moved on, or given up. */
export function enqueue(world: World, contact: Contact, queue: Queue): void {
  queue.waiting.push(contact);
  world.unsettled.add(queue);
  if (queue.overflow !== null) {
    world.whileSame(contact, 45_000, () => overflow(world, contact, queue));
  }
  if (queue.patience !== null) {
    // A few hang up at once, often before the announcement is over.
    const patience = world.random.chance(0.04)
      ? world.random.between(1_000, 14_000)
      : world.random.exponential(queue.patience);
    world.whileSame(contact, Math.max(2_000, patience), () => giveUp(world, contact));
  }
}

/** Takes the contact out of the queue it waits in. */
export function leaveQueue(contact: Contact): void {
  const waiting = queueOf(contact)?.waiting ?? [];
  const place = waiting.indexOf(contact);
  if (place >= 0) waiting.splice(place, 1);
}

function overflow(world: World, contact: Contact, from: Queue): void {
  if (from.overflow === null || queueOf(contact) !== from) return;
  leaveQueue(contact);
  contact.forwarded = true;
  contact.path.push({ queue: from.overflow, at: world.now });
  from.overflow.waiting.push(contact);
  world.unsettled.add(from.overflow);
}

function giveUp(world: World, contact: Contact): void {
  leaveQueue(contact);
  contact.disconnectedAt = world.now;
  const limit = contact.path[0]?.queue.falseAttempt ?? 0;
  contact.status = waitingTime(contact, world.now) <= limit ? 'FALSE_ATTEMPT' : 'ABANDONED';
}
