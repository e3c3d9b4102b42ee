import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { agentsAre, inSales, inSupport, sales, spares, support } from './agents-in-groups.ts';
import { first, guid, id, ids, sentTo, small } from './kit.ts';

const start = gateways();

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
