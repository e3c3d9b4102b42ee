import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { check } from '../../src/cli/check.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { audience, issuer, jwtAuth, secret } from '../kit/tokens.ts';
import { issuerKey, keyServers, withKeys, withStatus } from './key-server.ts';

const serve = keyServers();
const folder = mkdtempSync(join(tmpdir(), 'trunkline-check-'));
const open: Sandbox[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What `trunkline check` says of a configuration whose one vendor answers. */
async function checked(auth: object): Promise<{ readonly code: number; readonly said: string }> {
  const sandbox = await startSandbox({ frozen: true, vendors: ['TENIOS'], clock: new ManualClock() });
  open.push(sandbox);
  const config = join(folder, 'trunkline.json');
  writeFileSync(config, JSON.stringify({ auth, sources: sandbox.sources }));
  let said = '';
  const say = (text: string): void => {
    said += text;
  };
  const code = await check(
    { config },
    { env: {}, stopped: new AbortController().signal, isTerminal: false, hide: () => undefined, out: say, err: say },
  );
  return { code, said };
}

describe('trunkline check', () => {
  test('says how many keys of the set can be used', async () => {
    const server = await serve(withKeys(issuerKey('a'), issuerKey('b'), { kty: 'oct', k: 'c2VjcmV0' }));
    expect(await checked(server.auth)).toEqual({
      code: 0,
      said: 'auth: the key set has 2 usable keys\ntenios-de: answers\n',
    });
    server.answers = withKeys(issuerKey('a'));
    expect((await checked(server.auth)).said).toContain('auth: the key set has 1 usable key\n');
  });

  test('finds a set without any', async () => {
    const server = await serve(withKeys({ kty: 'oct', k: 'c2VjcmV0' }));
    expect(await checked(server.auth)).toEqual({
      code: 1,
      said: 'auth: the key set has 0 usable keys\ntenios-de: answers\n',
    });
  });

  test('finds that there is none', async () => {
    const server = await serve(withStatus(404));
    expect(await checked(server.auth)).toEqual({
      code: 1,
      said: 'auth: The key server answers with HTTP status 404.\ntenios-de: answers\n',
    });
    await server.close();
    expect(await checked(server.auth)).toMatchObject({
      code: 1,
      said: expect.stringContaining('auth: The key server cannot be reached.'),
    });
  });

  test('has nothing to say of a secret, nor shows it', async () => {
    expect(await checked(jwtAuth)).toEqual({ code: 0, said: 'tenios-de: answers\n' });
    const { code, said } = await checked({ mode: 'jwt', issuer, audience, secret: secret.slice(0, 20) });
    expect(code).toBe(1);
    expect(said).toContain('auth.secret: is shorter than 32 bytes');
    expect(said).not.toContain(secret.slice(0, 20));
  });
});
