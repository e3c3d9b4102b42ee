import type { Agent, Queue } from '../../src/sandbox/centre/types.ts';
import type { Tried } from '../kit/gateway.ts';
import { agentsAt, first, idAt, sourceIds } from './kit.ts';
import { settingState } from './setting-state.ts';
import { conformance } from './suite.ts';
import type { RefusalOf, Word, Write } from './traits.ts';

const at = { vendor: 'SINCH', sourceId: sourceIds.SINCH } as const;
/** Somebody whom the source may change. */
const anna = (t: Tried): Agent => first(agentsAt(t, at), ({ rights }) => rights.manageablePresence);
const agentId = (t: Tried): string => idAt(at, 'Agent', anna(t).id);

/** Says it of one agent, in whose row everything else speaks of a free one. */
const word = (fields: object, state: string, vendorState: string): Word => ({
  say: ({ sandbox }, { id }) => {
    sandbox.sinch.rewrite('GET /agents', (rows) =>
      Array.isArray(rows) ? rows.map((row: { id: string }) => (row.id === id ? { ...row, ...fields } : row)) : rows,
    );
  },
  state,
  vendorState,
});
const userStatus = (said: string, state: string): Word => word({ userStatus: said }, state, said);
const handling = (said: string): Word => word({ contactHandlingStatus: said }, 'BUSY', said);
const availability = (said: string, state: string): Word => word({ availability: said }, state, said);

const refusal = (status: number, code: string): RefusalOf => ({
  answer: { status, body: `Invalid GUID: The vendor’s own text` },
  code,
});

const setAgentState = settingState({
  agentId,
  vendorStates: ['Ready', 'NotReady'],
  request: (t) => `PUT /agents/${anna(t).id}/readyState`,
});

const setQueueLogin: Write = {
  mutation: 'setQueueLogin',
  prepare: (t) => {
    const agent = first(agentsAt(t, at), ({ memberships }) =>
      [...memberships.values()].some((login) => login.canChangeLogin),
    );
    const [queue] = first(agent.memberships, ([, login]) => login.canChangeLogin);
    const id = idAt(at, 'Agent', agent.id);
    const fields = 'queues { queue { externalId } serving externalServing }';
    const byName = [...agent.memberships].toSorted(([one], [other]) => one.name.EN.localeCompare(other.name.EN, 'en'));
    const value = (other: (queue: Queue) => boolean) => ({
      queues: byName.map(([each, { serving, externalServing }]) => ({
        queue: { externalId: each.id },
        serving: other(each) ? !serving : serving,
        externalServing,
      })),
    });
    const { serving } = agent.memberships.get(queue) ?? {};
    return {
      input: { agentId: id, queueId: idAt(at, 'Queue', queue.id), serving: !serving },
      shown: `agent { ${fields} }`,
      seen: `agent(id: "${id}") { ${fields} }`,
      before: value(() => false),
      after: value((each) => each === queue),
      request: `PUT /agents/${agent.id}/queues/${queue.id}`,
    };
  },
  lost: ['done', 2],
};

const lunch = '04770429F80BDF1191AD001CC4D98816';
const setPresence: Write = {
  mutation: 'setPresence',
  prepare: (t) => {
    const fields = 'state presence { name } notReadyReason { label }';
    return {
      input: { agentId: agentId(t), presenceId: idAt(at, 'Presence', lunch) },
      shown: `agent { ${fields} }`,
      seen: `agent(id: "${agentId(t)}") { ${fields} }`,
      before: { state: 'READY', presence: { name: 'Available' }, notReadyReason: null },
      after: { state: 'NOT_READY', presence: { name: 'Lunch' }, notReadyReason: { label: 'Lunch' } },
      request: `PUT /agents/${anna(t).id}/presences/${lunch}`,
    };
  },
  lost: ['done', 2],
};

const setting = (externalId: string, before: object | null, request: string, lost: Write['lost']): Write => ({
  mutation: 'saveMonitoringSetting',
  prepare: () => ({
    input: { sourceId: idAt(at, 'Source'), externalId, value: 'wide' },
    shown: 'setting { externalId value }',
    seen: `monitoringSetting(id: "${idAt(at, 'MonitoringSetting', externalId)}") { externalId value }`,
    before,
    after: { externalId, value: 'wide' },
    request,
  }),
  lost,
});
const known = 'MON365_SETTINGS';

conformance({
  ...at,
  simulator: 'sinch',
  unknownId: 'F'.repeat(32),
  malformedIds: [
    '1',
    'F'.repeat(31),
    'F'.repeat(33),
    'f'.repeat(32),
    'Z'.repeat(32),
    `${'F'.repeat(32)},${'E'.repeat(32)}`,
    '../queueStatuses',
  ],
  batches: {
    name: () => ['GET /agents'],
    state: () => ['GET /agents', 'GET /contacts'],
    'state wrapUp { id } activeContacts { id } queues { serving } presence { name } details { __typename }': () => [
      'GET /agents',
      'GET /contacts',
    ],
    'load { activePhoneContacts phoneCapacity }': (agents) => [
      'GET /agents',
      ...Array.from({ length: agents }, () => 'GET /userStatuses/ID'),
    ],
  },
  list: ['GET /agents'],
  free: 'READY',
  words: {
    Ready: userStatus('Ready', 'READY'),
    NotReady: userStatus('NotReady', 'NOT_READY'),
    Pause: userStatus('Pause', 'NOT_READY'),
    LoggedOut: userStatus('LoggedOut', 'LOGGED_OFF'),
    Meditating: userStatus('Meditating', 'UNKNOWN'),
    Talking_Inbound: handling('Talking_Inbound'),
    Talking_Outbound: handling('Talking_Outbound'),
    Talking_Outbound_CBR: handling('Talking_Outbound_CBR'),
    Talking_Outbound_Campaign: handling('Talking_Outbound_Campaign'),
    Chatting_Inbound: handling('Chatting_Inbound'),
    Emailing_Inbound: handling('Emailing_Inbound'),
    Emailing_Outbound: handling('Emailing_Outbound'),
    Dialing_Outbound: handling('Dialing_Outbound'),
    Dialing_Outbound_CBR: handling('Dialing_Outbound_CBR'),
    Dialing_Outbound_Campaign: handling('Dialing_Outbound_Campaign'),
    Waiting: word({ contactHandlingStatus: 'Waiting' }, 'READY', 'Ready'),
    Away: availability('Away', 'NOT_READY'),
    Busy: availability('Busy', 'BUSY'),
    busy: availability('busy', 'BUSY'),
    Free: word({ availability: 'Free' }, 'READY', 'Ready'),
  },
  contactWords: {
    InQueue: 'QUEUED',
    InProcess_Preview: 'IN_PREVIEW',
    InProcess: 'IN_PROGRESS',
    InProcess_Pending: 'PENDING',
    InProcess_WrapUp: 'WRAP_UP',
    Handled: 'HANDLED',
    Handled_AOT: 'HANDLED',
    NotHandled_Ab: 'ABANDONED',
    NotHandled_FA: 'FALSE_ATTEMPT',
    ServiceClosed: 'SERVICE_CLOSED',
    Teleported: 'UNKNOWN',
  },
  writes: {
    setAgentState,
    setQueueLogin,
    setPresence,
    'saveMonitoringSetting, of one that is there': setting(
      known,
      { externalId: known, value: '' },
      `PUT /settings/${known}`,
      ['done', 2],
    ),
    // A second POST might make a second setting.
    'saveMonitoringSetting, of a new one': setting('NEW', null, 'POST /settings', ['OUTCOME_UNKNOWN', 1]),
  },
  refusals: {
    'Bad Request': refusal(400, 'VENDOR_REJECTED'),
    Unauthorized: refusal(401, 'VENDOR_UNAUTHORIZED'),
    Forbidden: refusal(403, 'FORBIDDEN'),
    'Not Found': refusal(404, 'NOT_FOUND'),
    'Method Not Allowed': refusal(405, 'VENDOR_REJECTED'),
    Conflict: refusal(409, 'VENDOR_REJECTED'),
    'Unprocessable Entity': refusal(422, 'VENDOR_REJECTED'),
  },
  wrongCredentials: { settings: { auth: { type: 'basic', username: 'sandbox', password: 'wrong' } } },
  unauthorizedCode: null,
  changeFaults: {
    // The answer to a PUT has no body that could be cut in half or missing.
    'sends half of its answer': ['done', 1],
    'answers nothing': ['done', 1],
  },
  agentsOf640: 512,
  pagesOf640: ['GET /agents', 'GET /agents'],
});
