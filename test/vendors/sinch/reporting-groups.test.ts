import { describe, expect, test } from '@jest/globals';
import { gateways } from '../../kit/gateway.ts';
import { agentsAre, inSales, inSupport, sales, shownSales, shownSupport, spares, support } from './agents-in-groups.ts';
import { answers, guid, id, sentTo, small, withSettings } from './kit.ts';

const start = gateways();

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

test('contacts go on telling their own reporting group', async () => {
  const t = await start(small);
  answers(t, 'GET /contacts', [
    { id: guid(1), arrivalTime: '2026-11-22T08:00:00.000Z', reportingGroupId: support, reportingGroupName: 'Support' },
  ]);
  const { data } = await t.query(`{ contacts { nodes { reportingGroupId reportingGroupName } } }`);
  expect(data.contacts.nodes).toEqual([{ reportingGroupId: support, reportingGroupName: 'Support' }]);
});
