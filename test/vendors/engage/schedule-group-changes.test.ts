import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { asking } from '../../../src/sandbox/engage/index.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { answers, asked, hasten, id, refuses, sent, small } from './kit.ts';

const start = gateways();
const create = 'createScheduleGroup';
const remove = 'deleteScheduleGroup';
const errors = 'errors { code message vendorCode inputPath retryable }';
const group = `id externalId internalId agentGroup { externalId } attributes { name value }
  currentSchedule { startTime endTime open24 timeZone phoneNumber allocatedCount day }`;

async function creating(t: Tried, input: object = {}, agentGroup = 'Power48') {
  const { data, errors: wrong } = await t.query(
    `mutation ($input: CreateScheduleGroupInput!) { done: ${create}(input: $input) { scheduleGroup { ${group} } ${errors} } }`,
    { input: { agentGroupId: id('AgentGroup', agentGroup), ...input } },
  );
  expect(wrong).toBeUndefined();
  return data.done;
}

async function deleting(t: Tried, globalId: string) {
  const { data, errors: wrong } = await t.query(
    `mutation ($input: DeleteByIdInput!) { done: ${remove}(input: $input) { ${errors} } }`,
    { input: { id: globalId } },
  );
  expect(wrong).toBeUndefined();
  return data.done.errors;
}

async function listed({ query }: Tried): Promise<{ id: string; externalId: string | null }[]> {
  const { data } = await query('{ scheduleGroups { nodes { id externalId } } }');
  return data.scheduleGroups.nodes;
}
const names = async (t: Tried) => (await listed(t)).map(({ externalId }) => externalId);

const saturday = {
  startTime: '08:00',
  endTime: '12:30',
  open24: false,
  timeZone: 'America/New_York',
  phoneNumber: '+1 617 555 0100',
  allocatedCount: 4,
  day: 'SATURDAY',
};

describe('creating a schedule group', () => {
  test('records everything that is given', async () => {
    const t = await start(small);
    const attributes = [
      { name: 'a & b', value: '<c>' },
      { name: 'empty', value: null },
    ];
    const { scheduleGroup, errors } = await creating(t, {
      externalId: 'Late & later',
      schedule: [saturday],
      attributes,
    });
    expect(errors).toEqual([]);
    expect(scheduleGroup).toEqual({
      id: id('ScheduleGroup', scheduleGroup.internalId),
      externalId: 'Late & later',
      internalId: expect.stringMatching(/^\d+$/),
      agentGroup: { externalId: 'Power48' },
      attributes,
      currentSchedule: [saturday],
    });
    expect(sent(t, create)[0]).toContain('<arg2><externalId>Power48</externalId></arg2>');
    expect(await names(t)).toContain('Late & later');
    const { data } = await t.query(`query ($id: ID!) { scheduleGroup(id: $id) { ${group} } }`, {
      id: scheduleGroup.id,
    });
    expect(data.scheduleGroup).toEqual(scheduleGroup);
  });

  test('is remembered over a restart, until it is deleted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trunkline-'));
    const config = { store: { path: join(folder, 'trunkline.db') } };
    const t = await start({ ...small, config });
    const before = await listed(t);
    const { scheduleGroup } = await creating(t, { externalId: 'Late' });
    const unnamed = (await creating(t)).scheduleGroup;
    expect(unnamed).toMatchObject({ externalId: null, internalId: expect.any(String) });
    await t.close();
    const again = await start({ ...small, config, after: t });
    const later = [...before, { id: scheduleGroup.id, externalId: 'Late' }, { id: unnamed.id, externalId: null }];
    expect(await listed(again)).toEqual(later);
    expect(await deleting(again, unnamed.id)).toEqual([]);
    expect(await deleting(again, scheduleGroup.id)).toEqual([]);
    expect(await listed(again)).toEqual(before);
    await again.close();
    rmSync(folder, { recursive: true });
  });

  test('whose answer was lost has been made when its name is taken by now; then it goes by that', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(create), 'apply-then-reset', { times: 1 });
    const { scheduleGroup, errors } = await creating(t, { externalId: 'Late', schedule: [saturday] });
    expect(errors).toEqual([]);
    expect(scheduleGroup).toMatchObject({
      externalId: 'Late',
      internalId: null,
      agentGroup: { externalId: 'Power48' },
      currentSchedule: null,
    });
    expect(sent(t, create)).toHaveLength(2);
    expect(await names(t)).toContain('Late');
    expect(await deleting(t, scheduleGroup.id)).toEqual([]);
    expect(sent(t, remove)[0]).toMatch(
      /<arg1><externalId>Late<\/externalId><parent xsi:type="[^"]*AgentGroup"><externalId>Power48<\/externalId>/,
    );
    expect(await names(t)).not.toContain('Late');
  });

  test('without a name is never sent again: nothing would keep it from being made twice', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(create), 'apply-then-reset');
    expect((await creating(t)).errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN', retryable: false }]);
    expect(sent(t, create)).toHaveLength(1);
  });

  test('without a name, whose id is not told, is lost', async () => {
    const t = await start(small);
    const before = await listed(t);
    answers(t, create, '<data><externalId></externalId><parent><externalId>Power48</externalId></parent></data>');
    expect((await creating(t)).errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
    expect(await listed(t)).toEqual(before);
  });

  test('is refused for a name that is taken, a group that is not there, and one too many', async () => {
    const t = await start(small);
    expect((await creating(t, { externalId: 'SG1' })).errors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
    expect((await creating(t, {}, 'Nowhere')).errors).toMatchObject([
      { code: 'NOT_FOUND', message: 'The source knows no such agent group.', inputPath: ['agentGroupId'] },
    ]);
    refuses(t, create, 'SYSTEM_LIMIT_EXCEEDED');
    expect((await creating(t)).errors).toMatchObject([{ code: 'LIMIT_EXCEEDED', vendorCode: 'SYSTEM_LIMIT_EXCEEDED' }]);
    expect((await listed(t)).filter(({ externalId }) => externalId === 'SG1')).toHaveLength(1);
  });
});

describe('deleting a schedule group', () => {
  const sg1 = async (t: Tried): Promise<string> =>
    (await listed(t)).find(({ externalId }) => externalId === 'SG1')?.id ?? '';

  test('names it by the internal id', async () => {
    const t = await start(small);
    const globalId = await sg1(t);
    t.reset();
    expect(await deleting(t, globalId)).toEqual([]);
    expect(asked(t)).toEqual([remove]);
    expect(sent(t, remove)[0]).toMatch(/<arg1><internalId>\d+<\/internalId><\/arg1>/);
    const { data } = await t.query('query ($id: ID!) { scheduleGroup(id: $id) { id } }', { id: globalId });
    expect(data.scheduleGroup).toBeNull();
    for (const nobody of [globalId, id('ScheduleGroup', 'no\u0001body')])
      expect(await deleting(t, nobody)).toMatchObject([{ code: 'NOT_FOUND', inputPath: ['id'] }]);
  });

  test('whose answer was lost has been done when it is gone by now', async () => {
    const t = await start(small);
    hasten(t);
    const globalId = await sg1(t);
    t.sandbox.engage.fault(asking(remove), 'apply-then-reset', { times: 1 });
    expect(await deleting(t, globalId)).toEqual([]);
    expect(sent(t, remove)).toHaveLength(2);
  });

  test('is unsupported where the platform has no such method', async () => {
    const t = await start({ ...small, engage: { missing: [remove] } });
    const globalId = await sg1(t);
    expect(await deleting(t, globalId)).toMatchObject([
      { code: 'UNSUPPORTED_BY_SOURCE', message: 'The source has no method to delete a schedule group.' },
    ]);
    expect(await sg1(t)).toBe(globalId);
    t.sandbox.engage.fault(asking(remove), { status: 404, body: 'Not Found' });
    expect(await deleting(t, globalId)).toMatchObject([{ code: 'UNSUPPORTED_BY_SOURCE' }]);
  });

  test('that is in use is refused', async () => {
    const t = await start(small);
    const globalId = await sg1(t);
    refuses(t, remove, 'INVALID_STATE');
    expect(await deleting(t, globalId)).toMatchObject([{ code: 'INVALID_STATE' }]);
    expect(await sg1(t)).toBe(globalId);
  });
});
