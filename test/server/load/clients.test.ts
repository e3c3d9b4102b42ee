import { afterEach, describe, expect, test } from '@jest/globals';
import { eventually, small } from '../../gateway/kit.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { type RawSocket, type RawSocketOptions, rawSocket } from '../../kit/raw-socket.ts';
import { becomes, subscribers } from '../../kit/subscribers.ts';
import { bearer, jwtAuth } from '../../kit/tokens.ts';

const { overSocket, overStream } = subscribers();
const open: RawSocket[] = [];
afterEach(() => {
  for (const { socket } of open.splice(0)) socket.terminate();
});
const start = gateways();

type Headers = Readonly<Record<string, string>>;
const wrapUps = 'subscription { wrapUpEvents { type } }';
const scope = 'agents:read';

const opened = async (tried: Tried, options?: RawSocketOptions): Promise<RawSocket> => {
  const raw = await rawSocket(tried, options);
  open.push(raw);
  return raw;
};

const post = ({ url }: Pick<Tried, 'url'>, headers: Headers = {}, query = '{ __typename }'): Promise<Response> =>
  fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

/** How so many requests are answered, one after another. */
async function statuses(tried: Tried, count: number, headers: Headers = {}): Promise<readonly number[]> {
  const all: number[] = [];
  for (let sent = 0; sent < count; sent += 1) all.push((await post(tried, headers)).status);
  return all;
}

const turnedAway = async ({ url }: Pick<Tried, 'url'>): Promise<readonly string[]> => {
  const text = await (await fetch(new URL('metrics', url))).text();
  return [...text.matchAll(/^trunkline_turned_away_total\{reason="(\w+)"\} (\d+)$/gm)].map(
    ([, reason, count]) => `${reason} ${count}`,
  );
};

const limited = (client: object, more: object = {}) => start({ ...small, config: { limits: { client }, ...more } });

describe('operations of a client', () => {
  test('are so many a second, on all carriers together, and then 429 with the time to wait', async () => {
    const tried = await limited({ operationsPerSecond: 2, burst: 4 });
    const raw = await opened(tried);
    raw.say({ id: '1', type: 'subscribe', payload: { query: '{ __typename }' } });
    await raw.hears(3);
    expect(await statuses(tried, 3)).toEqual([200, 200, 200]);
    const message = 'One client may send 2 operations a second: send fewer, or ask for more in one.';
    const error = { message, extensions: { code: 'RATE_LIMITED', retryable: true, retryAfter: 500 } };
    for (const accept of ['application/json', 'application/graphql-response+json', 'text/event-stream']) {
      const response = await post(tried, { accept });
      expect(response.status).toBe(429);
      expect(response.headers.get('retry-after')).toBe('1');
      expect(await response.json()).toEqual({ errors: [error] });
    }
    // Refused before anybody has looked at it.
    expect((await post(tried, {}, '{ nonsense')).status).toBe(429);
    raw.say({ id: '2', type: 'subscribe', payload: { query: '{ nonsense' } });
    await raw.hears(4);
    expect(raw.heard[3]).toEqual({ id: '2', type: 'error', payload: [error] });
    expect(await turnedAway(tried)).toEqual(['client_operations 5']);
    tried.clock.advance(500);
    expect(await statuses(tried, 2)).toEqual([200, 429]);
  });

  test('do not count what is no operation', async () => {
    const tried = await limited({ operationsPerSecond: 1 });
    expect(await statuses(tried, 2)).toEqual([200, 429]);
    for (const path of ['health/live', 'health/ready', 'metrics'])
      expect((await fetch(new URL(path, tried.url))).status).toBe(200);
  });

  test('are without limit for an address where nothing is said', async () => {
    const tried = await start(small);
    expect(new Set(await statuses(tried, 300))).toEqual(new Set([200]));
  });

  test('are told apart by the address that the proxies vouch for', async () => {
    const tried = await limited({ operationsPerSecond: 1 }, { server: { port: 0, trustProxy: 1 } });
    const from = (address: string) => ({ 'x-forwarded-for': address });
    expect(await statuses(tried, 2, from('6.6.6.6, 1.1.1.1'))).toEqual([200, 429]);
    expect(await statuses(tried, 1, from('7.7.7.7, 1.1.1.1'))).toEqual([429]);
    expect(await statuses(tried, 2, from('1.1.1.1, 2.2.2.2'))).toEqual([200, 429]);
  });

  test('are not told apart by what anybody can write', async () => {
    const tried = await limited({ operationsPerSecond: 1 });
    expect(await statuses(tried, 1, { 'x-forwarded-for': '1.1.1.1' })).toEqual([200]);
    expect(await statuses(tried, 1, { 'x-forwarded-for': '2.2.2.2' })).toEqual([429]);
  });

  test('are those of who is signed in, wherever they come from; a thousand a second where nothing is said', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth, server: { port: 0, trustProxy: 1 } } });
    const anna = await bearer({ scope, sub: 'anna' });
    const all = await Promise.all(
      Array.from({ length: 1_010 }, (_, at) => post(tried, { ...anna, 'x-forwarded-for': `1.1.${at}.1` })),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1_000);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(10);
    expect(await statuses(tried, 1, await bearer({ scope, sub: 'ravi' }))).toEqual([200]);
    // Who cannot say who they are is none of these.
    expect(await statuses(tried, 1)).toEqual([401]);
  });
});

describe('sockets of a client', () => {
  test('are refused with 429 beyond their number, and make room when they close', async () => {
    const tried = await limited({ connections: 2 });
    const [first] = [await opened(tried), await opened(tried)];
    await expect(opened(tried)).rejects.toThrow('429');
    expect(await turnedAway(tried)).toEqual(['client_connections 1']);
    first?.socket.terminate();
    await eventually(() =>
      opened(tried).then(
        () => true,
        () => false,
      ),
    );
    await expect(opened(tried)).rejects.toThrow('429');
  });

  test('that are no sockets in the end are not counted', async () => {
    const tried = await limited({ connections: 1 });
    await expect(opened(tried, { headers: { origin: 'https://evil.example' } })).rejects.toThrow('403');
    const response = await fetch(new URL('graphql', tried.url), { headers: { 'sec-websocket-version': '13' } });
    expect(response.status).toBe(400);
    await eventually(() =>
      opened(tried).then(
        () => true,
        () => false,
      ),
    );
  });

  test('belong to who signs in on them, whatever their address, and a new token makes no second one', async () => {
    const tried = await limited({ connections: 1 }, { auth: jwtAuth });
    const anna = await opened(tried, { payload: await bearer({ scope, sub: 'anna' }) });
    anna.say({ type: 'ping', payload: await bearer({ scope, sub: 'anna' }) });
    await anna.hears(2);
    await opened(tried, { payload: await bearer({ scope, sub: 'ravi' }) });
    const again = await opened(tried, { greets: false });
    again.say({ type: 'connection_init', payload: await bearer({ scope, sub: 'anna' }) });
    expect(await again.closed).toEqual({ code: 1013, reason: 'One client may have 1 sockets open: use one for all.' });
    anna.socket.terminate();
    await eventually(async () =>
      opened(tried, { payload: await bearer({ scope, sub: 'anna' }) }).then(
        () => true,
        () => false,
      ),
    );
  });
});

describe('subscriptions of a client', () => {
  test('are so many on all carriers together, and make room when they end', async () => {
    const tried = await limited({ subscriptions: 2 });
    const first = await overSocket(tried, wrapUps);
    await overStream(tried, wrapUps);
    const error = {
      message: 'One client may have 2 subscriptions: end one first.',
      extensions: { code: 'RATE_LIMITED', retryable: true, retryAfter: 5_000 },
    };
    const response = await post(tried, { accept: 'text/event-stream' }, wrapUps);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await response.json()).toEqual({ errors: [error] });
    const raw = await opened(tried);
    const follow = (id: string) => raw.say({ id, type: 'subscribe', payload: { query: wrapUps } });
    follow('1');
    await raw.hears(2);
    expect(raw.heard[1]).toEqual({ id: '1', type: 'error', payload: [error] });
    expect(await turnedAway(tried)).toEqual(['client_subscriptions 2']);
    expect(await statuses(tried, 1)).toEqual([200]);
    await first.stop();
    await becomes(tried, (now) => now === 1);
    follow('2');
    await becomes(tried, (now) => now === 2);
    // One that is refused for another reason takes no place.
    raw.say({ id: '2', type: 'complete' });
    await becomes(tried, (now) => now === 1);
    for (const id of ['3', '4', '5'])
      raw.say({ id, type: 'subscribe', payload: { query: wrapUps.replace('{', '(after: "x") {') } });
    await raw.hears(5);
    expect(raw.heard.slice(2).map(({ payload }) => JSON.stringify(payload))).toEqual(
      [3, 4, 5].map(() => expect.not.stringContaining('RATE_LIMITED')),
    );
    follow('6');
    await becomes(tried, (now) => now === 2);
  });
});
