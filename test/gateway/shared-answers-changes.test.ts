import { describe, expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';
import { needs } from '../kit/groups.ts';
import { startRedis } from '../kit/redis.ts';
import { change } from './changes.ts';
import { eventually, id } from './kit.ts';
import { agentOf, ask, lasting, stateOf } from './shared-kit.ts';

const start = gateways();
const minute = 60_000;

/** A service of which the state of an agent has been asked, so that its answer is shared. */
async function asked(vendor: 'SINCH' | 'TENIOS', options: object = {}) {
  const tried = await start({ ...lasting, ...options });
  const { agent, agentId } = agentOf(tried.sandbox, vendor);
  const state = async (of = tried, which = agentId): Promise<readonly [string, boolean]> => {
    const { data, wasShared } = await ask(of, stateOf, { variables: { id: which } });
    return [data.agent.state, wasShared];
  };
  /** The state that the next to ask is told, whose answer is shared from then on. */
  const settled = async (expected: string): Promise<void> => {
    expect(await state()).toEqual([expected, false]);
    expect(await state()).toEqual([expected, true]);
  };
  await settled('READY');
  return { tried, agent, agentId, state, settled };
}

describe('what is changed through us is seen by the very next equal query', () => {
  test.each(['SINCH', 'TENIOS'] as const)('of an agent at %s, and no other answer ends for it', async (vendor) => {
    const { tried, agentId, settled, state } = await asked(vendor);
    const other = agentOf(tried.sandbox, vendor === 'SINCH' ? 'TENIOS' : 'SINCH').agentId;
    await state(tried, other);
    expect((await change(tried, 'setAgentState', { agentId, state: 'NOT_READY' })).errors).toEqual([]);
    await settled('NOT_READY');
    expect(await state(tried, other)).toEqual(['READY', true]);
  });

  test('also where the vendor refuses it, for what it did is its own matter', async () => {
    const { tried, agentId, state } = await asked('TENIOS');
    tried.sandbox.tenios.fault(/change/, { status: 403 });
    expect((await change(tried, 'setAgentState', { agentId, state: 'NOT_READY' })).errors).toHaveLength(1);
    expect((await state())[1]).toBe(false);
  });

  test('also where the answer was under way meanwhile', async () => {
    const { tried, agent, agentId } = await asked('SINCH');
    const names = '{ agents(filter: { vendors: [SINCH] }) { nodes { id state } } }';
    const held = tried.sandbox.sinch.fault('GET /agents', 'hold', { times: 1 });
    const early = ask(tried, names);
    await held.reached;
    await change(tried, 'setAgentState', { agentId, state: 'NOT_READY' }, 'errors { code }');
    held.release();
    await early;
    const { data, wasShared } = await ask(tried, names);
    expect(wasShared).toBe(false);
    expect(data.agents.nodes).toContainEqual({ id: agentId, state: 'NOT_READY' });
    expect(agent.duty).toBe('NOT_READY');
  });

  test('a wrap-up that is extended, and one that is cancelled', async () => {
    const { tried, agent, agentId, settled } = await asked('TENIOS');
    const [queue] = tried.sandbox.centre.queuesAt('TENIOS');
    if (queue) tried.sandbox.centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: minute });
    expect((await change(tried, 'extendWrapUp', { agentId, by: 2 * minute })).errors).toEqual([]);
    await settled('WRAP_UP');
    expect((await change(tried, 'cancelWrapUp', { agentId })).errors).toEqual([]);
    await settled('READY');
  });
});

test('a wrap-up that ends by time is seen to end in that moment', async () => {
  const { tried, agent, agentId, settled, state } = await asked('TENIOS');
  const [queue] = tried.sandbox.centre.queuesAt('TENIOS');
  if (queue) tried.sandbox.centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: minute });
  const { wrapUp } = await change(tried, 'extendWrapUp', { agentId, by: 2 * minute }, 'wrapUp { endsAt }');
  await settled('WRAP_UP');
  tried.clock.advance(Date.parse(wrapUp.endsAt) - tried.clock.now() - 1);
  // That it comes to its end is told a little before, and what is told of a wrap-up may change what is shown of it.
  expect((await state())[0]).toBe('WRAP_UP');
  expect(await state()).toEqual(['WRAP_UP', true]);
  tried.clock.advance(1);
  await settled('READY');
});

test('what changes at the vendor is seen when the answer is too old, and no sooner', async () => {
  const { tried, agent, state } = await asked('SINCH');
  tried.sandbox.centre.setReady(agent, false);
  tried.clock.advance(59 * minute);
  expect(await state()).toEqual(['READY', true]);
  tried.clock.advance(minute);
  expect(await state()).toEqual(['NOT_READY', false]);
});

needs('redis-server')('at another replica', () => {
  test('a wrap-up that is extended is seen as soon as it is heard of', async () => {
    const redis = await startRedis();
    try {
      const { tried, agent, agentId, state } = await asked('TENIOS', { config: { store: { redis: redis.url() } } });
      const other = await start({ ...lasting, config: { store: { redis: redis.url() } }, after: tried });
      expect(await state(other)).toEqual(['READY', false]);
      expect(await state(other)).toEqual(['READY', true]);
      const [queue] = tried.sandbox.centre.queuesAt('TENIOS');
      if (queue) tried.sandbox.centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: minute });
      expect((await change(tried, 'extendWrapUp', { agentId, by: 2 * minute })).errors).toEqual([]);
      expect((await state())[0]).toBe('WRAP_UP');
      await eventually(async () => (await state(other))[0] === 'WRAP_UP');
      expect(await state(other)).toEqual(['WRAP_UP', true]);
      await tried.close();
      await other.close();
    } finally {
      await redis.close();
    }
  });

  test('an answer that the store is missing from is nobody else’s', async () => {
    const redis = await startRedis();
    const tried = await start({ ...lasting, config: { store: { redis: redis.url() } } });
    try {
      await redis.kill();
      await eventually(async () => (await fetch(new URL('health/ready', tried.url))).status === 503);
      const ready = `{ agents(filter: { states: [READY], sourceIds: ["${id('Source', 'tenios-de')}"] }) { nodes { id } failures { code } } }`;
      for (let time = 0; time < 2; time += 1) {
        const { data, wasShared } = await ask(tried, ready);
        expect([data.agents.failures[0].code, wasShared]).toEqual(['STORE_UNAVAILABLE', false]);
      }
    } finally {
      await tried.close();
      await redis.close();
    }
  });
});
