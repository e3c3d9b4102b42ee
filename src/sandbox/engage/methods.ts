import { acquireAgent, releaseAgent } from './acquire.ts';
import { changeAgentGroupState, listAgentGroupStates, showAgentGroupState } from './agent-group-states.ts';
import { changeAgentGroup, createAgentGroup, deleteAgentGroup, showAgentGroup } from './agent-groups.ts';
import { listAgentStatesUsingEntity, showAgentStateUsingDevice, showAgentStateUsingUser } from './agent-states.ts';
import type { Call, Parameter } from './call.ts';
import { changeAgentState } from './change-agent-state.ts';
import { createAgents, createAgentsUsingString } from './create-agents.ts';
import { deleteAgents } from './delete-agents.ts';
import type { Result } from './envelope.ts';
import type { EngageOptions } from './options.ts';
import { createScheduleGroup, deleteScheduleGroup, showScheduleGroup } from './schedule-groups.ts';

/** A method's parameters, in the order of the page, and what it does. */
export interface Method {
  readonly parameters: readonly Parameter[];
  readonly run: (call: Call) => Result;
}

const method = (run: Method['run'], ...parameters: Parameter[]): Method => ({ parameters, run });

/** Every method of the page. */
export function methods({ releaseTakes }: EngageOptions): ReadonlyMap<string, Method> {
  const group: Parameter = ['agentGroup', 'AgentGroup'];
  const state: Parameter = ['agentState', 'AgentState'];
  const schedule: Parameter = ['scheduleGroup', 'ScheduleGroup'];
  const initial: Parameter = ['initialState', 'AgentState'];
  return new Map([
    ['createAgents', method(createAgents, ['agents', 'User', 'many'], group, initial)],
    ['createAgentsUsingString', method(createAgentsUsingString, ['agents', 'String'], group, initial)],
    ['acquireAgent', method(acquireAgent, state)],
    ['releaseAgent', method(releaseAgent, releaseTakes === 'AgentState' ? state : group)],
    ['deleteAgents', method(deleteAgents, ['agents', 'User', 'many'])],
    ['showAgentStateUsingUser', method(showAgentStateUsingUser, ['agent', 'User'])],
    ['showAgentStateUsingDevice', method(showAgentStateUsingDevice, ['device', 'Device'], ['org', 'Org'])],
    ['listAgentStatesUsingEntity', method(listAgentStatesUsingEntity, ['baseEntity', 'BaseEntity'])],
    ['changeAgentState', method(changeAgentState, state)],
    ['showAgentGroupState', method(showAgentGroupState, group)],
    ['listAgentGroupStates', method(listAgentGroupStates, ['org', 'Org'])],
    ['changeAgentGroupState', method(changeAgentGroupState, ['agentGroupState', 'AgentGroupState'])],
    ['createAgentGroup', method(createAgentGroup, group, ['parent', 'Org'])],
    ['deleteAgentGroup', method(deleteAgentGroup, group)],
    ['showAgentGroup', method(showAgentGroup, group)],
    ['changeAgentGroup', method(changeAgentGroup, group)],
    ['createScheduleGroup', method(createScheduleGroup, schedule, ['parent', 'AgentGroup'])],
    ['deleteScheduleGroup', method(deleteScheduleGroup, schedule)],
    ['showScheduleGroup', method(showScheduleGroup, schedule)],
  ]);
}
