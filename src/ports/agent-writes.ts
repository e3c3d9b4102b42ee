import type { AgentSkill, SettableAgentState } from '../model/agent.ts';
import type { Outcome, Refusal } from '../model/outcome.ts';
import type { AgentRow } from './agents.ts';

export interface AgentDetailsChange {
  readonly cloudAcdEnabled?: boolean;
  readonly sipEnabled?: boolean;
  readonly externalNumberEnabled?: boolean;
  /** null clears it. */
  readonly externalNumber?: string | null;
  readonly state?: SettableAgentState;
  readonly skills?: readonly AgentSkill[];
}

export interface QueueLoginChange {
  readonly serving?: boolean;
  readonly externalServing?: boolean;
}

export interface ExtendWrapUpRequest {
  /** Epoch milliseconds. */
  readonly until: number;
  /** The end known before, epoch milliseconds: it tells what a refusal after a lost answer means. */
  readonly knownEnd: number | null;
}

export interface Heartbeat {
  /** Whether the agent's web client may use the microphone. */
  readonly microphonePermitted: boolean;
  /** When the client was alive, epoch milliseconds. */
  readonly at: number;
}

/** Fields of an agent's state at Engage, in its words. A new work state is asked for; so is an action, and never twice. */
export interface AgentRequest {
  readonly loginEnabled?: boolean;
  readonly requestedAction?: string;
  readonly requestedWorkState?: string;
  readonly registrationMethod?: string;
  readonly phoneNumber?: string;
}

/**
 * What can be changed at a source. A member is absent where the vendor lacks it, and the capability is absent with it.
 * What the vendor refuses is an Outcome; what fails on the way is a thrown VendorError.
 */
export interface AgentWrites {
  readonly setState?: (agentId: string, state: SettableAgentState, reason: string | null) => Promise<Outcome>;
  readonly updateDetails?: (agentId: string, change: AgentDetailsChange) => Promise<Outcome>;
  readonly setQueueLogin?: (agentId: string, queueId: string, change: QueueLoginChange) => Promise<Outcome>;
  readonly setPresence?: (agentId: string, presenceId: string) => Promise<Outcome>;
  /** The value is the end the vendor answered, epoch milliseconds. */
  readonly extendWrapUp?: (agentId: string, request: ExtendWrapUpRequest) => Promise<Outcome<number>>;
  readonly cancelWrapUp?: (agentId: string) => Promise<Outcome>;
  readonly sendHeartbeat?: (agentId: string, heartbeat: Heartbeat) => Promise<Outcome>;
  readonly request?: (agentId: string, request: AgentRequest) => Promise<Outcome>;
}

/** What came of one user. The value is the agent afterwards; null after a deletion. */
export interface UserOutcome {
  readonly user: string;
  readonly outcome: Outcome<AgentRow | null>;
}

/** What came of a change to many users, in the order they were given. */
export interface RosterOutcome {
  readonly results: readonly UserOutcome[];
  /** What the vendor said that concerns nobody in particular. */
  readonly errors: readonly Refusal[];
}

/** Who is an agent. Any number of users; each of them once. */
export interface AgentRoster {
  /** Makes existing users agents of a group. `requestedAction` is asked of each once. */
  create(users: readonly string[], groupId: string, initialState: AgentRequest | null): Promise<RosterOutcome>;
  delete(users: readonly string[]): Promise<RosterOutcome>;
}

/** Taking agents for contacts. Never sent twice. */
export interface AgentAcquisition {
  acquire(contactState: string, scheduleGroupKey: string): Promise<Outcome<AgentRow>>;
  release(agentId: string): Promise<Outcome<AgentRow>>;
}
