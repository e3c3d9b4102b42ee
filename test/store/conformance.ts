import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { refKey } from '../../src/model/ids.ts';
import type { Store } from '../../src/ports/store.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { anna, wrapUp } from './fixtures.ts';

/** What every store promises. `open` gives a new, empty one. */
export function storeSuite(name: string, open: (clock: ManualClock) => Promise<Store>): void {
  describe(`${name} keeps the promises of a store`, () => {
    let clock: ManualClock;
    let store: Store;

    beforeEach(async () => {
      clock = new ManualClock();
      store = await open(clock);
    });
    afterEach(() => store.close());

    test('of what it does not hold it says so', async () => {
      expect(await store.wrapUps.latest(anna)).toBeNull();
      expect(await store.wrapUps.get(anna, 1000)).toBeNull();
      expect(await store.wrapUps.latestOf([anna])).toEqual(new Map());
      expect(await store.wrapUps.latestOf([])).toEqual(new Map());
      expect(await store.wrapUps.active(0)).toEqual([]);
      expect(await store.known.all('engage-us', 'ScheduleGroup')).toEqual([]);
    });

    test('gives back a wrap-up as it was put', async () => {
      const bare = wrapUp();
      const full = wrapUp({
        agentExternalId: `o'brien "§ 🙂:1`,
        startedAt: 900,
        contactExternalId: '0042',
        seenAt: 1_795_341_600_123,
      });
      const endless = wrapUp({
        sourceId: 'sinch-fi',
        agentExternalId: '7',
        endsAt: null,
        extensions: 0,
        state: 'ENDED',
      });
      for (const each of [bare, full, endless]) {
        expect(await store.wrapUps.put(each)).toBe(true);
        const agent = { sourceId: each.sourceId, externalId: each.agentExternalId };
        expect(await store.wrapUps.latest(agent)).toEqual(each);
        expect(await store.wrapUps.get(agent, each.seenAt)).toEqual(each);
        expect(await store.wrapUps.get(agent, each.seenAt + 1)).toBeNull();
        expect(await store.wrapUps.latestOf([agent])).toEqual(new Map([[refKey(agent), each]]));
      }
    });

    test('lets a change win only from the version that it was worked out from', async () => {
      const second = wrapUp({ version: 2, endsAt: 90_000, extensions: 2 });
      expect(await store.wrapUps.put(second)).toBe(false);
      expect(await store.wrapUps.put(wrapUp())).toBe(true);
      expect(await store.wrapUps.put(wrapUp({ endsAt: 5 }))).toBe(false);
      expect(await store.wrapUps.put(second)).toBe(true);
      expect(await store.wrapUps.put(wrapUp({ version: 2, state: 'CANCELLED' }))).toBe(false);
      expect(await store.wrapUps.put(wrapUp({ version: 4, state: 'CANCELLED' }))).toBe(false);
      expect(await store.wrapUps.latest(anna)).toEqual(second);
    });

    test('of many changes from one version one wins', async () => {
      await store.wrapUps.put(wrapUp());
      const puts = Array.from({ length: 50 }, (_, at) =>
        store.wrapUps.put(wrapUp({ version: 2, endsAt: 70_000 + at })),
      );
      expect((await Promise.all(puts)).filter(Boolean)).toHaveLength(1);
    });

    test('begins a wrap-up after the latest one and keeps both', async () => {
      const cancelled = wrapUp({ state: 'CANCELLED', endsAt: 2000 });
      const next = wrapUp({ seenAt: 3000, version: 2 });
      await store.wrapUps.put(cancelled);
      expect(await store.wrapUps.put(wrapUp({ seenAt: 3000, version: 1 }))).toBe(false);
      expect(await store.wrapUps.put(next)).toBe(true);
      expect(await store.wrapUps.latest(anna)).toEqual(next);
      expect(await store.wrapUps.get(anna, 1000)).toEqual(cancelled);
      expect(await store.wrapUps.put({ ...cancelled, version: 3 })).toBe(false);
      expect(await store.wrapUps.put({ ...next, version: 3 })).toBe(true);
    });

    test('answers many agents at once, each with its own', async () => {
      const agents = Array.from({ length: 300 }, (_, at) => ({
        sourceId: at % 2 ? 'a' : 'b',
        externalId: `${at >> 1}`,
      }));
      for (const agent of agents.slice(0, 200)) {
        await store.wrapUps.put(
          wrapUp({ sourceId: agent.sourceId, agentExternalId: agent.externalId, seenAt: 1, endsAt: 2 }),
        );
        await store.wrapUps.put(wrapUp({ sourceId: agent.sourceId, agentExternalId: agent.externalId, version: 2 }));
      }
      const latest = await store.wrapUps.latestOf([...agents, ...agents.slice(0, 3)]);
      expect([...latest.keys()].sort()).toEqual(agents.slice(0, 200).map(refKey).sort());
      for (const [key, { sourceId, agentExternalId, seenAt }] of latest) {
        expect([key, seenAt]).toEqual([`${sourceId}:${agentExternalId}`, 1000]);
      }
    });

    test('lists what is active at a moment, the soonest end first', async () => {
      await store.wrapUps.put(wrapUp({ agentExternalId: 'endless', endsAt: null }));
      await store.wrapUps.put(wrapUp({ agentExternalId: 'late', endsAt: 9000 }));
      await store.wrapUps.put(wrapUp({ agentExternalId: 'soon', endsAt: 5001 }));
      await store.wrapUps.put(wrapUp({ agentExternalId: 'past', endsAt: 5000 }));
      await store.wrapUps.put(wrapUp({ agentExternalId: 'cancelled', endsAt: 9000, state: 'CANCELLED' }));
      expect((await store.wrapUps.active(5000)).map((each) => each.agentExternalId)).toEqual([
        'soon',
        'late',
        'endless',
      ]);
    });

    test('forgets what ended before a moment, and nothing else', async () => {
      await store.wrapUps.put(wrapUp({ endsAt: 4999, state: 'CANCELLED' }));
      await store.wrapUps.put(wrapUp({ seenAt: 3000, endsAt: 5000, version: 2 }));
      await store.wrapUps.put(wrapUp({ agentExternalId: 'endless', endsAt: null }));
      await store.wrapUps.forget(5000);
      expect(await store.wrapUps.get(anna, 1000)).toBeNull();
      expect(await store.wrapUps.get(anna, 3000)).not.toBeNull();
      expect(await store.wrapUps.active(0)).toHaveLength(2);
    });

    test('gives a key to one caller, until it is released', async () => {
      const until = clock.now() + 1000;
      expect(await store.answers.claim('key', 'hash', until)).toBeNull();
      expect(await store.answers.claim('key', 'other', until)).toEqual({ inputHash: 'hash', answer: null });
      await store.answers.release('key');
      expect(await store.answers.claim('key', 'other', until)).toBeNull();
    });

    test('keeps an answer until its time is up', async () => {
      await store.answers.claim('key', 'hash', clock.now() + 1000);
      await store.answers.claim('longer', 'hash', clock.now() + 1001);
      await store.answers.settle('key', '{"done":true}');
      await store.answers.settle('longer', '"kept"');
      clock.advance(999);
      expect(await store.answers.claim('key', 'hash', clock.now() + 1000)).toEqual({
        inputHash: 'hash',
        answer: '{"done":true}',
      });
      clock.advance(1);
      expect(await store.answers.claim('key', 'hash', clock.now() + 1000)).toBeNull();
      expect(await store.answers.claim('longer', 'hash', clock.now() + 1000)).toEqual({
        inputHash: 'hash',
        answer: '"kept"',
      });
    });

    test('gives back what came to be known at a source, of its kind and in its order', async () => {
      const [first, second] = [
        { id: `o'brien "§ 🙂:1`, record: '{"b":[1,null]}' },
        { id: '0042', record: '"text"' },
      ];
      for (const thing of [first, second]) await store.known.put('engage-us', 'ScheduleGroup', thing);
      await store.known.put('engage-us', 'AgentGroup', { id: '0042', record: '1' });
      await store.known.put('engage-eu', 'ScheduleGroup', { id: '0042', record: '2' });
      expect(await store.known.all('engage-us', 'ScheduleGroup')).toEqual([first, second]);
      expect(await store.known.all('engage-us', 'AgentGroup')).toEqual([{ id: '0042', record: '1' }]);
      expect(await store.known.all('engage-eu', 'ScheduleGroup')).toEqual([{ id: '0042', record: '2' }]);
      expect(await store.known.all('engage-eu', 'AgentGroup')).toEqual([]);
    });

    test('replaces what was known of a thing in its place, and forgets it alone', async () => {
      const put = (id: string, record: string) => store.known.put('engage-us', 'AgentGroup', { id, record });
      for (const id of ['b', 'a', 'c']) await put(id, '1');
      await put('b', '2');
      const known = () => store.known.all('engage-us', 'AgentGroup');
      expect(await known()).toEqual([
        { id: 'b', record: '2' },
        { id: 'a', record: '1' },
        { id: 'c', record: '1' },
      ]);
      await store.known.remove('engage-us', 'ScheduleGroup', 'b');
      await store.known.remove('engage-eu', 'AgentGroup', 'b');
      await store.known.remove('engage-us', 'AgentGroup', 'nothing');
      expect(await known()).toHaveLength(3);
      await store.known.remove('engage-us', 'AgentGroup', 'b');
      await put('b', '3');
      expect((await known()).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    });

    test('may be closed twice, and rejects afterwards', async () => {
      await store.close();
      await store.close();
      await expect(store.wrapUps.latest(anna)).rejects.toThrow();
      await expect(store.answers.claim('key', 'hash', clock.now() + 1)).rejects.toThrow();
      await expect(store.known.all('engage-us', 'AgentGroup')).rejects.toThrow();
    });
  });
}
