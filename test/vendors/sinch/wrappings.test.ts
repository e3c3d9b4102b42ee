import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { agentRow, answers, codes, first, guid, id, small } from './kit.ts';

const start = gateways();

/** Every list that Sinch has, the word for one of its things, and the word for many. */
const lists: readonly (readonly [RegExp, one: string, many: string])[] = [
  [/^GET \/agents$/, 'agent', 'agents'],
  [/\/presences$/, 'presence', 'presences'],
  [/^GET \/contacts$/, 'contact', 'contacts'],
  [/\/details$/, 'detail', 'details'],
  [/^GET \/queueStatuses$/, 'queueStatus', 'queueStatuses'],
  [/^GET \/userStatuses$/, 'userStatus', 'userStatuses'],
  [/^GET \/contactSummaries$/, 'contactSummary', 'contactSummaries'],
  [/^GET \/queueGroups$/, 'queueGroup', 'queueGroups'],
  [/^GET \/settings$/, 'setting', 'settings'],
];

/** Asks for every one of them. */
const everything = `query ($source: ID!, $agents: [ID!]!, $contact: ID!) {
  agents(filter: { sourceIds: [$source] }) { nodes { id name state load { phoneCapacity } } failures { code } }
  presences: nodes(ids: $agents) { ... on Agent { presences { name } } }
  contacts(filter: { sourceIds: [$source] }) { nodes { id status } failures { code } }
  contact(id: $contact) { events { event } }
  queues(filter: { sourceIds: [$source] }) { nodes { name status { agentsServing } } failures { code } }
  contactSummaries(filter: { sourceIds: [$source], since: "2026-11-22T00:00:00Z" }) { nodes { id inArrivedActive } failures { code } }
  queueGroups(sourceIds: [$source]) { nodes { name } failures { code } }
  monitoringSettings(sourceId: $source) { externalId uiLanguage }
}`;

async function ask(t: Tried) {
  const { centre } = t.sandbox;
  const agent = first(centre.agentsAt('SINCH'));
  const contact = first(centre.contactsAt('SINCH'));
  return t.query(everything, {
    source: id('Source'),
    agents: [id('Agent', agent.id)],
    contact: id('Contact', contact.id),
  });
}

/** A centre with something in every list, and what is said of it when nothing is wrapped. */
async function plain() {
  const t = await start(small);
  const { centre } = t.sandbox;
  centre.place({ queue: first(centre.queuesAt('SINCH')), status: 'TALKING', agent: first(centre.agentsAt('SINCH')) });
  const { data, errors } = await ask(t);
  expect(errors).toBeUndefined();
  return { t, data };
}

function wrap(t: Tried, change: (rows: readonly unknown[], one: string, many: string) => unknown): void {
  for (const [match, one, many] of lists)
    t.sandbox.sinch.rewrite(match, (rows) => (Array.isArray(rows) && rows.length > 0 ? change(rows, one, many) : rows));
}

describe('a whole list', () => {
  test.each<[string, Parameters<typeof wrap>[1]]>([
    ['below the word for one', (rows, one) => ({ [one]: rows })],
    ['below that word and an s, as the page has it', (rows, one) => ({ [`${one}s`]: rows })],
    ['below the word for many', (rows, _one, many) => ({ [many]: rows })],
    ['below both', (rows, one, many) => ({ [many]: { [one]: rows } })],
  ])('is read %s', async (_how, change) => {
    const { t, data } = await plain();
    wrap(t, change);
    const wrapped = await ask(t);
    expect(wrapped.errors).toBeUndefined();
    expect(wrapped.data).toEqual(data);
  });

  test.each<[string, Parameters<typeof wrap>[1]]>([
    ['without any wrapping', ([row]) => row],
    ['below the word for one', ([row], one) => ({ [one]: row })],
    ['below both', ([row], one, many) => ({ [many]: { [one]: row } })],
  ])('of one thing is read %s', async (_how, change) => {
    const { t } = await plain();
    wrap(t, ([row]) => [row]);
    const { data } = await ask(t);
    expect(data.agents.nodes).toHaveLength(1);
    expect(data.queues.nodes).toHaveLength(1);
    expect(data.contact.events).toHaveLength(1);
    t.reset();
    wrap(t, change);
    const wrapped = await ask(t);
    expect(wrapped.errors).toBeUndefined();
    expect(wrapped.data).toEqual(data);
  });

  test.each<[string, Parameters<typeof wrap>[1]]>([
    ['an empty array', () => []],
    ['null below its word', (_rows, one) => ({ [one]: null })],
    ['an empty array below the word for many', (_rows, _one, many) => ({ [many]: [] })],
  ])('is empty as %s', async (_how, change) => {
    const { t } = await plain();
    wrap(t, change);
    const { data, errors } = await ask(t);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      agents: { nodes: [], failures: [] },
      presences: [null],
      contacts: { nodes: [], failures: [] },
      contact: { events: [] },
      queues: { nodes: [], failures: [] },
      contactSummaries: { nodes: [], failures: [] },
      queueGroups: { nodes: [], failures: [] },
      monitoringSettings: [],
    });
  });

  test.each([['null'], [''], ['{}'], ['"none"'], ['7'], ['{"error":"no rights"}'], ['[{"id":']])(
    'is a bad answer, not an empty list, as %j',
    async (body) => {
      const { t } = await plain();
      t.sandbox.sinch.fault(({ path }) => !path.endsWith('/nothing'), {
        status: 200,
        body,
        contentType: 'application/json',
      });
      const answer = await ask(t);
      const failures = [{ code: 'VENDOR_BAD_RESPONSE' }];
      for (const list of ['agents', 'contacts', 'queues', 'contactSummaries', 'queueGroups'])
        expect(answer.data[list]).toEqual({ nodes: [], failures });
      expect(answer.data).toMatchObject({
        presences: [{ presences: null }],
        contact: { events: null },
        monitoringSettings: null,
      });
      expect(new Set(codes(answer))).toEqual(new Set(['VENDOR_BAD_RESPONSE']));
    },
  );
});

describe('the queues', () => {
  const queue = { id: guid(7), name: 'Sales', type: 'Chat', serving: true };
  const other = { id: guid(8), name: 'Spares' };
  const seen = [
    { queue: { externalId: guid(7), name: 'Sales', channel: 'CHAT' }, serving: true },
    { queue: { externalId: guid(8), name: 'Spares', channel: null }, serving: null },
  ];
  const wrappings: [string, object, object[]][] = [
    ['an array', { queues: [queue, other] }, seen],
    ['an array below "queue"', { queues: { queue: [queue, other] } }, seen],
    ['an object below "queue"', { queues: { queue } }, seen.slice(0, 1)],
    ['a single object', { queues: queue }, seen.slice(0, 1)],
    ['an empty array', { queues: [] }, []],
    ['null', { queues: null }, []],
    ['null below "queue"', { queues: { queue: null } }, []],
    ['nothing at all', {}, []],
    ['an array with something else in it', { queues: [queue, null, 'Orders', { name: 'no id' }] }, seen.slice(0, 1)],
  ];

  test.each(wrappings)('of an agent may be %s', async (_how, fields, expected) => {
    const t = await start(small);
    answers(t, 'GET /agents', [agentRow(1, fields)]);
    t.sandbox.sinch.fault(/^GET \/queueStatuses\//, { status: 200, body: { ...other, type: 'Fax' } });
    const { data, errors } = await t.query(`{
      agents(filter: { vendors: [SINCH] }) { nodes { queues { queue { externalId name channel } serving } } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.agents.nodes).toEqual([{ queues: expected }]);
  });

  test.each(wrappings)('of a group may be %s', async (_how, fields, expected) => {
    const t = await start(small);
    answers(t, 'GET /queueGroups', [{ id: guid(1), name: 'All', ...fields }]);
    const { data, errors } = await t.query(`{ queueGroups { nodes { queues { queue { externalId name } } } } }`);
    expect(errors).toBeUndefined();
    expect(data.queueGroups.nodes).toEqual([
      {
        queues: expected.map((member) => ({
          queue: { externalId: Object(member).queue.externalId, name: Object(member).queue.name },
        })),
      },
    ]);
  });
});
