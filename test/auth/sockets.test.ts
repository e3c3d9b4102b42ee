import { afterEach, describe, expect, test } from '@jest/globals';
import { eventually, id, small, tenios } from '../gateway/kit.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { type RawSocket, type RawSocketOptions, rawSocket } from '../kit/raw-socket.ts';
import { becomes } from '../kit/subscribers.ts';
import { bearer, jwtAuth, type TokenClaims, testStart, token } from '../kit/tokens.ts';
import { issuerKey, keyServers, withKeys, withStatus } from './key-server.ts';

const open: RawSocket[] = [];
afterEach(() => {
  for (const { socket } of open.splice(0)) socket.terminate();
});
const start = gateways();
const serve = keyServers();

const opened = async (tried: Tried, options?: RawSocketOptions): Promise<RawSocket> => {
  const raw = await rawSocket(tried, options);
  open.push(raw);
  return raw;
};

const scope = 'agents:read agents:self queues:read';
const email = 'anna@acme.example';
/** Claims of a token that is good for a minute more. */
const minute = { scope, email, exp: testStart + 60 };
const pingWith = async (claims: TokenClaims) => ({ type: 'ping', payload: { ...(await bearer(claims)), n: 1 } });
const pong = { type: 'pong', payload: { n: 1 } };
const follow = { type: 'subscribe', id: 'f', payload: { query: 'subscription { wrapUpEvents { type } }' } };
const viewer = { type: 'subscribe', id: 'v', payload: { query: '{ viewer { subject scopes } }' } };

/** A service that wants tokens, and a socket on which somebody has signed in, with a subscription. */
async function following(claims: TokenClaims = minute) {
  const tried = await start({ ...small, config: { auth: jwtAuth } });
  const raw = await opened(tried, { payload: await bearer(claims) });
  raw.say(follow);
  await becomes(tried, (now) => now === 1);
  return { tried, raw };
}

const seconds = (tried: Tried, count: number): void => tried.clock.advance(count * 1000);

describe('a socket', () => {
  test.each(['authorization', 'Authorization'])('is signed in by its beginning (%s)', async (key) => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    const raw = await opened(tried, { payload: { [key]: `Bearer ${await token({ scope })}` } });
    expect(raw.heard).toEqual([{ type: 'connection_ack' }]);
    raw.say(viewer);
    await raw.hears(3);
    expect(raw.heard[1]).toEqual({
      id: 'v',
      type: 'next',
      payload: { data: { viewer: { subject: 'anna', scopes: ['agents:read', 'queues:read', 'agents:self'] } } },
    });
  });

  test.each<[string, () => Promise<object>, string]>([
    ['without a token', async () => ({}), 'Sign in: send a token as Authorization: Bearer <token>.'],
    ['with null', async () => ({ payload: null }), 'Sign in: send a token as Authorization: Bearer <token>.'],
    [
      'with one that has ended',
      async () => ({ payload: await bearer({ exp: 1 }) }),
      'The token has ended (exp): get a new one.',
    ],
    [
      'with one that is none',
      async () => ({ payload: { authorization: ['Bearer x'] } }),
      'What was sent is no token: it is written Bearer, a blank, and the token.',
    ],
    [
      'with a huge one',
      async () => ({ payload: { authorization: `Bearer ${'x'.repeat(200_000)}` } }),
      'The token is longer than 16384 characters.',
    ],
    ['with the token in the header alone', async () => ({}), 'Sign in: send a token as Authorization: Bearer <token>.'],
  ])('%s is closed with 4401', async (name, payload, reason) => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    const headers = name.endsWith('alone') ? await bearer() : {};
    const raw = await opened(tried, { greets: false, headers: { ...headers } });
    raw.say({ type: 'connection_init', ...(await payload()) });
    expect(await raw.closed).toEqual({ code: 4401, reason });
    expect(raw.heard).toEqual([]);
  });

  test('holds nothing before it is signed in', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    const raw = await opened(tried, { greets: false });
    raw.say({ type: 'connection_init', payload: await bearer({ scope }) });
    raw.say(follow);
    expect((await raw.closed).code).toBe(4401);
    await becomes(tried, (now) => now === 0);
  });

  test('may begin once, also while its token is looked at', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    const raw = await opened(tried, { greets: false });
    const payload = await bearer();
    for (let i = 0; i < 2; i += 1) raw.say({ type: 'connection_init', payload });
    expect((await raw.closed).code).toBe(4429);
  });

  test('that asks nobody for a token takes any beginning', async () => {
    const tried = await start(small);
    const raw = await opened(tried, { payload: { authorization: 7 } });
    raw.say(viewer);
    await raw.hears(2);
    expect(raw.heard[1]).toMatchObject({ payload: { data: { viewer: { subject: 'anonymous' } } } });
    raw.say(await pingWith({ exp: 1 }));
    await raw.hears(4);
    expect(raw.heard[3]).toEqual(pong);
  });
});

describe('the end of a token', () => {
  test('closes its socket with 4403, and ends its subscriptions', async () => {
    const { tried, raw } = await following();
    seconds(tried, 64);
    await becomes(tried, (now) => now === 1);
    seconds(tried, 1);
    expect(await raw.closed).toEqual({ code: 4403, reason: 'The token has ended' });
    expect(raw.heard).toEqual([{ type: 'connection_ack' }]);
    await becomes(tried, (now) => now === 0);
  });

  test('lets what has begun be answered, and nothing new begin', async () => {
    const { tried, raw } = await following({ ...minute, exp: testStart + 1 });
    const held = tried.sandbox.sinch.fault(/queue/i, 'hold');
    raw.say({ type: 'subscribe', id: 'q', payload: { query: '{ queues(first: 1) { nodes { name } } }' } });
    await held.reached;
    seconds(tried, 6);
    await becomes(tried, (now) => now === 0);
    raw.say(viewer);
    raw.say({ type: 'ping' });
    await raw.hears(2);
    expect(raw.heard[1]).toEqual({ type: 'pong' });
    held.release();
    expect((await raw.closed).code).toBe(4403);
    expect(raw.heard.slice(2)).toEqual([
      { id: 'q', type: 'next', payload: { data: { queues: { nodes: [{ name: expect.any(String) }] } } } },
      { id: 'q', type: 'complete' },
    ]);
  });

  test('is forgotten with the socket', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    const before = tried.clock.pending;
    const raw = await opened(tried, { payload: await bearer(minute) });
    expect(tried.clock.pending).toBeGreaterThan(before);
    raw.socket.close();
    await raw.closed;
    await eventually(() => tried.clock.pending === before);
    seconds(tried, 120);
    expect(tried.log.filter((line) => JSON.parse(line).level > 30)).toEqual([]);
  });
});

describe('a new token on the same socket', () => {
  test('of the same subject takes the place of the old one', async () => {
    const { tried, raw } = await following();
    seconds(tried, 50);
    raw.say(await pingWith({ ...minute, scope: `${scope} contacts:read`, exp: testStart + 120 }));
    await raw.hears(2);
    expect(raw.heard[1]).toEqual(pong);
    seconds(tried, 50);
    raw.say(viewer);
    await raw.hears(4);
    expect(raw.heard[2]).toMatchObject({
      payload: { data: { viewer: { scopes: expect.arrayContaining(['contacts:read']) } } },
    });
    await becomes(tried, (now) => now === 1);
    seconds(tried, 25);
    expect((await raw.closed).code).toBe(4403);
  });

  test.each<[string, TokenClaims, number, string]>([
    ['that has ended', { exp: 1 }, 4401, 'The token has ended (exp): get a new one.'],
    ['of another audience', { aud: 'x' }, 4401, 'The token is meant for another audience (aud).'],
    ['of somebody else', { sub: 'ben' }, 4403, 'somebody else'],
    ['with fewer scopes', { scope: 'agents:self queues:read' }, 4403, 'fewer rights'],
    ['with another address', { email: 'ben@acme.example' }, 4403, 'fewer rights'],
    ['without an address', { email: '' }, 4403, 'fewer rights'],
  ])('%s closes it', async (_, changes, code, words) => {
    const { tried, raw } = await following();
    raw.say(await pingWith({ ...minute, ...changes }));
    const closed = await raw.closed;
    expect(closed).toEqual({ code, reason: expect.stringContaining(words) });
    expect(raw.heard).toEqual([{ type: 'connection_ack' }]);
    await becomes(tried, (now) => now === 0);
  });

  test('is not looked at while another is', async () => {
    const [first, second] = [issuerKey('first'), issuerKey('second')];
    const server = await serve(withKeys(first));
    const tried = await start({ ...small, config: { auth: server.auth } });
    const raw = await opened(tried, { payload: await first.bearer(minute) });
    seconds(tried, 40);
    server.answers = () => {};
    raw.say({ type: 'ping', payload: await second.bearer(minute) });
    await eventually(() => server.fetches === 2);
    raw.say({ type: 'ping', payload: await first.bearer(minute) });
    expect(await raw.closed).toEqual({ code: 4429, reason: 'Too many tokens at once' });
  });

  test('before anybody has signed in signs nobody in', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    const raw = await opened(tried, { greets: false });
    raw.say(await pingWith(minute));
    await raw.hears(1);
    expect(raw.heard).toEqual([pong]);
    raw.say(viewer);
    expect((await raw.closed).code).toBe(4401);
  });

  test('of which nobody can tell whether it is good leaves the old one in force', async () => {
    const [first, second] = [issuerKey('first'), issuerKey('second')];
    const server = await serve(withKeys(first));
    const tried = await start({ ...small, config: { auth: server.auth } });
    const raw = await opened(tried, { payload: await first.bearer(minute) });
    server.answers = withStatus(503);
    seconds(tried, 40);
    raw.say({ type: 'ping', payload: { ...(await second.bearer({ ...minute, exp: testStart + 600 })), n: 1 } });
    await raw.hears(2);
    expect(raw.heard[1]).toEqual(pong);
    expect(server.fetches).toBe(2);
    seconds(tried, 25);
    expect((await raw.closed).code).toBe(4403);

    const late = await opened(tried, { greets: false });
    late.say({ type: 'connection_init', payload: await second.bearer({ ...minute, exp: testStart + 600 }) });
    expect(await late.closed).toEqual({
      code: 1013,
      reason: 'The keys that tokens are checked with cannot be fetched at the moment. Try again later.',
    });
  });
});

describe('one who reads own agents alone', () => {
  test('follows own wrap-ups by mine', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    const { centre } = tried.sandbox;
    const [mine, other] = centre.agentsAt('TENIOS');
    const [queue] = centre.queuesAt('TENIOS');
    if (!mine || !other || !queue) throw new Error('the centre is too small');
    const raw = await opened(tried, {
      payload: await bearer({ scope: 'agents:self', email: mine.person.email.toUpperCase() }),
    });
    const query = 'subscription { wrapUpEvents(mine: true) { type agent { id } } }';
    raw.say({ type: 'subscribe', id: 'm', payload: { query } });
    await becomes(tried, (now) => now === 1);
    for (const agent of [other, mine]) {
      centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 20_000 });
      const input = { agentId: id('Agent', tenios, agent.id), by: 30_000 };
      const document =
        'mutation ($input: ExtendWrapUpInput!) { extendWrapUp(input: $input) { wrapUp { state } errors { code } } }';
      expect(await tried.query(document, { input }, await bearer({ scope: 'agents:manage' }))).toMatchObject({
        data: { extendWrapUp: { errors: [] } },
      });
    }
    await raw.hears(2);
    expect(raw.heard[1]).toMatchObject({
      payload: { data: { wrapUpEvents: { type: 'STARTED', agent: { id: id('Agent', tenios, mine.id) } } } },
    });
  });
});
