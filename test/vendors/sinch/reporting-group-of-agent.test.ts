import { describe, expect, test } from '@jest/globals';
import { gateways } from '../../kit/gateway.ts';
import { agentsAre, inSales, inSupport, sales, shownSales, shownSupport, spares } from './agents-in-groups.ts';
import { codes, guid, ids, sentTo, small, withSettings } from './kit.ts';

const start = gateways();

const everybody = `{ agents(filter: { vendors: [SINCH] }) { nodes { group { externalId name } } failures { code } } }`;
const one = `query ($id: ID!) { agent(id: $id) { name group { externalId name } } }`;

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
