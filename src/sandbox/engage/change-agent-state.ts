import type { Duty } from '../centre/types.ts';
import { agentState } from './agent-state-view.ts';
import { argument, type Call } from './call.ts';
import { fault, type Result } from './envelope.ts';
import { agentByState } from './find.ts';
import { type Problem, problems } from './problems.ts';
import type { AgentRecord } from './records.ts';
import { flagOf, part, parts, textOf } from './shapes.ts';
import { dutyOf } from './work-states.ts';
import type { Element } from './xml/read.ts';

/** What of an agent state can be changed; null keeps what is. */
export interface Change {
  readonly loginEnabled: boolean | null;
  readonly requestedAction: string | null;
  readonly registrationMethod: string | null;
  readonly phoneNumber: string | null;
  readonly request: { readonly word: string; readonly duty: Duty } | null;
}

/** changeAgentState(AgentState agentState): all of it or, with a Fault, nothing. */
export function changeAgentState(call: Call): Result {
  const element = argument(call, 'agentState');
  const record = agentByState(call, element, 'agentState');
  const change = readChange(element, problems.invalidAttribute);
  checkChange(call, record, change);
  applyChange(call, record, change);
  return { data: agentState(call, record) };
}

/**
 * What an AgentState asks for; everything else in it is passed over.
 * @param invalid makes the problem that a value is which cannot be
 * @throws {Refusal} with that problem
 */
export function readChange(element: Element | undefined, invalid: (value: string) => Problem): Change {
  const agent = part(element, 'agent');
  const registration = parts(agent, 'attributes').find((each) => textOf(each, 'name') === 'registrationMethod');
  const phoneNumber = textOf(element, 'currentPhoneNumber');
  if (phoneNumber !== null && !/^\+?[\d\s().-]{3,}$/.test(phoneNumber)) throw fault(invalid(phoneNumber));
  return {
    loginEnabled: flagOf(agent, 'loginEnabled'),
    requestedAction: textOf(element, 'requestedAction'),
    registrationMethod: textOf(registration, 'value'),
    phoneNumber,
    request: readRequest(textOf(element, 'requestedWorkState'), invalid),
  };
}

function readRequest(word: string | null, invalid: (value: string) => Problem): Change['request'] {
  if (word === null) return null;
  const duty = dutyOf(word);
  if (duty === undefined) throw fault(invalid(word));
  return { word, duty };
}

/**
 * Who may not sign in, or has not, cannot be asked to work; a phone number belongs to one agent.
 * @throws {Refusal} INVALID_STATE or OBJECT_EXISTS
 */
function checkChange({ register }: Call, record: AgentRecord, change: Change): void {
  const away = !(change.loginEnabled ?? !record.agent.barred) || record.agent.duty === 'LOGGED_OUT';
  if (change.request !== null && change.request.duty !== 'LOGGED_OUT' && away)
    throw fault(problems.invalidState(change.request.word));
  const taken = [...register.agents].some((each) => each !== record && each.phoneNumber === change.phoneNumber);
  if (change.phoneNumber !== null && taken) throw fault(problems.exists(change.phoneNumber));
}

/** Brings the change about; a work state that is asked for during a contact shows when that is over. */
export function applyChange({ centre }: Call, record: AgentRecord, change: Change): void {
  const { agent } = record;
  if (change.loginEnabled !== null) centre.setHold(agent, { barred: !change.loginEnabled });
  record.requestedAction = change.requestedAction ?? record.requestedAction;
  record.registrationMethod = change.registrationMethod ?? record.registrationMethod;
  record.phoneNumber = change.phoneNumber ?? record.phoneNumber;
  if (change.request === null) return;
  centre.setDuty(agent, change.request.duty);
  record.request = { word: change.request.word, dutyChanges: agent.dutyChanges };
}
