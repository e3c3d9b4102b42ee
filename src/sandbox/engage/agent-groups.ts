import { argument, type Call } from './call.ts';
import { fault, type Result } from './envelope.ts';
import { groupArgument, groupWithin, organisationArgument } from './find.ts';
import { agentGroup } from './group-view.ts';
import { problems } from './problems.ts';
import type { GroupRecord } from './records.ts';
import { readAttributes, readSchedule } from './schedule-entries.ts';
import { parts, textOf } from './shapes.ts';
import { dutyOf } from './work-states.ts';

/** showAgentGroup(AgentGroup agentGroup) */
export function showAgentGroup(call: Call): Result {
  return { data: agentGroup(call.register, groupWithin(call, 'agentGroup', problems.noAttribute())) };
}

/** createAgentGroup(AgentGroup agentGroup, Org parent) */
export function createAgentGroup(call: Call): Result {
  const { centre, register, limits } = call;
  const element = argument(call, 'agentGroup');
  organisationArgument(call, 'parent', ['Account']);
  const externalId = textOf(element, 'externalId');
  if (externalId === null) throw fault(problems.noAttribute());
  if (register.groups.some((group) => group.externalId === externalId)) throw fault(problems.exists(externalId));
  if (register.groups.length >= limits.groups) throw fault(problems.limitExceeded('active organizations'));
  const attributes = new Map([['mode', 'Standard'], ...readAttributes(element)]);
  const initial = attributes.get('initialWorkState') ?? null;
  if (initial !== null && dutyOf(initial) === undefined) throw fault(problems.invalidAttribute(initial));
  const group: GroupRecord = {
    internalId: register.newId(),
    externalId,
    queue: null,
    attributes,
    configuration: readAttributes(element, 'configuration'),
    tags: parts(element, 'tags').map(({ text }) => text),
    currentSchedule: readSchedule(element, 'currentSchedule'),
    rollingSchedule: readSchedule(element, 'rollingSchedule'),
    createdAt: centre.now,
    updatedAt: centre.now,
    allocatedCount: null,
    currentStartTime: null,
    currentEndTime: null,
    state: 'Inactive',
  };
  register.groups.push(group);
  return { data: agentGroup(register, group) };
}

/** changeAgentGroup(AgentGroup agentGroup): of its attributes three can be changed; the others are passed over. */
export function changeAgentGroup(call: Call): Result {
  const group = groupArgument(call, 'agentGroup', 'internalId');
  const given = readAttributes(argument(call, 'agentGroup'));
  const initial = given.get('initialWorkState') ?? null;
  if (initial !== null && dutyOf(initial) === undefined) throw fault(problems.invalidState(initial));
  for (const name of ['intensity', 'initialWorkState', 'maxBreakTime']) {
    if (given.has(name)) group.attributes.set(name, given.get(name) ?? null);
  }
  group.updatedAt = call.centre.now;
  return { data: agentGroup(call.register, group) };
}

/** deleteAgentGroup(AgentGroup agentGroup): not while it has agents. Its schedules go with it. */
export function deleteAgentGroup(call: Call): Result {
  const { register } = call;
  const group = groupWithin(call, 'agentGroup', problems.noArgument('agentGroup.parent'));
  if (register.agentsOf(group).length > 0) throw fault(problems.invalidState(group.externalId));
  register.removeGroup(group);
  return {};
}
