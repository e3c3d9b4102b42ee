import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { commandLine } from '../cli/kit.ts';
import { documents, sourcesAt } from './kit.ts';
import { credentials, found, ofVendors } from './marks.ts';
import { startTelltale, type Telltale, tellings } from './telltale.ts';

const run = commandLine();
const folder = mkdtempSync(join(tmpdir(), 'trunkline-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const secrets = { ...credentials, ...ofVendors };

async function vendorThat(tells: string): Promise<Telltale> {
  const vendor = await startTelltale();
  ends.push(() => vendor.close());
  vendor.tell = tellings[tells] ?? vendor.tell;
  return vendor;
}

/** The path of a configuration file. Its secrets come from the environment, as they should, or stand in it. */
function file(name: string, changes: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ auth: { mode: 'none' }, store: { path: ':memory:' }, ...changes }));
  return path;
}

const env = (more: Record<string, string> = {}) => ({ PORT: '0', LOG_LEVEL: 'trace', ...more });
const writtenBy = ({ output }: { readonly output: { out: string; err: string } }): string => output.out + output.err;

const ask = (url: string, query: string): Promise<string> =>
  fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  }).then(
    (response) => response.text(),
    () => '',
  );

test.each(['wants other credentials', 'fails with a stack trace', 'faults in an answer', 'speaks no HTTP'])(
  'check at a vendor that %s writes no secret',
  async (tells) => {
    const vendor = await vendorThat(tells);
    const check = run(['check', '--config', file('check.json', { sources: sourcesAt(vendor.url) })], env());
    expect(await check.ended).toBe(1);
    expect(check.output.out.match(/VENDOR_/g)).toHaveLength(5);
    expect(found(writtenBy(check), secrets)).toEqual([]);
  },
);

test('the service writes none on any level of the log', async () => {
  const vendor = await vendorThat('refuses in JSON');
  const auth = { mode: 'none' };
  const serve = run(['serve', '--config', file('serve.json', { auth, sources: sourcesAt(vendor.url) })], env());
  const [, url = ''] = await serve.says(/GraphiQL: (\S+)/);
  for (const [, tell] of Object.entries(tellings).slice(0, 8)) {
    vendor.tell = tell;
    for (const query of documents) await ask(url, query);
  }
  const page = await (await fetch(url)).text();
  const assets = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => new URL(path, url));
  expect(assets.length).toBeGreaterThan(1);
  const texts = await Promise.all(assets.map(async (asset) => (await fetch(asset)).text()));
  serve.kill('SIGTERM');
  expect(await serve.ended).toBe(0);
  expect(serve.output.out).toContain('vendor call');
  expect(found([writtenBy(serve), page, ...texts].join('\n'), secrets)).toEqual([]);
}, 120_000);

describe('a start that fails', () => {
  test.each<[string, object, RegExp]>([
    [
      'for want of a Redis',
      { store: { redis: `redis://:${encodeURIComponent(credentials.redis)}@127.0.0.1:1` } },
      /cannot be reached/,
    ],
    ['for a store that cannot be', { store: { path: `${folder}/no/such/folder/x.db` } }, /folder/],
    [
      'for a secret that is too short',
      { auth: { mode: 'jwt', issuer: 'i', audience: 'a', secret: credentials.jwt.slice(0, 20) } },
      /shorter/,
    ],
    [
      'for a key in a place of its own',
      { auth: { mode: 'jwt', issuer: 'i', audience: 'a', sceret: credentials.jwt } },
      /did you mean secret/,
    ],
    [
      'for a secret in place of a file',
      { auth: { mode: 'jwt', issuer: 'i', audience: 'a', publicKeyFile: credentials.jwt } },
      /cannot be read/,
    ],
    ['for a password in an address', { store: { redis: `http://:${credentials.redis}@x` } }, /redis/],
  ])('%s writes no secret', async (_, changes, words) => {
    const vendor = await vendorThat('refuses in words');
    const serve = run(['serve', '--config', file('start.json', { sources: sourcesAt(vendor.url), ...changes })], env());
    expect(await serve.ended).toBe(1);
    expect(serve.output.err).toMatch(words);
    expect(found(writtenBy(serve), { ...secrets, half: credentials.jwt.slice(0, 20) })).toEqual([]);
  });

  test('because a Redis wants another password writes none, whatever the Redis says', async () => {
    const redis = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.on('data', (asked) => socket.write(`-WRONGPASS ${String(asked).replaceAll(/\s+/g, ' ')}\r\n`));
    });
    await new Promise<void>((resolve) => redis.listen(0, '127.0.0.1', resolve));
    ends.push(() => new Promise((resolve) => void redis.close(() => resolve())));
    // A server on port 0 has an address with a port.
    const { port } = redis.address() as { port: number };
    const store = { redis: `redis://:${encodeURIComponent(credentials.redis)}@127.0.0.1:${port}` };
    const vendor = await vendorThat('refuses in words');
    const serve = run(['serve', '--config', file('redis.json', { sources: sourcesAt(vendor.url), store })], env());
    expect(await serve.ended).toBe(1);
    expect(serve.output.err).toContain('does not accept the user name or password');
    expect(found(writtenBy(serve), secrets)).toEqual([]);
  });
});

describe('a mistake of ours that ends the process', () => {
  test.each([
    ['is thrown', {}],
    ['rejects', { CRASH: 'rejects' }],
    ['is thrown and tells everything', { CRASH_TELLS: 'yes' }],
    ['rejects and tells everything', { CRASH: 'rejects', CRASH_TELLS: 'yes' }],
  ])('writes where it was, and no secret, when it %s', async (_, crash) => {
    const vendor = await vendorThat('refuses in JSON');
    const sources = sourcesAt(vendor.url).filter((source) => 'id' in source && source.id === 'sinch');
    const preload = `--import=${new URL('crash.mjs', import.meta.url)}`;
    const serve = run(['serve', '--config', file('crash.json', { sources })], env({ NODE_OPTIONS: preload, ...crash }));
    const [, url = ''] = await serve.says(/GraphiQL: (\S+)/);
    await ask(url, '{ agents { nodes { id } } }');
    expect(await serve.ended).toBe(1);
    expect(serve.output.err).toMatch(/a mistake[\s\S]*crash\.mjs[\s\S]*the cause of a mistake/);
    if ('CRASH_TELLS' in crash) expect(serve.output.err).toContain('[redacted]');
    expect(found(writtenBy(serve), secrets)).toEqual([]);
  });
});
