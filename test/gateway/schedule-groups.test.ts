import { describe, expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';
import { account, asked, atEngage, engage, groupId, scheduleIds, team } from './engage-kit.ts';
import { id, tenios } from './kit.ts';

const start = gateways();

describe('scheduleGroups', () => {
  test('has those of the configuration, without a call for what it says', async () => {
    const tried = await start(account);
    const { data, errors } = await tried.query(
      '{ scheduleGroups { nodes { id externalId internalId source { id } agentGroup { id externalId } } failures { code } pageInfo { hasNextPage } } }',
    );
    expect(errors).toBeUndefined();
    const groups = ['Power48', 'Loans & Cards', 'Renewals'];
    expect(data.scheduleGroups).toEqual({
      nodes: scheduleIds(tried).map((each, at) => ({
        id: each,
        externalId: `SG${at + 1}`,
        internalId: expect.stringMatching(/^\d+$/),
        source: { id: atEngage },
        agentGroup: { id: groupId(groups[at] ?? ''), externalId: groups[at] },
      })),
      failures: [],
      pageInfo: { hasNextPage: false },
    });
    expect(asked(tried)).toEqual([]);
  });

  test('has those seen on agents too', async () => {
    const tried = await start({ ...account, source: { [engage]: { scheduleGroups: [] } } });
    const names = async () =>
      (await tried.query('{ scheduleGroups { nodes { externalId } } }')).data.scheduleGroups.nodes;
    expect(await names()).toEqual([]);
    await tried.query(`{ agentGroup(id: "${groupId('Power48')}") { agents { nodes { scheduleGroup { id } } } } }`);
    expect(await names()).toEqual([{ externalId: 'SG1' }]);
  });

  test('keeps to the sources asked for, and pages', async () => {
    const tried = await start(account);
    const list = `query ($sourceIds: [ID!], $first: Int, $after: String) {
      scheduleGroups(sourceIds: $sourceIds, first: $first, after: $after) { nodes { externalId } pageInfo { endCursor hasNextPage } } }`;
    const some = async (variables: object) => (await tried.query(list, variables)).data.scheduleGroups;
    expect((await some({ sourceIds: [id('Source', tenios), 'x'] })).nodes).toEqual([]);
    const first = await some({ sourceIds: [atEngage], first: 2 });
    expect(first.nodes).toEqual([{ externalId: 'SG1' }, { externalId: 'SG2' }]);
    expect(await some({ sourceIds: [atEngage], first: 2, after: first.pageInfo.endCursor })).toMatchObject({
      nodes: [{ externalId: 'SG3' }],
      pageInfo: { hasNextPage: false },
    });
    const { errors } = await tried.query(list, { first: 2, after: first.pageInfo.endCursor });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }]);
  });
});

describe('a schedule group', () => {
  test('tells what Engage records of it, by any way to it', async () => {
    const tried = await start(account);
    const [sg1 = ''] = scheduleIds(tried);
    const { data, errors } = await tried.query(
      `query ($id: ID!) { scheduleGroup(id: $id) { ...all } node(id: $id) { ...all } }
      fragment all on ScheduleGroup { externalId agentGroup { externalId } currentSchedule { day open24 startTime } attributes { name value } }`,
      { id: sg1 },
    );
    expect(errors).toBeUndefined();
    expect(data.scheduleGroup).toEqual({
      externalId: 'SG1',
      agentGroup: { externalId: 'Power48' },
      currentSchedule: [
        ...['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => ({
          day,
          open24: false,
          startTime: '08:00',
        })),
        { day: 'SATURDAY', open24: true, startTime: null },
      ],
      attributes: [{ name: 'priority', value: '1' }],
    });
    expect(data.node).toEqual(data.scheduleGroup);
    expect(asked(tried)).toEqual(['showScheduleGroup']);
  });

  test('is null where nothing has the id', async () => {
    const tried = await start(account);
    for (const each of ['x', id('ScheduleGroup', engage, '1'), id('ScheduleGroup', tenios, '1'), groupId('Power48')])
      expect((await tried.query(`{ scheduleGroup(id: "${each}") { id } }`)).data).toEqual({ scheduleGroup: null });
  });

  test('of agents is read once, however many work under it', async () => {
    const tried = await start(account);
    const { data } = await tried.query(
      `{ agents(filter: { groupIds: ["${groupId('Power48')}"] }) { nodes { scheduleGroup { externalId attributes { value } } } } }`,
    );
    expect(data.agents.nodes).toEqual(
      team(tried).map(() => ({ scheduleGroup: { externalId: 'SG1', attributes: [{ value: '1' }] } })),
    );
    expect(asked(tried).filter((method) => method === 'showScheduleGroup')).toHaveLength(1);
  });
});
