import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { refKey } from '../../src/model/ids.ts';
import type { Store } from '../../src/ports/store.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { createWrapUps, type WrapUps } from '../../src/wrap-up/wrap-ups.ts';
import { ManualClock } from '../kit/manual-clock.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const expiringLead = 10_000;
const anna = { sourceId: 'tenios-de', externalId: 'anna@acme.example' };
const ben = { sourceId: 'tenios-de', externalId: 'ben@acme.example' };
const annaElsewhere = { sourceId: 'tenios-at', externalId: 'anna@acme.example' };

let clock: ManualClock;
let store: Store;
let wrapUps: WrapUps;

beforeEach(() => {
  clock = new ManualClock();
  store = openEmbeddedStore(':memory:', clock);
  wrapUps = createWrapUps(store.wrapUps, clock, { expiringLead });
});
afterEach(() => store.close());

const inMinutes = (count: number): number => clock.now() + count * minute;

describe('an extend', () => {
  test('of an unknown wrap-up begins one that is seen now', async () => {
    const endsAt = inMinutes(2);
    expect(await wrapUps.extended(anna, endsAt)).toEqual({
      sourceId: 'tenios-de',
      agentExternalId: 'anna@acme.example',
      seenAt: clock.now(),
      startedAt: null,
      endsAt,
      state: 'ACTIVE',
      extensions: 1,
      contactExternalId: null,
    });
  });

  test('of the running one goes on with it', async () => {
    const first = await wrapUps.extended(anna, inMinutes(2));
    clock.advance(minute);
    const endsAt = inMinutes(5);
    expect(await wrapUps.extended(anna, endsAt)).toMatchObject({ seenAt: first.seenAt, endsAt, extensions: 2 });
    expect(await wrapUps.running()).toHaveLength(1);
  });

  test('after the end begins another', async () => {
    const first = await wrapUps.extended(anna, inMinutes(2));
    clock.advance(2 * minute);
    const second = await wrapUps.extended(anna, inMinutes(1));
    expect(second).toMatchObject({ seenAt: clock.now(), extensions: 1 });
    expect(await wrapUps.find(anna, first.seenAt)).toMatchObject({ state: 'EXPIRED', extensions: 1 });
  });

  test('begins one with an id of its own within the same millisecond, and after the clock was set back', async () => {
    const first = await wrapUps.extended(anna, inMinutes(2));
    await wrapUps.cancelled(anna);
    const second = await wrapUps.extended(anna, inMinutes(2));
    expect(second.seenAt).toBe(first.seenAt + 1);

    await wrapUps.cancelled(anna);
    const earlier = createWrapUps(store.wrapUps, new ManualClock(clock.now() - 60 * minute), { expiringLead });
    const third = await earlier.extended(anna, inMinutes(2));
    expect(third.seenAt).toBe(second.seenAt + 1);
    expect(await earlier.known([anna])).toEqual(
      new Map([[refKey(anna), expect.objectContaining({ seenAt: third.seenAt })]]),
    );
  });

  test('at the same moment as many others counts each of them, in one wrap-up', async () => {
    const ends = Array.from({ length: 40 }, (_, at) => inMinutes(1) + at);
    await Promise.all(ends.map((end) => wrapUps.extended(anna, end)));
    const [only, ...rest] = await wrapUps.running();
    expect(rest).toEqual([]);
    expect(only?.extensions).toBe(40);
  });
});

describe('a cancel', () => {
  test('ends the running one now', async () => {
    const { seenAt } = await wrapUps.extended(anna, inMinutes(2));
    clock.advance(minute);
    const cancelled = { seenAt, state: 'CANCELLED', endsAt: clock.now(), extensions: 1 };
    expect(await wrapUps.cancelled(anna)).toMatchObject(cancelled);
    clock.advance(2 * minute);
    expect(await wrapUps.find(anna, seenAt)).toMatchObject(cancelled);
    expect(await wrapUps.running()).toEqual([]);
  });

  test('knows of none where none runs', async () => {
    expect(await wrapUps.cancelled(anna)).toBeNull();
    await wrapUps.extended(anna, inMinutes(1));
    await wrapUps.cancelled(anna);
    expect(await wrapUps.cancelled(anna)).toBeNull();
    await wrapUps.extended(anna, inMinutes(1));
    clock.advance(minute);
    expect(await wrapUps.cancelled(anna)).toBeNull();
  });

  test.each(['cancel', 'extend'])(
    'and an extend at once, %s first, leave what one order of them leaves',
    async (first) => {
      await wrapUps.extended(anna, inMinutes(1));
      const early = first === 'cancel' ? wrapUps.cancelled(anna) : null;
      const extending = wrapUps.extended(anna, inMinutes(2));
      const [cancelled, extended] = await Promise.all([early ?? wrapUps.cancelled(anna), extending]);
      const running = (await wrapUps.known([anna])).get(refKey(anna));
      // Either the extended one was cancelled, or the cancelled one is over and another began.
      if (extended.extensions === 2) expect([cancelled?.extensions, running]).toEqual([2, undefined]);
      else expect([cancelled?.extensions, running?.seenAt]).toEqual([1, extended.seenAt]);
    },
  );
});

describe('a sighting', () => {
  const call = (contactExternalId: string | null, endsAt: number | null, startedAt: number | null = null) => ({
    startedAt,
    endsAt,
    contactExternalId,
  });
  /** What is shown of the same. */
  const shown = (contactExternalId: string | null, endsAt: number | null) => ({ contactExternalId, endsAt });

  test('begins a wrap-up that is seen now', async () => {
    const endsAt = inMinutes(2);
    expect(await wrapUps.sighted(anna, call('c1', endsAt))).toEqual({
      sourceId: 'tenios-de',
      agentExternalId: 'anna@acme.example',
      seenAt: clock.now(),
      startedAt: null,
      endsAt,
      state: 'ACTIVE',
      extensions: 0,
      contactExternalId: 'c1',
    });
    expect(await wrapUps.running()).toHaveLength(1);
  });

  test('goes on with the running one, and with what it tells anew', async () => {
    const seenAt = clock.now();
    const endsAt = inMinutes(2);
    await wrapUps.sighted(anna, call(null, null));
    clock.advance(minute);
    expect(await wrapUps.sighted(anna, call('c1', endsAt))).toMatchObject({ seenAt, ...shown('c1', endsAt) });
    expect(await wrapUps.sighted(anna, call(null, null))).toMatchObject({ seenAt, ...shown('c1', endsAt) });
    expect(await wrapUps.sighted(anna, call('c1', inMinutes(5)))).toMatchObject({ seenAt, endsAt: inMinutes(5) });
    expect(await wrapUps.running()).toHaveLength(1);
  });

  test('of nothing new writes nothing', async () => {
    const endsAt = inMinutes(2);
    await wrapUps.sighted(anna, call('c1', endsAt));
    const known = await store.wrapUps.latest(anna);
    clock.advance(minute);
    await wrapUps.sighted(anna, call('c1', endsAt));
    expect(await store.wrapUps.latest(anna)).toEqual(known);
  });

  test('of another contact ends the running one and begins another', async () => {
    const first = await wrapUps.sighted(anna, call('c1', inMinutes(2)));
    clock.advance(minute);
    const next = await wrapUps.sighted(anna, call('c2', inMinutes(3)));
    expect(next).toMatchObject({ seenAt: clock.now(), state: 'ACTIVE', contactExternalId: 'c2' });
    expect(await wrapUps.find(anna, first?.seenAt ?? 0)).toMatchObject({ state: 'ENDED', endsAt: clock.now() });
    expect(await wrapUps.running()).toEqual([expect.objectContaining({ contactExternalId: 'c2' })]);
  });

  test('after the end begins another, also for the same contact', async () => {
    const first = await wrapUps.sighted(anna, call('c1', inMinutes(2)));
    clock.advance(2 * minute);
    const next = await wrapUps.sighted(anna, call('c1', inMinutes(2)));
    expect(next?.seenAt).toBe((first?.seenAt ?? 0) + 2 * minute);
    expect(await wrapUps.find(anna, first?.seenAt ?? 0)).toMatchObject({ state: 'EXPIRED' });
  });

  test('of one that is over begins none, and ends the one that was thought to run longer', async () => {
    expect(await wrapUps.sighted(anna, call('c1', clock.now()))).toBeNull();
    expect(await store.wrapUps.latest(anna)).toBeNull();
    const first = await wrapUps.sighted(anna, call('c1', inMinutes(2)));
    expect(await wrapUps.sighted(anna, call('c1', clock.now() - 1))).toBeNull();
    expect(await wrapUps.find(anna, first?.seenAt ?? 0)).toMatchObject({ state: 'EXPIRED', endsAt: clock.now() - 1 });
  });

  test('names by its start a wrap-up whose start the vendor tells', async () => {
    const startedAt = clock.now() - minute;
    const seen = await wrapUps.sighted(anna, call('c1', null, startedAt));
    expect(seen).toMatchObject({ seenAt: startedAt, startedAt, endsAt: null });
    clock.advance(minute);
    expect(await wrapUps.sighted(anna, call('c1', null, startedAt))).toEqual(seen);
  });

  test('of a later start ends the running one and begins another, also where no contact is told', async () => {
    const first = await wrapUps.sighted(anna, call(null, null, clock.now()));
    clock.advance(minute);
    const next = await wrapUps.sighted(anna, call(null, null, clock.now()));
    expect(next).toMatchObject({ seenAt: clock.now(), state: 'ACTIVE' });
    expect(await wrapUps.find(anna, first?.seenAt ?? 0)).toMatchObject({ state: 'ENDED', endsAt: clock.now() });
  });

  test('of a start before the latest is of another contact that is wrapped up beside it, and changes nothing', async () => {
    const running = await wrapUps.sighted(anna, call('c2', null, clock.now()));
    clock.advance(minute);
    expect(await wrapUps.sighted(anna, call('c1', null, clock.now() - 2 * minute))).toEqual(running);
    await wrapUps.sighted(anna, null);
    expect(await wrapUps.sighted(anna, call('c1', null, clock.now() - 2 * minute))).toBeNull();
    expect(await wrapUps.running()).toEqual([]);
  });

  test('of one that is over, told once more, begins none', async () => {
    const startedAt = clock.now();
    await wrapUps.sighted(anna, call('c1', null, startedAt));
    await wrapUps.sighted(anna, null);
    expect(await wrapUps.sighted(anna, call('c1', null, startedAt))).toBeNull();
    expect(await wrapUps.sighted(anna, call('c1', null, startedAt + 1))).toMatchObject({ seenAt: startedAt + 1 });
  });

  test('is named by what its contact tells where no start is told, and told once more begins none', async () => {
    const seenAt = clock.now() - minute;
    const told = { ...call('c1', null), seenAt };
    const seen = await wrapUps.sighted(anna, told);
    expect(seen).toMatchObject({ seenAt, startedAt: null, state: 'ACTIVE' });
    expect(await wrapUps.sighted(anna, told)).toEqual(seen);
    await wrapUps.sighted(anna, null);
    expect(await wrapUps.sighted(anna, told)).toBeNull();
    expect(await wrapUps.sighted(anna, { ...call('c2', null), seenAt: seenAt + 1 })).toMatchObject({
      seenAt: seenAt + 1,
    });
  });

  test('takes an end that comes out a little different each time for the one that is known', async () => {
    const endsAt = inMinutes(1);
    await wrapUps.sighted(anna, call('c1', endsAt));
    const known = await store.wrapUps.latest(anna);
    for (const off of [-1999, -1, 1, 1999])
      expect(await wrapUps.sighted(anna, call('c1', endsAt + off))).toMatchObject({ endsAt });
    expect(await store.wrapUps.latest(anna)).toEqual(known);
    clock.advance(minute);
    expect(await wrapUps.sighted(anna, call('c1', clock.now() + 999))).toBeNull();
    expect(await wrapUps.sighted(anna, call('c2', clock.now() + 999))).toMatchObject({ contactExternalId: 'c2' });
  });

  test('of none ends the running one now', async () => {
    expect(await wrapUps.sighted(anna, null)).toBeNull();
    const first = await wrapUps.sighted(anna, call('c1', null));
    clock.advance(minute);
    expect(await wrapUps.sighted(anna, null)).toBeNull();
    expect(await wrapUps.find(anna, first?.seenAt ?? 0)).toMatchObject({ state: 'ENDED', endsAt: clock.now() });
    expect(await wrapUps.running()).toEqual([]);
  });

  test('at the same moment as many others is one wrap-up', async () => {
    const seen = await Promise.all(
      Array.from({ length: 40 }, (_, at) => wrapUps.sighted(anna, call('c1', inMinutes(1) + (at % 3)))),
    );
    expect(new Set(seen.map((wrapUp) => wrapUp?.seenAt))).toEqual(new Set([clock.now()]));
    expect(await wrapUps.running()).toHaveLength(1);
  });
});

describe('reading', () => {
  test('knows the running ones of many agents, each by source and agent', async () => {
    await wrapUps.extended(anna, inMinutes(1));
    await wrapUps.extended(annaElsewhere, inMinutes(2));
    await wrapUps.extended(ben, inMinutes(3));
    await wrapUps.cancelled(ben);
    const ends = async (): Promise<Record<string, number | null>> =>
      Object.fromEntries(
        [...(await wrapUps.known([anna, annaElsewhere, ben]))].map(([key, { endsAt }]) => [key, endsAt]),
      );
    expect(await ends()).toEqual({ [refKey(anna)]: inMinutes(1), [refKey(annaElsewhere)]: inMinutes(2) });
    clock.advance(minute);
    expect(await ends()).toEqual({ [refKey(annaElsewhere)]: inMinutes(1) });
  });

  test('lists what runs, the soonest end first', async () => {
    await wrapUps.extended(anna, inMinutes(3));
    await wrapUps.extended(ben, inMinutes(1));
    expect((await wrapUps.running()).map((each) => each.agentExternalId)).toEqual([ben.externalId, anna.externalId]);
    clock.advance(minute);
    expect((await wrapUps.running()).map((each) => each.agentExternalId)).toEqual([anna.externalId]);
  });

  test('resolves an id for a day after the end', async () => {
    const { seenAt } = await wrapUps.extended(anna, inMinutes(1));
    expect(await wrapUps.find(anna, seenAt)).toMatchObject({ state: 'ACTIVE' });
    clock.advance(minute + day - 1);
    expect(await wrapUps.find(anna, seenAt)).toMatchObject({ state: 'EXPIRED' });
    clock.advance(1);
    expect(await wrapUps.find(anna, seenAt)).toBeNull();
    expect(await wrapUps.find(ben, seenAt)).toBeNull();
  });
});
