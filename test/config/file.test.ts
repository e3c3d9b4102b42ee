import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formatOf, readConfigFile } from '../../src/config/index.ts';
import { file } from './kit.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trunkline-config-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('a configuration file', () => {
  test('is read, with the environment that is handed in', async () => {
    const path = await written('good.yaml', file({ store: { path: `\${DB}` } }));
    expect(await readConfigFile(path, { DB: 'x.db' })).toMatchObject({ config: { store: { path: 'x.db' } } });
  });

  test.each([
    ['trunkline.json', 'json'],
    ['TRUNKLINE.JSON', 'json'],
    ['trunkline.yaml', 'yaml'],
    ['trunkline.yml', 'yaml'],
    ['/dev/fd/63', 'yaml'],
  ])('%s is %s', (name, format) => {
    expect(formatOf(name)).toBe(format);
  });

  test('by the name of JSON is JSON', async () => {
    const path = await written('not.json', 'auth: { mode: none }');
    expect(await readConfigFile(path, {})).toMatchObject({
      problems: [{ message: expect.stringContaining('not JSON') }],
    });
  });

  test('that is not there is a problem', async () => {
    const path = join(folder, 'absent.yaml');
    expect(await readConfigFile(path, {})).toEqual({
      problems: [{ path: '', message: `Cannot read ${path}: there is no such file; check the path.` }],
    });
  });

  test('that is a folder is a problem', async () => {
    expect(await readConfigFile(folder, {})).toEqual({
      problems: [{ path: '', message: `Cannot read ${folder}: it is a folder; name the file in it.` }],
    });
  });

  test('that is not UTF-8 is a problem', async () => {
    const path = await written('utf16.yaml', Buffer.from(`\uFEFF${file()}`, 'utf16le'));
    expect(await readConfigFile(path, {})).toEqual({
      problems: [{ path: '', message: `${path} is not UTF-8 text; save it as UTF-8.` }],
    });
  });

  test('that is too large is refused for that, wherever the first mebibyte ends', async () => {
    const path = await written('large.yaml', 'ä'.repeat(600_000));
    expect(await readConfigFile(path, {})).toMatchObject({
      problems: [{ message: expect.stringContaining('larger than 1 MiB') }],
    });
  });

  test('that never ends is refused', async () => {
    expect(await readConfigFile('/dev/zero', {})).toMatchObject({
      problems: [{ message: expect.stringContaining('larger than 1 MiB') }],
    });
  });
});
