import { expect } from '@jest/globals';
import type { Tried } from '../kit/gateway.ts';

/** Every mutation with the type of its input and what its payload has besides errors. */
const mutations = {
  extendWrapUp: ['ExtendWrapUpInput', 'wrapUp { id } agent { id }'],
  cancelWrapUp: ['CancelWrapUpInput', 'wrapUp { id } agent { id }'],
  setAgentState: ['SetAgentStateInput', 'agent { id }'],
  setPersonState: ['SetPersonStateInput', 'person { email } results { agentId errors { code message inputPath } }'],
  updateAgentDetails: ['UpdateAgentDetailsInput', 'agent { id }'],
  updateEngageAgent: ['UpdateEngageAgentInput', 'agent { id }'],
  setQueueLogin: ['SetQueueLoginInput', 'agent { id }'],
  setPresence: ['SetPresenceInput', 'agent { id }'],
  sendHeartbeat: ['SendHeartbeatInput', 'agent { id }'],
  createAgents: ['CreateAgentsInput', 'results { user }'],
  deleteAgents: ['DeleteAgentsInput', 'results { user }'],
  acquireAgent: ['AcquireAgentInput', 'agent { id }'],
  releaseAgent: ['ReleaseAgentInput', 'agent { id }'],
  createAgentGroup: ['CreateAgentGroupInput', 'agentGroup { id }'],
  updateAgentGroup: ['UpdateAgentGroupInput', 'agentGroup { id }'],
  updateAgentGroupStatus: ['UpdateAgentGroupStatusInput', 'agentGroup { id }'],
  deleteAgentGroup: ['DeleteByIdInput', 'deletedId'],
  createScheduleGroup: ['CreateScheduleGroupInput', 'scheduleGroup { id }'],
  deleteScheduleGroup: ['DeleteByIdInput', 'deletedId'],
  saveMonitoringSetting: ['SaveMonitoringSettingInput', 'setting { id }'],
} as const;

export type Mutation = keyof typeof mutations;

export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly inputPath: readonly string[] | null;
  readonly source: { readonly id: string } | null;
  readonly vendorCode: string | null;
  readonly retryable: boolean;
  readonly retryAfter: number | null;
}

/** A change with its payload. */
export async function change(
  tried: Tried,
  mutation: Mutation,
  input: object,
  selection: string = mutations[mutation][1],
) {
  const { data, errors } = await tried.query(
    `mutation ($input: ${mutations[mutation][0]}!) {
      payload: ${mutation}(input: $input) { ${selection} errors { code message inputPath source { id } vendorCode retryable retryAfter } }
    }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.payload;
}

/** The one error of a change that was refused; its payload must have nothing else. */
export async function refusal(tried: Tried, mutation: Mutation, input: object): Promise<Refused> {
  const { errors, ...rest } = await change(tried, mutation, input);
  expect(
    Object.values(rest)
      .flat()
      .filter((value) => value !== null),
  ).toEqual([]);
  expect(errors).toHaveLength(1);
  return errors[0];
}
