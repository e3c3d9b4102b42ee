import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { steps } from '../../src/store/form.ts';
import { StoreUnusable } from '../../src/store/unusable.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { storeSuite } from './conformance.ts';
import { anna, happening, putOf, wrapUp } from './fixtures.ts';

const clock = new ManualClock();
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trunkline-store-'));
  path = join(folder, 'trunkline.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What opening says instead of opening. */
function refusal(at = path): string {
  try {
    void openEmbeddedStore(at, clock).close();
    return 'It opened.';
  } catch (error) {
    if (error instanceof StoreUnusable) return error.message.replace(at, 'PATH');
    throw error;
  }
}

/** Changes a file behind the store's back. */
function meddle(sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

/** A process that has put some things into the file and waits, or puts more and more. */
async function putting(...more: readonly string[]) {
  const script = fileURLToPath(new URL('put-then-wait.ts', import.meta.url));
  const child = spawn(process.execPath, [script, path, ...more], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  // It says "kept". If it ends by itself, what follows is not about another process.
  await Promise.race([once(child.stdout, 'data'), exit]);
  return { child, exit };
}

storeSuite('a file', async (own) => openEmbeddedStore(path, own));
storeSuite('a store in memory', async (own) => openEmbeddedStore(':memory:', own));

describe('a file', () => {
  test('holds everything when it is opened again', async () => {
    const first = openEmbeddedStore(path, clock);
    await first.wrapUps.put(putOf(wrapUp()));
    await first.answers.claim('key', 'hash', clock.now() + 1000);
    await first.answers.settle('key', '"answer"');
    await first.known.put('engage-us', 'AgentGroup', { id: 'Power48', record: '{}' });
    const start = await first.log.end();
    await first.log.append([happening('ENDED')]);
    const heard = await first.log.after('wrapUp', start, 10);
    await first.watched.note('a', new Map([['1', '2']]), []);
    await first.close();
    expect(readdirSync(folder)).toEqual(['trunkline.db']);

    const second = openEmbeddedStore(path, clock);
    expect(await second.wrapUps.latest(anna)).toEqual(wrapUp());
    expect(await second.answers.claim('key', 'hash', clock.now() + 1000)).toEqual({
      inputHash: 'hash',
      answer: '"answer"',
    });
    expect(await second.known.all('engage-us', 'AgentGroup')).toEqual([{ id: 'Power48', record: '{}' }]);
    expect(heard).toHaveLength(1);
    expect(await second.log.after('wrapUp', start, 10)).toEqual(heard);
    expect(await second.watched.known('a')).toEqual(new Map([['1', '2']]));
    await second.close();
  });

  test('holds everything after its process was killed', async () => {
    const before = openEmbeddedStore(path, clock);
    const start = await before.log.end();
    await before.close();
    const { child, exit } = await putting();
    const whileItRuns = refusal();
    child.kill('SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
    expect(whileItRuns).toMatch(/^The store PATH is in use by another process\. Stop that one/);
    expect(readdirSync(folder)).toContain('trunkline.db-wal');

    const store = openEmbeddedStore(path, clock);
    expect(await store.wrapUps.latest(anna)).toEqual(wrapUp());
    expect(await store.answers.claim('key', 'hash', clock.now() + 1000)).toEqual({ inputHash: 'hash', answer: null });
    expect(await store.watched.known('tenios-de/health')).toEqual(new Map([['tenios-de', '"UP"']]));
    expect((await store.log.after('wrapUp', start, 10))?.map((logged) => logged.happening)).toEqual([
      happening('STARTED'),
      happening('EXTENDED'),
    ]);
    await store.close();
  });

  test('holds changes and what was told of them together, whenever its process was killed', async () => {
    const before = openEmbeddedStore(path, clock);
    const start = await before.log.end();
    await before.close();
    const { child, exit } = await putting('on');
    // More than one turn of its loop has been written by then, and the kill finds it at work.
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await exit;

    const store = openEmbeddedStore(path, clock);
    const latest = await store.wrapUps.latest(anna);
    const told = (await store.log.after('wrapUp', start, 1_000_000)) ?? [];
    expect(latest?.version).toBeGreaterThan(1);
    // Two of the first change, one of each further one, and nothing of one that is not there.
    expect(told).toHaveLength((latest?.version ?? 0) + 1);
    expect(told.at(-1)?.happening.wrapUp.extensions).toBe(latest?.extensions);
    await store.close();
  });

  test('is for one at a time, also within a process', async () => {
    const store = openEmbeddedStore(path, clock);
    expect(refusal()).toMatch(/in use/);
    expect(await store.wrapUps.put(putOf(wrapUp()))).toBe(true);
    await store.close();
    await openEmbeddedStore(path, clock).close();
  });

  test('can be read by nobody else', async () => {
    const store = openEmbeddedStore(path, clock);
    await store.wrapUps.put(putOf(wrapUp()));
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
    expect(new Set(modes)).toEqual(new Set([0o600]));
    await store.close();
  });

  test('does not know the places of another file, nor those that it has not reached', async () => {
    const store = openEmbeddedStore(path, clock);
    const other = openEmbeddedStore(':memory:', clock);
    for (const each of [store, other]) await each.log.append([happening('STARTED')]);
    const place = await other.log.end();
    expect(await store.log.after('wrapUp', place, 10)).toBeNull();
    expect(store.log.isAfter(place, await store.log.end())).toBe(false);
    const [name] = (await store.log.end()).split('-');
    expect(await store.log.after('wrapUp', `${name}-0`, 10)).toHaveLength(1);
    expect(await store.log.after('wrapUp', `${name}-2`, 10)).toBeNull();
    await Promise.all([store.close(), other.close()]);
  });

  test('forgets many at a time, and lets others go between', async () => {
    const store = openEmbeddedStore(path, clock);
    await store.log.append(Array.from({ length: 2_500 }, (_, at) => happening('STARTED', wrapUp(), at)));
    const done: string[] = [];
    await Promise.all([
      store.log.forget(2_400).then(() => done.push('forgotten')),
      store.watched.note('a', new Map(), []).then(() => done.push('noted')),
    ]);
    expect(done).toEqual(['noted', 'forgotten']);
    await store.close();
    const database = new DatabaseSync(path);
    expect(database.prepare('SELECT count(*) AS left FROM events').get()?.left).toBe(100);
    database.close();
  });

  test('that is empty becomes a store', async () => {
    writeFileSync(path, '');
    const store = openEmbeddedStore(path, clock);
    expect(await store.wrapUps.put(putOf(wrapUp()))).toBe(true);
    await store.close();
  });
});

describe('a file that must not be used is left as it is', () => {
  /** What the folder holds, without the scratch index and the empty log that SQLite makes even for reading. */
  const contents = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(folder)
        .map((name) => [name, readFileSync(join(folder, name)).toString('base64')] as const)
        .filter(([name, bytes]) => bytes !== '' && !name.endsWith('-shm')),
    );

  test.each([
    ['a word', Buffer.from('no store')],
    ['a long text', Buffer.alloc(100_000, 'a')],
    ['a beginning without the rest', Buffer.from('SQLite format 3\0')],
  ])('%s', (_, bytes) => {
    writeFileSync(path, bytes);
    expect(refusal()).toBe(
      'The store PATH is damaged or is no Trunkline store. It was left as it is: put back a copy of it, or move it away to begin with an empty one.',
    );
    expect(readFileSync(path)).toEqual(bytes);
  });

  test('a store with a broken middle', async () => {
    const store = openEmbeddedStore(path, clock);
    for (let at = 0; at < 200; at += 1) await store.wrapUps.put(putOf(wrapUp({ agentExternalId: `agent-${at}` })));
    await store.close();
    const bytes = readFileSync(path);
    bytes.fill(0xee, 8192, 20_000);
    writeFileSync(path, bytes);
    expect(refusal()).toMatch(/^The store PATH is damaged/);
    expect(readFileSync(path)).toEqual(bytes);
  });

  test('a store of a newer version', async () => {
    await openEmbeddedStore(path, clock).close();
    meddle(`PRAGMA user_version = ${steps.length + 1}`);
    const before = contents();
    expect(refusal()).toBe(
      `The store PATH was written by a newer Trunkline (form ${steps.length + 1}; this one knows ${steps.length}). It was left as it is: start the newer Trunkline again, or set store.path to another file.`,
    );
    expect(contents()).toEqual(before);
  });

  test('a store of a newer version whose process crashed, with the log that it left', async () => {
    await openEmbeddedStore(path, clock).close();
    const newer = new DatabaseSync(path);
    newer.exec(`PRAGMA user_version = ${steps.length + 1}`);
    const crashed = contents();
    newer.close();
    for (const [name, bytes] of Object.entries(crashed))
      writeFileSync(join(folder, name), Buffer.from(bytes, 'base64'));

    expect(Object.keys(crashed)).toEqual(['trunkline.db', 'trunkline.db-wal']);
    expect(refusal()).toMatch(/newer Trunkline/);
    expect(contents()).toEqual(crashed);
  });

  test("another program's database", () => {
    meddle('CREATE TABLE songs (title TEXT)');
    const before = contents();
    expect(refusal()).toBe("The file PATH is another program's database. Set store.path to a file of its own.");
    expect(contents()).toEqual(before);
  });

  test('a folder, and a file in a folder that does not exist', () => {
    const sentence =
      'The store PATH cannot be opened. Its folder must exist, and this user must be able to read and write there.';
    expect(refusal(folder)).toBe(sentence);
    expect(refusal(join(folder, 'none', 'trunkline.db'))).toBe(sentence);
  });
});
