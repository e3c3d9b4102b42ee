import { expect, test } from '@jest/globals';
import type { Ref } from '../../../src/model/ids.ts';
import type { Opened } from '../conformance.ts';
import { anna, putOf, wrapUp } from '../fixtures.ts';

const ben = { sourceId: 'tenios-de', externalId: 'ben@acme.example' };

/**
 * Agents whose moment has come. Moments that lie ahead are left out: a store may have its time from elsewhere. Where it has
 * it from the clock, `advance(0)` is the turn of what is due now.
 */
export function givesWhatIsDue(given: () => Opened): void {
  const put = async (agent: Ref, version: number, wakeAt: number | null, seenAt = 1000): Promise<void> => {
    const { store, clock } = given();
    expect(
      await store.wrapUps.put(putOf(wrapUp({ agentExternalId: agent.externalId, version, seenAt }), { wakeAt })),
    ).toBe(true);
    clock.advance(0);
  };

  /** Looks at what is due and sets no moment any more, until ben was given: then everything before him was too. */
  async function givenUntilBen(): Promise<readonly Ref[]> {
    const seen: Ref[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = given().store.wrapUps.whenDue(async (agents) => {
      seen.push(...agents);
      for (const agent of agents) {
        const latest = await given().store.wrapUps.latest(agent);
        await put(agent, (latest?.version ?? 0) + 1, null, latest?.seenAt);
      }
      if (agents.some(({ externalId }) => externalId === ben.externalId)) resolve();
    });
    await put(ben, 1, given().clock.now());
    await promise;
    await stop();
    return seen;
  }

  test('gives an agent whose moment passed while nobody looked, once', async () => {
    await put(anna, 1, 2000);
    expect(await givenUntilBen()).toEqual([anna, ben]);
  });

  test('gives an agent whose moment has come while somebody looks', async () => {
    const { store, clock } = given();
    const { promise, resolve } = Promise.withResolvers<readonly Ref[]>();
    const stop = store.wrapUps.whenDue(async (agents) => {
      await put(anna, 2, null);
      resolve(agents);
    });
    await put(anna, 1, clock.now());
    expect(await promise).toEqual([anna]);
    await stop();
  });

  test('has one moment for an agent, that of the latest change', async () => {
    await put(anna, 1, 2000);
    await put(anna, 2, null);
    expect(await givenUntilBen()).toEqual([ben]);
  });

  test('nor is anybody given for an earlier wrap-up once there is a newer one', async () => {
    await put(anna, 1, 2000);
    await put(anna, 2, null, 3000);
    expect(await givenUntilBen()).toEqual([ben]);
  });

  test('nor for a change that lost', async () => {
    await put(anna, 1, null);
    expect(await given().store.wrapUps.put(putOf(wrapUp({ version: 5 }), { wakeAt: 2000 }))).toBe(false);
    expect(await givenUntilBen()).toEqual([ben]);
  });

  test('waits for the look that is under way before it has stopped, and gives nobody afterwards', async () => {
    const { store } = given();
    const begun = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    let looks = 0;
    const stop = store.wrapUps.whenDue(async () => {
      looks += 1;
      begun.resolve();
      await release.promise;
      await put(anna, 2, null);
    });
    await put(anna, 1, 2000);
    await begun.promise;
    let stopped = false;
    const stopping = stop().then(() => {
      stopped = true;
    });
    await put(ben, 1, 2000);
    expect([looks, stopped]).toEqual([1, false]);
    release.resolve();
    await stopping;
    expect(looks).toBe(1);
    // What nobody was given is given to who looks next.
    const { promise, resolve } = Promise.withResolvers<readonly Ref[]>();
    const stopNext = store.wrapUps.whenDue(async (agents) => {
      await put(ben, 2, null);
      resolve(agents);
    });
    expect(await promise).toEqual([ben]);
    await stopNext();
  });
}
