import { describe, expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';
import { change } from './changes.ts';
import { id, small, tenios } from './kit.ts';

const start = gateways();
const minute = 60_000;
const day = 24 * 60 * minute;
const wrapUp = 'wrapUp { id endsAt extensions } agent { id state }';

/** A service, a TENIOS agent in a wrap-up of 20 seconds, and one way to extend it. */
async function inWrapUp() {
  const tried = await start({ ...small, source: { [tenios]: { timeout: '90ms' } } });
  const { centre } = tried.sandbox;
  const [agent] = centre.agentsAt('TENIOS');
  const [queue] = centre.queuesAt('TENIOS');
  if (!agent || !queue) throw new Error('the centre is too small');
  centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 20_000 });
  const agentId = id('Agent', tenios, agent.id);
  return {
    tried,
    agent,
    extend: (idempotencyKey: string | null, input: object = { by: minute }) =>
      change(tried, 'extendWrapUp', { agentId, idempotencyKey, ...input }, wrapUp),
    /** How often TENIOS was asked to extend. */
    extended: () => tried.calls('tenios').filter((call) => call === 'POST /wrap-up/extend').length,
  };
}

describe('a repeat with the same idempotencyKey', () => {
  test('gets the first answer, for a day, without another call', async () => {
    const { tried, extend, extended } = await inWrapUp();
    const first = await extend('k');
    expect(first).toEqual({
      wrapUp: { id: expect.any(String), endsAt: new Date(tried.clock.now() + minute).toISOString(), extensions: 1 },
      agent: { id: expect.any(String), state: 'WRAP_UP' },
      errors: [],
    });
    expect(await extend('k')).toEqual(first);
    tried.clock.advance(minute);
    expect(await extend('k')).toEqual({ ...first, agent: { ...first.agent, state: 'READY' } });
    tried.clock.advance(day - minute - 1);
    expect((await extend('k')).wrapUp).toEqual(first.wrapUp);
    expect(extended()).toBe(1);
    tried.clock.advance(1);
    expect((await extend('k')).errors).toEqual([expect.objectContaining({ code: 'AGENT_NOT_IN_WRAP_UP' })]);
    expect(extended()).toBe(2);
  });

  test('of a hundred at once does the work once', async () => {
    const { tried, extend, extended } = await inWrapUp();
    const held = tried.sandbox.tenios.fault('POST /wrap-up/extend', 'hold');
    const all = Array.from({ length: 100 }, () => extend('k'));
    await held.reached;
    held.release();
    const answers = new Set((await Promise.all(all)).map((answer) => JSON.stringify(answer)));
    expect(answers.size).toBe(1);
    expect(JSON.parse([...answers][0] ?? '')).toMatchObject({ errors: [], wrapUp: { extensions: 1 } });
    expect(extended()).toBe(1);
  });

  test('and another input is refused', async () => {
    const { tried, extend, extended } = await inWrapUp();
    const until = new Date(tried.clock.now() + 2 * minute).toISOString();
    await extend('k');
    const agentId = id('Agent', tenios, 'other@acme.example');
    for (const other of [{ by: minute + 1 }, { until }, { by: minute, agentId }])
      expect(await extend('k', other)).toEqual({
        wrapUp: null,
        agent: null,
        errors: [expect.objectContaining({ code: 'INVALID_INPUT', inputPath: ['idempotencyKey'], retryable: false })],
      });
    expect(extended()).toBe(1);
  });

  test('may spell the same moment differently', async () => {
    const { tried, extend, extended } = await inWrapUp();
    const until = new Date(tried.clock.now() + 2 * minute);
    const first = await extend('k', { until: until.toISOString() });
    const elsewhere = new Date(until.getTime() + 3_600_000).toISOString().replace('Z', '+01:00');
    expect(await extend('k', { until: elsewhere })).toEqual(first);
    expect(extended()).toBe(1);
  });

  test('gets the first refusal too', async () => {
    const { extend, extended } = await inWrapUp();
    const first = await extend('k', { by: 1 });
    expect(first.errors).toEqual([expect.objectContaining({ code: 'WRAP_UP_EXTENSION_TOO_SHORT' })]);
    expect(await extend('k', { by: 1 })).toEqual(first);
    expect(extended()).toBe(1);
  });

  test('does the work where nothing had been done: the vendor had wanted fewer requests', async () => {
    const { tried, extend, extended } = await inWrapUp();
    const fault = tried.sandbox.tenios.fault(/extend/, { status: 429, headers: { 'retry-after': '1' } });
    expect((await extend('k')).errors).toEqual([
      expect.objectContaining({ code: 'VENDOR_RATE_LIMITED', retryable: true, retryAfter: 1_000 }),
    ]);
    fault.release();
    tried.clock.advance(1_000);
    expect((await extend('k')).errors).toEqual([]);
    expect(extended()).toBe(2);
  });

  test('is told again that nobody knows, and never does the work twice', async () => {
    const { tried, extend, extended } = await inWrapUp();
    const fault = tried.sandbox.tenios.fault(/extend/, 'apply-then-reset');
    const first = await extend('k');
    expect(first.errors).toEqual([expect.objectContaining({ code: 'OUTCOME_UNKNOWN' })]);
    fault.release();
    expect(await extend('k')).toEqual(first);
    expect(extended()).toBe(1);
  });
});

test('without a key, or with another one, the work is done each time', async () => {
  const { extend, extended } = await inWrapUp();
  const extensions: number[] = [];
  for (const key of [null, null, 'a', 'b', 'ß'.repeat(255)]) extensions.push((await extend(key)).wrapUp.extensions);
  expect(extensions).toEqual([1, 2, 3, 4, 5]);
  expect(extended()).toBe(5);
});
