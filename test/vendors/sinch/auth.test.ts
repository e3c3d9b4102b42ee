import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { codes, first, id, small, withSettings } from './kit.ts';

const start = gateways();
const session = {
  type: 'session',
  loginPath: '/login',
  usernameField: 'j_username',
  passwordField: 'j_password',
  username: 'monitor',
  password: 'open sesame & more',
} as const;
const withSession = { ...small, sinch: { auth: session } };

const names = `{ agents(filter: { vendors: [SINCH] }) { nodes { name state } failures { code } } queues { nodes { name } failures { code } } }`;
const logins = (t: Tried): number => t.calls('sinch').filter((call) => call === 'POST /login').length;
/** Everybody’s names and states are two calls, the queues a third. */
const reads = 3;

describe('HTTP Basic', () => {
  test('goes with every request, and so does the key of the gateway', async () => {
    const auth = { type: 'basic', username: 'jürgen', password: 'pässword:1', apiKey: 'k-1' } as const;
    const t = await start({ ...small, sinch: { auth } });
    const agent = first(t.sandbox.centre.agentsAt('SINCH'), ({ rights }) => rights.manageable);
    const { data } = await t.query(
      `mutation ($agent: ID!, $source: ID!) {
        setAgentState(input: { agentId: $agent, state: NOT_READY }) { agent { state } errors { code } }
        saveMonitoringSetting(input: { sourceId: $source, externalId: "NEW", value: "1" }) { errors { code } }
      }`,
      { agent: id('Agent', agent.id), source: id('Source') },
    );
    expect(data.setAgentState).toEqual({ agent: { state: 'NOT_READY' }, errors: [] });
    expect(data.saveMonitoringSetting.errors).toEqual([]);
    const expected = `Basic ${Buffer.from('jürgen:pässword:1').toString('base64')}`;
    expect(new Set(t.requests('sinch').map(({ method }) => method))).toEqual(new Set(['GET', 'PUT', 'POST']));
    for (const { headers } of t.requests('sinch'))
      expect([headers.authorization, headers['x-api-key'], headers.cookie]).toEqual([expected, 'k-1', undefined]);
  });

  test.each([
    ['password', { username: 'sandbox', password: 'wrong', apiKey: 'sandbox-api-key' }],
    ['key', { username: 'sandbox', password: 'sandbox-password', apiKey: 'wrong' }],
    ['key, for want of one', { username: 'sandbox', password: 'sandbox-password' }],
  ])('with a wrong %s is refused once, and never tried again', async (_what, auth) => {
    const t = await start(withSettings({ auth: { type: 'basic', ...auth } }));
    const { data } = await t.query(names);
    expect(data.agents).toEqual({ nodes: [], failures: [{ code: 'VENDOR_UNAUTHORIZED' }] });
    expect(data.queues.failures).toEqual([{ code: 'VENDOR_UNAUTHORIZED' }]);
    expect(t.calls('sinch').toSorted()).toEqual(['GET /agents', 'GET /queueStatuses']);
  });

  test('that is good for some things only: 403 to a read means that we may not read it', async () => {
    const t = await start(small);
    t.sandbox.sinch.fault('/queueStatuses', { status: 403, body: 'HTTP 403 Forbidden' });
    const { data } = await t.query(names);
    expect(data.queues.failures).toEqual([{ code: 'VENDOR_UNAUTHORIZED' }]);
    expect(data.agents.failures).toEqual([]);
  });
});

describe('a session', () => {
  test('is signed in to once, by form, and its cookie goes with everything', async () => {
    const t = await start(withSession);
    const { data, errors } = await t.query(names);
    expect(errors).toBeUndefined();
    expect(data.agents.failures).toEqual([]);
    const [login, ...others] = t.requests('sinch');
    expect([login?.method, login?.path, login?.headers['content-type']]).toEqual([
      'POST',
      '/login',
      'application/x-www-form-urlencoded',
    ]);
    expect(Object.fromEntries(new URLSearchParams(login?.body))).toEqual({
      j_username: session.username,
      j_password: session.password,
    });
    expect(others).toHaveLength(reads);
    for (const { headers } of others)
      expect([headers.cookie, headers.authorization]).toEqual([
        expect.stringMatching(/^JSESSIONID=[\w-]+$/),
        undefined,
      ]);
  });

  test('that has ended is begun anew, once for all who need it', async () => {
    const t = await start(withSession);
    await t.query(names);
    t.reset();
    t.sandbox.sinch.expireSessions();
    const { data, errors } = await t.query(names);
    expect(errors).toBeUndefined();
    expect([data.agents.failures, data.queues.failures]).toEqual([[], []]);
    expect(logins(t)).toBe(1);
  });

  test('that ends before a change is begun anew, and the change is made once', async () => {
    const t = await start(withSession);
    const agent = first(t.sandbox.centre.agentsAt('SINCH'), ({ rights }) => rights.manageable);
    await t.query(names);
    t.reset();
    const request = `PUT /agents/${agent.id}/readyState`;
    t.sandbox.sinch.fault(request, { status: 401, body: 'HTTP 401 Unauthorized' }, { times: 1 });
    const { data } = await t.query(
      `mutation ($agent: ID!) { setAgentState(input: { agentId: $agent, state: NOT_READY }) { agent { state } errors { code } } }`,
      { agent: id('Agent', agent.id) },
    );
    expect(data.setAgentState).toEqual({ agent: { state: 'NOT_READY' }, errors: [] });
    expect(t.calls('sinch').filter((call) => call === request)).toHaveLength(2);
    expect(logins(t)).toBe(1);
  });

  test('that is refused again at once is a failure, and no third sign-in', async () => {
    const t = await start(withSession);
    t.sandbox.sinch.fault('GET /queueStatuses', { status: 401, body: 'HTTP 401 Unauthorized' });
    const { data } = await t.query(`{ queues { nodes { name } failures { code } } }`);
    expect(data.queues).toEqual({ nodes: [], failures: [{ code: 'VENDOR_UNAUTHORIZED' }] });
    expect(t.calls('sinch')).toEqual(['POST /login', 'GET /queueStatuses', 'POST /login', 'GET /queueStatuses']);
  });

  test('that cannot be signed in to is a failure, and nothing is asked', async () => {
    const t = await start({ ...withSession, source: { 'sinch-fi': { auth: { ...session, password: 'wrong' } } } });
    const answer = await t.query(names);
    expect(codes(answer)).toEqual([]);
    expect(answer.data.agents).toEqual({ nodes: [], failures: [{ code: 'VENDOR_UNAUTHORIZED' }] });
    expect(new Set(t.calls('sinch'))).toEqual(new Set(['POST /login']));
    expect(JSON.stringify([answer, t.log])).not.toMatch(/wrong|sesame/);
  });

  test('whose sign-in gives no cookie is none', async () => {
    const t = await start(withSession);
    t.sandbox.sinch.fault('/login', {
      status: 200,
      body: '<html>Welcome, please sign in</html>',
      contentType: 'text/html',
    });
    const { data } = await t.query(`{ queues { nodes { name } failures { code } } }`);
    expect(data.queues.failures).toEqual([{ code: 'VENDOR_UNAUTHORIZED' }]);
    expect(t.calls('sinch')).toEqual(['POST /login']);
  });

  test('whose sign-in leads elsewhere with a cookie, as browsers like it, is one', async () => {
    const t = await start(withSession);
    const headers = { location: '/RI/', 'set-cookie': 'JSESSIONID=from-a-redirect; Path=/; HttpOnly' };
    t.sandbox.sinch.fault('/login', { status: 302, headers });
    t.sandbox.sinch.fault('/queueStatuses', { status: 200, body: [{ id: 'A'.repeat(32), name: 'Sales' }] });
    const { data } = await t.query(`{ queues { nodes { name } failures { code } } }`);
    expect(data.queues).toEqual({ nodes: [{ name: 'Sales' }], failures: [] });
    expect(t.requests('sinch').at(-1)?.headers.cookie).toBe('JSESSIONID=from-a-redirect');
  });
});
