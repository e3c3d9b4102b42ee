import { expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';
import { type Mutation, refusal } from './changes.ts';
import { id, sinch, small, tenios } from './kit.ts';

const start = gateways();
const guid = 'A'.repeat(32);
const [sinchSource, teniosSource] = [id('Source', sinch), id('Source', tenios)];
const [sinchAgent, teniosAgent] = [id('Agent', sinch, guid), id('Agent', tenios, 'anna@acme.example')];
const queueId = id('Queue', sinch, guid);
const presenceId = id('Presence', sinch, guid);
const group = (source: string) => id('AgentGroup', source, 'Power48');

const cases: readonly [Mutation, input: object, source: string, inputPath: string, message: string][] = [
  ['extendWrapUp', { agentId: sinchAgent, by: 1 }, sinchSource, 'agentId', 'Sinch Finland cannot extend a wrap-up.'],
  ['cancelWrapUp', { agentId: sinchAgent }, sinchSource, 'agentId', 'Sinch Finland cannot cancel a wrap-up.'],
  [
    'updateAgentDetails',
    { agentId: sinchAgent, sipEnabled: true },
    sinchSource,
    'agentId',
    'Sinch Finland cannot change the details of an agent.',
  ],
  [
    'setQueueLogin',
    { agentId: teniosAgent, queueId, serving: true },
    teniosSource,
    'agentId',
    'TENIOS Germany cannot change queue logins.',
  ],
  [
    'setPresence',
    { agentId: teniosAgent, presenceId },
    teniosSource,
    'agentId',
    'TENIOS Germany cannot set a presence.',
  ],
  [
    'saveMonitoringSetting',
    { sourceId: teniosSource, externalId: 'a' },
    teniosSource,
    'sourceId',
    'TENIOS Germany cannot keep monitoring settings.',
  ],
  [
    'updateEngageAgent',
    { agentId: sinchAgent, loginEnabled: true },
    sinchSource,
    'agentId',
    'Sinch Finland cannot change an agent this way.',
  ],
  [
    'sendHeartbeat',
    { agentId: teniosAgent, microphonePermitted: true },
    teniosSource,
    'agentId',
    'TENIOS Germany cannot take a heartbeat.',
  ],
  [
    'createAgents',
    { sourceId: sinchSource, agentGroupId: group(sinch), users: ['a'] },
    sinchSource,
    'sourceId',
    'Sinch Finland cannot create agents.',
  ],
  [
    'deleteAgents',
    { sourceId: teniosSource, users: ['a'] },
    teniosSource,
    'sourceId',
    'TENIOS Germany cannot delete agents.',
  ],
  [
    'acquireAgent',
    { sourceId: sinchSource, contactState: 'x', scheduleGroupId: 'x' },
    sinchSource,
    'sourceId',
    'Sinch Finland cannot acquire an agent.',
  ],
  ['releaseAgent', { agentId: sinchAgent }, sinchSource, 'agentId', 'Sinch Finland cannot release an agent.'],
  [
    'createAgentGroup',
    { sourceId: sinchSource, externalId: 'x' },
    sinchSource,
    'sourceId',
    'Sinch Finland cannot create agent groups.',
  ],
  [
    'updateAgentGroup',
    { agentGroupId: group(sinch) },
    sinchSource,
    'agentGroupId',
    'Sinch Finland cannot change agent groups.',
  ],
  [
    'updateAgentGroupStatus',
    { agentGroupId: group(tenios) },
    teniosSource,
    'agentGroupId',
    'TENIOS Germany cannot change agent groups.',
  ],
  ['deleteAgentGroup', { id: group(sinch) }, sinchSource, 'id', 'Sinch Finland cannot delete agent groups.'],
  [
    'createScheduleGroup',
    { agentGroupId: group(sinch) },
    sinchSource,
    'agentGroupId',
    'Sinch Finland cannot create schedule groups.',
  ],
  [
    'deleteScheduleGroup',
    { id: id('ScheduleGroup', sinch, '1') },
    sinchSource,
    'id',
    'Sinch Finland cannot delete schedule groups.',
  ],
];

test.each(cases)(
  '%s says that the source has no call for it, and makes none',
  async (mutation, input, source, path, message) => {
    const tried = await start(small);
    expect(await refusal(tried, mutation, input)).toEqual({
      code: 'UNSUPPORTED_BY_SOURCE',
      message,
      inputPath: [path],
      source: { id: source },
      vendorCode: null,
      retryable: false,
      retryAfter: null,
    });
    expect([...tried.calls('sinch'), ...tried.calls('tenios')]).toEqual([]);
  },
);
