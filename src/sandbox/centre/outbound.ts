import { customer } from './customers.ts';
import { isAvailable } from './duty.ts';
import { dial, preview, talk } from './handling.ts';
import { createContact } from './queueing.ts';
import type { Agent } from './types.ts';
import type { World } from './world.ts';

/** How often a Sinch agent thinks of writing or calling somebody. */
const every = 12 * 60_000;

/** Lets agents call and write to customers of their own accord. */
export function startOutbound(world: World): void {
  for (const agent of world.agents) {
    if (agent.vendor === 'SINCH' && agent.memberships.size > 0) consider(world, agent);
  }
}

function consider(world: World, agent: Agent): void {
  world.after(world.random.exponential(every), () => {
    if (isAvailable(agent)) begin(world, agent);
    consider(world, agent);
  });
}

function begin(world: World, agent: Agent): void {
  const queue = world.random.pick([...agent.memberships.keys()]);
  // Nobody is written to out of the blue in a chat.
  if (queue.channel === 'CHAT') return;
  const { party, subject } = customer(world.random, queue);
  const kind = queue.campaign === null ? 'OUTBOUND' : 'CAMPAIGN';
  const { vendor, channel, address } = queue;
  const contact = createContact(world, { vendor, channel, kind, queue, source: address, destination: party, subject });
  if (channel === 'EMAIL') talk(world, contact, agent);
  else if (kind === 'CAMPAIGN') preview(world, contact, agent);
  else dial(world, contact, agent);
}
