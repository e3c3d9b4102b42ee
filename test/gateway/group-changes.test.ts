import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { asking } from '../../src/sandbox/engage/index.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { change, type Mutation, refusal } from './changes.ts';
import { account, asked, atEngage, engage, groupId, scheduleIds } from './engage-kit.ts';
import { id } from './kit.ts';

const start = gateways();
const timed = { ...account, source: { [engage]: { timeout: '90ms', cacheFor: '1h' } } };
const count = (tried: Tried, method: string) => asked(tried).filter((each) => each === method).length;
const schedule = [
  { day: 'MONDAY', startTime: '08:00', endTime: '20:00', timeZone: 'America/New_York' },
  { open24: true },
];
const lines = [
  { day: 'MONDAY', startTime: '08:00', endTime: '20:00', open24: null, timeZone: 'America/New_York' },
  { day: null, startTime: null, endTime: null, open24: true, timeZone: null },
];
const attributes = [{ name: 'a', value: '1' }, { name: 'b' }];

describe('createAgentGroup', () => {
  const input = { sourceId: atEngage, externalId: 'Arrears' };

  test('creates what is described, and shows it without another call', async () => {
    const tried = await start(account);
    const described = {
      ...input,
      parent: null,
      attributes,
      configuration: [{ name: 'ringTimeout', value: '5' }],
      currentSchedule: schedule,
      rollingSchedule: null,
      intensity: '2',
      initialWorkState: 'Available',
      maxBreakTime: '7',
      tags: ['late', 'early'],
    };
    const shown = `agentGroup { id externalId name parent mode intensity initialWorkState maxBreakTime tags
      attributes { name value } configuration { name value }
      currentSchedule { day startTime endTime open24 timeZone } }`;
    expect(await change(tried, 'createAgentGroup', described, shown)).toEqual({
      agentGroup: {
        id: groupId('Arrears'),
        externalId: 'Arrears',
        name: 'Arrears',
        parent: 'Acme',
        mode: 'STANDARD',
        intensity: '2',
        initialWorkState: 'Available',
        maxBreakTime: '7',
        tags: ['late', 'early'],
        attributes: expect.arrayContaining([
          { name: 'a', value: '1' },
          { name: 'b', value: null },
        ]),
        configuration: [{ name: 'ringTimeout', value: '5' }],
        currentSchedule: lines.map((line) => ({ ...line, open24: line.open24 ?? expect.anything() })),
      },
      errors: [],
    });
    expect(asked(tried)).toEqual(['createAgentGroup']);
  });

  test('is refused where there is one already, and known to the list of a service that starts anew', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trunkline-groups-'));
    const options = { ...account, config: { store: { path: join(folder, 'trunkline.db') } } };
    const tried = await start(options);
    await change(tried, 'createAgentGroup', input);
    expect(await refusal(tried, 'createAgentGroup', input)).toMatchObject({ code: 'ALREADY_EXISTS' });
    await tried.close();
    const again = await start({ ...options, after: tried });
    const { data } = await again.query('{ agentGroups { nodes { externalId } } }');
    expect(data.agentGroups.nodes).toContainEqual({ externalId: 'Arrears' });
    await again.close();
    rmSync(folder, { recursive: true });
  });

  test('of a hundred at once with one idempotencyKey creates one', async () => {
    const tried = await start(account);
    const held = tried.sandbox.engage.fault(asking('createAgentGroup'), 'hold');
    const all = Array.from({ length: 100 }, () => change(tried, 'createAgentGroup', { ...input, idempotencyKey: 'k' }));
    await held.reached;
    held.release();
    for (const answer of await Promise.all(all))
      expect(answer).toEqual({ agentGroup: { id: groupId('Arrears') }, errors: [] });
    expect(count(tried, 'createAgentGroup')).toBe(1);
  });
});

describe('updateAgentGroup and updateAgentGroupStatus', () => {
  const agentGroupId = groupId('Power48');

  test('change what is given and keep the rest', async () => {
    const tried = await start(timed);
    const settings = 'agentGroup { intensity initialWorkState maxBreakTime }';
    await tried.query(`{ agentGroup(id: "${agentGroupId}") { intensity status { state } } }`);
    expect(await change(tried, 'updateAgentGroup', { agentGroupId, intensity: '3' }, settings)).toEqual({
      agentGroup: { intensity: '3', initialWorkState: 'Unavailable', maxBreakTime: '15' },
      errors: [],
    });
    const status = 'agentGroup { status { state allocatedCount currentStartTime currentEndTime } }';
    const given = { agentGroupId, allocatedCount: 5, currentEndTime: '21:00' };
    expect(await change(tried, 'updateAgentGroupStatus', given, status)).toEqual({
      agentGroup: {
        status: { state: 'Active', allocatedCount: 5, currentStartTime: '08:00', currentEndTime: '21:00' },
      },
      errors: [],
    });
  });

  test('want something to change, and no null', async () => {
    const tried = await start(account);
    const invalid = (...inputPath: string[]) => ({ code: 'INVALID_INPUT', inputPath, source: null });
    const fields: readonly [Mutation, readonly string[]][] = [
      ['updateAgentGroup', ['intensity', 'initialWorkState', 'maxBreakTime']],
      ['updateAgentGroupStatus', ['allocatedCount', 'currentStartTime', 'currentEndTime', 'state']],
    ];
    for (const [mutation, names] of fields) {
      expect(await refusal(tried, mutation, { agentGroupId })).toMatchObject(invalid());
      for (const name of names)
        expect(await refusal(tried, mutation, { agentGroupId, [name]: null })).toMatchObject(invalid(name));
    }
    expect(asked(tried)).toEqual([]);
  });

  test('of a group that the source does not know are NOT_FOUND', async () => {
    const tried = await start(account);
    const changes: readonly [Mutation, object][] = [
      ['updateAgentGroup', { agentGroupId: groupId('None'), intensity: '1' }],
      ['updateAgentGroupStatus', { agentGroupId: groupId('None'), state: 'Active' }],
      ['createScheduleGroup', { agentGroupId: groupId('None') }],
    ];
    for (const [mutation, input] of changes)
      expect(await refusal(tried, mutation, input)).toMatchObject({
        code: 'NOT_FOUND',
        inputPath: ['agentGroupId'],
        source: { id: atEngage },
      });
  });
});

describe('deleteAgentGroup', () => {
  test('deletes a group that nobody is in, and refuses one in use', async () => {
    const tried = await start({ ...account, source: { [engage]: { agentGroups: ['Power48'] } } });
    await change(tried, 'createAgentGroup', { sourceId: atEngage, externalId: 'Arrears' });
    const groups = async () => (await tried.query('{ agentGroups { nodes { externalId } } }')).data.agentGroups.nodes;
    expect(await groups()).toContainEqual({ externalId: 'Arrears' });
    expect(await change(tried, 'deleteAgentGroup', { id: groupId('Arrears') })).toEqual({
      deletedId: groupId('Arrears'),
      errors: [],
    });
    expect(await groups()).not.toContainEqual({ externalId: 'Arrears' });
    expect((await tried.query(`{ agentGroup(id: "${groupId('Arrears')}") { id } }`)).data).toEqual({
      agentGroup: null,
    });
    expect(await refusal(tried, 'deleteAgentGroup', { id: groupId('Power48') })).toMatchObject({
      code: 'INVALID_STATE',
    });
  });
});

describe('schedule groups', () => {
  const agentGroupId = groupId('Power48');

  test('are created and deleted, and shown without another call', async () => {
    const tried = await start(account);
    const shown = `scheduleGroup { id externalId internalId agentGroup { id } attributes { name value }
      currentSchedule { day startTime endTime open24 timeZone } }`;
    const input = { agentGroupId, externalId: 'Late', schedule, attributes };
    const { scheduleGroup, errors } = await change(tried, 'createScheduleGroup', input, shown);
    expect(errors).toEqual([]);
    expect(scheduleGroup).toEqual({
      id: id('ScheduleGroup', engage, scheduleGroup.internalId),
      externalId: 'Late',
      internalId: expect.stringMatching(/^\d+$/),
      agentGroup: { id: agentGroupId },
      attributes: [
        { name: 'a', value: '1' },
        { name: 'b', value: null },
      ],
      currentSchedule: lines.map((line) => ({ ...line, open24: line.open24 ?? expect.anything() })),
    });
    expect(asked(tried)).toEqual(['createScheduleGroup']);
    expect(await refusal(tried, 'createScheduleGroup', input)).toMatchObject({ code: 'ALREADY_EXISTS' });
    const known = async () => (await tried.query('{ scheduleGroups { nodes { id } } }')).data.scheduleGroups.nodes;
    expect(await known()).toContainEqual({ id: scheduleGroup.id });
    expect(await change(tried, 'deleteScheduleGroup', { id: scheduleGroup.id })).toEqual({
      deletedId: scheduleGroup.id,
      errors: [],
    });
    expect(await known()).not.toContainEqual({ id: scheduleGroup.id });
    expect((await tried.query(`{ scheduleGroup(id: "${scheduleGroup.id}") { id } }`)).data).toEqual({
      scheduleGroup: null,
    });
    expect(await refusal(tried, 'deleteScheduleGroup', { id: scheduleGroup.id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of a hundred creations at once with one idempotencyKey one is made', async () => {
    const tried = await start(account);
    const held = tried.sandbox.engage.fault(asking('createScheduleGroup'), 'hold');
    const input = { agentGroupId, externalId: 'Late', idempotencyKey: 'k' };
    const all = Array.from({ length: 100 }, () => change(tried, 'createScheduleGroup', input));
    await held.reached;
    held.release();
    expect(new Set((await Promise.all(all)).map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(count(tried, 'createScheduleGroup')).toBe(1);
    expect(scheduleIds(tried)).toHaveLength(4);
  });
});

describe('descriptions that cannot be used', () => {
  const cases: readonly [Mutation, object, ...string[]][] = [
    ['createAgentGroup', { externalId: ' ' }, 'externalId'],
    ['createAgentGroup', { parent: '' }, 'parent'],
    ['createAgentGroup', { attributes: [{ name: 'a' }, { name: ' ' }] }, 'attributes', '1', 'name'],
    ['createAgentGroup', { configuration: [{ name: '' }] }, 'configuration', '0', 'name'],
    ['createAgentGroup', { currentSchedule: [{ open24: true, endTime: '1' }] }, 'currentSchedule', '0', 'endTime'],
    [
      'createAgentGroup',
      { rollingSchedule: [{}, { open24: true, startTime: '1' }] },
      'rollingSchedule',
      '1',
      'startTime',
    ],
    ['createScheduleGroup', { externalId: '' }, 'externalId'],
    ['createScheduleGroup', { attributes: [{ name: '' }] }, 'attributes', '0', 'name'],
    [
      'createScheduleGroup',
      { schedule: [{ open24: true, startTime: '1', endTime: '2' }] },
      'schedule',
      '0',
      'startTime',
    ],
  ];

  test.each(cases)('of %s: %j', async (mutation, given, ...inputPath) => {
    const tried = await start(account);
    const where =
      mutation === 'createAgentGroup' ? { sourceId: atEngage, externalId: 'a' } : { agentGroupId: groupId('a') };
    expect(await refusal(tried, mutation, { ...where, ...given })).toMatchObject({ code: 'INVALID_INPUT', inputPath });
    expect(asked(tried)).toEqual([]);
  });
});
