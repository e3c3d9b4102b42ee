import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fingerprint } from '../../src/graphiql/fingerprint.ts';

const source = join(import.meta.dirname, '../../src/graphiql');

test('without the development packages --if-stale says so and harms nothing, as npm ci --omit=dev runs it too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-build-'));
  await cp(source, join(folder, 'src/graphiql'), { recursive: true });
  for (const file of ['package.json', 'src/package-root.ts']) await cp(join(source, '../..', file), join(folder, file));
  const said = execFileSync(process.execPath, [join(folder, 'src/graphiql/build.ts'), '--if-stale'], {
    encoding: 'utf8',
  });
  expect(said).toMatch(/left as it is: its packages are not installed/);
  await rm(folder, { recursive: true });
});

test('a fingerprint stands for the packages that went in and is the same as long as they are', async () => {
  const some = await fingerprint(['react']);
  expect(some).toMatch(/^[0-9a-f]{64}$/);
  expect(await fingerprint(['react'])).toBe(some);
  expect(await fingerprint(['react', 'graphql'])).not.toBe(some);
  expect(await fingerprint(['no-such-package'])).toBeUndefined();
});
