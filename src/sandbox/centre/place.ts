import { customer } from './customers.ts';
import { setDuty, setProfile } from './duty.ts';
import { beginWrapUp, dial, endWrapUp, preview, setPending, talk } from './handling.ts';
import { createContact, enqueue } from './queueing.ts';
import { available, type Profile, reasons } from './reasons.ts';
import type { Agent, Contact, ContactStatus, Duty, Queue } from './types.ts';
import { isEnded, type World } from './world.ts';

/** An agent in a wanted state: done with the contacts at hand, then this. */
export interface AgentPlacement {
  readonly agent: Agent;
  /** READY when left out. */
  readonly duty?: Duty;
  /** Code of a not-ready reason. */
  readonly reason?: string;
  /** Sinch's presence profile, where it is not the reason's. */
  readonly profile?: Profile;
}

export function placeAgent(world: World, placed: AgentPlacement): void {
  const { agent } = placed;
  putDown(world, agent);
  const reason = reasons.find(({ code }) => code === placed.reason) ?? null;
  if (placed.reason !== undefined && reason === null)
    throw new Error(`There is no not-ready reason '${placed.reason}'.`);
  setDuty(world, agent, placed.duty ?? 'READY', reason);
  setProfile(world, agent, placed.profile ?? reason?.profile ?? available);
}

/** A contact in a wanted status. */
export interface ContactPlacement {
  readonly queue: Queue;
  readonly status: ContactStatus;
  /** Who handles it or has handled it: needed unless it waits or was never answered. Freed of other contacts first. */
  readonly agent?: Agent;
  /** Milliseconds it has been here; a minute when left out. */
  readonly age?: number;
  /** How long the wrap-up lasts from now; left out, the vendor's length or no set end. */
  readonly wrapUpFor?: number;
  readonly source?: string;
}

export function placeContact(world: World, placed: ContactPlacement): Contact {
  const { queue, status } = placed;
  const { party, subtype, subject } = customer(world.random, queue);
  const contact = createContact(world, {
    vendor: queue.vendor,
    channel: queue.channel,
    kind: status === 'PREVIEW' ? 'CAMPAIGN' : status === 'DIALING' ? 'OUTBOUND' : 'INBOUND',
    queue,
    source: placed.source ?? party,
    destination: queue.address,
    subtype,
    subject,
    arrivedAt: world.now - (placed.age ?? 60_000),
  });
  if (status === 'QUEUED') enqueue(world, contact, queue);
  else if (placed.agent !== undefined) giveTo(world, contact, placed.agent, status, placed.wrapUpFor);
  else endUnanswered(world, contact, status);
  return contact;
}

function endUnanswered(world: World, contact: Contact, status: ContactStatus): void {
  if (!isEnded(status) || status === 'HANDLED') throw new Error(`A contact with the status ${status} needs an agent.`);
  contact.status = status;
  contact.disconnectedAt = world.now;
}

function giveTo(world: World, contact: Contact, agent: Agent, status: ContactStatus, wrapUpFor?: number): void {
  if (status !== 'PENDING') putDown(world, agent);
  switch (status) {
    case 'PREVIEW':
      preview(world, contact, agent);
      break;
    case 'DIALING':
      dial(world, contact, agent);
      break;
    case 'TALKING':
      talk(world, contact, agent);
      break;
    case 'PENDING':
      contact.connectedAt = contact.arrivedAt;
      setPending(world, contact, agent, 3_600_000);
      break;
    case 'WRAP_UP':
    case 'HANDLED':
      contact.agent = agent;
      contact.connectedAt = contact.arrivedAt;
      contact.disconnectedAt = world.now;
      beginWrapUp(world, contact, agent, wrapUpFor ?? world.wrapUps[agent.vendor]);
      if (status === 'HANDLED') endWrapUp(world, contact);
      break;
    default:
      throw new Error(`A contact with the status ${status} has no agent.`);
  }
}

/** Ends what the agent has at hand. */
export function putDown(world: World, agent: Agent): void {
  const contact = agent.engaged;
  if (contact === null) return;
  contact.connectedAt ??= world.now;
  contact.disconnectedAt ??= world.now;
  contact.wrapUpFrom ??= world.now;
  endWrapUp(world, contact);
}
