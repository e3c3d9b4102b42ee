import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Store } from '../../src/ports/store.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { keepTidy } from '../../src/store/upkeep.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { anna, happening, putOf, wrapUp } from './fixtures.ts';

const hour = 3_600_000;

let clock: ManualClock;
let store: Store;

beforeEach(() => {
  clock = new ManualClock();
  store = openEmbeddedStore(':memory:', clock);
});
afterEach(() => store.close());

/** What is asked of the store now has been done before what is asked next. */
const tidied = async (): Promise<void> => {
  for (let steps = 0; steps < 5; steps += 1) await store.log.append([]);
};

test('what nobody can resolve any more leaves the store within an hour: wrap-ups a day after their end', async () => {
  await store.wrapUps.put(putOf(wrapUp({ endsAt: clock.now(), state: 'CANCELLED' })));
  const stop = keepTidy(store, clock, 5 * hour);
  clock.advance(24 * hour);
  await tidied();
  expect(await store.wrapUps.get(anna, 1000)).not.toBeNull();
  clock.advance(hour);
  await tidied();
  expect(await store.wrapUps.get(anna, 1000)).toBeNull();
  stop();
  expect(clock.pending).toBe(0);
});

test('and events when they are older than they are to be kept, at once at the start', async () => {
  const start = await store.log.end();
  await store.log.append([happening('STARTED', wrapUp(), clock.now())]);
  clock.advance(5 * hour);
  const stop = keepTidy(store, clock, 5 * hour);
  await tidied();
  expect(await store.log.after('wrapUp', start, 10)).toHaveLength(1);
  stop();
  clock.advance(1);
  keepTidy(store, clock, 5 * hour)();
  await tidied();
  expect(await store.log.after('wrapUp', start, 10)).toBeNull();
});

test('a store that cannot do it is asked again in an hour', async () => {
  await store.close();
  const stop = keepTidy(store, clock, hour);
  clock.advance(hour);
  expect(clock.pending).toBe(1);
  stop();
});
