import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { id, sinch } from './kit.ts';
import { askPage, expectSorted, idsIn, type Listing, paged, type Row, whole } from './pages.ts';

const start = gateways();
const since = '2026-11-22T05:00:00Z';
const summaries: Listing = { field: 'contactSummaries', arguments: `filter: { since: "${since}" }` };

/** The busiest agent and queue of a centre with some history. */
async function lived(): Promise<{ readonly tried: Tried; readonly agent: string; readonly queue: string }> {
  const tried = await start({ people: 10, config: { limits: { cost: 1_000_000 } } });
  const [agent] = tried.sandbox.centre.agentsAt('SINCH').toSorted((one, other) => other.done.length - one.done.length);
  const [queue] = tried.sandbox.centre.queuesAt('SINCH');
  return {
    tried,
    agent: `agent(id: "${id('Agent', sinch, agent?.id)}")`,
    queue: `queue(id: "${id('Queue', sinch, queue?.id)}")`,
  };
}

const codes = (errors: readonly { extensions: object }[] = []) => errors.map(({ extensions }) => extensions);
const badArgument = (argument: string) => ({ code: 'BAD_USER_INPUT', argument });

test('a first outside 1 to 500 is refused in every list, and spares the others', async () => {
  const { tried, agent, queue } = await lived();
  const listings: readonly Listing[] = [
    ...['agents', 'queues', 'contacts', 'wrapUps', 'queueGroups', 'agentGroups', 'scheduleGroups'].map((field) => ({
      field,
    })),
    summaries,
    { field: 'contacts', parent: agent },
    { field: 'contacts', parent: queue },
    { field: 'agents', parent: queue },
  ];
  for (const listing of listings)
    for (const first of [0, 501, -1]) {
      const { data, errors } = await askPage(tried, listing, first);
      expect([listing, first, (data.parent ?? data).list]).toEqual([listing, first, null]);
      expect(errors?.map(({ message }) => message)).toEqual(['Argument "first" must be from 1 to 500.']);
      expect(codes(errors)).toEqual([badArgument('first')]);
    }
  const spared = await tried.query(
    `{ agents(first: 0) { nodes { id } } queues { nodes { name } } ${queue} { activeContacts(first: 501) { id } name } }`,
  );
  expect(spared.data).toMatchObject({ agents: null, queue: { activeContacts: null, name: expect.any(String) } });
  expect(spared.data.queues.nodes).toHaveLength(9);
  expect(codes(spared.errors)).toEqual([badArgument('first'), badArgument('first')]);
});

describe('a cursor', () => {
  const contacts: Listing = { field: 'contacts', arguments: `filter: { since: "${since}" }` };

  async function cursorOf(tried: Tried, listing: Listing): Promise<string> {
    const { data } = await askPage(tried, listing, 2);
    return (data.parent ?? data).list.pageInfo.endCursor;
  }

  test.each<[string, Listing, Listing]>([
    ['another list', { field: 'agents' }, { field: 'queues' }],
    ['another filter', { field: 'agents' }, { field: 'agents', arguments: 'filter: { name: "*a*" }' }],
    ['another order', { field: 'agents' }, { field: 'agents', arguments: 'orderBy: { field: EMAIL }' }],
    [
      'the other direction',
      { field: 'agents', arguments: 'orderBy: { field: EMAIL }' },
      { field: 'agents', arguments: 'orderBy: { field: EMAIL, direction: DESC }' },
    ],
    [
      'contacts with another range',
      contacts,
      { field: 'contacts', arguments: 'filter: { since: "2026-11-22T05:00:01Z" }' },
    ],
    ['queues by another name', { field: 'queues' }, { field: 'queues', arguments: 'filter: { name: "S*" }' }],
    ['groups by another name', { field: 'queueGroups' }, { field: 'queueGroups', arguments: 'name: "S*"' }],
    ['summaries', contacts, summaries],
    ['wrap-ups', { field: 'agents' }, { field: 'wrapUps' }],
  ])('is none of %s', async (_what, of, elsewhere) => {
    const { tried } = await lived();
    const after = await cursorOf(tried, of);
    expect(after).toEqual(expect.any(String));
    const { data, errors } = await askPage(tried, elsewhere, 2, after);
    expect(data.list).toBeNull();
    expect(codes(errors)).toEqual([badArgument('after')]);
    expect(errors?.[0]?.message).toContain('"after"');
  });

  test('of one agent’s contacts is none of another’s', async () => {
    const { tried, agent } = await lived();
    const after = await cursorOf(tried, { field: 'contacts', parent: agent });
    const [other] = tried.sandbox.centre
      .agentsAt('SINCH')
      .filter(({ id: one }) => !agent.includes(id('Agent', sinch, one)));
    const listing = { field: 'contacts', parent: `agent(id: "${id('Agent', sinch, other?.id)}")` };
    expect(codes((await askPage(tried, listing, 2, after)).errors)).toEqual([badArgument('after')]);
  });

  test.each(['', 'x', '🙂', 'eyJhIjoxfQ', Buffer.from('[1,2,3]').toString('base64url'), 'W10', 'bnVsbA'])(
    'is nothing like %j',
    async (after) => {
      const { tried, queue } = await lived();
      for (const listing of [
        { field: 'agents' },
        contacts,
        { field: 'agents', parent: queue },
        { field: 'agentGroups' },
      ])
        expect(codes((await askPage(tried, listing, 2, after)).errors)).toEqual([badArgument('after')]);
    },
  );

  test('goes with a filter that says the same in other words', async () => {
    const { tried } = await lived();
    const { data } = await tried.query(
      `query ($filter: AgentFilter) { agents(first: 3, filter: $filter) { pageInfo { endCursor } } }`,
      { filter: { states: null, name: '*' } },
    );
    const after = data.agents.pageInfo.endCursor;
    const listing = { field: 'agents', arguments: 'filter: { name: "*" }, orderBy: null' };
    expect(idsIn((await askPage(tried, listing, 500, after)).data.list.nodes)).toEqual(
      idsIn(await whole(tried, listing)).slice(3),
    );
  });
});

describe('a list below an object', () => {
  test('pages like any other: contacts of an agent and of a queue, agents of a queue', async () => {
    const { tried, agent, queue } = await lived();
    const contacts = { field: 'contacts', node: 'arrivedAt' };
    for (const listing of [
      { ...contacts, parent: agent },
      { ...contacts, parent: queue },
    ]) {
      const rows = await whole(tried, listing);
      expect(rows.length).toBeGreaterThan(10);
      expectSorted(
        rows.map(({ arrivedAt }: Row) => arrivedAt),
        'ASC',
      );
      for (const first of [4, 7]) expect(await paged(tried, listing, first)).toEqual(rows);
      const newest = { ...listing, arguments: 'orderBy: { direction: DESC }' };
      expect(idsIn(await paged(tried, newest, 5))).toEqual(idsIn(rows).reverse());
    }
    const members = { field: 'agents', parent: queue, node: 'name queues { queue { id } }' };
    const agents = await whole(tried, members);
    expectSorted(
      agents.map(({ name }: Row) => name),
      'ASC',
    );
    expect(agents.length).toBeGreaterThan(2);
    expect(await paged(tried, members, 2)).toEqual(agents);
    for (const row of agents) expect(row.queues.map((one: Row) => `queue(id: "${one.queue.id}")`)).toContain(queue);
  });

  test('is that object’s only, whatever its filter names besides', async () => {
    const { tried, agent, queue } = await lived();
    const own = await whole(tried, { field: 'contacts', parent: agent });
    const agentId = /"(.*)"/.exec(agent)?.[1] ?? '';
    const filters = [
      [`agentIds: ["${agentId}"]`, own.length],
      [`agentIds: ["${id('Agent', sinch, 'A'.repeat(32))}"]`, 0],
      ['agentIds: []', 0],
    ] as const;
    for (const [filter, count] of filters)
      expect(await whole(tried, { field: 'contacts', parent: agent, arguments: `filter: { ${filter} }` })).toHaveLength(
        count,
      );
    const both = {
      field: 'contacts',
      parent: queue,
      arguments: `filter: { agentIds: ["${agentId}"] }`,
      node: 'agent { id }',
    };
    for (const row of await whole(tried, both)) expect(row.agent.id).toBe(agentId);
  });

  test('is null where the source has none, without an error', async () => {
    const { tried } = await lived();
    const { data, errors } = await tried.query(
      `{ agents(first: 1, filter: { vendors: [TENIOS] }) { nodes { contacts { nodes { id } } activeContacts { id } queues { serving } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.agents.nodes).toEqual([{ contacts: null, activeContacts: null, queues: null }]);
  });
});
