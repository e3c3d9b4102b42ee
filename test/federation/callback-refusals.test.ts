import { describe, expect, test } from '@jest/globals';
import { small } from '../gateway/kit.ts';
import { gateways, type TryOptions } from '../kit/gateway.ts';
import { bearer, jwtAuth, testStart } from '../kit/tokens.ts';
import { allowing, follow, happen, none } from './callback-kit.ts';
import { ask, type Router, routers } from './router.ts';

const start = gateways();
const router = routers();

describe('nobody is called', () => {
  test('while the protocol is off', async () => {
    const one = await router();
    const tried = await start(small);
    const { body } = await ask(tried, one, follow);
    expect(body).toMatchObject({ errors: [{ message: expect.stringContaining('needs a stream') }] });
    expect(one.calls).toEqual([]);
  });

  test('at an address that is not allowed', async () => {
    const [one, other] = [await router(), await router()];
    const tried = await start(allowing(`${one.url}/`, 'https://router.example/in/'));
    const { host } = new URL(one.url);
    const wrong = [
      other.url,
      `http://${host}/`,
      `http://${host}/callback-2`,
      `http://${host}/callback/../admin`,
      `http://${host}/callback/%2e%2e/admin`,
      `http://${host}/callback/..%2fadmin`,
      `http://${host}/callback/..%5Cadmin`,
      `http://${host}\\@${new URL(other.url).host}/callback/x`,
      `http://user:password@${host}/callback/x`,
      `http://${host}@${new URL(other.url).host}/callback/x`,
      `http://${host}/callback/x#y`,
      `https://${host}/callback/x`,
      'http://router.example/in/x',
      'https://router.example.evil.example/in/x',
      'https://router.example:8443/in/x',
      'http://169.254.169.254/callback/x',
      'file:///etc/passwd',
      'gopher://router.example/in/x',
    ];
    for (const callbackUrl of wrong) {
      const { status, body } = await ask(tried, one, follow, { subscription: { callbackUrl } });
      expect([callbackUrl, status]).toEqual([callbackUrl, 403]);
      expect(body).toEqual({
        errors: [{ message: expect.stringContaining('may not be called'), extensions: { code: 'FORBIDDEN' } }],
      });
    }
    expect([...one.calls, ...other.calls]).toEqual([]);
  });

  test.each([
    [{ callbackUrl: undefined }, 'callbackUrl'],
    [{ callbackUrl: 7 }, 'callbackUrl'],
    [{ callbackUrl: 'callback' }, 'callbackUrl'],
    [{ callbackUrl: 'x'.repeat(3000) }, 'callbackUrl'],
    [{ subscriptionId: '' }, 'subscriptionId'],
    [{ subscriptionId: { a: 1 } }, 'subscriptionId'],
    [{ verifier: null }, 'verifier'],
    [{ verifier: 'x'.repeat(3000) }, 'verifier'],
    [{ heartbeatIntervalMs: -1 }, 'heartbeatIntervalMs'],
    [{ heartbeatIntervalMs: 1.5 }, 'heartbeatIntervalMs'],
    [{ heartbeatIntervalMs: '5s' }, 'heartbeatIntervalMs'],
  ])('for a request that is none of the protocol (%#)', async (subscription, name) => {
    const one = await router();
    const tried = await start(allowing(one.url));
    const { status, body } = await ask(tried, one, follow, { subscription });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      errors: [{ message: expect.stringContaining(name), extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(one.calls).toEqual([]);
  });

  test('for an operation that is refused', async () => {
    const one = await router();
    const tried = await start(allowing(one.url));
    for (const query of [
      'subscription { nothing }',
      'subscription {',
      'subscription { wrapUpEvents { wrapUp { agent { wrapUp { agent { wrapUp { agent { wrapUp { agent { wrapUp { agent { wrapUp { id } } } } } } } } } } } } } }',
    ])
      expect((await ask(tried, one, query)).body).toMatchObject({
        errors: [{ extensions: { code: expect.any(String) } }],
      });
    expect(one.calls).toEqual([]);
  });

  test('for a query, which is answered there and then', async () => {
    const one = await router();
    const tried = await start(allowing(one.url));
    expect((await ask(tried, one, '{ viewer { subject } }')).body).toEqual({
      data: { viewer: { subject: 'anonymous' } },
    });
    expect(one.calls).toEqual([]);
  });
});

describe('a router that did not ask', () => {
  test.each([404, 400, 302])('and says so with %i is left alone', async (status) => {
    const one = await router();
    one.on('check', status);
    const tried = await start(allowing(one.url));
    const answer = await ask(tried, one, follow);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } });
    await none(tried);
    await happen(tried);
    expect(await one.hears(1)).toEqual(['check']);
  });

  test('and says nothing is not waited for', async () => {
    const one = await router();
    one.on('check', () => {});
    const tried = await start(allowing(one.url));
    const answer = ask(tried, one, follow);
    await one.hears(1);
    tried.clock.advance(5_000);
    expect((await answer).status).toBe(400);
    await none(tried);
  });
});

describe('who asks', () => {
  const guarded = ({ url }: Router): TryOptions => ({
    ...small,
    config: { auth: jwtAuth, server: { port: 0, federation: { callback: { allow: [url] } } } },
  });

  test('has to sign in, and to hold the scopes', async () => {
    const one = await router();
    const tried = await start(guarded(one));
    expect((await ask(tried, one, follow)).status).toBe(401);
    const headers = await bearer({ scope: 'queues:read' });
    expect((await ask(tried, one, follow, { headers })).body).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect(one.calls).toEqual([]);
  });

  test('is told the end when the token ends', async () => {
    const one = await router();
    const tried = await start(guarded(one));
    const headers = await bearer({ scope: 'agents:read', exp: testStart + 60 });
    expect((await ask(tried, one, follow, { headers })).status).toBe(200);
    tried.clock.advance(65_000);
    expect(await one.hears(2)).toEqual(['check', 'complete']);
    expect(one.calls[1]?.message.errors).toEqual([
      { message: expect.stringContaining('token has ended'), extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    await none(tried);
  });
});
