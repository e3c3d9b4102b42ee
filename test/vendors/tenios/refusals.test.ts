import { describe, expect, test } from '@jest/globals';
import { failure, garbage, paths, readOne, refusal, rig } from './rig.ts';

/** Each refusal of the pages: its code, the keys it names, and what it comes to. */
const refusals = [
  ['AGENT_NOT_FOUND', [], { code: 'AGENT_NOT_FOUND', inputPath: ['agentId'] }],
  ['AGENT_NOT_FOUND', ['agent_email'], { code: 'AGENT_NOT_FOUND', inputPath: ['agentId'] }],
  ['AGENT_STATE_INVALID_EMAIL', ['email'], { code: 'INVALID_INPUT', inputPath: ['agentId'] }],
  ['AGENT_NOT_READY_REASON_NOT_FOUND', ['nrr'], { code: 'NOT_READY_REASON_NOT_FOUND', inputPath: ['reason'] }],
  ['AGENT_NOT_IN_WRAP_UP', [], { code: 'AGENT_NOT_IN_WRAP_UP' }],
  ['WRAP_UP_INVALID_EXTEND_TIME_AMOUNT', [], { code: 'WRAP_UP_EXTENSION_TOO_SHORT' }],
  ['WRAP_UP_EXCEEDED_LIMIT', [], { code: 'WRAP_UP_EXTENSION_TOO_LONG' }],
  ['WRAP_UP_DATE_PARSE_ERROR', ['end_time'], { code: 'INVALID_INPUT' }],
  ['FIELD_IS_REQUIRED', ['state'], { code: 'INVALID_INPUT', inputPath: ['state'] }],
  ['FIELD_IS_REQUIRED', ['something'], { code: 'INVALID_INPUT' }],
  ['ACD_USER_DETAILS_ALL_SKILLS_REQUIRED_ERROR', [], { code: 'VENDOR_REJECTED' }],
  ['INVALID_JSON', ['state'], { code: 'VENDOR_REJECTED', inputPath: ['state'] }],
  ['INVALID_JSON', ['something'], { code: 'VENDOR_REJECTED' }],
  ['SOMETHING_NEW', [], { code: 'VENDOR_REJECTED' }],
] as const;

describe('a refused change', () => {
  test.each(refusals)('%s naming %j', async (code, fields, expected) => {
    const r = await rig();
    r.simulator.fault(paths.cancel, refusal(code, fields));
    expect(await r.source.writes.cancelWrapUp?.(r.id)).toEqual({
      done: false,
      refusal: { ...expected, message: expect.any(String), vendorCode: code },
    });
    expect(r.calls()).toHaveLength(1);
  });

  const known = refusals.filter(([code]) => code !== 'SOMETHING_NEW');
  test.each(known)('%s naming %j, code and message the wrong way round', async (code, fields, expected) => {
    const r = await rig();
    r.simulator.fault(paths.cancel, refusal('That will not do', fields, code));
    expect(await r.source.writes.cancelWrapUp?.(r.id)).toMatchObject({
      refusal: { code: expected.code, vendorCode: code },
    });
  });

  test.each([
    ['a sentence', refusal('That will not do')],
    ['nothing', { status: 400, body: {} }],
    ['a number and odd fields', { status: 400, body: { error_code: 17.5, error_message: {}, fields: 'x' } }],
    ['success:false in a 200', { status: 200, body: { success: false } }],
    ['a conflict', { status: 409, body: { success: false } }],
  ])('%s instead of a code', async (_name, answer) => {
    const r = await rig();
    r.simulator.fault(paths.cancel, answer);
    expect(await r.source.writes.cancelWrapUp?.(r.id)).toEqual({
      done: false,
      refusal: { code: 'VENDOR_REJECTED', message: 'The source refused the change.', vendorCode: null },
    });
  });

  test('a refusal in a 200 is one all the same', async () => {
    const r = await rig();
    r.simulator.fault(paths.cancel, { ...refusal('AGENT_NOT_IN_WRAP_UP'), status: 200 });
    expect(await r.source.writes.cancelWrapUp?.(r.id)).toMatchObject({ refusal: { code: 'AGENT_NOT_IN_WRAP_UP' } });
  });

  test('an agent who is not on the roster is unknown without a call', async () => {
    const r = await rig();
    const { setState, updateDetails, extendWrapUp, cancelWrapUp } = r.source.writes;
    const nobody = 'nobody@acme.example';
    const outcomes = await Promise.all([
      setState?.(nobody, 'READY', null),
      updateDetails?.(nobody, {}),
      extendWrapUp?.(nobody, { until: r.clock.now() + 60_000, knownEnd: null }),
      cancelWrapUp?.(nobody),
    ]);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ done: false, refusal: { code: 'AGENT_NOT_FOUND', inputPath: ['agentId'] } });
    expect(r.calls()).toEqual([]);
  });
});

describe('a change that fails on the way', () => {
  test('a wrong access key: the source’s failure, sent once, and nothing happened', async () => {
    const r = await rig({ settings: { accessKey: 'wrong' } });
    expect(await failure(Promise.resolve(r.source.writes.setState?.(r.id, 'READY', null)))).toMatchObject({
      code: 'VENDOR_UNAUTHORIZED',
      vendorCode: 'BAD_CREDENTIALS',
      retryable: false,
      mayHaveHappened: false,
    });
    expect(r.calls()).toHaveLength(1);
    expect(r.source.health()).toMatchObject({ lastError: 'TENIOS Germany does not accept our credentials.' });
  });

  test.each(Object.entries(garbage))('garbage (%s): a bad answer, and it may have happened', async (_name, answer) => {
    const r = await rig();
    r.simulator.fault(paths.changeState, answer);
    expect(await failure(Promise.resolve(r.source.writes.setState?.(r.id, 'READY', null)))).toMatchObject({
      code: 'VENDOR_BAD_RESPONSE',
      mayHaveHappened: true,
    });
    expect(r.source.health().lastFailureAt).not.toBeNull();
  });

  test.each([{ success: null }, { ok: true }, { email: 'a@b.example', state: 'READY' }])(
    'a 200 without success: %j',
    async (body) => {
      const r = await rig();
      r.simulator.fault(paths.changeState, { status: 200, body });
      expect(await failure(Promise.resolve(r.source.writes.setState?.(r.id, 'READY', null)))).toMatchObject({
        code: 'VENDOR_BAD_RESPONSE',
      });
    },
  );

  test('what was remembered of the agent is forgotten all the same', async () => {
    const r = await rig();
    await readOne(r, 'status');
    r.simulator.fault(paths.changeState, { status: 200, body: 'null' });
    await failure(Promise.resolve(r.source.writes.setState?.(r.id, 'READY', null)));
    await readOne(r, 'status');
    expect(r.calls()).toEqual([paths.state, paths.changeState, paths.state]);
  });
});
