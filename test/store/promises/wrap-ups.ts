import { expect, test } from '@jest/globals';
import { refKey } from '../../../src/model/ids.ts';
import type { Opened } from '../conformance.ts';
import { anna, putOf, wrapUp } from '../fixtures.ts';

/** Wrap-ups by agent and start. */
export function keepsWrapUps(given: () => Opened): void {
  /** Puts a wrap-up, first version and running where nothing else is said. */
  const put = (changes: Parameters<typeof wrapUp>[0] = {}) => given().store.wrapUps.put(putOf(wrapUp(changes)));

  test('of a wrap-up that it does not hold it says so', async () => {
    const { wrapUps } = given().store;
    expect(await wrapUps.latest(anna)).toBeNull();
    expect(await wrapUps.get(anna, 1000)).toBeNull();
    expect(await wrapUps.latestOf([anna])).toEqual(new Map());
    expect(await wrapUps.latestOf([])).toEqual(new Map());
    expect(await wrapUps.active(0)).toEqual([]);
  });

  test('gives back a wrap-up as it was put', async () => {
    const { wrapUps } = given().store;
    const bare = wrapUp();
    const full = wrapUp({
      agentExternalId: `o'brien "§ 🙂:1`,
      startedAt: 900,
      contactExternalId: '0042',
      seenAt: 1_795_341_600_123,
      warnedOf: 61_000,
    });
    const endless = wrapUp({
      sourceId: 'sinch-fi',
      agentExternalId: '7',
      endsAt: null,
      extensions: 0,
      state: 'ENDED',
    });
    for (const each of [bare, full, endless]) {
      expect(await wrapUps.put(putOf(each))).toBe(true);
      const agent = { sourceId: each.sourceId, externalId: each.agentExternalId };
      expect(await wrapUps.latest(agent)).toEqual(each);
      expect(await wrapUps.get(agent, each.seenAt)).toEqual(each);
      expect(await wrapUps.get(agent, each.seenAt + 1)).toBeNull();
      expect(await wrapUps.latestOf([agent])).toEqual(new Map([[refKey(agent), each]]));
    }
  });

  test('lets a change win only from the version that it was worked out from', async () => {
    const second = { version: 2, endsAt: 90_000, extensions: 2 };
    expect(await put(second)).toBe(false);
    expect(await put()).toBe(true);
    expect(await put({ endsAt: 5 })).toBe(false);
    expect(await put(second)).toBe(true);
    expect(await put({ version: 2, state: 'CANCELLED' })).toBe(false);
    expect(await put({ version: 4, state: 'CANCELLED' })).toBe(false);
    expect(await given().store.wrapUps.latest(anna)).toEqual(wrapUp(second));
  });

  test('of many changes from one version one wins', async () => {
    await put();
    const puts = Array.from({ length: 50 }, (_, at) => put({ version: 2, endsAt: 70_000 + at }));
    expect((await Promise.all(puts)).filter(Boolean)).toHaveLength(1);
  });

  test('begins a wrap-up after the latest one and keeps both', async () => {
    const { wrapUps } = given().store;
    const cancelled = wrapUp({ state: 'CANCELLED', endsAt: 2000 });
    const next = wrapUp({ seenAt: 3000, version: 2 });
    await wrapUps.put(putOf(cancelled));
    expect(await put({ seenAt: 3000, version: 1 })).toBe(false);
    expect(await wrapUps.put(putOf(next))).toBe(true);
    expect(await wrapUps.latest(anna)).toEqual(next);
    expect(await wrapUps.get(anna, 1000)).toEqual(cancelled);
    expect(await wrapUps.put(putOf({ ...cancelled, version: 3 }))).toBe(false);
    expect(await wrapUps.put(putOf({ ...next, version: 3 }))).toBe(true);
  });

  test('answers many agents at once, each with its own', async () => {
    const agents = Array.from({ length: 300 }, (_, at) => ({
      sourceId: at % 2 ? 'a' : 'b',
      externalId: `${at >> 1}`,
    }));
    for (const agent of agents.slice(0, 200)) {
      const own = { sourceId: agent.sourceId, agentExternalId: agent.externalId };
      await put({ ...own, seenAt: 1, endsAt: 2 });
      await put({ ...own, version: 2 });
    }
    const latest = await given().store.wrapUps.latestOf([...agents, ...agents.slice(0, 3)]);
    expect([...latest.keys()].sort()).toEqual(agents.slice(0, 200).map(refKey).sort());
    for (const [key, { sourceId, agentExternalId, seenAt }] of latest) {
      expect([key, seenAt]).toEqual([`${sourceId}:${agentExternalId}`, 1000]);
    }
  });

  test('lists what is active at a moment, the soonest end first', async () => {
    await put({ agentExternalId: 'endless', endsAt: null });
    await put({ agentExternalId: 'late', endsAt: 9000 });
    await put({ agentExternalId: 'soon', endsAt: 5001 });
    await put({ agentExternalId: 'past', endsAt: 5000 });
    await put({ agentExternalId: 'cancelled', endsAt: 9000, state: 'CANCELLED' });
    const active = await given().store.wrapUps.active(5000);
    expect(active.map((each) => each.agentExternalId)).toEqual(['soon', 'late', 'endless']);
  });

  test('forgets what ended before a moment, and nothing else', async () => {
    const { wrapUps } = given().store;
    await put({ endsAt: 4999, state: 'CANCELLED' });
    await put({ seenAt: 3000, endsAt: 5000, version: 2, state: 'EXPIRED' });
    await put({ agentExternalId: 'endless', endsAt: null });
    await put({ agentExternalId: 'overdue', endsAt: 4000 });
    await wrapUps.forget(5000);
    expect(await wrapUps.get(anna, 1000)).toBeNull();
    expect(await wrapUps.get(anna, 3000)).not.toBeNull();
    expect((await wrapUps.active(0)).map((each) => each.agentExternalId)).toEqual(['overdue', 'endless']);
  });

  test('begins to count anew where everything of an agent was forgotten', async () => {
    await put({ endsAt: 4999, state: 'CANCELLED' });
    await put({ version: 2, endsAt: 4999, state: 'CANCELLED' });
    await given().store.wrapUps.forget(5000);
    expect(await put({ seenAt: 6000, version: 3 })).toBe(false);
    expect(await put({ seenAt: 6000, version: 1 })).toBe(true);
  });
}
