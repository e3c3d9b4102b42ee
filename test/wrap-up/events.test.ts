import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Store } from '../../src/ports/store.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import type { Sighting } from '../../src/wrap-up/life.ts';
import { createWrapUps, type WrapUps } from '../../src/wrap-up/wrap-ups.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { toldAfter } from './told.ts';

const minute = 60_000;
const hour = 60 * minute;
const lead = 10_000;
const anna = { sourceId: 'tenios-de', externalId: 'anna@acme.example' };
const ben = { sourceId: 'tenios-de', externalId: 'ben@acme.example' };

let clock: ManualClock;
let begun: number;
let store: Store;
let start: string;
let wrapUps: WrapUps;
let stop: () => Promise<void>;

beforeEach(async () => {
  clock = new ManualClock();
  begun = clock.now();
  store = openEmbeddedStore(':memory:', clock);
  start = await store.log.end();
  keep(lead);
});
afterEach(async () => {
  await stop();
  await store.close();
});

function keep(expiringLead: number): void {
  wrapUps = createWrapUps(store.wrapUps, clock, { expiringLead });
  stop = wrapUps.keepTime();
}

/** Time passes, a second at a time at most, and whoever wakes has done what there is to do. */
async function pass(milliseconds: number): Promise<void> {
  for (let left = milliseconds; ; left -= 1000) {
    do await turn();
    while (clock.pending === 0);
    if (left <= 0) return;
    clock.advance(Math.min(left, 1000));
  }
}

/** What was told: the step, when since the beginning, and the end then known. */
const told = async (): Promise<unknown[]> =>
  (await toldAfter(store.log, start)).map(({ type, at, wrapUp: { endsAt } }) => [
    type,
    at - begun,
    endsAt === null ? null : endsAt - begun,
  ]);

const seen = (changes: Partial<Sighting> = {}): Sighting => ({
  startedAt: null,
  endsAt: null,
  contactExternalId: null,
  ...changes,
});

describe('the life of a wrap-up is told', () => {
  test('from the extend that makes it known to the end that passes', async () => {
    await wrapUps.extended(anna, begun + minute);
    await pass(2 * minute);
    expect(await told()).toEqual([
      ['STARTED', 0, minute],
      ['EXTENDED', 0, minute],
      ['EXPIRING', minute - lead, minute],
      ['EXPIRED', minute, minute],
    ]);
    expect(await wrapUps.find(anna, begun)).toMatchObject({ state: 'EXPIRED', extensions: 1 });
  });

  test('with each end, of which one that is near is told once', async () => {
    await wrapUps.extended(anna, begun + minute);
    await pass(minute - 5000);
    await wrapUps.extended(anna, begun + 2 * minute);
    await wrapUps.extended(anna, begun + 2 * minute);
    await pass(2 * minute);
    expect(await told()).toEqual([
      ['STARTED', 0, minute],
      ['EXTENDED', 0, minute],
      ['EXPIRING', minute - lead, minute],
      ['EXTENDED', minute - 5000, 2 * minute],
      ['EXTENDED', minute - 5000, 2 * minute],
      ['EXPIRING', 2 * minute - lead, 2 * minute],
      ['EXPIRED', 2 * minute, 2 * minute],
    ]);
  });

  test('to its cancelling, after which no time brings anything', async () => {
    await wrapUps.extended(anna, begun + minute);
    await pass(1000);
    await wrapUps.cancelled(anna);
    await wrapUps.cancelled(anna);
    await wrapUps.ended(anna);
    await pass(2 * minute);
    expect((await told()).slice(2)).toEqual([['CANCELLED', 1000, 1000]]);
  });

  test('to its end at the vendor, as it was seen', async () => {
    await wrapUps.sighted(anna, seen({ contactExternalId: 'c1' }));
    await pass(1000);
    await wrapUps.sighted(anna, seen({ contactExternalId: 'c1' }));
    await pass(1000);
    await wrapUps.sighted(anna, seen({ contactExternalId: 'c2' }));
    await pass(1000);
    await wrapUps.sighted(anna, null);
    expect(await told()).toEqual([
      ['STARTED', 0, null],
      ['ENDED', 2000, 2000],
      ['STARTED', 2000, null],
      ['ENDED', 3000, 3000],
    ]);
  });

  test('with an end that the vendor has moved, unlike with one that it tells for the first time', async () => {
    await wrapUps.sighted(anna, seen());
    await wrapUps.sighted(anna, seen({ endsAt: begun + minute }));
    await wrapUps.sighted(anna, seen({ endsAt: begun + minute + 1500 }));
    await wrapUps.sighted(anna, seen({ endsAt: begun + 2 * minute }));
    await pass(2 * minute);
    expect(await told()).toEqual([
      ['STARTED', 0, null],
      ['EXTENDED', 0, 2 * minute],
      ['EXPIRING', 2 * minute - lead, 2 * minute],
      ['EXPIRED', 2 * minute, 2 * minute],
    ]);
    expect(await wrapUps.find(anna, begun)).toMatchObject({ extensions: 0 });
  });

  test('of the next one only when the one before is over', async () => {
    await wrapUps.extended(anna, begun + minute);
    await stop();
    clock.advance(hour);
    await wrapUps.extended(anna, begun + 2 * hour);
    expect((await told()).slice(2)).toEqual([
      ['EXPIRED', hour, minute],
      ['STARTED', hour, 2 * hour],
      ['EXTENDED', hour, 2 * hour],
    ]);
  });
});

describe('an end that is near', () => {
  test('is told at once where it is nearer than the lead', async () => {
    await wrapUps.extended(anna, begun + 4000);
    await pass(0);
    clock.advance(0);
    await pass(0);
    expect((await told()).at(-1)).toEqual(['EXPIRING', 0, 4000]);
  });

  test('is not told with a lead of nothing', async () => {
    await stop();
    keep(0);
    await wrapUps.extended(anna, begun + minute);
    await pass(2 * minute);
    expect((await told()).slice(2)).toEqual([['EXPIRED', minute, minute]]);
  });

  test('is not told of a wrap-up without an end', async () => {
    await wrapUps.sighted(anna, seen());
    await pass(hour);
    expect(await told()).toEqual([['STARTED', 0, null]]);
  });
});

describe('what nobody kept time for', () => {
  test('is told when somebody does, once: that it is near, or only that it is over', async () => {
    await stop();
    await wrapUps.extended(anna, begun + minute);
    await wrapUps.extended(ben, begun + 2 * minute);
    clock.advance(2 * minute - 5000);
    keep(lead);
    await pass(minute);
    await stop();
    keep(lead);
    await pass(minute);
    const at = 2 * minute - 5000;
    expect((await told()).slice(4)).toEqual([
      ['EXPIRED', at, minute],
      ['EXPIRING', at, 2 * minute],
      ['EXPIRED', 2 * minute, 2 * minute],
    ]);
  });
});

describe('a clock that is set', () => {
  test('an hour forward ends what has ended by then, once', async () => {
    await wrapUps.extended(anna, begun + 30 * minute);
    await pass(0);
    clock.set(hour);
    await pass(2000);
    expect((await told()).slice(2)).toEqual([['EXPIRED', hour + 1000, 30 * minute]]);
    clock.set(-hour);
    await pass(hour);
    expect(await told()).toHaveLength(3);
  });

  test('an hour back ends nothing before its end, and everything at it', async () => {
    await wrapUps.extended(anna, begun + minute);
    await pass(minute - 1);
    clock.set(-hour);
    await pass(hour);
    expect(await told()).toHaveLength(3);
    await pass(1);
    expect((await told()).slice(2)).toEqual([
      ['EXPIRING', minute - lead, minute],
      ['EXPIRED', minute, minute],
    ]);
  });

  test('an hour back gives the next wrap-up another id, and keeps what is over as it is', async () => {
    const first = await wrapUps.extended(anna, begun + minute);
    await pass(minute);
    clock.set(-hour);
    const second = await wrapUps.extended(anna, clock.now() + minute);
    expect(second.seenAt).toBe(first.seenAt + 1);
    expect(await wrapUps.find(anna, first.seenAt)).toMatchObject({ state: 'EXPIRED' });
  });
});

test('an agent whom the store cannot look at now keeps nobody else waiting', async () => {
  await stop();
  for (const agent of [anna, ben]) await wrapUps.extended(agent, begun + minute);
  let fails = true;
  const failing: typeof store.wrapUps = {
    ...store.wrapUps,
    latest: (agent) =>
      fails && agent.externalId === anna.externalId
        ? Promise.reject(new Error('not now'))
        : store.wrapUps.latest(agent),
  };
  stop = createWrapUps(failing, clock, { expiringLead: 0 }).keepTime();
  await pass(minute);
  const of = async (): Promise<string[]> =>
    (await toldAfter(store.log, start)).slice(4).map(({ type, wrapUp }) => `${type} ${wrapUp.agentExternalId}`);
  expect(await of()).toEqual([`EXPIRED ${ben.externalId}`]);
  fails = false;
  await pass(1000);
  expect(await of()).toEqual([`EXPIRED ${ben.externalId}`, `EXPIRED ${anna.externalId}`]);
});
