import type { IdType } from '../../src/model/ids.ts';
import type { Agent, Queue } from '../../src/sandbox/centre/types.ts';
import { first, idAt, sourceIds } from '../conformance/kit.ts';
import type { Tried } from '../kit/gateway.ts';

/** What the documents speak of, and global ids of it. */
interface Cast {
  readonly tenios: Agent;
  readonly deepcall: Agent;
  readonly engage: Agent;
  readonly sinch: Agent;
  readonly queue: Queue;
  readonly t: Tried;
  /** Of a thing at Sinch, or of the source itself. */
  id(type: IdType, externalId?: string): string;
}

/** A document that reaches an operation, and whatever has to be there first. */
type Way = (cast: Cast) => string | Promise<string>;

/** The document of a way in a centre where one agent of each vendor wraps up a contact. */
export function documentOf(way: Way, t: Tried): Promise<string> | string {
  const { centre } = t.sandbox;
  const tenios = first(centre.agentsAt('TENIOS'));
  const deepcall = first(centre.agentsAt('DEEPCALL'));
  const engage = first(centre.agentsAt('ENGAGE'));
  const sinch = first(centre.agentsAt('SINCH'));
  const queue = first(sinch.memberships.keys());
  centre.place({ queue: first(centre.queuesAt('TENIOS')), status: 'WRAP_UP', agent: tenios });
  centre.place({ queue: first(centre.queuesAt('DEEPCALL')), status: 'WRAP_UP', agent: deepcall });
  centre.place({ queue, status: 'HANDLED', agent: sinch });
  centre.place({ queue, status: 'WRAP_UP', agent: sinch });
  return way({
    t,
    tenios,
    deepcall,
    engage,
    sinch,
    queue,
    id: (type, externalId) => idAt({ sourceId: sourceIds.SINCH }, type, externalId),
  });
}

const atTenios = ({ tenios }: Cast): string => idAt({ sourceId: sourceIds.TENIOS }, 'Agent', tenios.id);
const ofTenios =
  (selection: string): Way =>
  (cast) =>
    `{ agent(id: "${atTenios(cast)}") { ${selection} } }`;
const changeAtTenios =
  (mutation: string, input: string): Way =>
  (cast) =>
    `mutation { ${mutation}(input: { agentId: "${atTenios(cast)}" ${input} }) { errors { code } } }`;
const setPersonState =
  (vendor: 'tenios' | 'engage' | 'sinch'): Way =>
  (cast) =>
    `mutation { setPersonState(input: { email: "${cast[vendor].person.email}", state: NOT_READY }) {
      results { agentId errors { code } } errors { code }
    } }`;

const atDeepCall = ({ deepcall }: Cast): string => idAt({ sourceId: sourceIds.DEEPCALL }, 'Agent', deepcall.id);
const ofDeepCall =
  (selection: string): Way =>
  (cast) =>
    `{ agent(id: "${atDeepCall(cast)}") { ${selection} } }`;
const breakDetail: Way = (cast) => {
  cast.t.sandbox.centre.place({ agent: cast.deepcall, duty: 'PAUSE', reason: 'COF' });
  return ofDeepCall('details { ... on DeepCallAgentDetails { breakDetail } }')(cast);
};

const atSinch = ({ sinch, id }: Cast): string => id('Agent', sinch.id);
const ofSinch =
  (selection: string): Way =>
  (cast) =>
    `{ agent(id: "${atSinch(cast)}") { ${selection} } }`;
const ofQueue =
  (selection: string): Way =>
  ({ queue, id }) =>
    `{ queue(id: "${id('Queue', queue.id)}") { ${selection} } }`;
const list =
  (field: string, selection = 'id'): Way =>
  () =>
    `{ ${field} { nodes { ${selection} } failures { code } } }`;
const change = (mutation: string, input: string): string =>
  `mutation { ${mutation}(input: { ${input} }) { errors { code } } }`;

const setAgentState: Way = (cast) => change('setAgentState', `agentId: "${atSinch(cast)}", state: NOT_READY`);
const setQueueLogin: Way = (cast) =>
  change('setQueueLogin', `agentId: "${atSinch(cast)}", queueId: "${cast.id('Queue', cast.queue.id)}", serving: false`);
const setPresence: Way = async (cast) => {
  const { data } = await cast.t.query(`{ agent(id: "${atSinch(cast)}") { presences { id name } } }`);
  const lunch = data.agent.presences.find(({ name }: { name: string }) => name === 'Lunch');
  return change('setPresence', `agentId: "${atSinch(cast)}", presenceId: "${lunch.id}"`);
};
const save =
  (externalId: string): Way =>
  ({ id }) =>
    change('saveMonitoringSetting', `sourceId: "${id('Source')}", externalId: "${externalId}", value: "wide"`);

const engageId = (type: IdType, externalId?: string): string => idAt({ sourceId: sourceIds.ENGAGE }, type, externalId);
const atEngage = ({ engage }: Cast): string => engageId('Agent', engage.id);
const power48 = engageId('AgentGroup', 'Power48');
/** Somebody who is a user of the account, and no agent of it. */
const user = ({ t }: Cast): string =>
  first(t.sandbox.centre.people, ({ vendors }) => !vendors.includes('ENGAGE')).email;
const createAgents: Way = (cast) =>
  `mutation { createAgents(input: {
    sourceId: "${engageId('Source')}", agentGroupId: "${power48}", users: ["${user(cast)}"]
  }) { results { user agent { id } } errors { code } } }`;
const firstScheduleGroup = async ({ t }: Cast): Promise<string> => {
  const { data } = await t.query(`{ scheduleGroups(first: 1) { nodes { id } } }`);
  return data.scheduleGroups.nodes[0].id;
};
const acquire: Way = async (cast) =>
  change(
    'acquireAgent',
    `sourceId: "${engageId('Source')}", contactState: "Preview", scheduleGroupId: "${await firstScheduleGroup(cast)}"`,
  );
const release: Way = async (cast) => {
  const acquired = await cast.t.query((await acquire(cast)).replace('{ errors', '{ agent { id } errors'));
  return change('releaseAgent', `agentId: "${acquired.data.acquireAgent.agent.id}"`);
};
const createGroup = change('createAgentGroup', `sourceId: "${engageId('Source')}", externalId: "Night"`);

const contact = ({ t, id }: Cast): string => id('Contact', first(t.sandbox.centre.contactsAt('SINCH')).id);
const since = '2026-11-22T00:00:00Z';

/** How to reach each operation that works, by each of the fields that the README names for it. */
export const ways: Readonly<Record<string, Readonly<Record<string, Way>>>> = {
  'POST /acd/agent-state/retrieve': { 'Agent.state': ofTenios('state') },
  'POST /acd/agent-state/change': {
    'Mutation.setAgentState': changeAtTenios('setAgentState', 'state: NOT_READY'),
    'Mutation.setPersonState': setPersonState('tenios'),
  },
  'POST /acd/details/user/retrieve': {
    'Agent.details': ofTenios('details { ... on TeniosAgentDetails { sipEnabled } }'),
    'Agent.skills': ofTenios('skills { name hasSkill }'),
  },
  'POST /acd/details/user/change': {
    'Mutation.updateAgentDetails': changeAtTenios('updateAgentDetails', 'sipEnabled: false'),
  },
  'POST /wrap-up/extend': { 'Mutation.extendWrapUp': changeAtTenios('extendWrapUp', 'by: 60000') },
  'POST /wrap-up/cancel': { 'Mutation.cancelWrapUp': changeAtTenios('cancelWrapUp', '') },

  'POST /agentProfile/agentOnBreak': {
    'Agent.state': ofDeepCall('state'),
    'DeepCallAgentDetails.breakDetail': breakDetail,
  },
  'POST /agentProfile/checkAgentInWrapUp': {
    'Agent.state': ofDeepCall('state'),
    'Agent.wrapUp': ofDeepCall('wrapUp { endsAt }'),
    'Query.wrapUps': list('wrapUps'),
  },
  'POST /agentProfile/setWebPingTime': {
    'Mutation.sendHeartbeat': (cast) =>
      `mutation { sendHeartbeat(input: { agentId: "${atDeepCall(cast)}", microphonePermitted: true }) { errors { code } } }`,
  },

  'GET /contacts': {
    'Query.contacts': list('contacts'),
    'Agent.activeContacts': ofSinch('activeContacts { id }'),
    'Query.wrapUps': list('wrapUps'),
  },
  'GET /contacts/{contactId}': { 'Query.contact': (cast) => `{ contact(id: "${contact(cast)}") { status } }` },
  'GET /contacts/{contactId}/details': {
    'Contact.events': (cast) => `{ contact(id: "${contact(cast)}") { events { at event } } }`,
  },
  'GET /agents': {
    'Query.agents': list('agents(filter: { vendors: [SINCH] })'),
    'Query.agent': ofSinch('name'),
    'Query.person': ({ sinch }) => `{ person(email: "${sinch.person.email}") { agents { id } failures { code } } }`,
    'Query.agentGroups': ({ id }) =>
      `{ agentGroups(sourceIds: ["${id('Source')}"]) { nodes { name } failures { code } } }`,
  },
  'GET /agents/{agentId}': { 'Mutation.setAgentState': setAgentState },
  'GET /agents/{agentId}/queues': {
    'Agent.queues': (cast) => `{ contact(id: "${contact(cast)}") { agent { queues { serving } } } }`,
  },
  'GET /agents/{agentId}/queues/{queueId}': { 'Mutation.setQueueLogin': setQueueLogin },
  'PUT /agents/{agentId}/queues/{queueId}': { 'Mutation.setQueueLogin': setQueueLogin },
  'GET /agents/{agentId}/presences': { 'Agent.presences': ofSinch('presences { id name }') },
  'GET /agents/{agentId}/presences/{presenceId}': { 'Mutation.setPresence': setPresence },
  'PUT /agents/{agentId}/presences/{presenceId}': { 'Mutation.setPresence': setPresence },
  'GET /agents/{agentId}/readyState': {
    'SinchAgentDetails.ready': (cast) => {
      cast.t.sandbox.sinch.rewrite('GET /agents', (rows) =>
        JSON.parse(JSON.stringify(rows, (key, value) => (key === 'userReadyStatus' ? undefined : value))),
      );
      return ofSinch('details { ... on SinchAgentDetails { ready } }')(cast);
    },
  },
  'PUT /agents/{agentId}/readyState': {
    'Mutation.setAgentState': setAgentState,
    'Mutation.setPersonState': setPersonState('sinch'),
  },
  'GET /queueStatuses': { 'Query.queues': list('queues'), 'Queue.status': list('queues', 'status { waiting }') },
  'GET /queueStatuses/{queueId}': { 'Query.queue': ofQueue('name') },
  'GET /userStatuses': {
    'AgentLoad.phoneCapacity': () => '{ agents(filter: { vendors: [SINCH] }) { nodes { load { phoneCapacity } } } }',
  },
  'GET /userStatuses/{userId}': { 'AgentLoad.phoneCapacity': ofSinch('load { phoneCapacity }') },
  'GET /contactSummaries': {
    'Query.contactSummaries': list(`contactSummaries(filter: { since: "${since}" })`),
    'Queue.summaries': ofQueue('summaries { id }'),
    'Queue.serviceLevel': ofQueue('serviceLevel'),
  },
  'GET /contactSummaries/{id}': {
    'Query.contactSummary': async ({ t }) => {
      const { data } = await t.query(`{ contactSummaries(filter: { since: "${since}" }) { nodes { id } } }`);
      return `{ contactSummary(id: "${data.contactSummaries.nodes[0].id}") { startsAt } }`;
    },
  },
  'GET /settings': {
    'Query.monitoringSettings': ({ id }) => `{ monitoringSettings(sourceId: "${id('Source')}") { externalId } }`,
  },
  'POST /settings': { 'Mutation.saveMonitoringSetting': save('WALLBOARD') },
  'GET /settings/{id}': {
    'Query.monitoringSetting': ({ id }) =>
      `{ monitoringSetting(id: "${id('MonitoringSetting', 'MON365_SETTINGS')}") { externalId } }`,
  },
  'PUT /settings/{id}': { 'Mutation.saveMonitoringSetting': save('MON365_SETTINGS') },
  'GET /queueGroups': { 'Query.queueGroups': list('queueGroups'), 'Queue.groups': ofQueue('groups { name }') },
  'GET /queueGroups/{queueGroupId}': {
    'Query.queueGroup': ({ id }) => `{ queueGroup(id: "${id('QueueGroup', 'ALL_QUEUES')}") { name } }`,
  },

  createAgents: { 'Mutation.createAgents': createAgents },
  createAgentsUsingString: { 'Mutation.createAgents': createAgents },
  acquireAgent: { 'Mutation.acquireAgent': acquire },
  releaseAgent: { 'Mutation.releaseAgent': release },
  deleteAgents: {
    'Mutation.deleteAgents': ({ engage }) =>
      `mutation { deleteAgents(input: { sourceId: "${engageId('Source')}", users: ["${engage.id}"] }) {
        results { user } errors { code }
      } }`,
  },
  showAgentStateUsingUser: { 'Query.agent': (cast) => `{ agent(id: "${atEngage(cast)}") { state } }` },
  showAgentStateUsingDevice: {
    'Query.agentOnDevice': ({ t, engage }) => {
      const { centre } = t.sandbox;
      const { source } = centre.place({ queue: first(centre.queuesAt('ENGAGE')), status: 'TALKING', agent: engage });
      return `{ agentOnDevice(sourceId: "${engageId('Source')}", phoneNumber: "${source}") { name } }`;
    },
  },
  listAgentStatesUsingEntity: {
    'Query.agents': list('agents(filter: { vendors: [ENGAGE] })'),
    'Agent.group': (cast) => `{ agent(id: "${atEngage(cast)}") { group { name } } }`,
    'AgentGroup.agents': () => `{ agentGroup(id: "${power48}") { agents { nodes { state } } } }`,
  },
  changeAgentState: {
    'Mutation.setAgentState': (cast) => change('setAgentState', `agentId: "${atEngage(cast)}", state: NOT_READY`),
    'Mutation.setPersonState': setPersonState('engage'),
    'Mutation.updateEngageAgent': (cast) =>
      change('updateEngageAgent', `agentId: "${atEngage(cast)}", loginEnabled: true`),
  },
  showAgentGroupState: { 'AgentGroup.status': () => `{ agentGroup(id: "${power48}") { status { state } } }` },
  listAgentGroupStates: {
    'AgentGroup.status': () => `{ agentGroups(sourceIds: ["${engageId('Source')}"]) { nodes { status { state } } } }`,
  },
  changeAgentGroupState: {
    'Mutation.updateAgentGroupStatus': () =>
      change('updateAgentGroupStatus', `agentGroupId: "${power48}", allocatedCount: 3`),
  },
  createAgentGroup: { 'Mutation.createAgentGroup': () => createGroup },
  deleteAgentGroup: {
    'Mutation.deleteAgentGroup': async ({ t }) => {
      await t.query(createGroup);
      return change('deleteAgentGroup', `id: "${engageId('AgentGroup', 'Night')}"`);
    },
  },
  showAgentGroup: { 'Query.agentGroup': () => `{ agentGroup(id: "${power48}") { intensity } }` },
  changeAgentGroup: {
    'Mutation.updateAgentGroup': () => change('updateAgentGroup', `agentGroupId: "${power48}", intensity: "2"`),
  },
  createScheduleGroup: {
    'Mutation.createScheduleGroup': () => change('createScheduleGroup', `agentGroupId: "${power48}", externalId: "N"`),
  },
  deleteScheduleGroup: {
    'Mutation.deleteScheduleGroup': async (cast) =>
      change('deleteScheduleGroup', `id: "${await firstScheduleGroup(cast)}"`),
  },
  showScheduleGroup: {
    'Query.scheduleGroup': async (cast) =>
      `{ scheduleGroup(id: "${await firstScheduleGroup(cast)}") { currentSchedule { day } } }`,
  },
};

/** Settings of sources without which an operation is never used. */
export const settingsFor: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  createAgentsUsingString: { [sourceIds.ENGAGE]: { cacheFor: '0s', agentsStringFormat: '{user};' } },
};
