import { customer } from './customers.ts';
import { setPending } from './handling.ts';
import { createContact, enqueue } from './queueing.ts';
import type { Contact, ContactKind, Queue } from './types.ts';
import type { World } from './world.ts';

/** The part of an agent's day that is left for contacts, found by trying: the rest is breaks and time off. */
const presence = 0.72;

/** Lets customers come to every queue, as many as its agents can bear. */
export function startArrivals(world: World): void {
  for (const queue of world.queues) {
    const gap = averageGap(world, queue);
    const phase = world.random.next();
    if (gap !== null)
      comeAgain(
        world,
        () => gap / busyness(world.now, phase),
        () => arrive(world, queue),
      );
  }
  if (world.queues.some((queue) => queue.vendor === 'SINCH'))
    comeAgain(
      world,
      () => 90_000,
      () => visitVoiceMenu(world),
    );
}

function comeAgain(world: World, gap: () => number, arrival: () => void): void {
  world.after(world.random.exponential(gap()), () => {
    arrival();
    comeAgain(world, gap, arrival);
  });
}

/** Busy and quiet spells take turns: a factor around 1, a turn in 50 minutes. */
const busyness = (now: number, phase: number) => 1 + 0.5 * Math.sin(2 * Math.PI * (now / 3_000_000 + phase));

/** Between two arrivals; null for a queue that nobody serves. */
function averageGap(world: World, queue: Queue): number | null {
  const shares = (world.members.get(queue) ?? []).map((agent) => {
    if (agent.memberships.get(queue)?.serving !== true) return 0;
    const serving = agent.person.agents
      .flatMap((each) => [...each.memberships.values()])
      .filter((each) => each.serving);
    return 1 / serving.length;
  });
  const capacity = shares.reduce((sum, share) => sum + share, 0) * presence;
  const wrapUp = world.wrapUps[queue.vendor] ?? queue.wrapUp;
  return capacity === 0 ? null : (queue.talk + wrapUp) / (capacity * queue.load);
}

function isClosed(world: World, queue: Queue): boolean {
  return queue.closing !== null && world.now % queue.closing.every < queue.closing.lasts;
}

/** A customer comes to the queue. */
function arrive(world: World, queue: Queue, kind: ContactKind = inboundKind(world, queue)): Contact {
  const { party, subtype, subject } = customer(world.random, queue);
  const contact = createContact(world, {
    vendor: queue.vendor,
    channel: queue.channel,
    kind,
    queue,
    source: party,
    destination: queue.address,
    subtype,
    subject,
  });
  if (isClosed(world, queue)) {
    contact.status = 'SERVICE_CLOSED';
    contact.disconnectedAt = world.now;
  } else enqueue(world, contact, queue);
  return contact;
}

function inboundKind(world: World, queue: Queue): ContactKind {
  return queue.vendor === 'SINCH' && queue.channel === 'PHONE' && world.random.chance(0.04) ? 'CALLBACK' : 'INBOUND';
}

/** A caller whom the voice menu serves: neither queue nor agent. */
function visitVoiceMenu(world: World): void {
  const { party } = customer(world.random, { channel: 'PHONE' });
  const contact = createContact(world, {
    vendor: 'SINCH',
    channel: 'PHONE',
    kind: 'IVR',
    queue: null,
    source: party,
    destination: '+358102003000',
  });
  contact.status = 'TALKING';
  contact.connectedAt = world.now;
  world.whileSame(contact, world.random.between(15_000, 70_000), () => {
    contact.status = 'HANDLED';
    contact.disconnectedAt = world.now;
  });
}

/** E-mails that were put aside weeks ago: durations of theirs do not fit into 32 bits. */
export function seedOldEmails(world: World): void {
  const day = 86_400_000;
  for (const queue of world.queues.filter((each) => each.channel === 'EMAIL').slice(0, 2)) {
    const agents = world.agents.filter((agent) => agent.memberships.has(queue));
    for (const age of agents.length === 0 ? [] : [41 * day, 12 * day, 3 * day]) {
      const { party, subject } = customer(world.random, queue);
      const arrivedAt = world.now - age - world.random.between(0, day);
      const contact = createContact(world, {
        vendor: queue.vendor,
        channel: 'EMAIL',
        kind: 'INBOUND',
        queue,
        source: party,
        destination: queue.address,
        subject,
        arrivedAt,
      });
      contact.connectedAt = arrivedAt + 600_000;
      contact.pendingAt = arrivedAt + 900_000;
      setPending(world, contact, world.random.pick(agents), 7 * day);
    }
  }
}
