import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { agentRow, answers, first, id, ids, sentTo, small, withSettings } from './kit.ts';

const start = gateways();
const names = `{ agents(filter: { vendors: [SINCH] }, first: 500) { nodes { name } pageInfo { hasNextPage } failures { code } } }`;
const sinchIds = ({ sandbox }: Tried): string[] => sandbox.centre.agentsAt('SINCH').map((agent) => agent.id);

/** Asks for something of every list that Sinch has. */
const everyList = `query ($source: ID!, $agents: [ID!]!) {
  agents(filter: { sourceIds: [$source] }) { nodes { id state load { phoneCapacity } queues { serving } } }
  queues(filter: { sourceIds: [$source] }) { nodes { name activeContacts { id } serviceLevel } }
  queueGroups(sourceIds: [$source]) { nodes { name } }
  contacts(filter: { sourceIds: [$source] }) { nodes { events { event } } }
  contactSummaries(filter: { sourceIds: [$source], since: "2026-11-22T00:00:00Z" }) { nodes { id } }
  wrapUps(filter: { sourceIds: [$source] }) { nodes { id } }
  nodes(ids: $agents) { ... on Agent { presences { name } } }
  monitoringSettings(sourceId: $source) { value }
}`;

/** Collections that the page does not cut: they know neither order nor limit. */
const whole = /^\/(settings|contacts\/[^/]+\/details)$/;

describe('every list says how many rows it wants', () => {
  test('and in which order, unless the page has no limit for it', async () => {
    const t = await start(small);
    const { centre } = t.sandbox;
    const agent = first(centre.agentsAt('SINCH'));
    centre.place({ queue: first(centre.queuesAt('SINCH')), status: 'TALKING', agent });
    const { errors } = await t.query(everyList, { source: id('Source'), agents: [id('Agent', agent.id)] });
    expect(errors).toBeUndefined();
    const asked = t
      .requests('sinch')
      .map(({ path, query }) => ({ path, limited: query.has('limit') && query.has('sort') }));
    expect(new Set(asked.map(({ path }) => path.replaceAll(/[0-9A-F]{32}/g, '{id}')))).toEqual(
      new Set([
        '/agents',
        '/agents/{id}/presences',
        '/contacts',
        '/contacts/{id}/details',
        '/contactSummaries',
        '/queueGroups',
        '/queueStatuses',
        '/settings',
        '/userStatuses',
      ]),
    );
    expect(asked).toEqual(asked.map(({ path }) => ({ path, limited: !whole.test(path) })));
  });

  test('so that 104 ids bring 104 agents, not 100', async () => {
    const t = await start({ ...small, people: 130 });
    const agents = sinchIds(t);
    expect(agents).toHaveLength(104);
    const { data } = await t.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { externalId } } }`, {
      ids: ids('Agent', agents),
    });
    expect(data.nodes).toEqual(agents.map((externalId) => ({ externalId })));
    expect(t.calls('sinch')).toEqual(['GET /agents']);
  });
});

describe('a list of several pages is read to its end', () => {
  test.each([
    [625, 500, ['0']],
    // A full page does not show that it is the last one.
    [627, 501, ['0', '501']],
    [640, 512, ['0', '501']],
  ])('%d people, %d agents', async (people, agents, offsets) => {
    const t = await start({ ...small, people });
    expect(sinchIds(t)).toHaveLength(agents);
    const { data } = await t.query(names);
    expect(data.agents).toMatchObject({ failures: [], pageInfo: { hasNextPage: agents > 500 } });
    expect(sentTo(t, '/agents', 'offset')).toEqual(offsets);
    expect(new Set(sentTo(t, '/agents', 'sort'))).toEqual(new Set(['id']));
    const counted = await t.query(`{ agentStateCounts(filter: { vendors: [SINCH] }) { counts { state count } } }`);
    expect(counted.data.agentStateCounts.counts).toEqual([{ state: 'READY', count: agents }]);
  });

  test('and a second page that fails is a failure, never half a list', async () => {
    const t = await start({ ...small, people: 640 });
    t.sandbox.sinch.fault(({ query }) => query.get('offset') === '501', { status: 400, body: 'No.' });
    const { data } = await t.query(names);
    expect(data.agents).toMatchObject({ nodes: [], failures: [{ code: 'VENDOR_REJECTED' }] });
  });

  test('but a source that cuts nothing is not asked again and again', async () => {
    const t = await start(small);
    answers(
      t,
      'GET /agents',
      Array.from({ length: 600 }, (_, number) => agentRow(number)),
    );
    const { data } = await t.query(`{ agentStateCounts(filter: { vendors: [SINCH] }) { counts { count } } }`);
    expect(data.agentStateCounts.counts).toEqual([{ count: 600 }]);
    expect(sentTo(t, '/agents', 'offset')).toEqual(['0']);
  });

  test('and neither is a contact with many events', async () => {
    const t = await start(small);
    const { centre } = t.sandbox;
    const contact = centre.place({ queue: first(centre.queuesAt('SINCH')), status: 'QUEUED' });
    answers(
      t,
      /details$/,
      Array.from({ length: 501 }, (_, number) => agentRow(number, { event: 'Queing' })),
    );
    const { data } = await t.query(`query ($id: ID!) { contact(id: $id) { events { event } } }`, {
      id: id('Contact', contact.id),
    });
    expect(data.contact.events).toHaveLength(501);
    expect(t.calls('sinch').filter((call) => call.endsWith('details'))).toHaveLength(1);
  });
});

describe('contacts', () => {
  const ask = `query ($first: Int!, $after: String, $filter: ContactFilter!) {
    contacts(filter: $filter, first: $first, after: $after) { nodes { externalId arrivedAt } pageInfo { hasNextPage endCursor } failures { code } }
  }`;

  test('are read a page at a time and no further than the caller needs', async () => {
    const t = await start({ source: { 'sinch-fi': { cacheFor: '0s' } } });
    const filter = { vendorFields: [] };
    const { data } = await t.query(ask, { first: 20, filter });
    expect(data.contacts.nodes).toHaveLength(20);
    expect(sentTo(t, '/contacts', 'limit')).toEqual(['21']);
    expect(sentTo(t, '/contacts', 'sort')).toEqual(['arrivalTime']);
  });

  test('come once each, in order, whatever the size of a page', async () => {
    const t = await start({ source: { 'sinch-fi': { cacheFor: '0s' } } });
    const everybody = t.sandbox.centre.contactsAt('SINCH').filter((one) => one.arrivedAt >= t.clock.now() - 86_400_000);
    const seen: { externalId: string; arrivedAt: string }[] = [];
    let after: string | null = null;
    do {
      const { data } = await t.query(ask, { first: 97, after, filter: {} });
      seen.push(...data.contacts.nodes);
      after = data.contacts.pageInfo.hasNextPage ? data.contacts.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen.map((one) => one.externalId).toSorted()).toEqual(everybody.map((one) => one.id).toSorted());
    expect(seen.map((one) => one.arrivedAt)).toEqual(seen.map((one) => one.arrivedAt).toSorted());
  });

  test('that the first page does not have are looked for on the next ones', async () => {
    const t = await start({ source: { 'sinch-fi': { cacheFor: '0s' } } });
    const abandoned = t.sandbox.centre.contactsAt('SINCH').filter((one) => one.status === 'ABANDONED');
    expect(abandoned.length).toBeGreaterThan(0);
    const { data } = await t.query(ask, { first: 500, filter: { statuses: ['ABANDONED'] } });
    expect(data.contacts.nodes).toHaveLength(abandoned.length);
    const [one, ...rest] = sentTo(t, '/contacts', 'offset');
    expect([one, rest.length > 0]).toEqual(['0', true]);
  });

  test('in progress are all there, however many', async () => {
    const t = await start(withSettings({}));
    const { centre } = t.sandbox;
    const queue = first(centre.queuesAt('SINCH'));
    for (const agent of centre.agentsAt('SINCH')) centre.place({ agent, duty: 'LOGGED_OUT' });
    for (let number = 0; number < 130; number++) centre.place({ queue, status: 'QUEUED', age: 60_000 + number });
    const { data } = await t.query(
      `query ($id: ID!) { queue(id: $id) { status { waiting } activeContacts(first: 500) { id arrivedAt } } }`,
      {
        id: id('Queue', queue.id),
      },
    );
    expect(data.queue.status.waiting).toBe(130);
    expect(data.queue.activeContacts).toHaveLength(130);
    const arrivals = data.queue.activeContacts.map((one: { arrivedAt: string }) => one.arrivedAt);
    expect(arrivals).toEqual(arrivals.toSorted());
  });
});
