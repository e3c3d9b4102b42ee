import { describe, expect, test } from '@jest/globals';
import { asking } from '../../src/sandbox/engage/index.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { account, asked, atEngage, engage, groupId, scheduleIds, team } from './engage-kit.ts';
import { id, sinch, tenios } from './kit.ts';

const start = gateways();
const list = `query ($sourceIds: [ID!], $first: Int, $after: String) {
  agentGroups(sourceIds: $sourceIds, first: $first, after: $after) {
    edges { cursor node { externalId } } nodes { id externalId name } failures { code source { id } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const groups = async (tried: Tried, variables: object = {}) => (await tried.query(list, variables)).data.agentGroups;

describe('agentGroups', () => {
  test('has the groups of every source that has any, by name', async () => {
    const tried = await start(account);
    expect(await groups(tried)).toMatchObject({
      nodes: ['Loans & Cards', 'Power48', 'Renewals'].map((name) => ({
        id: groupId(name),
        externalId: name,
        name,
      })),
      failures: [],
      pageInfo: { hasNextPage: false },
    });
  });

  test('has them source by source, and names the source that cannot answer', async () => {
    const vendors = ['SINCH', 'TENIOS', 'ENGAGE'] as const;
    const tried = await start({ ...account, vendors, source: { [sinch]: { timeout: '90ms' } } });
    const all = await groups(tried);
    const atSinch = all.nodes.slice(0, -3);
    expect(atSinch.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['Back Office', 'Customer Service']),
    );
    expect(all.nodes.slice(-3)).toMatchObject([{ name: 'Loans & Cards' }, { name: 'Power48' }, { name: 'Renewals' }]);
    tried.reset();
    tried.sandbox.sinch.fault(/agents/, { status: 503 });
    tried.clock.advance(60_000);
    expect(await groups(tried)).toMatchObject({
      nodes: all.nodes.slice(-3),
      failures: [{ code: 'VENDOR_UNAVAILABLE', source: { id: id('Source', sinch) } }],
    });
  });

  test('keeps to the sources asked for; what names none matches nothing', async () => {
    const tried = await start(account);
    const some = async (...sourceIds: string[]) => (await groups(tried, { sourceIds })).nodes.length;
    expect(await some(atEngage)).toBe(3);
    expect(await some(id('Source', tenios))).toBe(0);
    expect(await some('x', id('Source', 'gone'), groupId('Power48'))).toBe(0);
    expect(await some()).toBe(0);
  });

  test('pages, and goes on where it was when a group has come in between', async () => {
    const tried = await start(account);
    const first = await groups(tried, { first: 1 });
    expect(first.nodes).toMatchObject([{ externalId: 'Loans & Cards' }]);
    expect(first.pageInfo).toEqual({ hasNextPage: true, endCursor: first.edges[0].cursor });
    await tried.query(
      `mutation { createAgentGroup(input: { sourceId: "${atEngage}", externalId: "Arrears" }) { errors { code } } }`,
    );
    const rest = await groups(tried, { first: 5, after: first.pageInfo.endCursor });
    expect(rest.nodes.map((node: { externalId: string }) => node.externalId)).toEqual(['Power48', 'Renewals']);
    expect((await groups(tried)).nodes).toHaveLength(4);
  });

  test.each([{ first: 0 }, { first: 501 }, { after: 'x' }])('%j is BAD_USER_INPUT', async (variables) => {
    const tried = await start(account);
    const { errors } = await tried.query(list, variables);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(asked(tried)).toEqual([]);
  });
});

describe('an agent group', () => {
  const whole = `id externalId internalId name parent mode intensity initialWorkState maxBreakTime tags createdAt updatedAt
    attributes { name value } configuration { name value } source { id }
    currentSchedule { day startTime endTime open24 timeZone phoneNumber allocatedCount } rollingSchedule { day }
    status { state allocatedCount currentStartTime currentEndTime }`;

  test('tells everything that Engage records of it', async () => {
    const tried = await start(account);
    const { data, errors } = await tried.query(`{ agentGroup(id: "${groupId('Power48')}") { ${whole} } }`);
    expect(errors).toBeUndefined();
    expect(data.agentGroup).toEqual({
      id: groupId('Power48'),
      externalId: 'Power48',
      internalId: expect.stringMatching(/^\d+$/),
      name: 'Power48',
      parent: 'Acme',
      mode: 'STANDARD',
      intensity: '1.5',
      initialWorkState: 'Unavailable',
      maxBreakTime: '15',
      tags: ['sandbox', 'standard'],
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: expect.stringMatching(/Z$/),
      attributes: expect.any(Array),
      configuration: expect.arrayContaining([{ name: 'ringTimeout', value: '20' }]),
      source: { id: atEngage },
      currentSchedule: [
        {
          day: 'MONDAY',
          startTime: '08:00',
          endTime: '20:00',
          open24: false,
          timeZone: 'America/New_York',
          phoneNumber: expect.any(String),
          allocatedCount: 12,
        },
      ],
      rollingSchedule: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => ({ day })),
      status: { state: 'Active', allocatedCount: 48, currentStartTime: '08:00', currentEndTime: '20:00' },
    });
  });

  test('is found by node and nodes, and is null where nothing has the id', async () => {
    const tried = await start(account);
    const ids = [
      groupId('Power48'),
      groupId('None'),
      id('AgentGroup', tenios, 'Power48'),
      id('AgentGroup', 'gone', 'Power48'),
      'x',
    ];
    const { data, errors } = await tried.query(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on AgentGroup { externalId } } }`,
      { ids },
    );
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual([
      { __typename: 'AgentGroup', id: groupId('Power48'), externalId: 'Power48' },
      null,
      null,
      null,
      null,
    ]);
    for (const each of ids.slice(1))
      expect((await tried.query(`{ agentGroup(id: "${each}") { id } }`)).data).toEqual({ agentGroup: null });
  });

  test('has its agents, paged, with all that is looked at in one call a group', async () => {
    const tried = await start(account);
    const document = `query ($first: Int, $after: String) { agentGroup(id: "${groupId('Power48')}") {
      agents(first: $first, after: $after) {
        nodes { externalId name } edges { node { state group { externalId } details { __typename } } }
        pageInfo { hasNextPage endCursor } failures { code }
      } } }`;
    const page = async (variables: object) => (await tried.query(document, variables)).data.agentGroup.agents;
    const first = await page({ first: 3 });
    expect(asked(tried).filter((method) => method === 'listAgentStatesUsingEntity')).toHaveLength(1);
    const second = await page({ first: 3, after: first.pageInfo.endCursor });
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    const rows = [...first.nodes, ...second.nodes];
    expect(rows.map(({ externalId }) => externalId).sort()).toEqual(team(tried));
    expect(rows.map(({ name }) => name)).toEqual(rows.map(({ name }) => name).sort());
    expect(first.edges).toEqual(
      Array.from({ length: 3 }, () => ({
        node: { state: 'READY', group: { externalId: 'Power48' }, details: { __typename: 'EngageAgentDetails' } },
      })),
    );
  });

  test('asked for twice in one operation, still takes one call', async () => {
    const tried = await start(account);
    const { data } = await tried.query(`{ agentGroup(id: "${groupId('Power48')}") {
      names: agents { nodes { name } } states: agents { nodes { state } } one: agents(first: 1) { nodes { phoneNumber } }
    } }`);
    expect(data.agentGroup.names.nodes).toHaveLength(4);
    expect(data.agentGroup.one.nodes).toHaveLength(1);
    expect(asked(tried).filter((method) => method === 'listAgentStatesUsingEntity')).toHaveLength(1);
  });

  test('that cannot be read is null in the fields that need it, each with its error, and not in the others', async () => {
    const tried = await start({ ...account, source: { [engage]: { timeout: '90ms' } } });
    tried.sandbox.engage.fault(asking('listAgentStatesUsingEntity'), { status: 503 });
    const { data, errors } = await tried.query(
      `{ agentGroups { nodes { externalId name agents { nodes { id } } } failures { code } } }`,
    );
    expect(data.agentGroups.nodes).toEqual(
      ['Loans & Cards', 'Power48', 'Renewals'].map((name) => ({ externalId: name, name, agents: null })),
    );
    expect(errors?.map(({ path, extensions: { code, source } }) => [path?.slice(2), code, source])).toEqual(
      [0, 1, 2].map((at) => [[at, 'agents'], 'VENDOR_UNAVAILABLE', engage]),
    );
  });

  test('has the schedule groups that are known of it', async () => {
    const tried = await start(account);
    const { data } = await tried.query(
      `{ agentGroups { nodes { scheduleGroups { id externalId agentGroup { id externalId } } } } }`,
    );
    const [power48, loans, renewals] = scheduleIds(tried);
    expect(data.agentGroups.nodes.map((node: { scheduleGroups: unknown }) => node.scheduleGroups)).toEqual([
      [{ id: loans, externalId: 'SG2', agentGroup: { id: groupId('Loans & Cards'), externalId: 'Loans & Cards' } }],
      [{ id: power48, externalId: 'SG1', agentGroup: { id: groupId('Power48'), externalId: 'Power48' } }],
      [{ id: renewals, externalId: 'SG3', agentGroup: { id: groupId('Renewals'), externalId: 'Renewals' } }],
    ]);
  });
});

describe('agents', () => {
  const agents = async (tried: Tried, filter: object) =>
    (
      await tried.query(
        'query ($filter: AgentFilter) { agents(filter: $filter) { nodes { externalId group { externalId name } scheduleGroup { externalId } } failures { code } } }',
        { filter },
      )
    ).data.agents;

  test('of a whole account take one call a group, and name their groups', async () => {
    const tried = await start(account);
    const { nodes } = await agents(tried, { sourceIds: [atEngage] });
    expect(nodes).toHaveLength(6);
    for (const { externalId, group, scheduleGroup } of nodes) {
      const name = team(tried).includes(externalId) ? 'Power48' : 'Renewals';
      expect([group.externalId, scheduleGroup]).toEqual([name, { externalId: name === 'Power48' ? 'SG1' : 'SG3' }]);
    }
    expect(asked(tried).filter((method) => method === 'listAgentStatesUsingEntity')).toHaveLength(3);
  });

  test('are filtered by their groups; what names none matches nothing', async () => {
    const tried = await start({ ...account, vendors: ['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'] });
    const of = async (...groupIds: string[]) => {
      const { nodes, failures } = await agents(tried, { groupIds });
      expect(failures).toEqual([]);
      return nodes.map((node: { externalId: string }) => node.externalId).sort();
    };
    expect(await of(groupId('Power48'))).toEqual(team(tried));
    expect(await of(groupId('Renewals'), groupId('Power48'))).toEqual(
      [...team(tried), ...team(tried, 'Renewals')].sort(),
    );
    expect(await of(groupId('Loans & Cards'))).toEqual([]);
    tried.reset();
    expect(await of('x', groupId('Power48').slice(1), id('AgentGroup', 'gone', 'Power48'), atEngage)).toEqual([]);
    expect([...tried.calls('engage'), ...tried.calls('tenios'), ...tried.calls('sinch')]).toEqual([]);
    expect(await of(groupId('None'))).toEqual([]);
    for (const source of [tenios, 'deepcall-in', sinch]) expect(await of(id('AgentGroup', source, 'x'))).toEqual([]);
  });
});
