import type { Centre } from '../centre/centre.ts';
import type { Agent } from '../centre/types.ts';
import { need } from './body.ts';
import { refusals } from './refusals.ts';

const address = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

const find = (centre: Centre, email: string) =>
  centre.agentsAt('TENIOS').find((agent) => agent.person.email === email.toLowerCase());

/**
 * The agent an acd request is about.
 * @throws {Refusal} FIELD_IS_REQUIRED, AGENT_STATE_INVALID_EMAIL or AGENT_NOT_FOUND
 */
export function agentByEmail(centre: Centre, given: string | null | undefined): Agent {
  const email = need(given, 'email');
  if (!address.test(email)) throw refusals.invalidEmail();
  const agent = find(centre, email);
  if (agent === undefined) throw refusals.agentNotFound([]);
  return agent;
}

/**
 * The agent a wrap-up request is about: any unknown text is an unknown agent.
 * @throws {Refusal} FIELD_IS_REQUIRED or AGENT_NOT_FOUND
 */
export function agentByAgentEmail(centre: Centre, given: string | null | undefined): Agent {
  const agent = find(centre, need(given, 'agent_email'));
  if (agent === undefined) throw refusals.agentNotFound(['agent_email']);
  return agent;
}

/** The ready flag, and nothing of whether the agent is in a call. */
export const stateOf = (agent: Agent) => (agent.duty === 'READY' ? 'READY' : 'NOT_READY');
