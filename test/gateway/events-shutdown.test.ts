import { once } from 'node:events';
import { afterEach, describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { type RawSocket, rawSocket } from '../kit/raw-socket.ts';
import { becomes, subscribers } from '../kit/subscribers.ts';
import { eventually, id, small, tenios } from './kit.ts';

const { overStream } = subscribers();
const open: RawSocket[] = [];
afterEach(() => {
  for (const { socket } of open.splice(0)) socket.terminate();
});
const start = gateways();

const query = 'subscription { wrapUpEvents { type } }';
const subscription = { type: 'subscribe', id: 's', payload: { query } };

async function socketTo(tried: Tried): Promise<RawSocket> {
  const raw = await rawSocket(tried);
  open.push(raw);
  return raw;
}

describe('when the service ends', () => {
  test('sockets are closed with 1001 and told of no end of their subscriptions, streams are complete', async () => {
    const tried = await start(small);
    const [raw, idle] = [await socketTo(tried), await socketTo(tried)];
    raw.say(subscription);
    const stream = await overStream(tried, query);
    await becomes(tried, (now) => now === 2);
    await tried.close();
    expect(await raw.closed).toEqual({ code: 1001, reason: 'Going away' });
    expect((await idle.closed).code).toBe(1001);
    expect(raw.heard).toEqual([{ type: 'connection_ack' }]);
    await expect(stream.next()).rejects.toThrow('The subscription has ended.');
  });

  test('a change under way is answered first, and nothing new is begun', async () => {
    const tried = await start(small);
    const [agent] = tried.sandbox.centre.agentsAt('TENIOS');
    const held = tried.sandbox.tenios.fault(/wrap-up/, 'hold');
    const raw = await socketTo(tried);
    raw.say(subscription);
    const change = `mutation { cancelWrapUp(input: { agentId: "${id('Agent', tenios, agent?.id)}" }) { errors { code } } }`;
    raw.say({ type: 'subscribe', id: 'm', payload: { query: change } });
    await eventually(() => tried.calls('tenios').includes('POST /wrap-up/cancel'));
    const closed = tried.close();
    raw.say({ type: 'subscribe', id: 'new', payload: { query } });
    await expect(rawSocket(tried)).rejects.toThrow();
    held.release();
    await raw.hears(3);
    await closed;
    expect(raw.heard.slice(1)).toEqual([
      {
        id: 'm',
        type: 'next',
        payload: { data: { cancelWrapUp: { errors: [{ code: 'AGENT_NOT_IN_WRAP_UP' }] } } },
      },
      { id: 'm', type: 'complete' },
    ]);
    expect((await raw.closed).code).toBe(1001);
  });

  test('who does not say goodbye is not waited for beyond seven seconds', async () => {
    const tried = await start(small);
    const raw = await socketTo(tried);
    const held = tried.sandbox.sinch.fault(/./, 'hold');
    raw.say({ type: 'subscribe', id: 'q', payload: { query: '{ agents { nodes { id } } }' } });
    const asked = tried.query('{ queues { nodes { id } } }').catch(() => 'broken off');
    await eventually(() => tried.calls('sinch').length > 1);
    raw.socket.pause();
    const closed = tried.close();
    const ended = once(raw.socket, 'close');
    tried.clock.advance(6_999);
    expect(raw.socket.readyState).toBe(raw.socket.OPEN);
    tried.clock.advance(1);
    raw.socket.resume();
    await Promise.all([closed, ended]);
    expect(await asked).toBe('broken off');
    held.release();
  });
});
