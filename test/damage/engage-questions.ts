import { encodeId, type IdType } from '../../src/model/ids.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { some } from '../conformance/kit.ts';
import { change, type Data, each, type Node, type Question, type Questions, rows } from './question.ts';
import { connection, refusals, selection } from './selection.ts';
import { soapIn, textAt } from './soap.ts';
import type { Told } from './tape.ts';

export const sourceId = 'engage-us';
const idOf = (type: IdType, externalId = sourceId): string => encodeId(type, { sourceId, externalId });

/** Everything that a list of agents tells. */
const agent = `${selection('Agent', [
  'id',
  'externalId',
  'name',
  'email',
  'phoneNumber',
  'state',
  'vendorState',
  'notReadyReason',
  'details',
  'observedAt',
  'stale',
])} scheduleGroup { id externalId internalId }`;
const group = selection('AgentGroup', undefined, ['source', 'status', 'agents', 'scheduleGroups']);
const status = `status { ${selection('AgentGroupStatus')} }`;
const ofSchedule = selection('ScheduleGroup', undefined, ['source']);

/** A wrap-up that was seen, or a method that seemed to be missing, would change the answers after it. */
const leaving = (question: Question): Question => ({ ...question, leaves: true });

const list = (field: string, type: IdType, nodes: string): Question =>
  rows(`{ list: ${field} ${connection(nodes)} }`, type, ({ list: told }) => told?.nodes ?? []);

const nodesOf = (data: Data): readonly Node[] => data.nodes;

interface Result {
  readonly user: string;
  readonly error: unknown;
}

/** Whoever is said to have become an agent is told of by Engage, each for itself. */
function createdOutcomes({ results }: { readonly results: readonly Result[] }, told: Told): readonly string[] {
  const soap = soapIn(told.body);
  if (soap === null || soap === 'open') return [];
  const created = soap.data.map((state) => textAt(state, 'agent', 'externalId').toLowerCase());
  return results.flatMap(({ user, error }) =>
    error === null && !created.includes(user.toLowerCase()) ? [`${user} is called an agent`] : [],
  );
}

export function engageQuestions({ centre, engage }: Sandbox): Questions {
  const agents = some(centre.agentsAt('ENGAGE'), 2);
  const ids = agents.map(({ id }) => idOf('Agent', id));
  const [one] = ids;
  const { agentGroups, scheduleGroups } = engage.groups;
  const [name = ''] = agentGroups;
  const groupId = idOf('AgentGroup', name);
  // The third is free, the others are not.
  const free = [...(some(centre.agentsAt('ENGAGE'), 3)[2]?.memberships.keys() ?? [])].map((queue) => queue.name.EN);
  const schedule = scheduleGroups.map(Object).find(({ agentGroup }) => free.includes(agentGroup));
  const scheduleId = idOf('ScheduleGroup', schedule.internalId);
  const others = centre.people.filter(({ vendors }) => !vendors.includes('ENGAGE')).slice(0, 2);
  const users = JSON.stringify(others.map(({ email }) => email));
  const source = `sourceId: "${idOf('Source')}"`;

  const changed = (mutation: string, input: string, makes: string, shown: string): Question =>
    change(`mutation { change: ${mutation}(input: { ${input} }) { ${shown} ${refusals} } }`, makes);
  const results = `results { user agent { id } error { code message vendorCode } }`;
  const create = (makes: string): Question => {
    const made = changed('createAgents', `${source}, agentGroupId: "${groupId}", users: ${users}`, makes, results);
    return { ...made, shows: { how: 'change', makes, outcomes: createdOutcomes } };
  };
  const acquire = `${source}, contactState: "Preview", scheduleGroupId: "${scheduleId}"`;

  const setState = changed('setAgentState', `agentId: "${one}", state: NOT_READY`, 'changeAgentState', 'agent { id }');
  const updateGroup = changed(
    'updateAgentGroup',
    `agentGroupId: "${groupId}", intensity: "2"`,
    'changeAgentGroup',
    `agentGroup { ${group} }`,
  );
  return {
    createAgents: [create('createAgents')],
    createAgentsUsingString: [leaving(create('createAgentsUsingString'))],
    acquireAgent: [changed('acquireAgent', acquire, 'acquireAgent', 'agent { id }')],
    releaseAgent: [
      {
        ...change(
          ({ acquireAgent }) =>
            `mutation { change: releaseAgent(input: { agentId: "${acquireAgent.agent.id}" }) { agent { id } ${refusals} } }`,
          'releaseAgent',
        ),
        first: `mutation { acquireAgent(input: { ${acquire} }) { agent { id } } }`,
      },
    ],
    deleteAgents: [
      changed(
        'deleteAgents',
        `${source}, users: ${JSON.stringify(agents.map(({ id }) => id))}`,
        'deleteAgents',
        results,
      ),
    ],
    showAgentStateUsingUser: [
      each(`{ agent(id: "${one}") { ${agent} } }`, (data) => [data.agent]),
      leaving(each(`{ agent(id: "${one}") { id wrapUp { startedAt endsAt state } } }`, (data) => [data.agent])),
      setState,
    ],
    showAgentStateUsingDevice: [
      rows(`{ agentOnDevice(${source}, phoneNumber: "+15550123") { ${agent} } }`, 'Agent', (data) => [
        data.agentOnDevice,
      ]),
    ],
    listAgentStatesUsingEntity: [
      list('agents', 'Agent', `${agent} group { id }`),
      rows(`{ nodes(ids: ${JSON.stringify(ids)}) { ... on Agent { ${agent} } } }`, 'Agent', nodesOf),
      rows(
        `{ agentGroup(id: "${groupId}") { agents { nodes { ${agent} } } } }`,
        'Agent',
        (data) => data.agentGroup?.agents?.nodes ?? [],
      ),
    ],
    changeAgentState: [
      setState,
      changed('updateEngageAgent', `agentId: "${one}", requestedAction: "Login"`, 'changeAgentState', 'agent { id }'),
    ],
    showAgentGroupState: [each(`{ agentGroup(id: "${groupId}") { id ${status} } }`, (data) => [data.agentGroup])],
    listAgentGroupStates: [leaving(list('agentGroups', 'AgentGroup', `id ${status}`))],
    changeAgentGroupState: [
      changed(
        'updateAgentGroupStatus',
        `agentGroupId: "${groupId}", allocatedCount: 3`,
        'changeAgentGroupState',
        'agentGroup { id }',
      ),
    ],
    createAgentGroup: [
      changed(
        'createAgentGroup',
        `${source}, externalId: "Night", tags: ["late"]`,
        'createAgentGroup',
        `agentGroup { ${group} }`,
      ),
    ],
    deleteAgentGroup: [
      {
        ...changed('deleteAgentGroup', `id: "${idOf('AgentGroup', 'Night')}"`, 'deleteAgentGroup', 'deletedId'),
        first: `mutation { createAgentGroup(input: { ${source}, externalId: "Night" }) { agentGroup { id } } }`,
      },
    ],
    showAgentGroup: [each(`{ agentGroup(id: "${groupId}") { ${group} } }`, (data) => [data.agentGroup]), updateGroup],
    changeAgentGroup: [updateGroup],
    createScheduleGroup: [
      changed(
        'createScheduleGroup',
        `agentGroupId: "${groupId}", externalId: "N"`,
        'createScheduleGroup',
        `scheduleGroup { ${ofSchedule} }`,
      ),
    ],
    deleteScheduleGroup: [
      leaving(changed('deleteScheduleGroup', `id: "${scheduleId}"`, 'deleteScheduleGroup', 'deletedId')),
    ],
    showScheduleGroup: [
      each(`{ scheduleGroup(id: "${scheduleId}") { ${ofSchedule} } }`, (data) => [data.scheduleGroup]),
    ],
  };
}
