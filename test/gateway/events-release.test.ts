import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { type RawSocket, rawSocket } from '../kit/raw-socket.ts';
import { becomes, subscribers } from '../kit/subscribers.ts';
import { change } from './changes.ts';
import { eventually, id, small, tenios } from './kit.ts';

const { overSocket, overStream } = subscribers();
const open: { destroy(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.destroy();
});

// After the hooks above: a service that is being closed waits for readers, by a clock that stands still.
const start = gateways();

async function socketTo(tried: Tried): Promise<RawSocket> {
  const raw = await rawSocket(tried);
  open.push({ destroy: () => raw.socket.terminate() });
  return raw;
}

/** An event stream that nobody reads until told to. */
async function unreadStream({ url }: Tried, query: string): Promise<IncomingMessage> {
  const asked = request(new URL('graphql', url), {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
  });
  asked.end(JSON.stringify({ query }));
  const [response] = await once(asked, 'response');
  open.push(response);
  return response;
}

async function inWrapUp() {
  const tried = await start(small);
  const { centre } = tried.sandbox;
  const [agent] = centre.agentsAt('TENIOS');
  const [queue] = centre.queuesAt('TENIOS');
  if (!agent || !queue) throw new Error('the centre is too small');
  centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 2_000 });
  const agentId = id('Agent', tenios, agent.id);
  const extend = async (): Promise<void> => {
    expect(await change(tried, 'extendWrapUp', { agentId, by: 8_000 })).toMatchObject({ errors: [] });
  };
  return { tried, extend };
}

const query = 'subscription { wrapUpEvents { type } }';

/** Nobody looks at any vendor any more, however long one waits. */
async function nobodyLooks(tried: Tried): Promise<void> {
  // A look that was under way may still be.
  await eventually(async () => {
    tried.reset();
    tried.clock.advance(60_000);
    await tried.query('{ viewer { subject } }');
    return tried.calls('sinch').length + tried.calls('tenios').length === 0;
  });
}

describe('nothing is held, though nothing ever happens,', () => {
  const polled = 'subscription { agentStateChanged { id } }';

  test.each([
    ['a WebSocket', overSocket],
    ['server-sent events', overStream],
  ])('after the end of a subscription over %s', async (_, subscribe) => {
    const tried = await start(small);
    const some = [await subscribe(tried, polled), await subscribe(tried, query), await subscribe(tried, polled)];
    await eventually(() => tried.calls('sinch').length > 0);
    for (const one of some) await one.stop();
    await becomes(tried, (now) => now === 0);
    await nobodyLooks(tried);
  });

  test.each(['complete', 'close', 'terminate'] as const)('after a socket’s %s', async (how) => {
    const tried = await start(small);
    const { say, socket } = await socketTo(tried);
    for (const one of ['1', '2']) say({ type: 'subscribe', id: one, payload: { query: polled } });
    await becomes(tried, (now) => now === 2);
    if (how === 'complete') for (const one of ['1', '2']) say({ type: 'complete', id: one });
    else socket[how]();
    await becomes(tried, (now) => now === 0);
    await nobodyLooks(tried);
  });

  test.each(['socket', 'stream'])('where a %s is gone before the subscription has begun', async (carrier) => {
    const tried = await start(small);
    const slow = 'subscription { agentStateChanged(snapshot: true) { id } }';
    const released = tried.sandbox.sinch.fault(/./, 'hold');
    if (carrier === 'socket') {
      const { say, socket } = await socketTo(tried);
      say({ type: 'subscribe', id: '1', payload: { query: slow } });
      await eventually(() => tried.calls('sinch').length > 0);
      socket.terminate();
    } else {
      const hangUp = new AbortController();
      const asked = fetch(new URL('graphql', tried.url), {
        method: 'POST',
        headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
        body: JSON.stringify({ query: slow }),
        signal: hangUp.signal,
      });
      await eventually(() => tried.calls('sinch').length > 0);
      hangUp.abort();
      await expect(asked).rejects.toThrow();
    }
    released.release();
    await eventually(
      async () => (await tried.query('{ sources { health { status } } }')).data.sources[1].health.status === 'UP',
    );
    await becomes(tried, (now) => now === 0);
    await nobodyLooks(tried);
  });
});

describe('who never reads', () => {
  /** An answer of a quarter of a megabyte: more than systems keep for a connection are soon written. */
  const large = `subscription { wrapUpEvents { type ${Array.from({ length: 30 }, (_, i) => `${'a'.repeat(8_000)}${i}: type`).join(' ')} } }`;
  const events = 80;

  test('a socket is closed with a code that says to resume; others are not held up', async () => {
    const { tried, extend } = await inWrapUp();
    const other = await overSocket(tried, query);
    const raw = await socketTo(tried);
    raw.say({ type: 'subscribe', id: '1', payload: { query: large } });
    await becomes(tried, (now) => now === 2);
    raw.socket.pause();
    for (let time = 0; time < events; time++) await extend();
    await becomes(tried, (now) => now === 1);
    expect((await other.take(events + 1)).at(-1)?.data.wrapUpEvents.type).toBe('EXTENDED');
    raw.socket.resume();
    expect(await raw.closed).toEqual({ code: 1013, reason: expect.stringContaining('subscribe again with after') });
    expect(raw.heard.length).toBeLessThan(events);
  });

  test('a stream ends with an error that says to resume', async () => {
    const { tried, extend } = await inWrapUp();
    const response = await unreadStream(tried, large);
    await becomes(tried, (now) => now === 1);
    for (let time = 0; time < events; time++) await extend();
    await becomes(tried, (now) => now === 0);
    let text = '';
    for await (const piece of response) text += piece;
    const [last, complete] = text.trimEnd().split('\n\n').slice(-2);
    expect(last).toContain('"code":"RATE_LIMITED"');
    expect(last).toContain('subscribe again with after');
    expect(complete).toBe('event: complete\ndata:');
  });

  test('who resumes is given more only as it reads, and cut off when it does not', async () => {
    const { tried, extend } = await inWrapUp();
    const first = await overSocket(tried, `subscription { wrapUpEvents { id } }`);
    for (let time = 0; time < events; time++) await extend();
    const { data } = await first.next();
    await first.stop();
    const after = large.replace('wrapUpEvents', `wrapUpEvents(after: "${data.wrapUpEvents.id}")`);
    const response = await unreadStream(tried, after);
    const raw = await socketTo(tried);
    raw.say({ type: 'subscribe', id: '1', payload: { query: after } });
    raw.socket.pause();
    await becomes(tried, (now) => now === 2);
    for (let beat = 0; beat < 5; beat++) {
      tried.clock.advance(12_000);
      await tried.query('{ viewer { subject } }');
    }
    await becomes(tried, (now) => now === 0);
    expect(response.readableEnded).toBe(false);
  });
});
