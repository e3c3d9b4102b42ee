import { describe, expect, test } from '@jest/globals';
import { failure, paths, type Rig, refusal, rig } from './rig.ts';

/** Anna in wrap-up, with the end that TENIOS has set for it. */
async function inWrapUp(): Promise<Rig & { readonly end: number }> {
  const r = await rig();
  const [queue] = r.centre.queuesAt('TENIOS');
  if (queue === undefined) throw new Error('TENIOS has no queue.');
  r.centre.place({ queue, status: 'WRAP_UP', agent: r.anna });
  const end = r.centre.wrapUpOf(r.anna)?.wrapUpDue;
  if (typeof end !== 'number') throw new Error('The wrap-up has no end.');
  return { ...r, end };
}

const extend = ({ source, id }: Rig, until: number, knownEnd: number | null = null) =>
  Promise.resolve(source.writes.extendWrapUp?.(id, { until, knownEnd }));
const cancel = ({ source, id }: Rig) => Promise.resolve(source.writes.cancelWrapUp?.(id));

describe('extending a wrap-up', () => {
  test('answers the end that the vendor set', async () => {
    const r = await inWrapUp();
    const until = r.end + 30_000;
    expect(await extend(r, until)).toEqual({ done: true, value: until });
    expect(r.sent(paths.extend)).toEqual([{ agent_email: r.id, end_time: new Date(until).toISOString() }]);
    expect(r.centre.wrapUpOf(r.anna)?.wrapUpDue).toBe(until);
    r.simulator.rewrite(paths.extend, () => ({ success: true, wrap_up_end_time: '2026-11-22T10:00:00.000+0100' }));
    expect(await extend(r, until + 30_000)).toEqual({ done: true, value: Date.parse('2026-11-22T09:00:00Z') });
  });

  test('by too little, by too much, and out of wrap-up', async () => {
    const r = await inWrapUp();
    expect(await extend(r, r.end + 4_999)).toMatchObject({ refusal: { code: 'WRAP_UP_EXTENSION_TOO_SHORT' } });
    expect(await extend(r, r.clock.now() + 900_001)).toMatchObject({
      refusal: { code: 'WRAP_UP_EXTENSION_TOO_LONG', vendorCode: 'WRAP_UP_EXCEEDED_LIMIT' },
    });
    await cancel(r);
    expect(await extend(r, r.end + 60_000)).toMatchObject({ refusal: { code: 'AGENT_NOT_IN_WRAP_UP' } });
  });

  test.each([
    { success: true },
    { success: true, wrap_up_end_time: 'soon' },
    { wrap_up_end_time: '2026-11-22T10:00:00Z' },
  ])('an answer without the end is a bad one: %j', async (body) => {
    const r = await inWrapUp();
    r.simulator.rewrite(paths.extend, () => body);
    expect(await failure(extend(r, r.end + 60_000))).toMatchObject({
      code: 'VENDOR_BAD_RESPONSE',
      mayHaveHappened: true,
    });
  });
});

describe('a lost answer to an extension', () => {
  test('that had been done: the refusal of the repeat says so', async () => {
    const r = await inWrapUp();
    r.simulator.fault(paths.extend, 'apply-then-reset', { times: 1 });
    expect(await extend(r, r.end + 5_000, r.end)).toEqual({ done: true, value: r.end + 5_000 });
    expect(r.calls()).toEqual([paths.extend, paths.extend]);
    expect(r.centre.wrapUpOf(r.anna)?.wrapUpDue).toBe(r.end + 5_000);
  });

  test('that had not been done: the repeat does it', async () => {
    const r = await inWrapUp();
    r.simulator.fault(paths.extend, 'reset', { times: 1 });
    expect(await extend(r, r.end + 60_000, r.end)).toEqual({ done: true, value: r.end + 60_000 });
  });

  test.each([
    ['no end was known', null],
    ['it was too short for the known end too', 0],
  ])('%s: nobody can tell', async (_name, offset) => {
    const r = await inWrapUp();
    r.simulator.fault(paths.extend, 'apply-then-reset', { times: 1 });
    const knownEnd = offset === null ? null : r.end + 60_000 - 4_999;
    expect(await extend(r, r.end + 60_000, knownEnd)).toMatchObject({
      done: false,
      refusal: { code: 'OUTCOME_UNKNOWN', vendorCode: 'WRAP_UP_INVALID_EXTEND_TIME_AMOUNT' },
    });
  });

  test('another refusal of the repeat is just that', async () => {
    const r = await inWrapUp();
    r.simulator.fault(paths.extend, 'reset', { times: 1 });
    r.simulator.fault(paths.extend, refusal('WRAP_UP_EXCEEDED_LIMIT'));
    expect(await extend(r, r.end + 60_000, r.end)).toMatchObject({ refusal: { code: 'WRAP_UP_EXTENSION_TOO_LONG' } });
  });

  test('without a loss the same refusal means what it says', async () => {
    const r = await inWrapUp();
    r.simulator.fault(paths.extend, refusal('WRAP_UP_INVALID_EXTEND_TIME_AMOUNT'));
    expect(await extend(r, r.end + 60_000, r.end)).toMatchObject({ refusal: { code: 'WRAP_UP_EXTENSION_TOO_SHORT' } });
  });

  test('and none to the repeats: it may have happened', async () => {
    const r = await inWrapUp();
    r.simulator.fault(paths.extend, 'reset-body');
    expect(await failure(extend(r, r.end + 60_000, r.end))).toMatchObject({ mayHaveHappened: true });
  });

  test('a wrong access key afterwards still leaves it open', async () => {
    const r = await inWrapUp();
    r.simulator.fault(paths.extend, 'apply-then-reset', { times: 1 });
    r.simulator.fault(paths.extend, refusal('BAD_CREDENTIALS'));
    expect(await failure(extend(r, r.end + 60_000, r.end))).toMatchObject({
      code: 'VENDOR_UNAUTHORIZED',
      mayHaveHappened: true,
    });
    expect(r.calls()).toHaveLength(2);
  });
});

describe('cancelling a wrap-up', () => {
  test('ends it', async () => {
    const r = await inWrapUp();
    expect(await cancel(r)).toEqual({ done: true, value: undefined });
    expect(r.sent(paths.cancel)).toEqual([{ agent_email: r.id }]);
    expect(r.centre.wrapUpOf(r.anna)).toBeNull();
    expect(await cancel(r)).toMatchObject({ refusal: { code: 'AGENT_NOT_IN_WRAP_UP' } });
  });

  test('whose answer was lost: the refusal of the repeat means that it is over', async () => {
    const r = await inWrapUp();
    r.simulator.fault(paths.cancel, 'apply-then-reset', { times: 1 });
    expect(await cancel(r)).toEqual({ done: true, value: undefined });
    expect(r.calls()).toEqual([paths.cancel, paths.cancel]);
  });

  test('waits for an extension of the same agent that is under way, and nobody else’s', async () => {
    const r = await inWrapUp();
    const held = r.simulator.fault(paths.extend, 'hold');
    const extension = extend(r, r.end + 60_000);
    await held.reached;
    const cancellation = cancel(r);
    const [, other = ''] = r.ids;
    await r.source.writes.cancelWrapUp?.(other);
    expect(r.sent(paths.cancel)).toEqual([{ agent_email: other }]);
    held.release();
    expect(await extension).toMatchObject({ done: true });
    expect(await cancellation).toMatchObject({ done: true });
  });
});
