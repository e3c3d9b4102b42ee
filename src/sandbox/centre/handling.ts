import { isAvailable } from './duty.ts';
import { createContact, enqueue, leaveQueue, queueOf } from './queueing.ts';
import type { Agent, Contact, Queue } from './types.ts';
import type { World } from './world.ts';

/** Gives a waiting contact to an agent. */
export function take(world: World, contact: Contact, agent: Agent): void {
  leaveQueue(contact);
  contact.agent = agent;
  if (contact.kind === 'CALLBACK') dial(world, contact, agent);
  else talk(world, contact, agent);
}

/** Occupies the agent with the contact; a change of what is done with it counts as a new occupation. */
function engage(world: World, contact: Contact, agent: Agent): void {
  agent.engaged = contact;
  agent.engagedSince = world.now;
}

/** The agent reads what a campaign call is about, then dials. */
export function preview(world: World, contact: Contact, agent: Agent): void {
  contact.agent = agent;
  contact.status = 'PREVIEW';
  contact.previewAt = world.now;
  engage(world, contact, agent);
  world.whileSame(contact, world.random.between(10_000, 30_000), () => dial(world, contact, agent));
}

export function dial(world: World, contact: Contact, agent: Agent): void {
  contact.agent = agent;
  contact.status = 'DIALING';
  engage(world, contact, agent);
  world.whileSame(contact, world.random.between(5_000, 15_000), () => talk(world, contact, agent));
}

export function talk(world: World, contact: Contact, agent: Agent): void {
  contact.agent = agent;
  contact.status = 'TALKING';
  contact.connectedAt ??= world.now;
  engage(world, contact, agent);
  const average = queueOf(contact)?.talk ?? 120_000;
  const length = average * 0.25 + world.random.exponential(average * 0.75);
  world.whileSame(contact, length, () => finish(world, contact, agent));
}

function finish(world: World, contact: Contact, agent: Agent): void {
  const inbound = contact.kind === 'INBOUND';
  if (contact.channel === 'EMAIL' && inbound && contact.pendingAt === null && world.random.chance(0.2)) {
    setPending(world, contact, agent, world.random.between(20, 180) * 60_000);
    return;
  }
  if (contact.channel === 'PHONE' && inbound && world.random.chance(0.07)) transfer(world, contact);
  hangUp(world, contact, agent);
}

/** Ends the conversation; the after-call work begins. */
function hangUp(world: World, contact: Contact, agent: Agent): void {
  contact.disconnectedAt = world.now;
  beginWrapUp(world, contact, agent, world.wrapUps[agent.vendor]);
}

/** Puts an e-mail aside; the agent comes back to it after `delay`. */
export function setPending(world: World, contact: Contact, agent: Agent, delay: number): void {
  contact.status = 'PENDING';
  contact.agent = agent;
  contact.pendingAt ??= world.now;
  agent.pending.add(contact);
  if (agent.engaged === contact) release(world, agent);
  comeBack(world, contact, agent, delay);
}

function comeBack(world: World, contact: Contact, agent: Agent, delay: number): void {
  world.whileSame(contact, delay, () => {
    if (isAvailable(agent)) pick(world, contact, agent);
    else comeBack(world, contact, agent, 300_000);
  });
}

function pick(world: World, contact: Contact, agent: Agent): void {
  agent.pending.delete(contact);
  contact.pickedAt = world.now;
  talk(world, contact, agent);
}

/** Passes the customer on: a new contact of the same group, in another queue of the same kind. */
function transfer(world: World, contact: Contact): void {
  const from = queueOf(contact);
  const fits = (queue: Queue) => queue !== from && queue.vendor === contact.vendor && queue.channel === contact.channel;
  const targets = world.queues.filter(fits);
  if (targets.length === 0) return;
  const queue = world.random.pick(targets);
  const { vendor, channel, kind, source, destination } = contact;
  const next = createContact(world, { vendor, channel, kind, queue, source, destination, follows: contact });
  enqueue(world, next, queue);
}

/** @param lasts how long the vendor allows; null leaves the end to the agent. */
export function beginWrapUp(world: World, contact: Contact, agent: Agent, lasts: number | null): void {
  contact.status = 'WRAP_UP';
  contact.wrapUpFrom = world.now;
  engage(world, contact, agent);
  if (lasts !== null) {
    setWrapUpEnd(world, contact, world.now + lasts);
    return;
  }
  const average = queueOf(contact)?.wrapUp ?? 30_000;
  world.whileSame(contact, average * 0.4 + world.random.exponential(average * 0.6), () => endWrapUp(world, contact));
}

/** Sets the instant at which the wrap-up ends by itself, in place of the one before. */
export function setWrapUpEnd(world: World, contact: Contact, end: number): void {
  contact.wrapUpDue = end;
  world.at(end, () => {
    if (contact.status === 'WRAP_UP' && contact.wrapUpDue === end) endWrapUp(world, contact);
  });
}

export function endWrapUp(world: World, contact: Contact): void {
  contact.status = 'HANDLED';
  contact.wrapUpTo = world.now;
  if (contact.agent === null) return;
  contact.agent.done.push(contact);
  release(world, contact.agent);
}

/** The agent is done with the contact at hand. */
function release(world: World, agent: Agent): void {
  agent.engaged = null;
  agent.engagedSince = world.now;
  world.notice(agent.person);
}
