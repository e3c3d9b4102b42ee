import { available, type Profile, type Reason } from './reasons.ts';
import type { Agent, Duty } from './types.ts';
import type { World } from './world.ts';

/** How much of an agent's past duties is remembered. */
const remembered = 26 * 3_600_000;

/**
 * Changes what the agent says about being at work. A reason brings its presence profile along, and takes it away again
 * with the next change.
 */
export function setDuty(world: World, agent: Agent, duty: Duty, reason: Reason | null = null): void {
  if (agent.duty === duty && agent.reason === reason) return;
  if (agent.duty !== duty) turnPage(world, agent, duty);
  if (reason !== null) setProfile(world, agent, reason.profile);
  else if (agent.reason !== null) setProfile(world, agent, available);
  agent.duty = duty;
  agent.reason = reason;
  agent.dutyChanges++;
  world.notice(agent.person);
}

function turnPage(world: World, agent: Agent, duty: Duty): void {
  const open = agent.spans.at(-1);
  if (open !== undefined) open.to = world.now;
  agent.spans.push({ duty, from: world.now, to: null });
  while ((agent.spans[0]?.to ?? world.now) < world.now - remembered) agent.spans.shift();
  agent.dutySince = world.now;
}

/** Chooses another presence profile; only profiles of the type PRESENCE let contacts through. */
export function setProfile(world: World, agent: Agent, profile: Profile): void {
  if (agent.profile === profile) return;
  agent.profile = profile;
  agent.profileSince = world.now;
  world.notice(agent.person);
}

/** What an agent is doing, as the routing sees it. One word for everyone, so that counts add up. */
export type Standing = 'LOGGED_OUT' | 'BUSY' | 'WRAP_UP' | 'PAUSE' | 'NOT_READY' | 'FREE';

export function standing(agent: Agent): Standing {
  if (agent.barred || agent.duty === 'LOGGED_OUT') return 'LOGGED_OUT';
  if (agent.engaged !== null) return agent.engaged.status === 'WRAP_UP' ? 'WRAP_UP' : 'BUSY';
  if (agent.reserved) return 'BUSY';
  if (agent.duty !== 'READY') return agent.duty;
  if (agent.profile.type === 'CONFERENCE') return 'BUSY';
  return agent.profile.type === 'ABSENCE' ? 'NOT_READY' : 'FREE';
}

/** May be given a contact now: free here, and the human being is not occupied at another vendor. */
export function isAvailable(agent: Agent): boolean {
  const idle = agent.person.agents.every(({ engaged, reserved }) => engaged === null && !reserved);
  return standing(agent) === 'FREE' && agent.line.cloudAcd && idle;
}
