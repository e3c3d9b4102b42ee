import { expect } from '@jest/globals';
import type { Tried } from '../../kit/gateway.ts';
import { id } from './kit.ts';

export const methods = {
  create: 'createAgentGroup',
  update: 'changeAgentGroup',
  updateStatus: 'changeAgentGroupState',
  remove: 'deleteAgentGroup',
  show: 'showAgentGroup',
} as const;

export const errors = 'errors { code message vendorCode inputPath }';
const group = `agentGroup {
  id externalId internalId name parent mode intensity initialWorkState maxBreakTime tags
  attributes { name value } configuration { name value }
  currentSchedule { startTime endTime open24 timeZone phoneNumber allocatedCount day }
  rollingSchedule { startTime endTime open24 timeZone phoneNumber allocatedCount day }
  status { state allocatedCount currentStartTime currentEndTime }
} ${errors}`;

/** Makes a change. */
export async function change(t: Tried, mutation: string, type: string, input: object, selection: string) {
  const { data, errors } = await t.query(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { ${selection} } }`,
    {
      input,
    },
  );
  expect(errors).toBeUndefined();
  return data.done;
}

export const creating = (t: Tried, externalId: string, more: object = {}, selection = group) =>
  change(t, 'createAgentGroup', 'CreateAgentGroupInput', { sourceId: id('Source'), externalId, ...more }, selection);
export const updating = (t: Tried, name: string, fields: object) =>
  change(t, 'updateAgentGroup', 'UpdateAgentGroupInput', { agentGroupId: id('AgentGroup', name), ...fields }, group);
export const settingStatus = (t: Tried, name: string, fields: object) =>
  change(
    t,
    'updateAgentGroupStatus',
    'UpdateAgentGroupStatusInput',
    { agentGroupId: id('AgentGroup', name), ...fields },
    group,
  );
export const deleting = (t: Tried, name: string) =>
  change(t, 'deleteAgentGroup', 'DeleteByIdInput', { id: id('AgentGroup', name) }, errors);

/** The names of all groups that are listed. */
export async function listed({ query }: Tried): Promise<string[]> {
  const { data } = await query('{ agentGroups { nodes { externalId } failures { code } } }');
  expect(data.agentGroups.failures).toEqual([]);
  return data.agentGroups.nodes.map(({ externalId }: { externalId: string }) => externalId);
}
