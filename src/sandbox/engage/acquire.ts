import { isAvailable } from '../centre/duty.ts';
import { agentState } from './agent-state-view.ts';
import { argument, type Call } from './call.ts';
import { fault, type Result } from './envelope.ts';
import { agentByState, groupArgument, scheduleOf } from './find.ts';
import { problems } from './problems.ts';
import type { AgentRecord } from './records.ts';
import { part, textOf } from './shapes.ts';

/**
 * acquireAgent(AgentState agentState): takes the free agent who was idle longest out of the routing, in the group that the
 * schedule group belongs to. The contact state becomes the agent's own.
 */
export function acquireAgent(call: Call): Result {
  const element = argument(call, 'agentState');
  const contactState = textOf(element, 'currentContactState');
  if (contactState === null) throw fault(problems.noArgument('agentState.currentContactState'));
  const schedule = part(element, 'currentScheduleGroup');
  const missing = problems.noArgument('agentState.currentScheduleGroup');
  if (schedule === undefined) throw fault(missing);
  const { group, externalId, internalId } = scheduleOf(call, schedule, 'either', missing);
  const free = call.register.agentsOf(group).filter(({ agent }) => isAvailable(agent));
  const [record] = free.sort((one, other) => one.agent.engagedSince - other.agent.engagedSince);
  if (record === undefined) throw fault(problems.unknown(`available agent of ${externalId ?? internalId}`));
  record.acquiredFor = contactState;
  call.centre.setHold(record.agent, { reserved: true });
  return { data: agentState(call, record) };
}

/** releaseAgent(AgentState agentState): gives the agent back. Somebody whom nobody has acquired does not exist here. */
export function releaseAgent(call: Call): Result {
  const record = call.options.releaseTakes === 'AgentState' ? acquiredByState(call) : acquiredInGroup(call);
  record.acquiredFor = null;
  call.centre.setHold(record.agent, { reserved: false });
  return { data: agentState(call, record) };
}

function acquiredByState(call: Call): AgentRecord {
  const record = agentByState(call, argument(call, 'agentState'), 'agentState');
  if (record.acquiredFor === null) throw fault(problems.unknown(record.internalId));
  return record;
}

function acquiredInGroup(call: Call): AgentRecord {
  const group = groupArgument(call, 'agentGroup', 'either');
  const record = call.register.agentsOf(group).find(({ acquiredFor }) => acquiredFor !== null);
  if (record === undefined) throw fault(problems.unknown(group.externalId));
  return record;
}
