import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Store } from '../../src/ports/store.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { applicationId, steps } from '../../src/store/form.ts';
import { createWrapUps } from '../../src/wrap-up/wrap-ups.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { anna } from './fixtures.ts';

const minute = 60_000;
const earlier = steps.slice(1).map((_, at) => at + 1);

let folder: string;
let path: string;
let clock: ManualClock;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trunkline-form-'));
  path = join(folder, 'trunkline.db');
  clock = new ManualClock();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** A file as an earlier version left it, with these rows in it. */
function fileOf(form: number, ...rows: readonly string[]): void {
  const database = new DatabaseSync(path);
  database.exec(
    `${steps.slice(0, form).join('')} PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${form}`,
  );
  for (const row of rows) database.exec(row);
  database.close();
}

const wrapUpRow = (agent: string, seenAt: number, endsAt: number | null, state: string): string =>
  `INSERT INTO wrap_ups VALUES ('tenios-de', '${agent}', ${seenAt}, 1, NULL, ${endsAt}, '${state}', 1, NULL)`;

/** Lets time be kept for a while, and gives what was told. */
async function keepTime(milliseconds: number): Promise<readonly (readonly [string, string])[]> {
  const start = await store.log.end();
  const stop = createWrapUps(store.wrapUps, clock, { expiringLead: 10_000 }).keepTime();
  for (let passed = 0; passed <= milliseconds; passed += 1000) {
    do await turn();
    while (clock.pending === 0);
    clock.advance(1000);
  }
  await stop();
  const told = (await store.log.after('wrapUp', start, 1000)) ?? [];
  return told.map(({ happening: { type, wrapUp } }) => [wrapUp.agentExternalId, type]);
}

describe.each(earlier)('a file of form %i', (form) => {
  test('is brought up to date, and keeps what it held', async () => {
    fileOf(form, "INSERT INTO answers VALUES ('key', 'hash', NULL, 9e15)");
    store = openEmbeddedStore(path, clock);
    expect(await store.answers.claim('key', 'other', clock.now() + 1)).toEqual({ inputHash: 'hash', answer: null });
    await store.known.put('engage-us', 'AgentGroup', { id: 'Power48', record: '{}' });
    expect(await store.known.all('engage-us', 'AgentGroup')).toHaveLength(1);
    expect(await store.watched.known('tenios-de/health')).toBeNull();
    expect(await store.log.after('wrapUp', await store.log.end(), 10)).toEqual([]);
  });

  test('lets what fell due meanwhile expire once, and what runs go on to its end', async () => {
    const now = clock.now();
    fileOf(
      form,
      // What an earlier version never said to be over, it left behind as it was.
      wrapUpRow(anna.externalId, now - 9 * minute, now - 8 * minute, 'ACTIVE'),
      wrapUpRow(anna.externalId, now - 3 * minute, now - 2 * minute, 'ACTIVE'),
      wrapUpRow('ben', now - minute, now + minute, 'ACTIVE'),
      wrapUpRow('cleo', now - minute, now + 5000, 'ACTIVE'),
      wrapUpRow('dora', now - minute, now - 1000, 'CANCELLED'),
      wrapUpRow('endless', now - minute, null, 'ACTIVE'),
    );
    store = openEmbeddedStore(path, clock);
    expect((await store.wrapUps.active(now)).map(({ agentExternalId }) => agentExternalId)).toEqual([
      'cleo',
      'ben',
      'endless',
    ]);
    const told = await keepTime(2 * minute);
    expect(told.slice(0, 2).toSorted()).toEqual([
      [anna.externalId, 'EXPIRED'],
      ['cleo', 'EXPIRING'],
    ]);
    expect(told.slice(2)).toEqual([
      ['cleo', 'EXPIRED'],
      ['ben', 'EXPIRING'],
      ['ben', 'EXPIRED'],
    ]);
    await store.close();
    store = openEmbeddedStore(path, clock);
    expect(await keepTime(minute)).toEqual([]);
    expect(await store.wrapUps.latest(anna)).toMatchObject({ state: 'EXPIRED', seenAt: now - 3 * minute });
  });
});
