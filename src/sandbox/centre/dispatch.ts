import { isAvailable } from './duty.ts';
import { take } from './handling.ts';
import type { Agent, Queue } from './types.ts';
import type { World } from './world.ts';

const urgency = { PHONE: 0, CHAT: 1, EMAIL: 2 } as const;

/**
 * Hands waiting contacts to available agents: calls before chats before e-mails, the oldest first, to whoever was idle
 * longest.
 */
export function dispatch(world: World): void {
  if (world.unsettled.size === 0) return;
  const queues = [...world.unsettled].filter((queue) => queue.waiting.length > 0 && !world.frozen);
  world.unsettled.clear();
  for (const queue of queues.sort((a, b) => urgency[a.channel] - urgency[b.channel])) {
    for (const contact of [...queue.waiting]) {
      const agent = longestIdle(world.members.get(queue) ?? [], queue);
      if (agent === null) break;
      take(world, contact, agent);
    }
  }
}

function longestIdle(agents: readonly Agent[], queue: Queue): Agent | null {
  let best: Agent | null = null;
  for (const agent of agents) {
    if (best !== null && agent.engagedSince >= best.engagedSince) continue;
    if (serves(agent, queue) && isAvailable(agent)) best = agent;
  }
  return best;
}

/** Signed in to the queue, and able to do what it asks for. */
function serves(agent: Agent, queue: Queue): boolean {
  const skilled = queue.skill === null || agent.skills.get(queue.skill) === true;
  return skilled && agent.memberships.get(queue)?.serving === true;
}
