import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSteps, type Steps } from '../../src/store/steps.ts';

let database: DatabaseSync;
let steps: Steps;

beforeEach(() => {
  database = new DatabaseSync(':memory:');
  database.exec('PRAGMA foreign_keys = ON');
  database.exec('CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT');
  database.exec(
    'CREATE TABLE rows (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents DEFERRABLE INITIALLY DEFERRED) STRICT',
  );
  steps = createSteps(database);
});
afterEach(() => {
  if (database.isOpen) database.close();
});

const insert = (id: number, parent: number | null = null): number =>
  Number(database.prepare('INSERT INTO rows VALUES (?, ?)').run(id, parent).changes);
const ids = (): unknown[] =>
  database
    .prepare('SELECT id FROM rows ORDER BY id')
    .all()
    .map(({ id }) => id);

test('what comes in one turn is one transaction', async () => {
  const during: boolean[] = [];
  let commits = 0;
  const done = [1, 2, 3].map((id) =>
    steps.step(() => {
      if (!during.at(-1)) commits += 1;
      during.push(database.isTransaction);
      return insert(id);
    }),
  );
  expect(ids()).toEqual([]);
  expect(await Promise.all(done)).toEqual([1, 1, 1]);
  expect([commits, during, database.isTransaction]).toEqual([1, [true, true, true], false]);
  expect(ids()).toEqual([1, 2, 3]);
});

test('a piece that fails is undone alone, with what it had begun', async () => {
  const deeds: string[] = [];
  const piece = (id: number, fails: boolean) =>
    steps.step(() => {
      insert(id);
      steps.afterwards(() => deeds.push(`told ${id}`));
      if (fails) insert(id);
      return id;
    });
  const outcomes = await Promise.allSettled([piece(1, false), piece(2, true), piece(3, false)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect([ids(), deeds]).toEqual([
    [1, 3],
    ['told 1', 'told 3'],
  ]);
});

test('deeds are done in the order of the pieces, on the disk and before anybody who waits goes on', async () => {
  const order: string[] = [];
  await Promise.all(
    ['first', 'second'].map(async (name) => {
      await steps.step(() => steps.afterwards(() => order.push(`${name} told, ${database.isTransaction}`)));
      order.push(`${name} done`);
    }),
  );
  expect(order).toEqual(['first told, false', 'second told, false', 'first done', 'second done']);
});

test('where the whole cannot be kept everybody hears it, nothing is told, and the next step is done', async () => {
  const told: number[] = [];
  const piece = (id: number, parent: number | null) =>
    steps.step(() => {
      insert(id, parent);
      steps.afterwards(() => told.push(id));
    });
  const outcomes = await Promise.allSettled([piece(1, null), piece(2, 99)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect([ids(), told, database.isTransaction]).toEqual([[], [], false]);
  await piece(3, null);
  expect([ids(), told]).toEqual([[3], [3]]);
});

test('what waits can be done at once, and once', async () => {
  const done = steps.step(() => insert(1));
  steps.flush();
  expect(ids()).toEqual([1]);
  steps.flush();
  expect(await done).toBe(1);
  expect(await steps.step(() => insert(2))).toBe(1);
});

test('of a database that is closed every step is refused', async () => {
  database.close();
  const outcomes = await Promise.allSettled([steps.step(() => 1), steps.step(() => 2)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('a piece that comes while others are told belongs to the next transaction', async () => {
  let next: Promise<number> | undefined;
  await steps.step(() =>
    steps.afterwards(() => {
      next = steps.step(() => insert(2));
    }),
  );
  expect(ids()).toEqual([]);
  expect(await next).toBe(1);
});
