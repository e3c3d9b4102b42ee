import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { asking } from '../../../src/sandbox/engage/index.ts';
import { gateways } from '../../kit/gateway.ts';
import { creating, deleting, errors, listed, methods } from './group-kit.ts';
import { answers, asked, hasten, id, refuses, sent, small } from './kit.ts';

const start = gateways();
const { create, show } = methods;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
/** A store that outlives the service. */
function store(): object {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-'));
  folders.push(folder);
  return { store: { path: join(folder, 'trunkline.db') } };
}

const monday = {
  startTime: '08:00',
  endTime: '12:30',
  open24: false,
  timeZone: 'Europe/Berlin',
  phoneNumber: '+49 30 1234',
  allocatedCount: 0,
  day: 'MONDAY',
};
const always = {
  startTime: null,
  endTime: null,
  open24: true,
  timeZone: null,
  phoneNumber: null,
  allocatedCount: null,
  day: null,
};

describe('creating an agent group', () => {
  test('records everything that is given', async () => {
    const t = await start(small);
    const given = {
      attributes: [
        { name: 'mode', value: 'Enhanced' },
        { name: 'intensity', value: 'overruled' },
        { name: 'Owner & "Co"', value: "<O'Neil>" },
        { name: 'empty', value: null },
      ],
      configuration: [{ name: 'ringTimeout', value: '30' }],
      currentSchedule: [monday],
      rollingSchedule: [monday, { open24: true }],
      intensity: '2.5',
      initialWorkState: 'Break',
      maxBreakTime: '20',
      tags: ['one', 'two & three'],
    };
    const { agentGroup, errors } = await creating(t, 'Night & Day', given);
    expect(errors).toEqual([]);
    expect(agentGroup).toEqual({
      id: id('AgentGroup', 'Night & Day'),
      externalId: 'Night & Day',
      internalId: expect.stringMatching(/^\d+$/),
      name: 'Night & Day',
      parent: 'Acme',
      mode: 'ENHANCED',
      intensity: '2.5',
      initialWorkState: 'Break',
      maxBreakTime: '20',
      tags: ['one', 'two & three'],
      attributes: [
        { name: 'Owner & "Co"', value: "<O'Neil>" },
        { name: 'empty', value: null },
      ],
      configuration: [{ name: 'ringTimeout', value: '30' }],
      currentSchedule: [monday],
      rollingSchedule: [monday, always],
      status: { state: 'Inactive', allocatedCount: null, currentStartTime: null, currentEndTime: null },
    });
    expect(asked(t)).toEqual([create, 'showAgentGroupState']);
    expect(sent(t, create)[0]).not.toContain('overruled');
    expect(sent(t, create)[0]).toMatch(/<arg2 xsi:type="[^"]*Account"><externalId>Acme<\/externalId><\/arg2>/);
    const { data } = await t.query('query ($id: ID!) { agentGroup(id: $id) { internalId } }', { id: agentGroup.id });
    expect(data.agentGroup).toEqual({ internalId: agentGroup.internalId });
  });

  test('is remembered over a restart, until it is deleted', async () => {
    const config = store();
    const t = await start({ ...small, config });
    const before = await listed(t);
    expect((await creating(t, 'Night')).errors).toEqual([]);
    expect(await listed(t)).toEqual([...before, 'Night'].toSorted());
    await t.close();
    const again = await start({ ...small, config, after: t });
    expect(await listed(again)).toEqual([...before, 'Night'].toSorted());
    expect((await deleting(again, 'Night')).errors).toEqual([]);
    expect(await listed(again)).toEqual(before);
    await again.close();
    expect(await listed(await start({ ...small, config, after: t }))).toEqual(before);
  });

  test('whose answer was lost has been made when it exists by now', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(create), 'apply-then-reset', { times: 1 });
    const { agentGroup, errors } = await creating(t, 'Night', { intensity: '3' });
    expect(errors).toEqual([]);
    expect(agentGroup).toMatchObject({ externalId: 'Night', internalId: expect.any(String), intensity: '3' });
    expect(asked(t).slice(0, 3)).toEqual([create, create, show]);
    expect(await listed(t)).toContain('Night');
  });

  test('that may have been made is looked for where lists are concerned', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(create), 'apply-then-reset');
    expect((await creating(t, 'Night')).errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
    expect(sent(t, create)).toHaveLength(3);
    expect(await listed(t)).toContain('Night');
  });

  test('that was made and cannot be shown leaves that unknown', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(create), 'apply-then-reset', { times: 1 });
    refuses(t, show, 'ARG_NULL');
    expect((await creating(t, 'Night', {}, errors)).errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
  });

  test('is refused for a name that is taken, an account that is not there, and one group too many', async () => {
    const t = await start({ ...small, engage: { limits: { groups: 3 } } });
    const limited = await creating(t, 'Night', {}, errors);
    expect(limited.errors).toEqual([
      {
        code: 'LIMIT_EXCEEDED',
        message: 'The source has as many of these as it may have.',
        vendorCode: 'SYSTEM_LIMIT_EXCEEDED',
        inputPath: null,
      },
    ]);
    const taken = await creating(t, 'Power48', {}, errors);
    expect(taken.errors).toMatchObject([{ code: 'ALREADY_EXISTS', vendorCode: 'OBJECT_EXISTS' }]);
    const elsewhere = await creating(t, 'Night', { parent: 'Elsewhere' }, errors);
    expect(elsewhere.errors).toMatchObject([{ code: 'NOT_FOUND', inputPath: ['parent'] }]);
    const data = [{ startTime: '25:00', endTime: '26:00' }];
    const late = await creating(t, 'Night', { currentSchedule: data }, errors);
    expect(late.errors).toMatchObject([{ code: expect.stringMatching('INVALID_INPUT|LIMIT_EXCEEDED') }]);
    expect(await listed(t)).not.toContain('Night');
  });

  test('is refused by a warning as by a Fault', async () => {
    const t = await start(small);
    answers(t, create, '<warnings><code>OBJECT_EXISTS</code><message>There.</message></warnings>');
    expect((await creating(t, 'Night', {}, errors)).errors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
  });
});
