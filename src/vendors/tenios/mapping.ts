import type { AgentProfile, AgentSkill, AgentState, AgentStatus, TeniosAgentDetails } from '../../model/agent.ts';
import type { TeniosSettings } from './settings.ts';
import type { WireDetails } from './wire.ts';

/** From TENIOS's words to the model's. Pure and total: an unknown word is UNKNOWN, with the word kept. */

/** An agent as the configuration has it: TENIOS cannot list them. */
export type RosterAgent = TeniosSettings['agents'][number];

/** The agent's id: the address TENIOS knows it by, in one spelling. */
export const externalIdOf = (agent: RosterAgent): string => agent.email.toLowerCase();

export const profile = (agent: RosterAgent): AgentProfile => ({
  name: agent.name ?? null,
  email: agent.email,
  phoneNumber: null,
  availability: null,
});

const states: ReadonlyMap<string, AgentState> = new Map([
  ['READY', 'READY'],
  ['NOT_READY', 'NOT_READY'],
]);

/** The ready flag alone: READY can hide a call or a wrap-up, and neither its age nor the reason for NOT_READY is told. */
export const status = (word: string | null): AgentStatus => ({
  state: states.get(word ?? '') ?? 'UNKNOWN',
  vendorState: word,
  since: null,
  notReadyReason: null,
});

export const details = (wire: WireDetails): TeniosAgentDetails => ({
  vendor: 'TENIOS',
  cloudAcdEnabled: wire.cloudAcdEnabled,
  sipEnabled: wire.sipEnabled,
  externalNumberEnabled: wire.externalNumberEnabled,
  externalNumber: wire.externalNumber,
  currentDestination: wire.currentDestination,
});

/** The skills that can be read, in the vendor's order; null when the answer has no list of them. */
export const skills = (wire: WireDetails): readonly AgentSkill[] | null =>
  wire.skills?.flatMap(({ name, hasSkill }) => (name === null || hasSkill === null ? [] : { name, hasSkill })) ?? null;
