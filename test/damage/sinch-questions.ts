import { encodeId, type IdType } from '../../src/model/ids.ts';
import type { Centre } from '../../src/sandbox/centre/centre.ts';
import type { Agent } from '../../src/sandbox/centre/types.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { first, some } from '../conformance/kit.ts';
import { change, type Data, each, type Node, type Question, type Questions, rows } from './question.ts';
import { connection, refusals, selection } from './selection.ts';
import type { Asked } from './tape.ts';

export const sourceId = 'sinch-fi';
const idOf = (type: IdType, externalId = sourceId): string => encodeId(type, { sourceId, externalId });

const load =
  'load { activePhoneContacts activeChatContacts activeEmailContacts chatCapacity oldestActiveContactSince }';
/** Everything that a row of /agents tells but the queues. */
const agent = `${selection('Agent', [
  'id',
  'externalId',
  'name',
  'email',
  'phoneNumber',
  'presence',
  'presenceSince',
  'details',
  'observedAt',
  'stale',
])} ${load} statistics { ${selection('AgentStatistics')} }`;
const membership = 'queue { id } serving externalServing canChangeLogin';
const memberships = `queues { ${membership} statistics { ${selection('QueueMembershipStatistics')} } }`;
const contact = `${selection('Contact', undefined, ['source', 'events', 'wrapUp'])} wrapUp { startedAt endsAt state }`;
const wrapUp = `${selection('WrapUp', undefined, ['source'])}`;
const queue = selection('Queue', ['id', 'externalId', 'name', 'channel', 'status']);
const group = `id externalId name queues { queue { id } thresholds { ${selection('QueueThresholds')} } }`;
const summary = selection('ContactSummary');
const setting = selection('MonitoringSetting', undefined, ['source']);

const list = (field: string, type: IdType, nodes: string, id?: (node: Node) => unknown): Question =>
  rows(`{ list: ${field} ${connection(nodes)} }`, type, ({ list: told }) => told?.nodes ?? [], id);

/** Agents whose rows do not tell whether they are ready. */
export const silentOf = (centre: Centre): readonly Agent[] => some(centre.agentsAt('SINCH'), 3).slice(1);

export function sinchQuestions({ centre }: Sandbox): Questions {
  const agents = some(centre.agentsAt('SINCH'), 2);
  const ids = agents.map(({ id }) => idOf('Agent', id));
  const [one] = agents;
  const [served] = one?.memberships.keys() ?? [];
  if (one === undefined || served === undefined) throw new Error('The centre is too small.');
  const id = idOf('Agent', one.id);
  const queueId = idOf('Queue', served.id);
  const silent = silentOf(centre).map((agent) => idOf('Agent', agent.id));
  const queueIds = some(centre.queuesAt('SINCH'), 3).map((one) => idOf('Queue', one.id));
  const contactId = idOf('Contact', first(centre.contactsAt('SINCH'), ({ status }) => status === 'HANDLED').id);
  const since = '2026-11-22T00:00:00.000Z';
  const [summed] = centre.summaries('SINCH');
  const summaryId = `${summed?.queue.id}${new Date(summed?.from ?? 0).toISOString().replace(/[-:]|\.\d+/g, '')}`;

  const named = (selected: string): string =>
    `{ nodes(ids: ${JSON.stringify(ids)}) { ... on Agent { id ${selected} } } }`;
  const nodes = (data: Data): readonly Node[] => data.nodes;
  const subject = ({ path }: Asked): string => idOf('Agent', path.split('/')[2]);
  const changed = (mutation: string, input: string, makes: string, shown = 'agent { id }'): Question =>
    change(`mutation { change: ${mutation}(input: { ${input} }) { ${shown} ${refusals} } }`, makes);
  const save = (externalId: string, makes: string): Question =>
    changed(
      'saveMonitoringSetting',
      `sourceId: "${idOf('Source')}", externalId: "${externalId}", value: "wide"`,
      makes,
      `setting { ${setting} }`,
    );

  const setState = changed('setAgentState', `agentId: "${id}", state: NOT_READY`, 'PUT /agents/{agentId}/readyState');
  const setLogin = changed(
    'setQueueLogin',
    `agentId: "${id}", queueId: "${queueId}", serving: false`,
    'PUT /agents/{agentId}/queues/{queueId}',
  );
  const setPresence = changed(
    'setPresence',
    `agentId: "${id}", presenceId: "${idOf('Presence', one.profile.id)}"`,
    'PUT /agents/{agentId}/presences/{presenceId}',
  );
  const known = save('MON365_SETTINGS', 'PUT /settings/{id}');

  return {
    'GET /contacts': [
      list(`contacts(filter: { since: "${since}" })`, 'Contact', contact),
      list(`contacts(filter: { since: "${since}" }, first: 2)`, 'Contact', 'id status arrivedAt'),
      list('wrapUps', 'Contact', wrapUp, (node) => Object(node?.contact).id),
      rows(
        `{ agent(id: "${id}") { activeContacts { ${contact} } } }`,
        'Contact',
        (data) => data.agent?.activeContacts ?? [],
      ),
      rows(
        `{ queue(id: "${queueId}") { activeContacts { ${contact} } } }`,
        'Contact',
        (data) => data.queue?.activeContacts ?? [],
      ),
    ],
    'GET /contacts/{contactId}': [each(`{ contact(id: "${contactId}") { ${contact} } }`, (data) => [data.contact])],
    'GET /contacts/{contactId}/details': [
      rows(
        `{ contact(id: "${contactId}") { events { ${selection('ContactEvent')} } } }`,
        'ContactEvent',
        (data) => data.contact?.events ?? [],
      ),
    ],
    'GET /agents': [
      list('agents', 'Agent', agent),
      rows(named(agent), 'Agent', nodes),
      list('agents', 'Agent', `id ${memberships}`),
      rows(named(memberships), 'Agent', nodes),
      // What an agent's group is called may stand in another agent's row.
      rows('{ agentGroups { nodes { id externalId name } failures { code message } } }', 'AgentGroup', () => []),
      rows(
        `{ person(email: "${one.person.email}") { agents { ${agent} } failures { code message } } }`,
        'Agent',
        (data) => data.person?.agents ?? [],
      ),
    ],
    'GET /agents/{agentId}': [setState],
    'GET /agents/{agentId}/queues': [
      rows(
        `{ contact(id: "${contactId}") { agent { queues { ${membership} } } } }`,
        'Queue',
        (data) => data.contact?.agent?.queues ?? [],
        (node) => Object(node?.queue).id,
      ),
    ],
    'GET /agents/{agentId}/queues/{queueId}': [setLogin],
    'PUT /agents/{agentId}/queues/{queueId}': [setLogin],
    'GET /agents/{agentId}/presences': [
      each(named(`presences { ${selection('Presence')} }`), nodes, subject),
      rows(
        `{ agent(id: "${id}") { presences { ${selection('Presence')} } } }`,
        'Presence',
        (data) => data.agent?.presences ?? [],
      ),
    ],
    'GET /agents/{agentId}/presences/{presenceId}': [setPresence],
    'PUT /agents/{agentId}/presences/{presenceId}': [setPresence],
    'GET /agents/{agentId}/readyState': [
      each(
        `{ nodes(ids: ${JSON.stringify(silent)}) { ... on Agent { id details { ... on SinchAgentDetails { ready } } } } }`,
        nodes,
        subject,
      ),
    ],
    'PUT /agents/{agentId}/readyState': [setState],
    'GET /queueStatuses': [
      list('queues', 'Queue', queue),
      rows(`{ nodes(ids: ${JSON.stringify(queueIds)}) { ... on Queue { ${queue} } } }`, 'Queue', nodes),
    ],
    'GET /queueStatuses/{queueId}': [each(`{ queue(id: "${queueId}") { ${queue} } }`, (data) => [data.queue])],
    'GET /userStatuses': [list('agents', 'Agent', `id load { ${selection('AgentLoad')} }`)],
    'GET /userStatuses/{userId}': [each(named(`load { ${selection('AgentLoad')} }`), nodes, subject)],
    'GET /contactSummaries': [
      list(`contactSummaries(filter: { since: "${since}" })`, 'ContactSummary', summary),
      rows(
        `{ queue(id: "${queueId}") { serviceLevel summaries { ${summary} } } }`,
        'ContactSummary',
        (data) => data.queue?.summaries ?? [],
      ),
    ],
    'GET /contactSummaries/{id}': [
      each(`{ contactSummary(id: "${idOf('ContactSummary', summaryId)}") { ${summary} } }`, (data) => [
        data.contactSummary,
      ]),
    ],
    'GET /settings': [
      rows(
        `{ monitoringSettings(sourceId: "${idOf('Source')}") { ${setting} } }`,
        'MonitoringSetting',
        (data) => data.monitoringSettings ?? [],
      ),
    ],
    'POST /settings': [save('WALLBOARD', 'POST /settings')],
    'GET /settings/{id}': [
      each(`{ monitoringSetting(id: "${idOf('MonitoringSetting', 'MON365_SETTINGS')}") { ${setting} } }`, (data) => [
        data.monitoringSetting,
      ]),
      known,
    ],
    'PUT /settings/{id}': [known],
    'GET /queueGroups': [list('queueGroups', 'QueueGroup', group)],
    'GET /queueGroups/{queueGroupId}': [
      each(`{ queueGroup(id: "${idOf('QueueGroup', 'ALL_QUEUES')}") { ${group} } }`, (data) => [data.queueGroup]),
    ],
  };
}
