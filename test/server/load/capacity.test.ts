import { connect } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createCapacity } from '../../../src/server/load/capacity.ts';
import { TurnedAway } from '../../../src/server/load/turned-away.ts';
import { Abandoned } from '../../../src/waiting.ts';
import { eventually, sinch, small } from '../../gateway/kit.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { ManualClock } from '../../kit/manual-clock.ts';
import { type RawSocket, rawSocket } from '../../kit/raw-socket.ts';
import { subscribers } from '../../kit/subscribers.ts';

const { overSocket, overStream } = subscribers();
const open: RawSocket[] = [];
afterEach(() => {
  for (const { socket } of open.splice(0)) socket.terminate();
});
const start = gateways();

const slow = `{ agents(filter: { vendors: [SINCH] }) { nodes { id } } }`;
const wrapUps = 'subscription { wrapUpEvents { type } }';
const busy = {
  message: 'The service has too much to do at the moment. Try again in a second.',
  extensions: { code: 'RATE_LIMITED', retryable: true, retryAfter: 1_000 },
};

const post = ({ url }: Pick<Tried, 'url'>, query: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

const metric = async ({ url }: Pick<Tried, 'url'>, name: string): Promise<number> => {
  const text = await (await fetch(new URL('metrics', url))).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? 0);
};
const underWay = (tried: Tried) => metric(tried, 'trunkline_operations_under_way');
const refused = (tried: Tried) => metric(tried, 'trunkline_turned_away_total{reason="operations"}');

/** A service with as many operations under way as it takes, which wait for a vendor until `release`. */
async function full(operations: number, config: object = {}) {
  const tried = await start({
    ...small,
    source: { [sinch]: { cacheFor: '0s' } },
    config: { limits: { operations }, ...config },
  });
  const held = tried.sandbox.sinch.fault(/./, 'hold');
  const answers = Array.from({ length: operations }, () => post(tried, slow));
  await eventually(async () => (await underWay(tried)) === operations);
  return { tried, answers, release: () => held.release() };
}

test('who left before their turn gets none', async () => {
  const capacity = createCapacity({ operations: 1, queueTime: 1, clock: new ManualClock(), turnedAway: () => {} });
  const place = capacity.take();
  place.leave();
  await expect(place.turn()).rejects.toThrow(Abandoned);
  expect(capacity.underWay).toBe(0);
});

describe('a service that has as much to do as it can', () => {
  test('says so at once on every carrier, does the rest of its work, and what it has begun comes to its end', async () => {
    const { tried, answers, release } = await full(20);
    for (const headers of [{}, { accept: 'application/graphql-response+json' }, { accept: 'text/event-stream' }]) {
      const response = await post(tried, '{ __typename }', headers);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('1');
      expect(response.headers.get('x-request-id')).not.toBeNull();
      expect(await response.json()).toEqual({ errors: [busy] });
    }
    const address = new URL(`graphql?query=${encodeURIComponent('{ __typename }')}`, tried.url);
    expect((await fetch(address, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(503);

    const raw = await rawSocket(tried);
    open.push(raw);
    raw.say({ id: '1', type: 'subscribe', payload: { query: '{ __typename }' } });
    raw.say({ id: '2', type: 'subscribe', payload: { query: wrapUps } });
    await raw.hears(3);
    expect(raw.heard.slice(1)).toEqual([
      { id: '1', type: 'error', payload: [busy] },
      { id: '2', type: 'error', payload: [busy] },
    ]);

    for (const path of ['health/live', 'health/ready', 'metrics'])
      expect((await fetch(new URL(path, tried.url))).status).toBe(200);
    expect(await refused(tried)).toBe(6);
    release();
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    await eventually(async () => (await underWay(tried)) === 0);
    raw.say({ id: '3', type: 'subscribe', payload: { query: '{ __typename }' } });
    await raw.hears(4);
    expect(raw.heard[3]).toMatchObject({ id: '3', type: 'next' });
    // Nothing of it is anybody's fault.
    expect(tried.log.filter((line) => JSON.parse(line).level > 30)).toEqual([]);
  });

  test('shows web pages when to come again', async () => {
    const origin = 'https://desk.example';
    const { tried, release } = await full(1, { server: { port: 0, cors: { origins: [origin] } } });
    const { headers } = await post(tried, '{ __typename }', { origin });
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-expose-headers')).toContain('retry-after');
    release();
  });

  test('has room for another one as soon as somebody hangs up', async () => {
    const { tried, answers, release } = await full(2);
    expect((await post(tried, '{ __typename }')).status).toBe(503);
    release();
    await Promise.all(answers);
    const hangUp = new AbortController();
    const again = tried.sandbox.sinch.fault(/./, 'hold');
    const left = fetch(new URL('graphql', tried.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: slow }),
      signal: hangUp.signal,
    }).catch(() => null);
    await eventually(async () => (await underWay(tried)) === 1);
    hangUp.abort();
    await left;
    await eventually(async () => (await underWay(tried)) === 0);
    again.release();
  });

  test('counts a subscription only while it is being begun', async () => {
    const tried = await start({ ...small, config: { limits: { operations: 1 } } });
    for (const follow of [overSocket, overStream, overStream, overSocket]) await follow(tried, wrapUps);
    expect(await underWay(tried)).toBe(0);
    expect(await tried.query('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
  });

  test('keeps no place for a request whose body does not come', async () => {
    const tried = await start({ ...small, config: { limits: { operations: 2 } } });
    const hosts = Array.from({ length: 5 }, () => connect(Number(new URL(tried.url).port), '127.0.0.1'));
    const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
    for (const host of hosts) host.write(head);
    for (let times = 0; times < 20; times += 1) expect((await post(tried, slow)).status).toBe(200);
    for (const host of hosts) host.destroy();
  });

  test('turns away in less than fifty milliseconds, however many come', async () => {
    const { tried, answers, release } = await full(200);
    const times: number[] = [];
    const line = async (): Promise<void> => {
      for (let asked = 0; asked < 50; asked += 1) {
        const begun = performance.now();
        const response = await post(tried, '{ agents { nodes { id } } }');
        await response.arrayBuffer();
        times.push(performance.now() - begun);
        expect(response.status).toBe(503);
      }
    };
    const processor = process.cpuUsage();
    await Promise.all(Array.from({ length: 10 }, line));
    const { user, system } = process.cpuUsage(processor);
    expect(times).toHaveLength(500);
    // Client and service together, in processor time: a busy machine makes everything longer.
    expect((user + system) / 1000 / 500).toBeLessThan(50);
    expect(await refused(tried)).toBe(500);
    release();
    await Promise.all(answers);
  });
});

test('a process that is busy turns away while those who came last had waited too long, and nobody any more after that', async () => {
  const clock = new ManualClock();
  const reasons: string[] = [];
  const capacity = createCapacity({
    operations: 10,
    queueTime: 1_000,
    clock,
    turnedAway: (reason) => reasons.push(reason),
  });
  await capacity.take().turn();
  // The round of the event loop has been long enough for the others to wait.
  clock.advance(11);
  const [second, third] = [capacity.take(), capacity.take()].map((place) => place.turn());
  clock.advance(1_001);
  // Nobody has been kept waiting yet.
  capacity.take().leave();
  await second;
  expect(() => capacity.take()).toThrow(TurnedAway);
  expect(reasons).toEqual(['queue_time']);
  await third;
  capacity.take().leave();
  expect(capacity.underWay).toBe(3);
});
