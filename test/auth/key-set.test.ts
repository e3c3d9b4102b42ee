import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { eventually, send, small } from '../gateway/kit.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { claimsWith, signed, testStart } from '../kit/tokens.ts';
import { issuerKey, keyServers, withKeys, withStatus } from './key-server.ts';

const start = gateways();
const serve = keyServers();

type Headers = Record<string, string>;

const ask = async (tried: Tried, headers: Headers): Promise<number> =>
  (await send(tried, '{ viewer { subject } }', { headers })).status;

/** An hour in a token of these tests is a year: they are about keys. */
const long = { exp: testStart + 31_536_000 };
const first = issuerKey('first');
const second = issuerKey('second');
const third = issuerKey('third');

/** A service that trusts a key server. */
async function trusting(...keys: readonly object[]) {
  const server = await serve(withKeys(...keys));
  const tried = await start({ ...small, config: { auth: server.auth } });
  return { server, tried };
}

describe('a published key set', () => {
  test('is fetched once, by the first token, and then known', async () => {
    const { server, tried } = await trusting(first, second);
    expect(server.fetches).toBe(0);
    const headers = await Promise.all([first.bearer(), second.bearer(), first.bearer()]);
    expect(await Promise.all(headers.map((one) => ask(tried, one)))).toEqual([200, 200, 200]);
    expect(server.fetches).toBe(1);
    tried.clock.advance(599_000);
    expect(await ask(tried, await first.bearer())).toBe(200);
    expect(server.fetches).toBe(1);
  });

  test('that is old is fetched again, and what was taken out of it counts no more', async () => {
    const { server, tried } = await trusting(first, second);
    expect(await ask(tried, await first.bearer(long))).toBe(200);
    server.answers = withKeys(second);
    tried.clock.advance(600_000);
    expect(await ask(tried, await first.bearer(long))).toBe(401);
    expect(await ask(tried, await second.bearer(long))).toBe(200);
    expect(server.fetches).toBe(2);
  });

  test('is fetched anew for a key that is not in it', async () => {
    const { server, tried } = await trusting(first);
    expect(await ask(tried, await first.bearer())).toBe(200);
    server.answers = withKeys(first, second);
    tried.clock.advance(30_000);
    const headers = await second.bearer();
    expect(await Promise.all([ask(tried, headers), ask(tried, headers), ask(tried, await first.bearer())])).toEqual([
      200, 200, 200,
    ]);
    expect(server.fetches).toBe(2);
  });

  test('but not again for each name that somebody makes up', async () => {
    const { server, tried } = await trusting(first);
    for (const kid of ['a', 'b', 'c']) expect(await ask(tried, await second.bearer({}, kid))).toBe(401);
    expect(server.fetches).toBe(1);
    tried.clock.advance(29_999);
    expect(await ask(tried, await second.bearer({}, 'd'))).toBe(401);
    expect(server.fetches).toBe(1);
    tried.clock.advance(1);
    for (const kid of ['e', 'f']) expect(await ask(tried, await second.bearer({}, kid))).toBe(401);
    expect(server.fetches).toBe(2);
  });

  test('is not asked for by a token that no key of it could have signed', async () => {
    const { server, tried } = await trusting(first);
    const hmac = await signed(claimsWith(), new Uint8Array(32), { alg: 'HS256', kid: 'first' });
    expect(await ask(tried, { authorization: `Bearer ${hmac}` })).toBe(401);
    expect(await ask(tried, { authorization: 'Bearer x.y.z' })).toBe(401);
    expect(await ask(tried, {})).toBe(401);
    expect(server.fetches).toBe(0);
  });

  test('is tried key by key for a token that names none', async () => {
    const { tried } = await trusting(first, second);
    expect(await ask(tried, await second.bearer({}, null))).toBe(200);
    expect(await ask(tried, await third.bearer({}, null))).toBe(401);
    expect(await ask(tried, await second.bearer({ exp: testStart - 60 }, null))).toBe(401);
  });

  test('lets nobody sign with the key of another name', async () => {
    const { tried } = await trusting(first, second);
    expect(await ask(tried, await second.bearer({}, 'first'))).toBe(401);
  });

  test('may hold what is of no use', async () => {
    const oct = { kty: 'oct', k: Buffer.alloc(32).toString('base64url'), kid: 'oct', alg: 'HS256' };
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { tried } = await trusting(
      oct,
      { ...privateKey.export({ format: 'jwk' }), kid: 'private' },
      { ...first.jwk, kid: 'encrypting', use: 'enc' },
      { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: 'broken' },
      { kid: 'nothing' },
      { ...first.jwk, kid: 'odd', key_ops: null },
      second,
    );
    expect(await ask(tried, await second.bearer())).toBe(200);
    expect(await ask(tried, await first.bearer({}, 'encrypting'))).toBe(401);
    expect(await ask(tried, await first.bearer({}, 'broken'))).toBe(401);
    const hmac = await signed(claimsWith(), new Uint8Array(32), { alg: 'HS256', kid: 'oct' });
    expect(await ask(tried, { authorization: `Bearer ${hmac}` })).toBe(401);
  });

  test.each([
    ['RS256', generateKeyPairSync('rsa', { modulusLength: 2048 }), 200],
    ['PS384', generateKeyPairSync('rsa', { modulusLength: 2048 }), 200],
    ['EdDSA', generateKeyPairSync('ed25519'), 200],
    ['ES512', generateKeyPairSync('ec', { namedCurve: 'P-521' }), 200],
  ])('may sign by %s', async (alg, pair, status) => {
    const key = issuerKey('key', pair, alg);
    const { tried } = await trusting(key);
    expect(await ask(tried, await key.bearer())).toBe(status);
  });
});

describe('a key server that is away', () => {
  const broken = {
    'answers with a status of failure': withStatus(500),
    'sends elsewhere': (request, response) =>
      request.url === '/elsewhere'
        ? withKeys(first, second)(request, response)
        : withStatus(302, { location: '/elsewhere' })(request, response),
    'hangs up': ({ socket }) => socket.destroy(),
    'answers no JSON': (_, response) => response.end('<html>'),
    'answers no set': (_, response) => response.end('{"keys": {"first": 1}}'),
    'answers without end': (_, response) => {
      const more = (): boolean => response.write('x'.repeat(65_536), () => response.destroyed || more());
      more();
    },
  } satisfies Record<string, Parameters<typeof serve>[0]>;

  test.each(Object.entries(broken))('and %s leaves the known keys in force', async (_, answers) => {
    const { server, tried } = await trusting(first);
    expect(await ask(tried, await first.bearer(long))).toBe(200);
    server.answers = answers;
    tried.clock.advance(86_400_000);
    expect(await ask(tried, await first.bearer(long))).toBe(200);
    expect(server.fetches).toBe(2);

    // Of another key nobody can tell.
    const { status, headers, text } = await send(tried, '{ viewer { subject } }', {
      headers: await second.bearer(long),
    });
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('30');
    expect(headers.get('www-authenticate')).toBeNull();
    expect(JSON.parse(text)).toEqual({
      errors: [
        {
          message: 'The keys that tokens are checked with cannot be fetched at the moment. Try again later.',
          extensions: { code: 'SIGN_IN_UNAVAILABLE', retryAfter: 30_000 },
        },
      ],
    });
    expect(server.fetches).toBe(2);

    server.answers = withKeys(second);
    tried.clock.advance(30_000);
    expect(await ask(tried, await second.bearer(long))).toBe(200);
    expect(await ask(tried, await first.bearer(long))).toBe(401);
    expect(server.fetches).toBe(3);
  });

  test('from the start is told with 503, and asked again after half a minute', async () => {
    const { server, tried } = await trusting(first);
    await server.close();
    expect(await ask(tried, await first.bearer())).toBe(503);
    tried.clock.advance(10_500);
    const { status, headers } = await send(tried, '{ viewer { subject } }', { headers: await first.bearer() });
    expect([status, headers.get('retry-after')]).toEqual([503, '20']);
    expect(await ask(tried, {})).toBe(401);
    const warnings = tried.log.filter((line) => line.includes('key set not fetched'));
    expect(warnings.map((line) => JSON.parse(line).reason)).toEqual(['The key server cannot be reached.']);
  });

  test('and does not answer is waited for five seconds', async () => {
    const { server, tried } = await trusting(first);
    server.answers = () => {};
    const asked = ask(tried, await first.bearer());
    await eventually(() => server.fetches === 1);
    tried.clock.advance(5_000);
    expect(await asked).toBe(503);
    expect(tried.log.join()).toContain('The key server does not answer within 5 s.');
  });
});
