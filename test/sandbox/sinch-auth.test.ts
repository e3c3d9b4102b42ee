import { expect, test } from '@jest/globals';
import { basic, sandboxes } from './kit.ts';

const start = sandboxes();
const calm = { warmUp: 0, frozen: true } as const;

test('basic sign-in needs the name, the password and the key', async () => {
  const { sinch } = await start(calm);
  const ask = async (headers: Record<string, string>) => {
    const response = await fetch(`${sinch.baseUrl}/settings`, { headers: { accept: 'application/json', ...headers } });
    return response.status;
  };
  const key = { 'x-api-key': 'sandbox-api-key' };
  expect(await ask({ ...key, authorization: basic })).toBe(200);
  expect(await ask({ 'x-api-key': 'other', authorization: basic })).toBe(401);
  expect(await ask({ authorization: basic })).toBe(401);
  expect(await ask(key)).toBe(401);
  expect(await ask({ ...key, authorization: 'Basic d3Jvbmc6d3Jvbmc=' })).toBe(401);
});

test('a session needs a sign-in, and another when it has expired', async () => {
  const auth = {
    type: 'session',
    loginPath: '/login',
    usernameField: 'user',
    passwordField: 'secret',
    username: 'sandbox',
    password: 'sandbox-password',
  } as const;
  const { sinch, sources } = await start({ ...calm, sinch: { auth } });
  expect(sources).toContainEqual(expect.objectContaining({ vendor: 'SINCH', auth }));
  const ask = async (cookie: string) => {
    const response = await fetch(`${sinch.baseUrl}/settings`, { headers: { accept: 'application/json', cookie } });
    return response.status;
  };
  const signIn = (secret: string) =>
    fetch(`${sinch.baseUrl}/login`, { method: 'POST', body: new URLSearchParams({ user: 'sandbox', secret }) });
  expect((await signIn('wrong')).status).toBe(401);
  expect(await ask('JSESSIONID=made-up')).toBe(401);
  const signedIn = await signIn('sandbox-password');
  const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';');
  expect(await ask(`theme=dark; ${cookie}`)).toBe(200);
  sinch.expireSessions();
  expect(await ask(cookie)).toBe(401);
});
