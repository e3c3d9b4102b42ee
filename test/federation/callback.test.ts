import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { becomes } from '../kit/subscribers.ts';
import { allowing, follow, happen, none } from './callback-kit.ts';
import { ask, type Router, routers } from './router.ts';

const start = gateways();
const router = routers();

/** A service and a router that follows it. */
async function followed(options: object = {}): Promise<{ readonly tried: Tried; readonly one: Router }> {
  const one = await router();
  const tried = await start(allowing(one.url));
  expect((await ask(tried, one, follow, options)).status).toBe(200);
  return { tried, one };
}

describe('a router that is allowed', () => {
  test('is asked first, told each event, and told the end', async () => {
    const one = await router();
    const tried = await start(allowing(one.url));
    const answer = await ask(tried, one, follow);
    expect(answer).toMatchObject({ status: 200, body: { data: null } });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('subscription-protocol')).toBe('callback/1.0');
    expect(await one.hears(1)).toEqual(['check']);

    await happen(tried);
    await one.hears(3);
    await tried.close();
    // By now it has been told.
    expect(one.calls.map(({ message }) => message.action)).toEqual(['check', 'next', 'next', 'complete']);
    for (const { path, headers, message } of one.calls) {
      expect(path).toBe('/callback/s1');
      expect(headers).toMatchObject({ 'content-type': 'application/json', 'subscription-protocol': 'callback/1.0' });
      expect(message).toMatchObject({ kind: 'subscription', id: 's1', verifier: 'only-mine' });
    }
    const [, first, second, last] = one.calls.map(({ message }) => message);
    const event = { id: expect.any(String), agent: { name: expect.any(String) } };
    expect(first.payload).toEqual({ data: { wrapUpEvents: { ...event, type: 'STARTED' } } });
    expect(second.payload).toEqual({ data: { wrapUpEvents: { ...event, type: 'EXTENDED' } } });
    expect(last).not.toHaveProperty('errors');
    expect(last).not.toHaveProperty('payload');
  });

  test('may resume, and gets a snapshot', async () => {
    const { tried, one } = await followed();
    await happen(tried);
    await one.hears(3);
    const after = one.calls[1]?.message.payload.data.wrapUpEvents.id;
    const other = { subscription: { subscriptionId: 's2' } };
    await ask(tried, one, `subscription { wrapUpEvents(after: "${after}") { id } }`, other);
    await one.hears(5);
    expect(one.calls.at(-1)?.message).toMatchObject({
      id: 's2',
      payload: { data: { wrapUpEvents: { id: one.calls[2]?.message.payload.data.wrapUpEvents.id } } },
    });
    await ask(tried, one, 'subscription { sourceHealthChanged(snapshot: true) { isSnapshot } }', other);
    expect(await one.hears(8)).toEqual(['check', 'next', 'next', 'check', 'next', 'check', 'next', 'next']);
  });

  test('hears events in their order, one call at a time', async () => {
    const { tried, one } = await followed();
    let calling = 0;
    let most = 0;
    one.on('next', (response) => {
      calling += 1;
      most = Math.max(most, calling);
      setImmediate(() => {
        calling -= 1;
        response.end();
      });
    });
    for (let i = 0; i < 5; i += 1) await happen(tried);
    await one.hears(7);
    const ids = one.calls.slice(1).map(({ message }) => message.payload.data.wrapUpEvents.id);
    expect(ids).toEqual([...ids].sort());
    expect(most).toBe(1);
  });

  test('gets signs of life before it misses them', async () => {
    const { tried, one } = await followed({ subscription: { heartbeatIntervalMs: 4_000 } });
    for (let beats = 2; beats < 5; beats += 1) {
      tried.clock.advance(3_000);
      expect(await one.hears(beats)).toEqual(Array(beats).fill('check'));
      // The next one is armed when this one is sent.
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(one.calls.at(-1)?.message).toEqual({
      kind: 'subscription',
      action: 'check',
      id: 's1',
      verifier: 'only-mine',
    });
  });

  test('gets none where it wants none', async () => {
    const { tried, one } = await followed();
    tried.clock.advance(600_000);
    await happen(tried);
    expect(await one.hears(3)).toEqual(['check', 'next', 'next']);
  });

  test('is told what a subscription failed of', async () => {
    const one = await router();
    const tried = await start(allowing(one.url));
    await ask(tried, one, 'subscription { wrapUpEvents(after: "elsewhere-1") { id } }');
    expect(await one.hears(2)).toEqual(['check', 'complete']);
    expect(one.calls[1]?.message.errors).toMatchObject([{ extensions: { code: 'EVENTS_LOST' } }]);
    await none(tried);
  });
});

describe('a subscription ends', () => {
  test.each([404, 400, 410, 500])('when its router answers an event with %i', async (status) => {
    const { tried, one } = await followed();
    one.on('next', status);
    await happen(tried);
    await none(tried);
    await happen(tried);
    expect(await one.hears(2)).toEqual(['check', 'next']);
  });

  test('when its router answers a sign of life with 404', async () => {
    const { tried, one } = await followed({ subscription: { heartbeatIntervalMs: 4_000 } });
    one.on('check', 404);
    tried.clock.advance(3_000);
    await none(tried);
    expect(await one.hears(2)).toEqual(['check', 'check']);
  });

  test('when its router does not answer in time', async () => {
    const { tried, one } = await followed();
    one.on('next', () => {});
    await happen(tried);
    await one.hears(2);
    tried.clock.advance(5_000);
    await none(tried);
  });

  test('when its router is away for three signs of life', async () => {
    const { tried, one } = await followed({ subscription: { heartbeatIntervalMs: 4_000 } });
    one.on('check', (response) => response.destroy());
    for (let beats = 2; beats < 5; beats += 1) {
      await becomes(tried, (now) => now === 1);
      tried.clock.advance(3_000);
      await one.hears(beats);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await none(tried);
  });

  test('when its router sends it elsewhere, where nobody is called', async () => {
    const { tried, one } = await followed();
    const elsewhere = await router();
    for (const status of [301, 302, 307, 308]) {
      one.on('next', (response) => response.writeHead(status, { location: elsewhere.url }).end());
      await happen(tried);
      await none(tried);
      one.on('next', 200);
      await ask(tried, one, follow);
    }
    expect(elsewhere.calls).toEqual([]);
  });

  test('and of a router that answers without end nothing is kept', async () => {
    const { tried, one } = await followed();
    const closed: Promise<void>[] = [];
    one.on('next', (response) => {
      response.writeHead(200);
      closed.push(new Promise((resolve) => response.once('close', resolve)));
      response.write('x'.repeat(1000));
    });
    await happen(tried);
    await one.hears(3);
    await Promise.all(closed);
  });
});

test('a service that ends waits for no router longer than for anybody', async () => {
  const { tried, one } = await followed();
  let answer = (): void => {};
  one.on('next', (response) => {
    answer = () => response.end();
  });
  one.on('complete', () => {});
  await happen(tried);
  await one.hears(2);
  const closed = tried.close();
  tried.clock.advance(4_000);
  one.on('next', 200);
  answer();
  expect(await one.hears(4)).toEqual(['check', 'next', 'next', 'complete']);
  tried.clock.advance(3_000);
  await closed;
});

test('the verifier is nowhere in the log', async () => {
  const { tried, one } = await followed();
  one.on('next', 404);
  await happen(tried);
  await none(tried);
  expect(tried.log.join('\n')).toContain('a router has left a subscription');
  expect(tried.log.join('\n')).not.toContain('only-mine');
});
