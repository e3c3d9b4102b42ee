import { describe, expect, test } from '@jest/globals';
import { failure, paths, readOne, refusal, rig } from './rig.ts';

const done = { done: true, value: undefined };

describe('setting the ready state', () => {
  test('changes it, and the next read asks again', async () => {
    const r = await rig();
    await readOne(r, 'status');
    expect(await r.source.writes.setState?.(r.id, 'NOT_READY', null)).toEqual(done);
    expect((await readOne(r, 'status')).status).toMatchObject({ state: 'NOT_READY' });
    expect(r.calls()).toEqual([paths.state, paths.changeState, paths.state]);
    expect(r.sent(paths.changeState)).toEqual([{ email: r.id, state: 'NOT_READY' }]);
  });

  test('other agents’ answers stay remembered', async () => {
    const r = await rig();
    const [, other = ''] = r.ids;
    await readOne(r, 'status');
    await r.source.writes.setState?.(other, 'NOT_READY', null);
    await readOne(r, 'status');
    expect(r.calls()).toEqual([paths.state, paths.changeState]);
  });

  test('sends the reason under the configured name', async () => {
    const r = await rig({
      settings: { notReadyReasonField: 'not_ready_reason' },
      notReadyReasonField: 'not_ready_reason',
    });
    expect(await r.source.writes.setState?.(r.id, 'NOT_READY', 'COF')).toEqual(done);
    expect(r.sent(paths.changeState)).toEqual([{ email: r.id, state: 'NOT_READY', not_ready_reason: 'COF' }]);
    expect(r.anna.reason?.code).toBe('COF');
  });

  test('an unknown reason is refused', async () => {
    const r = await rig();
    expect(await r.source.writes.setState?.(r.id, 'NOT_READY', 'NAP')).toEqual({
      done: false,
      refusal: {
        code: 'NOT_READY_REASON_NOT_FOUND',
        message: 'The source has no such not-ready reason.',
        inputPath: ['reason'],
        vendorCode: 'AGENT_NOT_READY_REASON_NOT_FOUND',
      },
    });
  });

  test('is sent again after a lost answer', async () => {
    const r = await rig();
    r.simulator.fault(paths.changeState, 'apply-then-reset', { times: 1 });
    expect(await r.source.writes.setState?.(r.id, 'NOT_READY', 'COF')).toEqual(done);
    expect(r.calls()).toEqual([paths.changeState, paths.changeState]);
  });
});

describe('the reason’s other name', () => {
  test.each([
    ['nrr', 'not_ready_reason'],
    ['not_ready_reason', 'nrr'],
  ] as const)('%s refused: %s is sent once, and remembered', async (configured, wanted) => {
    const r = await rig({ settings: { notReadyReasonField: configured }, notReadyReasonField: wanted });
    expect(await r.source.writes.setState?.(r.id, 'NOT_READY', 'COF')).toEqual(done);
    expect(await r.source.writes.setState?.(r.id, 'NOT_READY', 'MTG')).toEqual(done);
    const sent = { email: r.id, state: 'NOT_READY' };
    expect(r.sent(paths.changeState)).toEqual([
      { ...sent, [configured]: 'COF' },
      { ...sent, [wanted]: 'COF' },
      { ...sent, [wanted]: 'MTG' },
    ]);
    expect(r.anna.reason?.code).toBe('MTG');
  });

  test('is kept even when the reason itself is then refused', async () => {
    const r = await rig({ notReadyReasonField: 'not_ready_reason' });
    expect(await r.source.writes.setState?.(r.id, 'NOT_READY', 'NAP')).toMatchObject({
      refusal: { code: 'NOT_READY_REASON_NOT_FOUND' },
    });
    await r.source.writes.setState?.(r.id, 'NOT_READY', 'COF');
    expect(r.calls()).toHaveLength(3);
  });

  test('refused as well: the refusal is told, and the configured name stays', async () => {
    const r = await rig();
    r.simulator.fault((request) => request.body.includes('"nrr"'), refusal('INVALID_JSON', ['nrr']), { times: 1 });
    const other = r.simulator.fault(/./, refusal('INVALID_JSON', ['not_ready_reason']), { times: 1 });
    expect(await r.source.writes.setState?.(r.id, 'NOT_READY', 'COF')).toMatchObject({
      refusal: { code: 'VENDOR_REJECTED', vendorCode: 'INVALID_JSON' },
    });
    expect(other.hits).toBe(1);
    await r.source.writes.setState?.(r.id, 'NOT_READY', 'COF');
    expect(r.sent(paths.changeState).map((fields) => Object.keys(fields)[2])).toEqual([
      'nrr',
      'not_ready_reason',
      'nrr',
    ]);
  });

  test('is not tried when another key is named, or none', async () => {
    const r = await rig();
    for (const fields of [['state'], []]) {
      r.simulator.fault(paths.changeState, refusal('INVALID_JSON', fields), { times: 1 });
      expect(await r.source.writes.setState?.(r.id, 'NOT_READY', 'COF')).toMatchObject({ done: false });
    }
    expect(r.calls()).toHaveLength(2);
  });

  test('no answer at all is a failure', async () => {
    const r = await rig();
    r.simulator.fault(paths.changeState, 'reset');
    expect(await failure(Promise.resolve(r.source.writes.setState?.(r.id, 'READY', null)))).toMatchObject({
      code: 'VENDOR_UNAVAILABLE',
      mayHaveHappened: true,
    });
  });
});
