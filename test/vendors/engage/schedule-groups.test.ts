import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { asking } from '../../../src/sandbox/engage/index.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { answers, counts, id, refuses, sent, small, withSettings } from './kit.ts';

const start = gateways();
const show = 'showScheduleGroup';
const list = 'listAgentStatesUsingEntity';

const seen = (reference: string, user = 'ann') =>
  `<data><agent><externalId>${user}</externalId></agent><currentScheduleGroup>${reference}</currentScheduleGroup></data>`;

const named = 'id externalId internalId agentGroup { externalId }';
const listed = async (t: Tried, selection = named) => {
  const { data, errors } = await t.query(`{ scheduleGroups { nodes { ${selection} } failures { code } } }`);
  expect(errors).toBeUndefined();
  expect(data.scheduleGroups.failures).toEqual([]);
  return data.scheduleGroups.nodes;
};
const one = (t: Tried, key: string, selection = `${named} currentSchedule { day open24 } attributes { name value }`) =>
  t.query(`query ($id: ID!) { scheduleGroup(id: $id) { ${selection} } }`, { id: id('ScheduleGroup', key) });
const see = (t: Tried, selection = 'scheduleGroup { id }') => t.query(`{ agents { nodes { ${selection} } } }`);

const configured = withSettings({
  agentGroups: ['Sales'],
  scheduleGroups: [
    { internalId: '1', externalId: 'Days', agentGroup: 'Sales' },
    { internalId: '2', agentGroup: 'Support' },
  ],
});
const days = { id: id('ScheduleGroup', '1'), externalId: 'Days', internalId: '1', agentGroup: { externalId: 'Sales' } };

describe('a schedule group', () => {
  test('is everything that Engage tells, asked for by its internal id', async () => {
    const t = await start(small);
    const [first] = await listed(t);
    t.reset();
    const { data, errors } = await one(t, first.internalId);
    expect(errors).toBeUndefined();
    const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => ({ day, open24: false }));
    expect(data.scheduleGroup).toEqual({
      ...first,
      currentSchedule: [...weekdays, { day: 'SATURDAY', open24: true }],
      attributes: [{ name: 'priority', value: expect.any(String) }],
    });
    expect(counts(t)).toEqual({ [show]: 1 });
    expect(sent(t, show)[0]).toContain(`<arg1><internalId>${first.internalId}</internalId></arg1>`);
  });

  test.each([
    ['<externalId>G</externalId>', '', { externalId: 'G' }],
    ['<externalId>G</externalId>', ' xsi:type="ns2:AgentGroup"', { externalId: 'G' }],
    ['<externalId>Acme</externalId>', ' xsi:type="ns2:Account"', { externalId: 'Support' }],
    ['<internalId>7</internalId>', ' xsi:type="ns2:AgentGroup"', { externalId: 'Support' }],
  ])(
    'belongs to its parent %s%s where that is a group, else to the configuration’s',
    async (parent, type, agentGroup) => {
      const t = await start(configured);
      answers(
        t,
        show,
        `<data><internalId>2</internalId><externalId>Nights</externalId><parent${type}>${parent}</parent></data>`,
      );
      // The schedule makes it ask.
      const { data } = await one(t, '2', 'externalId currentSchedule { day }');
      expect(data.scheduleGroup).toEqual({ externalId: 'Nights', currentSchedule: [] });
      expect((await one(t, '2', 'agentGroup { externalId }')).data.scheduleGroup).toEqual({ agentGroup });
    },
  );

  test('that Engage does not know is none, and of one that fails the reason is told', async () => {
    const t = await start(configured);
    expect((await one(t, '999')).data).toEqual({ scheduleGroup: null });
    refuses(t, show, 'ATTRIBUTE_NULL');
    const { errors } = await one(t, '1');
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'VENDOR_REJECTED', vendorCode: 'ATTRIBUTE_NULL' } });
  });

  test('that was never seen has no name of ours', async () => {
    const t = await start(configured);
    expect((await one(t, 'name:Days')).data).toEqual({ scheduleGroup: null });
    expect(counts(t)).toEqual({});
  });
});

describe('the list of schedule groups', () => {
  test('is the configuration’s, without a call', async () => {
    const t = await start(configured);
    expect(await listed(t, 'id')).toEqual([{ id: days.id }, { id: id('ScheduleGroup', '2') }]);
    expect(counts(t)).toEqual({});
  });

  test('grows by those that agents were seen under', async () => {
    const t = await start(configured);
    answers(
      t,
      list,
      [
        seen('<internalId>3</internalId><externalId>Nights</externalId>', 'a'),
        seen('<internalId>1</internalId><externalId>Dayshift</externalId>', 'b'),
        seen('<externalId>Days</externalId>', 'c'),
        seen('<externalId>Weekends</externalId>', 'd'),
        seen('<externalId>Weekends</externalId>', 'e'),
        seen('', 'f'),
      ].join(''),
    );
    const { data } = await see(t, `externalId scheduleGroup { ${named} }`);
    const nights = {
      id: id('ScheduleGroup', '3'),
      externalId: 'Nights',
      internalId: '3',
      agentGroup: { externalId: 'Sales' },
    };
    const weekends = {
      id: id('ScheduleGroup', 'name:Weekends'),
      externalId: 'Weekends',
      internalId: null,
      agentGroup: { externalId: 'Sales' },
    };
    expect(data.agents.nodes).toEqual([
      { externalId: 'a', scheduleGroup: nights },
      { externalId: 'b', scheduleGroup: days },
      { externalId: 'c', scheduleGroup: days },
      { externalId: 'd', scheduleGroup: weekends },
      { externalId: 'e', scheduleGroup: weekends },
      { externalId: 'f', scheduleGroup: null },
    ]);
    expect((await listed(t, 'id')).map((each: { id: string }) => each.id)).toEqual([
      days.id,
      id('ScheduleGroup', '2'),
      nights.id,
      weekends.id,
    ]);
    expect(counts(t)).toEqual({ [list]: 1 });
    expect((await one(t, 'name:Weekends')).data.scheduleGroup).toEqual({
      ...weekends,
      currentSchedule: null,
      attributes: null,
    });
  });

  test('learns the group of one that was first seen without', async () => {
    const t = await start(withSettings({ agentGroups: [], scheduleGroups: [] }));
    answers(t, list, seen('<internalId>3</internalId><externalId>Nights</externalId>'));
    await see(t);
    t.sandbox.engage.fault(asking(show), { status: 501 });
    const { data } = await t.query('{ scheduleGroups { nodes { externalId agentGroup { externalId } } } }');
    expect(data.scheduleGroups.nodes).toEqual([{ externalId: 'Nights', agentGroup: null }]);
    answers(t, 'listAgentGroupStates', '<data><agentGroup><externalId>Sales</externalId></agentGroup></data>');
    await see(t, 'group { id } scheduleGroup { id }');
    expect(await listed(t, 'externalId agentGroup { externalId }')).toEqual([
      { externalId: 'Nights', agentGroup: { externalId: 'Sales' } },
    ]);
  });

  test('keeps the id of one that was first known by its name alone, and reads it by the internal id since seen', async () => {
    const t = await start(withSettings({ agentGroups: ['Sales'], scheduleGroups: [] }));
    answers(t, list, seen('<externalId>Nights</externalId>'));
    await see(t);
    t.reset();
    answers(t, list, seen('<internalId>3</internalId><externalId>Nights</externalId>'));
    await see(t);
    expect(await listed(t, 'id externalId internalId')).toEqual([
      { id: id('ScheduleGroup', 'name:Nights'), externalId: 'Nights', internalId: '3' },
    ]);
    answers(t, show, '<data><internalId>3</internalId><schedule><day>Monday</day></schedule></data>');
    const { data } = await one(t, 'name:Nights', 'currentSchedule { day }');
    expect(data.scheduleGroup).toEqual({ currentSchedule: [{ day: 'MONDAY' }] });
  });

  test('knows namesakes of several groups apart by the agent’s own', async () => {
    const t = await start(
      withSettings({
        agentGroups: ['Sales', 'Support'],
        scheduleGroups: [
          { internalId: '1', externalId: 'Days', agentGroup: 'Sales' },
          { internalId: '2', externalId: 'Days', agentGroup: 'Support' },
        ],
      }),
    );
    for (const group of ['Sales', 'Support'])
      t.sandbox.engage.fault((request) => asking(list)(request) && request.body.includes(`>${group}<`), {
        status: 200,
        contentType: 'text/xml',
        body: `<e:Envelope xmlns:e="e"><e:Body><${list}Response><return>${seen('<externalId>Days</externalId>', group)}</return></${list}Response></e:Body></e:Envelope>`,
      });
    const { data } = await see(t, 'externalId scheduleGroup { internalId }');
    expect(data.agents.nodes).toEqual([
      { externalId: 'Sales', scheduleGroup: { internalId: '1' } },
      { externalId: 'Support', scheduleGroup: { internalId: '2' } },
    ]);
  });

  test('takes a namesake of another group for another one', async () => {
    const t = await start(
      withSettings({
        agentGroups: ['Sales'],
        scheduleGroups: [{ internalId: '2', externalId: 'Days', agentGroup: 'Support' }],
      }),
    );
    answers(t, list, seen('<externalId>Days</externalId>'));
    const { data } = await see(t, 'scheduleGroup { id agentGroup { externalId } }');
    expect(data.agents.nodes).toEqual([
      { scheduleGroup: { id: id('ScheduleGroup', 'name:Days'), agentGroup: { externalId: 'Sales' } } },
    ]);
  });

  test('survives a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trunkline-'));
    try {
      const config = { store: { path: join(folder, 'trunkline.db') } };
      const options = { ...withSettings({ agentGroups: ['Sales'], scheduleGroups: [] }), config };
      const before = await start(options);
      answers(before, list, seen('<internalId>3</internalId><externalId>Nights</externalId>'));
      await see(before);
      await before.close();
      const after = await start({ ...options, after: before });
      expect(await listed(after)).toEqual([
        { id: id('ScheduleGroup', '3'), externalId: 'Nights', internalId: '3', agentGroup: { externalId: 'Sales' } },
      ]);
      await after.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('the schedule groups of an agent group are those known of it, without a call for them', async () => {
  const t = await start(small);
  const { data, errors } = await t.query('{ agentGroups { nodes { externalId scheduleGroups { externalId } } } }');
  expect(errors).toBeUndefined();
  expect(
    data.agentGroups.nodes
      .map(({ scheduleGroups }: { scheduleGroups: { externalId: string }[] }) => scheduleGroups[0]?.externalId)
      .sort(),
  ).toEqual(['SG1', 'SG2', 'SG3']);
  expect(counts(t)).toEqual({});
});
