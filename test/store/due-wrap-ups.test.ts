import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Ref } from '../../src/model/ids.ts';
import type { Store } from '../../src/ports/store.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { putOf, wrapUp } from './fixtures.ts';

const hour = 3_600_000;
const sourceId = 'tenios-de';

let clock: ManualClock;
let store: Store;
/** Who was given, each time somebody was. */
let given: string[][];
let stop: () => Promise<void>;

beforeEach(() => {
  clock = new ManualClock();
  store = openEmbeddedStore(':memory:', clock);
  given = [];
  stop = async () => {};
});
afterEach(async () => {
  await stop();
  await store.close();
});

/** Sets an agent's moment; in a first change, or in the next one. */
async function setMoment(agent: string, wakeAt: number | null, to = store): Promise<void> {
  const latest = await to.wrapUps.latest({ sourceId, externalId: agent });
  await to.wrapUps.put(putOf(wrapUp({ agentExternalId: agent, version: (latest?.version ?? 0) + 1 }), { wakeAt }));
}

/** Looks, so that nobody has a moment any more, unless something else is done. */
function look(deed = (agents: readonly Ref[]) => settle(agents)): void {
  stop = store.wrapUps.whenDue(async (agents) => {
    given.push(agents.map(({ externalId }) => externalId));
    await deed(agents);
  });
}
const settle = async (agents: readonly Ref[]): Promise<void> => {
  await Promise.all(agents.map(({ externalId }) => setMoment(externalId, null)));
};

/** The looks of this moment are over, and the next wake-up is asked for. */
async function asleep(): Promise<void> {
  do await turn();
  while (clock.pending === 0);
}

async function advance(milliseconds: number): Promise<void> {
  clock.advance(milliseconds);
  await asleep();
}

describe('a moment that lies ahead', () => {
  test('comes by the clock, not a millisecond before', async () => {
    await setMoment('anna', clock.now() + 61_234);
    look();
    await asleep();
    for (let second = 0; second < 61; second += 1) await advance(1000);
    await advance(233);
    expect(given).toEqual([]);
    await advance(1);
    expect(given).toEqual([['anna']]);
    await advance(hour);
    expect(given).toHaveLength(1);
  });

  test('comes sooner when it is set sooner, and later when it is set later', async () => {
    look();
    await asleep();
    await setMoment('anna', clock.now() + 900);
    await setMoment('ben', clock.now() + 500);
    await setMoment('cleo', clock.now() + 100);
    await setMoment('ben', clock.now() + 700);
    await advance(99);
    expect(given).toEqual([]);
    await advance(1);
    expect(given).toEqual([['cleo']]);
    await advance(500);
    expect(given).toHaveLength(1);
    await advance(100);
    await advance(200);
    expect(given).toEqual([['cleo'], ['ben'], ['anna']]);
  });

  test('that is set while somebody looks is not forgotten', async () => {
    await setMoment('anna', clock.now());
    look(async (agents) => {
      await settle(agents);
      if (given.length === 1) await setMoment('ben', clock.now() + 10);
    });
    await asleep();
    await advance(10);
    expect(given).toEqual([['anna'], ['ben']]);
  });
});

describe('a clock that is set', () => {
  test('an hour forward is noticed within a second', async () => {
    await setMoment('anna', clock.now() + hour);
    look();
    await asleep();
    clock.set(hour);
    await advance(1000);
    expect(given).toEqual([['anna']]);
  });

  test('an hour back gives nobody sooner, and everybody when the clock says so', async () => {
    await setMoment('anna', clock.now() + 500);
    look();
    await asleep();
    clock.set(-hour);
    await setMoment('ben', clock.now() + 200);
    await advance(200);
    expect(given).toEqual([['ben']]);
    await advance(1000);
    expect(given).toHaveLength(1);
    await advance(hour - 700);
    expect(given).toEqual([['ben'], ['anna']]);
  });
});

describe('a look that settles nothing', () => {
  test.each([
    ['because it fails', () => Promise.reject(new Error('not now'))],
    ['because it does nothing', () => Promise.resolve()],
  ])('%s comes again a second later, not sooner', async (_, outcome) => {
    await setMoment('anna', clock.now());
    look(outcome);
    await asleep();
    expect(given).toHaveLength(1);
    await advance(999);
    expect(given).toHaveLength(1);
    await advance(1);
    await advance(1000);
    expect(given).toEqual([['anna'], ['anna'], ['anna']]);
  });

  test('for one agent keeps nobody else waiting, of those who are due and of those who become so', async () => {
    for (const agent of ['anna', 'ben']) await setMoment(agent, clock.now());
    look(async (agents) => {
      await settle(agents.filter(({ externalId }) => externalId !== 'anna'));
      if (agents.some(({ externalId }) => externalId === 'anna')) throw new Error('not anna');
    });
    await asleep();
    await setMoment('cleo', clock.now() + 1);
    await advance(1);
    await advance(999);
    expect(given).toEqual([['anna', 'ben'], ['cleo'], ['anna']]);
  });

  test('leaves the moment be that somebody else has set meanwhile', async () => {
    await setMoment('anna', clock.now());
    look(async () => {
      if (given.length > 1) return;
      await setMoment('anna', clock.now() + 300);
      throw new Error('too late');
    });
    await asleep();
    await advance(300);
    expect(given).toHaveLength(2);
  });
});

test('many who are due together are all given, once, some at a time', async () => {
  const agents = Array.from({ length: 1_200 }, (_, at) => `agent-${at}`);
  await Promise.all(agents.map((agent) => setMoment(agent, clock.now() - 5)));
  look();
  await asleep();
  expect(given.map(({ length }) => length)).toEqual([500, 500, 200]);
  expect(new Set(given.flat())).toEqual(new Set(agents));
});

test('those whose moment came while the file was closed are given at the next start, once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-due-'));
  const path = join(folder, 'trunkline.db');
  const first = openEmbeddedStore(path, clock);
  for (const [agent, delay] of Object.entries({ anna: 100, ben: 200, cleo: hour }))
    await setMoment(agent, clock.now() + delay, first);
  await first.close();
  clock.advance(60_000);
  await store.close();
  store = openEmbeddedStore(path, clock);
  look();
  await asleep();
  expect(given).toEqual([['anna', 'ben']]);
  await stop();
  await store.close();
  store = openEmbeddedStore(path, clock);
  look();
  await asleep();
  expect(given).toHaveLength(1);
  await stop();
  await store.close();
  rmSync(folder, { recursive: true });
});

test('a store that has been closed below is asked again, and harms nobody', async () => {
  look();
  await asleep();
  await store.close();
  await advance(1000);
  await advance(1000);
  expect(given).toEqual([]);
});
