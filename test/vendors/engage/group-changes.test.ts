import { describe, expect, test } from '@jest/globals';
import { asking } from '../../../src/sandbox/engage/index.ts';
import { gateways } from '../../kit/gateway.ts';
import { change, creating, deleting, errors, listed, methods, settingStatus, updating } from './group-kit.ts';
import { answers, asked, hasten, sent, small } from './kit.ts';

const start = gateways();
const { update, updateStatus, remove, show } = methods;

describe('changing an agent group', () => {
  test('looks up the internal id and sends just what is given, as attributes', async () => {
    const t = await start(small);
    const { agentGroup, errors } = await updating(t, 'Power48', { intensity: '9', maxBreakTime: '' });
    expect(errors).toEqual([]);
    expect(agentGroup).toMatchObject({ intensity: '9', initialWorkState: 'Unavailable', maxBreakTime: null });
    expect(asked(t).slice(0, 2)).toEqual([show, update]);
    expect(sent(t, update)[0]).toMatch(
      /<arg1><internalId>\d+<\/internalId><attributes><name>intensity<\/name><value>9<\/value><\/attributes><attributes><name>maxBreakTime<\/name><value><\/value><\/attributes><\/arg1>/,
    );
  });

  test('is done again after a lost answer', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(update), 'apply-then-reset', { times: 1 });
    expect((await updating(t, 'Power48', { intensity: '9' })).errors).toEqual([]);
    expect(sent(t, update)).toHaveLength(2);
  });

  test('shows it by a call of its own where the answer is empty', async () => {
    const t = await start(small);
    answers(t, update, '');
    const { agentGroup, errors } = await updating(t, 'Power48', { intensity: '9' });
    expect(errors).toEqual([]);
    expect(agentGroup).toMatchObject({ externalId: 'Power48', intensity: '1.5' });
  });

  test('is not made of another group that the source tells of', async () => {
    const t = await start(small);
    answers(t, show, '<data><internalId>7</internalId><externalId>Renewals</externalId></data>');
    expect((await updating(t, 'Power48', { intensity: '9' })).errors).toMatchObject([{ code: 'VENDOR_BAD_RESPONSE' }]);
    expect(asked(t)).toEqual([show]);
  });

  test('that is not there, or into a state that cannot be, is refused', async () => {
    const t = await start(small);
    expect((await updating(t, 'Nowhere', { intensity: '9' })).errors).toMatchObject([
      { code: 'NOT_FOUND', inputPath: ['agentGroupId'], vendorCode: 'OBJECT_NOT_EXISTS' },
    ]);
    expect((await updating(t, 'no\u0001where', { intensity: '9' })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(sent(t, update)).toEqual([]);
    expect((await updating(t, 'Power48', { initialWorkState: 'Asleep' })).errors).toMatchObject([
      { code: 'INVALID_STATE' },
    ]);
  });
});

describe('changing how an agent group stands', () => {
  test('sends just what is given, and shows it', async () => {
    const t = await start(small);
    const given = { allocatedCount: 7, currentStartTime: '09:15', currentEndTime: '17:45', state: 'Paused' };
    const { agentGroup, errors } = await settingStatus(t, 'Power48', given);
    expect(errors).toEqual([]);
    expect(agentGroup.status).toEqual(given);
    expect(asked(t).slice(0, 2)).toEqual([show, updateStatus]);
    const one = await settingStatus(t, 'Power48', { allocatedCount: 0 });
    expect(one.agentGroup.status).toEqual({ ...given, allocatedCount: 0 });
    expect(sent(t, updateStatus)[1]).toMatch(
      /<arg1><agentGroup><internalId>\d+<\/internalId><\/agentGroup><allocatedCount>0<\/allocatedCount><\/arg1>/,
    );
  });

  test('is done again after a lost answer', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(updateStatus), 'apply-then-reset', { times: 1 });
    expect((await settingStatus(t, 'Power48', { allocatedCount: 3 })).agentGroup.status.allocatedCount).toBe(3);
    expect(sent(t, updateStatus)).toHaveLength(2);
  });

  test('is for the source to refuse', async () => {
    const t = await start(small);
    const modes = await t.query('{ agentGroups { nodes { externalId mode } } }');
    const other = modes.data.agentGroups.nodes.find(({ mode }: { mode: string }) => mode !== 'STANDARD').externalId;
    const { agentGroup, errors } = await settingStatus(t, other, { state: 'Paused' });
    expect(agentGroup).toBeNull();
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', vendorCode: 'ATTRIBUTE_INVALID_FORMAT' }]);
  });
});

describe('deleting an agent group', () => {
  test('names it by its name and account', async () => {
    const t = await start(small);
    await creating(t, 'Night');
    t.reset();
    expect(await deleting(t, 'Night')).toEqual({ errors: [] });
    expect(asked(t)).toEqual([remove]);
    expect(sent(t, remove)[0]).toMatch(
      /<arg1><externalId>Night<\/externalId><parent xsi:type="[^"]*Account"><externalId>Acme<\/externalId><\/parent><\/arg1>/,
    );
    expect((await deleting(t, 'Night')).errors).toMatchObject([{ code: 'NOT_FOUND', inputPath: ['id'] }]);
    expect((await deleting(t, 'Ni\u0001ght')).errors).toMatchObject([{ code: 'NOT_FOUND', inputPath: ['id'] }]);
  });

  test('that is in use is refused', async () => {
    const t = await start(small);
    expect((await deleting(t, 'Power48')).errors).toMatchObject([
      { code: 'INVALID_STATE', vendorCode: 'INVALID_STATE' },
    ]);
    expect(await listed(t)).toContain('Power48');
  });

  test('whose answer was lost has been done when it is gone by now', async () => {
    const t = await start(small);
    hasten(t);
    await creating(t, 'Night');
    t.sandbox.engage.fault(asking(remove), 'apply-then-reset', { times: 1 });
    expect(await deleting(t, 'Night')).toEqual({ errors: [] });
    expect(sent(t, remove)).toHaveLength(2);
    expect(await listed(t)).not.toContain('Night');
  });

  test('forgets its schedule groups with it', async () => {
    const t = await start(small);
    const { agentGroup } = await creating(t, 'Night');
    const scheduleGroups = async () => {
      const { data } = await t.query('{ scheduleGroups { nodes { externalId } } }');
      return data.scheduleGroups.nodes.map(({ externalId }: { externalId: string }) => externalId);
    };
    const before = await scheduleGroups();
    const input = { agentGroupId: agentGroup.id, externalId: 'Late' };
    await change(t, 'createScheduleGroup', 'CreateScheduleGroupInput', input, errors);
    expect(await scheduleGroups()).toEqual([...before, 'Late']);
    await deleting(t, 'Night');
    expect(await scheduleGroups()).toEqual(before);
  });
});
