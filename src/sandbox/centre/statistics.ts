import { isOutbound, queueOf } from './queueing.ts';
import type { Agent, Contact, Duty, Queue } from './types.ts';

/** What an agent has done. Durations in milliseconds. */
export interface Tally {
  callIn: number;
  chatIn: number;
  emailIn: number;
  callbackIn: number;
  callOut: number;
  emailOut: number;
  handling: number;
  wrapUp: number;
}

/** A tally of nothing. */
export const nothing = (): Tally => ({
  callIn: 0,
  chatIn: 0,
  emailIn: 0,
  callbackIn: 0,
  callOut: 0,
  emailOut: 0,
  handling: 0,
  wrapUp: 0,
});

/** An agent's work in all, and queue by queue. */
export interface Work {
  readonly total: Tally;
  readonly byQueue: Map<Queue, Tally>;
}

/** Sums made before: a gateway asks again and again for the same beginning, and the books only grow. */
const sums = new WeakMap<Agent, { since: number; of: readonly Contact[]; counted: number; work: Work }>();

/** Adds up the contacts that the agent finished talking on at or after `since`; undefined when there is none. */
export function workOf(agent: Agent, since: number): Work | undefined {
  const made = sums.get(agent);
  const known = made?.since === since && made.of === agent.done;
  const sum = known ? made : { since, of: agent.done, counted: 0, work: { total: nothing(), byQueue: new Map() } };
  for (const contact of agent.done.slice(sum.counted)) {
    if (contact.disconnectedAt !== null && contact.disconnectedAt >= since) add(sum.work, contact);
  }
  sum.counted = agent.done.length;
  sums.set(agent, sum);
  const { handledIn, handledOut } = handled(sum.work.total);
  return handledIn + handledOut === 0 ? undefined : sum.work;
}

/** How many contacts a tally counts, those that came in and those that went out. */
export function handled(tally: Tally): { readonly handledIn: number; readonly handledOut: number } {
  return {
    handledIn: tally.callIn + tally.chatIn + tally.emailIn + tally.callbackIn,
    handledOut: tally.callOut + tally.emailOut,
  };
}

function add(work: Work, contact: Contact): void {
  count(work.total, contact);
  const queue = queueOf(contact);
  if (queue === null) return;
  const there = work.byQueue.get(queue) ?? nothing();
  work.byQueue.set(queue, there);
  count(there, contact);
}

function count(tally: Tally, contact: Contact): void {
  tally[columnOf(contact)]++;
  tally.handling += (contact.disconnectedAt ?? 0) - (contact.connectedAt ?? contact.disconnectedAt ?? 0);
  tally.wrapUp += (contact.wrapUpTo ?? 0) - (contact.wrapUpFrom ?? contact.wrapUpTo ?? 0);
}

function columnOf(contact: Contact): Exclude<keyof Tally, 'handling' | 'wrapUp'> {
  if (contact.kind === 'CALLBACK') return 'callbackIn';
  const out = isOutbound(contact);
  if (contact.channel === 'EMAIL') return out ? 'emailOut' : 'emailIn';
  if (contact.channel === 'CHAT') return 'chatIn';
  return out ? 'callOut' : 'callIn';
}

/** How long the agent was in this duty between `since` and `now`. */
export function timeIn(agent: Agent, duty: Duty, since: number, now: number): number {
  return agent.spans
    .filter((span) => span.duty === duty)
    .reduce((sum, span) => sum + Math.max(0, (span.to ?? now) - Math.max(span.from, since)), 0);
}
