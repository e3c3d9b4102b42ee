import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { agentRow, answers, codes, first, guid, id, ids, sentTo, small, withSettings } from './kit.ts';

const start = gateways();

const [sales, support, spares] = [guid(901), guid(902), guid(903)] as const;
const inSales = { reportingGroupid: sales, reportingGroupName: 'Sales' };
const inSupport = { reportingGroupid: support, reportingGroupName: 'Support' };
const shownSales = { externalId: sales, name: 'Sales' };
const shownSupport = { externalId: support, name: 'Support' };

const everybody = `{ agents(filter: { vendors: [SINCH] }) { nodes { group { externalId name } } failures { code } } }`;
const one = `query ($id: ID!) { agent(id: $id) { name group { externalId name } } }`;

/** From now on these are all the agents there are, and a list of ids or of an address is cut to them. */
function agentsAre(t: Tried, rows: readonly object[]): void {
  const all = rows.map((fields, number) => agentRow(number, fields));
  const list = 'GET /agents';
  t.sandbox.sinch.rewrite(list, () => {
    const query = t.requests('sinch').findLast(({ path }) => path === '/agents')?.query;
    const [wanted, email] = [query?.get('id')?.split(','), query?.get('email')];
    return all.filter((row) => (wanted?.includes(row.id) ?? true) && (!email || Object(row).email === email));
  });
}

async function groupsOf(rows: readonly object[]) {
  const t = await start(small);
  agentsAre(t, rows);
  const { data, errors } = await t.query(everybody);
  expect(errors).toBeUndefined();
  expect(t.calls('sinch')).toEqual(['GET /agents']);
  return data.agents.nodes.map(({ group }: { group: object | null }) => group);
}

describe('the group of an agent', () => {
  test('is told in several spellings', async () => {
    const rows = [
      { reportingGroupid: sales, reportingGroupName: 'Sales' },
      { reportingGroupId: sales, reportingGroup: 'Sales' },
      { reportingGroupId: `${sales} `, reportingGroupName: ' Sales ' },
      { reportingGroupId: sales.toLowerCase(), reportingGroupName: 'Sales' },
      // A key that is there and says nothing does not hide the other.
      { reportingGroupid: '', reportingGroupId: sales, reportingGroupName: null, reportingGroup: 'Sales' },
      { reportingGroupid: sales },
    ];
    expect(await groupsOf(rows)).toEqual(rows.map(() => shownSales));
  });

  test('is the one of that name, where the row has the name alone', async () => {
    expect(await groupsOf([{ reportingGroup: 'Support' }, inSales, inSupport, { reportingGroup: 'Sales' }])).toEqual([
      shownSupport,
      shownSales,
      shownSupport,
      shownSales,
    ]);
  });

  test('is null where nobody tells its id, where two have its name, and where there is none', async () => {
    const rows = [
      { reportingGroup: 'Night shift' },
      { reportingGroup: 'Sales' },
      inSales,
      { ...inSales, reportingGroupid: spares },
      {},
      { reportingGroupid: null, reportingGroupName: '' },
    ];
    expect(await groupsOf(rows)).toEqual([null, null, shownSales, { ...shownSales, externalId: spares }, null, null]);
  });

  test('has no name where nobody tells it', async () => {
    expect(await groupsOf([{ reportingGroupid: sales }])).toEqual([{ externalId: sales, name: null }]);
  });

  test('costs no call: 500 agents are as many as without', async () => {
    const t = await start({ ...small, people: 625 });
    const { centre } = t.sandbox;
    // The page's example of somebody logged out has the name alone.
    for (const agent of centre.agentsAt('SINCH').slice(0, 40)) centre.place({ agent, duty: 'LOGGED_OUT' });
    const groupOf = new Map(centre.agentsAt('SINCH').map((agent) => [agent.id, agent.group]));
    const list = (fields: string) =>
      t.query(`{ agents(filter: { vendors: [SINCH] }, first: 500) { nodes { externalId ${fields} } } }`);
    const { data } = await list('name group { externalId name }');
    expect(data.agents.nodes).toHaveLength(500);
    for (const { externalId, group } of data.agents.nodes) {
      const { id: groupId, name } = groupOf.get(externalId) ?? {};
      expect(group).toEqual({ externalId: groupId, name });
    }
    const calls = t.calls('sinch');
    t.reset();
    await list('name');
    expect(t.calls('sinch')).toEqual(calls);
    expect(calls).toEqual(['GET /agents']);
  });

  test('by id is one call, and one for everybody where the row has a name alone', async () => {
    const t = await start(small);
    agentsAre(t, [inSales, { reportingGroup: 'Sales' }, {}]);
    const [told, nameOnly, none] = ids('Agent', [guid(0), guid(1), guid(2)]);
    for (const [agent, group, calls] of [
      [told, shownSales, 1],
      [none, null, 1],
      [nameOnly, shownSales, 2],
    ] as const) {
      t.reset();
      agentsAre(t, [inSales, { reportingGroup: 'Sales' }, {}]);
      const { data, errors } = await t.query(one, { id: agent });
      expect([errors, data.agent.group, t.calls('sinch').length]).toEqual([undefined, group, calls]);
    }
    t.reset();
    agentsAre(t, [inSales, { reportingGroup: 'Sales' }, {}]);
    await t.query(`query ($id: ID!) { agent(id: $id) { name } }`, { id: nameOnly });
    expect(t.calls('sinch')).toHaveLength(1);
  });

  test('of several by id is told by each other, and else by the list that was asked for anyway', async () => {
    const t = await start(withSettings({ cacheFor: '1h' }));
    agentsAre(t, [inSales, { reportingGroup: 'Sales' }, { reportingGroup: 'Support' }, inSupport]);
    const nodes = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { group { name } } } }`;
    const near = await t.query(nodes, { ids: ids('Agent', [guid(0), guid(1)]) });
    expect(near.data.nodes).toEqual([{ group: { name: 'Sales' } }, { group: { name: 'Sales' } }]);
    expect(sentTo(t, '/agents', 'id')).toEqual([`${guid(0)},${guid(1)}`]);
    await t.query(everybody);
    const far = await t.query(nodes, { ids: ids('Agent', [guid(0), guid(2)]) });
    expect(far.data.nodes).toEqual([{ group: { name: 'Sales' } }, { group: { name: 'Support' } }]);
    expect(sentTo(t, '/agents', 'id')).toEqual([`${guid(0)},${guid(1)}`, null, `${guid(0)},${guid(2)}`]);
  });

  test('of somebody found by address is looked for among everybody too', async () => {
    const t = await start(small);
    const email = 'wolf@acme.example';
    agentsAre(t, [inSales, { email, reportingGroup: 'Sales' }]);
    const { data, errors } = await t.query(
      `query ($email: EmailAddress!) { person(email: $email) { agents { name group { externalId name } } } }`,
      { email },
    );
    expect(errors).toBeUndefined();
    expect(data.person.agents).toEqual([{ name: 'Agent 1', group: shownSales }]);
    expect(sentTo(t, '/agents', 'email')).toEqual([email, null]);
  });

  test('that cannot be looked for is an error there alone', async () => {
    const t = await start(small);
    agentsAre(t, [inSales, { reportingGroup: 'Night shift' }, {}, { reportingGroup: 'Sales' }]);
    t.sandbox.sinch.fault(({ path, query }) => path === '/agents' && !query.has('id'), { status: 400, body: 'No.' });
    const answer = await t.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { name group { name } } } }`, {
      ids: ids('Agent', [guid(0), guid(1), guid(2), guid(3)]),
    });
    expect(answer.data.nodes).toEqual([
      { name: 'Agent 0', group: { name: 'Sales' } },
      { name: 'Agent 1', group: null },
      { name: 'Agent 2', group: null },
      { name: 'Agent 3', group: { name: 'Sales' } },
    ]);
    expect(answer.errors?.map(({ path }) => path)).toEqual([['nodes', 1, 'group']]);
    expect(codes(answer)).toEqual(['VENDOR_REJECTED']);
  });
});

describe('agentGroups', () => {
  const list = `query ($source: ID!, $first: Int, $after: String) {
    agentGroups(sourceIds: [$source], first: $first, after: $after) {
      nodes { id externalId name internalId parent mode status { state } tags attributes { name } } failures { code }
      pageInfo { hasNextPage endCursor }
    }
  }`;
  const nothingElse = { internalId: null, parent: null, mode: null, status: null, tags: null, attributes: null };
  const rows = [inSupport, inSales, {}, { reportingGroup: 'Sales' }, inSales, { reportingGroup: 'Night shift' }];

  test('are those that agents are in, each once, with nothing but a name', async () => {
    const t = await start(small);
    agentsAre(t, rows);
    const { data, errors } = await t.query(list, { source: id('Source') });
    expect(errors).toBeUndefined();
    expect(data.agentGroups).toMatchObject({
      nodes: [
        { id: id('AgentGroup', sales), ...shownSales, ...nothingElse },
        { id: id('AgentGroup', support), ...shownSupport, ...nothingElse },
      ],
      failures: [],
    });
    expect(t.calls('sinch')).toEqual(['GET /agents']);
  });

  test('come by pages', async () => {
    const t = await start(small);
    agentsAre(t, rows);
    const page = async (after: string | null) =>
      (await t.query(list, { source: id('Source'), first: 1, after })).data.agentGroups;
    const top = await page(null);
    expect(top).toMatchObject({ nodes: [shownSales], pageInfo: { hasNextPage: true } });
    const last = await page(top.pageInfo.endCursor);
    expect(last).toMatchObject({ nodes: [shownSupport], pageInfo: { hasNextPage: false } });
  });

  test('share the list of agents', async () => {
    const t = await start(small);
    agentsAre(t, rows);
    const { data, errors } = await t.query(
      `query ($source: ID!, $group: ID!) {
        agentGroups(sourceIds: [$source]) { nodes { name } }
        agentGroup(id: $group) { name }
        agents(filter: { sourceIds: [$source] }) { nodes { name group { name } } }
      }`,
      { source: id('Source'), group: id('AgentGroup', support) },
    );
    expect(errors).toBeUndefined();
    expect(data.agentGroups.nodes).toEqual([{ name: 'Sales' }, { name: 'Support' }]);
    expect(data.agentGroup).toEqual({ name: 'Support' });
    expect(data.agents.nodes).toHaveLength(rows.length);
    expect(t.calls('sinch')).toEqual(['GET /agents']);
  });

  test('have their agents, all of them with one list', async () => {
    const t = await start(withSettings({ cacheFor: '1h' }));
    agentsAre(t, rows);
    const ask = (fields: string) =>
      t.query(
        `query ($source: ID!) {
          agentGroups(sourceIds: [$source]) { nodes { agents { nodes { ${fields} } failures { code } } } }
        }`,
        { source: id('Source') },
      );
    const { data, errors } = await ask('name group { externalId }');
    expect(errors).toBeUndefined();
    const member = (number: number, group: string) => ({ name: `Agent ${number}`, group: { externalId: group } });
    expect(data.agentGroups.nodes).toEqual([
      { agents: { nodes: [1, 3, 4].map((number) => member(number, sales)), failures: [] } },
      { agents: { nodes: [member(0, support)], failures: [] } },
    ]);
    expect(t.calls('sinch')).toEqual(['GET /agents']);
    // Queues ride along with the members, for all groups at once.
    await ask('name queues { serving }');
    expect(sentTo(t, '/agents', 'showQueueInfo')).toEqual(['0', '3']);
  });

  test('leave out whom the signed-in user may not see', async () => {
    const t = await start(small);
    agentsAre(t, [inSales, inSupport]);
    t.sandbox.sinch.rewrite('GET /agents', (all) => (Array.isArray(all) ? all.slice(0, 1) : all));
    const { data, errors } = await t.query(
      `query ($source: ID!, $group: ID!) {
        agentGroups(sourceIds: [$source]) { nodes { name } } agentGroup(id: $group) { name }
      }`,
      { source: id('Source'), group: id('AgentGroup', support) },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ agentGroups: { nodes: [{ name: 'Sales' }] }, agentGroup: null });
  });
});

describe('a group by its id', () => {
  const ask = `query ($id: ID!) {
    agentGroup(id: $id) { externalId name agents(first: 1) { nodes { name } pageInfo { hasNextPage } } }
    node(id: $id) { ... on AgentGroup { externalId } }
  }`;

  test('is known while somebody is in it', async () => {
    const t = await start(small);
    agentsAre(t, [inSales, inSupport, inSales]);
    const { data, errors } = await t.query(ask, { id: id('AgentGroup', sales) });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      agentGroup: { ...shownSales, agents: { nodes: [{ name: 'Agent 0' }], pageInfo: { hasNextPage: true } } },
      node: { externalId: sales },
    });
  });

  test('is null when nobody is, and without a call when it can be none', async () => {
    const t = await start(small);
    agentsAre(t, [inSales]);
    const unknown = { agentGroup: null, node: null };
    expect((await t.query(ask, { id: id('AgentGroup', spares) })).data).toEqual(unknown);
    t.reset();
    for (const malformed of ['Sales', sales.toLowerCase(), `${sales} `, `${sales},${support}`, '../agents'])
      expect((await t.query(ask, { id: id('AgentGroup', malformed) })).data).toEqual(unknown);
    expect(t.calls('sinch')).toEqual([]);
  });
});

describe('a list of agents by their groups', () => {
  const ask = `query ($filter: AgentFilter!) { agents(filter: $filter) { nodes { externalId } failures { code } } }`;
  const listed = async (t: Tried, filter: object) => {
    const { data, errors } = await t.query(ask, { filter });
    expect(errors).toBeUndefined();
    expect(data.agents.failures).toEqual([]);
    return data.agents.nodes.map(({ externalId }: { externalId: string }) => externalId);
  };
  const rows = [inSales, inSupport, { reportingGroup: 'Sales' }, {}, { ...inSales, reportingGroupid: spares }];

  test('has their members, as far as the names tell', async () => {
    const t = await start(small);
    agentsAre(t, rows.slice(0, 4));
    expect(await listed(t, { groupIds: ids('AgentGroup', [sales]) })).toEqual([guid(0), guid(2)]);
    expect(await listed(t, { groupIds: ids('AgentGroup', [support, spares]) })).toEqual([guid(1)]);
    t.reset();
    agentsAre(t, rows);
    // Two groups are called so now, and nobody can tell in which of them agent 2 is.
    expect(await listed(t, { groupIds: ids('AgentGroup', [sales, spares]) })).toEqual([guid(0), guid(4)]);
    expect(t.calls('sinch')).toEqual(['GET /agents']);
  });

  test('may be narrowed further; what a name means is then asked of everybody', async () => {
    const t = await start(small);
    agentsAre(t, rows.slice(0, 4));
    const groupIds = ids('AgentGroup', [sales]);
    expect(await listed(t, { groupIds, ids: ids('Agent', [guid(0), guid(1)]) })).toEqual([guid(0)]);
    expect(t.calls('sinch')).toHaveLength(1);
    t.reset();
    agentsAre(t, rows.slice(0, 4));
    expect(await listed(t, { groupIds, ids: ids('Agent', [guid(1), guid(2), guid(3)]) })).toEqual([guid(2)]);
    expect(sentTo(t, '/agents', 'id')).toEqual([[guid(1), guid(2), guid(3)].join(), null]);
  });

  test('goes together with queues and availabilities', async () => {
    const t = await start(small);
    const { centre } = t.sandbox;
    const agents = centre.agentsAt('SINCH');
    const agent = first(agents, ({ memberships }) => memberships.size > 0);
    const [queue] = first(agent.memberships);
    centre.place({ agent, duty: 'LOGGED_OUT' });
    const members = agents.filter(({ group }) => group.id === agent.group.id);
    const groupIds = ids('AgentGroup', [agent.group.id]);
    const sorted = async (filter: object) => (await listed(t, { groupIds, ...filter })).toSorted();
    const idsOf = (some: typeof agents) => some.map((each) => each.id).toSorted();
    expect(await sorted({})).toEqual(idsOf(members));
    expect(await sorted({ queueIds: ids('Queue', [queue.id]) })).toEqual(
      idsOf(members.filter(({ memberships }) => memberships.has(queue))),
    );
    expect(await sorted({ availabilities: ['LOGGED_OUT'] })).toEqual(members.length > 1 ? [agent.id] : []);
    expect(await sorted({ states: ['LOGGED_OFF'] })).toEqual(members.length > 1 ? [agent.id] : []);
  });

  test('fails as a whole where it cannot know who is in them', async () => {
    const t = await start(small);
    agentsAre(t, rows);
    t.sandbox.sinch.fault(({ path, query }) => path === '/agents' && !query.has('id'), { status: 400, body: 'No.' });
    const { data } = await t.query(ask, {
      filter: { groupIds: ids('AgentGroup', [sales]), ids: ids('Agent', [guid(1), guid(2)]) },
    });
    expect(data.agents).toEqual({ nodes: [], failures: [{ code: 'VENDOR_REJECTED' }] });
  });

  test('has nobody, without a call, where no id can be a group’s here', async () => {
    const t = await start(small);
    const foreign = [...ids('AgentGroup', ['Sales', sales.toLowerCase(), '']), id('Agent', sales), 'x'];
    expect(await listed(t, { groupIds: foreign })).toEqual([]);
    expect(await listed(t, { groupIds: [] })).toEqual([]);
    expect(t.calls('sinch')).toEqual([]);
  });
});

test('contacts go on telling their own reporting group', async () => {
  const t = await start(small);
  answers(t, 'GET /contacts', [
    { id: guid(1), arrivalTime: '2026-11-22T08:00:00.000Z', reportingGroupId: support, reportingGroupName: 'Support' },
  ]);
  const { data } = await t.query(`{ contacts { nodes { reportingGroupId reportingGroupName } } }`);
  expect(data.contacts.nodes).toEqual([{ reportingGroupId: support, reportingGroupName: 'Support' }]);
});
