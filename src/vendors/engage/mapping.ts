import type {
  AgentProfile,
  AgentState,
  AgentStatus,
  EngageAgentDetails,
  NotReadyReason,
  ObservedWrapUp,
} from '../../model/agent.ts';
import { emailOrNull } from '../../model/email.ts';
import type { Observation } from '../../model/observation.ts';
import type { AgentReading, AgentRow } from '../../ports/agents.ts';
import type { EngageSettings } from './settings.ts';
import type { WireAgentState, WireUser } from './wire.ts';

/** From Engage's words for agents to the model's. Pure and total. */

/** What an AgentState does not tell of its agent; left out where it is not known. */
export type Placement = Pick<AgentReading, 'group' | 'scheduleGroup'>;

export interface AgentMapping {
  /** An agent with everything that its AgentState tells; null when it does not name its user. */
  rowOf(state: WireAgentState, observation: Observation, placement?: Placement): AgentRow | null;
}

const breakWord = 'break';

/** Work states whose names are published nowhere (README.md); in lower case, for they are compared without regard to it. */
const usual: ReadonlyMap<string, AgentState> = new Map([
  ['unavailable', 'NOT_READY'],
  ['available', 'READY'],
  ['busy', 'BUSY'],
  ['wrapup', 'WRAP_UP'],
  [breakWord, 'NOT_READY'],
  ['loggedout', 'LOGGED_OFF'],
]);

export function createAgentMapping({ workStates, requestWorkState }: EngageSettings): AgentMapping {
  const own: ReadonlyMap<string, AgentState> = new Map(Object.entries(workStates));
  const plainlyNotReady = requestWorkState.NOT_READY.toLowerCase();

  function stateOf({ agent, currentContactState, currentWorkState }: WireAgentState): AgentState {
    if (agent?.loginEnabled === false) return 'LOGGED_OFF';
    if (currentContactState !== null) return 'BUSY';
    const word = currentWorkState ?? '';
    return own.get(word) ?? usual.get(word.toLowerCase()) ?? 'UNKNOWN';
  }

  /** The word by which somebody is asked to be not ready says no more than the state does. */
  function reasonOf(word: string | null): NotReadyReason | null {
    const folded = word?.toLowerCase();
    if (word === null || folded === plainlyNotReady) return null;
    return { code: null, label: word, isBreak: folded === breakWord || null };
  }

  function status(wire: WireAgentState): AgentStatus {
    const state = stateOf(wire);
    return {
      state,
      vendorState: wire.currentWorkState,
      // Engage does not tell since when.
      since: null,
      notReadyReason: state === 'NOT_READY' ? reasonOf(wire.currentWorkState) : null,
    };
  }

  return {
    rowOf(wire, observation, placement = {}) {
      if (wire.agent === null || wire.agent.externalId === null) return null;
      const told = status(wire);
      return {
        externalId: wire.agent.externalId,
        reading: {
          profile: profile(wire, wire.agent),
          status: told,
          observation,
          wrapUp: told.state === 'WRAP_UP' ? unnamedWrapUp : null,
          details: details(wire, wire.agent),
          ...placement,
        },
      };
    },
  };
}

/** Engage tells that there is one, and nothing about it. */
const unnamedWrapUp: ObservedWrapUp = { startedAt: null, endsAt: null, contactExternalId: null, contact: null };

/** The sign-in name is an e-mail address or a phone number. */
const profile = (wire: WireAgentState, user: WireUser): AgentProfile => ({
  name: [user.firstName, user.lastName].filter((part) => part !== null).join(' ') || null,
  email: emailOrNull(user.email) ?? emailOrNull(user.externalId),
  phoneNumber: wire.currentPhoneNumber ?? user.defaultPhoneNumber,
  availability: null,
});

const details = (wire: WireAgentState, user: WireUser): EngageAgentDetails => ({
  vendor: 'ENGAGE',
  internalId: wire.internalId,
  loginEnabled: user.loginEnabled,
  currentContactState: wire.currentContactState,
  currentWorkState: wire.currentWorkState,
  requestedWorkState: wire.requestedWorkState,
  requestedAction: wire.requestedAction,
  registrationMethod: user.attributes.find(({ name }) => name === 'registrationMethod')?.value ?? null,
  attributes: user.attributes,
  firstName: user.firstName,
  lastName: user.lastName,
  roles: user.roles,
  defaultPhoneNumber: user.defaultPhoneNumber,
  currentPhoneNumber: wire.currentPhoneNumber,
});
