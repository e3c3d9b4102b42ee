import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { agentRow, answers, codes, first, guid, id, ids, only, small } from './kit.ts';

const start = gateways();

/** What is sent, with ids left out. */
const calls = (t: Tried): string[] =>
  t
    .calls('sinch')
    .map((call) => call.replaceAll(/[0-9A-F]{32}/g, '{id}'))
    .toSorted();

/** Instead of the answer to a request for one thing. */
const tells = (t: Tried, path: string, body: unknown, status = 200): void => {
  t.sandbox.sinch.fault(`GET ${path}`, { status, body });
};

describe('one queue by its id', () => {
  const ask = `query ($id: ID!) { queue(id: $id) { externalId name channel status { waiting agentsServing } } }`;
  const row = { id: guid(1), name: 'Sales', type: 'Phone', inQueue: 2, agentsServing: 3 };
  const seen = { externalId: guid(1), name: 'Sales', channel: 'PHONE', status: { waiting: 2, agentsServing: 3 } };

  test('is asked for by itself, and says what the list says', async () => {
    const t = await start(small);
    const queue = first(t.sandbox.centre.queuesAt('SINCH'));
    const alone = await t.query(ask, { id: id('Queue', queue.id) });
    expect(calls(t)).toEqual(['GET /queueStatuses/{id}']);
    const { data } = await t.query(`{ queues { nodes { externalId name channel status { waiting agentsServing } } } }`);
    expect(data.queues.nodes).toContainEqual(alone.data.queue);
    expect(only(t, `/queueStatuses/${queue.id}`).query.size).toBe(0);
  });

  test.each([
    ['itself', row],
    ['below its word', { queueStatus: row }],
    ['in a list of one', [row]],
    ['with blanks in its id', { ...row, id: `${guid(1)} ` }],
  ])('is read as %s', async (_how, body) => {
    const t = await start(small);
    tells(t, `/queueStatuses/${guid(1)}`, body);
    const { data, errors } = await t.query(ask, { id: id('Queue', guid(1)) });
    expect(errors).toBeUndefined();
    expect(data.queue).toEqual(seen);
  });

  test('is null when Sinch knows no such queue', async () => {
    const t = await start(small);
    expect(await t.query(ask, { id: id('Queue', guid(1)) })).toEqual({ data: { queue: null } });
    expect(calls(t)).toEqual(['GET /queueStatuses/{id}']);
  });

  test('is an error in what is asked of it when it cannot be read', async () => {
    const t = await start(small);
    tells(t, `/queueStatuses/${guid(1)}`, 'null');
    const answer = await t.query(ask, { id: id('Queue', guid(1)) });
    expect(answer.data.queue).toMatchObject({ externalId: guid(1), status: null });
    expect(new Set(codes(answer))).toEqual(new Set(['VENDOR_BAD_RESPONSE']));
  });

  test('beside another is one call for both', async () => {
    const t = await start(small);
    const queues = t.sandbox.centre.queuesAt('SINCH').slice(0, 2);
    await t.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Queue { name } } }`, {
      ids: ids('Queue', [...queues.map((queue) => queue.id), 'malformed']),
    });
    expect(calls(t)).toEqual(['GET /queueStatuses']);
  });
});

describe('one queue group by its id', () => {
  const ask = `query ($id: ID!) {
    queueGroup(id: $id) { externalId name queues { queue { externalId } thresholds { serviceLevel { warning } } } }
  }`;
  const row = { id: guid(1), name: 'Sales queues', queues: { queue: [{ id: guid(2), serviceLevelWarningLevel: 50 }] } };
  const seen = {
    externalId: guid(1),
    name: 'Sales queues',
    queues: [{ queue: { externalId: guid(2) }, thresholds: { serviceLevel: { warning: 50 } } }],
  };

  test('is asked for by itself, with its thresholds, and says what the list says', async () => {
    const t = await start(small);
    const listed = await t.query(`{ queueGroups { nodes { id externalId } } }`);
    const groups: { id: string; externalId: string }[] = listed.data.queueGroups.nodes;
    expect(groups.map(({ externalId }) => externalId)).toContain('ALL_QUEUES');
    const { data } = await t.query(
      `{ queueGroups { nodes { externalId name queues { queue { externalId } thresholds { serviceLevel { warning } } } } } }`,
    );
    for (const group of groups) {
      t.reset();
      const alone = await t.query(ask, { id: group.id });
      expect(t.calls('sinch')).toEqual([`GET /queueGroups/${group.externalId}`]);
      expect(Object.fromEntries(only(t, /queueGroups/).query)).toEqual({ showThresholds: '1' });
      expect(data.queueGroups.nodes).toContainEqual(alone.data.queueGroup);
    }
  });

  test.each([
    ['itself', row],
    ['below its word', { queueGroup: row }],
    ['in a list of one', [row]],
    ['with its queue unwrapped', { ...row, queues: row.queues.queue }],
    ['with its queue alone', { ...row, queues: row.queues.queue[0] }],
  ])('is read as %s', async (_how, body) => {
    const t = await start(small);
    tells(t, `/queueGroups/${guid(1)}`, body);
    const { data, errors } = await t.query(ask, { id: id('QueueGroup', guid(1)) });
    expect(errors).toBeUndefined();
    expect(data.queueGroup).toEqual(seen);
  });

  test('is null when Sinch knows no such group', async () => {
    const t = await start(small);
    expect(await t.query(ask, { id: id('QueueGroup', guid(1)) })).toEqual({ data: { queueGroup: null } });
    expect(calls(t)).toEqual(['GET /queueGroups/{id}']);
  });

  test('is looked for in the list where the id is another word', async () => {
    const t = await start(small);
    answers(t, 'GET /queueGroups', [{ ...row, id: 'MY QUEUES' }]);
    const { data } = await t.query(ask, { id: id('QueueGroup', 'MY QUEUES') });
    expect(data.queueGroup).toEqual({ ...seen, externalId: 'MY QUEUES' });
    expect(await t.query(ask, { id: id('QueueGroup', '../agents') })).toEqual({ data: { queueGroup: null } });
    expect(calls(t)).toEqual(['GET /queueGroups', 'GET /queueGroups']);
  });
});

describe('the queues of one agent', () => {
  const fields = 'queues { queue { externalId name channel } serving externalServing canChangeLogin }';
  const ofContact = (selection: string) => `query ($id: ID!) { contact(id: $id) { agent { ${selection} } } }`;

  /** A contact of an agent who is in some queues. */
  async function placed() {
    const t = await start(small);
    const { centre } = t.sandbox;
    const agent = first(centre.agentsAt('SINCH'), ({ memberships }) => memberships.size > 1);
    const contact = centre.place({ queue: first(agent.memberships.keys()), status: 'TALKING', agent });
    return { t, agent: id('Agent', agent.id), contact: id('Contact', contact.id) };
  }

  test('are asked for by themselves when nothing else is wanted, and are those of the agent’s row', async () => {
    const { t, agent, contact } = await placed();
    const alone = await t.query(ofContact(fields), { id: contact });
    expect(alone.errors).toBeUndefined();
    expect(calls(t)).toEqual(['GET /agents/{id}/queues', 'GET /contacts/{id}']);
    t.reset();
    const { data } = await t.query(`query ($id: ID!) { agent(id: $id) { ${fields} } }`, { id: agent });
    expect(calls(t)).toEqual(['GET /agents']);
    expect(alone.data.contact.agent).toEqual(data.agent);
  });

  test.each([
    ['the name', 'name'],
    ['the queues’ statistics', 'queues { statistics { handledCallsIn } }'],
    ['the presence', 'presence { name }'],
    ['the group', 'group { name }'],
  ])('come with the agent’s row when %s is wanted too', async (_what, besides) => {
    const { t, contact } = await placed();
    const { data, errors } = await t.query(ofContact(`${fields} ${besides}`), { id: contact });
    expect(errors).toBeUndefined();
    expect(data.contact.agent.queues.length).toBeGreaterThan(1);
    expect(calls(t)).toEqual(['GET /agents', 'GET /contacts/{id}']);
  });

  test('are asked for by themselves when a list told the agent without them', async () => {
    const { t } = await placed();
    const { email } = first(t.sandbox.centre.agentsAt('SINCH')).person;
    const { data, errors } = await t.query(
      `query ($email: EmailAddress!) { agents(filter: { email: $email, havingQueueConfiguration: true }) { nodes { name ${fields} } } }`,
      { email },
    );
    expect(errors).toBeUndefined();
    expect(data.agents.nodes).toEqual([{ name: expect.any(String), queues: expect.any(Array) }]);
    expect(calls(t)).toEqual(['GET /agents', 'GET /agents/{id}/queues']);
  });

  test('of two agents are one list', async () => {
    const { t } = await placed();
    const { centre } = t.sandbox;
    const [one, other] = centre.agentsAt('SINCH').filter(({ memberships }) => memberships.size > 0);
    const contacts = [one, other].map((agent) =>
      centre.place({ queue: first(agent?.memberships.keys() ?? []), status: 'HANDLED', ...(agent && { agent }) }),
    );
    await t.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Contact { agent { ${fields} } } } }`, {
      ids: ids(
        'Contact',
        contacts.map((contact) => contact.id),
      ),
    });
    expect(calls(t)).toEqual(['GET /agents', 'GET /contacts/{id}', 'GET /contacts/{id}']);
  });

  const queue = { id: `${guid(7)} `, name: 'Sales', type: 'Chat', serving: true, externalServing: false };
  const seen = [
    {
      queue: { externalId: guid(7), name: 'Sales', channel: 'CHAT' },
      serving: true,
      externalServing: false,
      canChangeLogin: null,
    },
  ];
  test.each([
    ['a list', [queue], seen],
    ['a list below "queue"', { queue: [queue] }, seen],
    ['an object below "queue"', { queue }, seen],
    ['a list below "queues"', { queues: [queue] }, seen],
    ['a single object', queue, seen],
    ['an empty list', [], []],
    ['null below "queue"', { queue: null }, []],
  ])('may be %s', async (_how, body, expected) => {
    const { t, contact } = await placed();
    t.sandbox.sinch.fault(/\/queues$/, { status: 200, body });
    const { data, errors } = await t.query(ofContact(fields), { id: contact });
    expect(errors).toBeUndefined();
    expect(data.contact.agent.queues).toEqual(expected);
  });

  test('are null when Sinch does not know the agent, and an error when it does not say', async () => {
    const { t, contact } = await placed();
    t.sandbox.sinch.rewrite(/^GET \/contacts\//, (row) => ({ ...Object(row), agentId: guid(9) }));
    const unknown = await t.query(ofContact(fields), { id: contact });
    expect(unknown).toEqual({ data: { contact: { agent: { queues: null } } } });
    t.sandbox.sinch.fault(/\/queues$/, { status: 403, body: 'HTTP 403 Forbidden' });
    expect(codes(await t.query(ofContact(fields), { id: contact }))).toEqual(['VENDOR_UNAUTHORIZED']);
  });

  test('are read to the end, however many', async () => {
    const { t, contact } = await placed();
    const rows = Array.from({ length: 600 }, (_, number) => agentRow(number));
    t.sandbox.sinch.rewrite(/\/queues$/, () => {
      const { query } = t.requests('sinch').at(-1) ?? {};
      const offset = Number(query?.get('offset'));
      return rows.slice(offset, offset + Number(query?.get('limit')));
    });
    const { data } = await t.query(ofContact('queues { queue { externalId } }'), { id: contact });
    expect(data.contact.agent.queues).toHaveLength(600);
    expect(calls(t)).toEqual(['GET /agents/{id}/queues', 'GET /agents/{id}/queues', 'GET /contacts/{id}']);
  });
});
