import { expect, test } from '@jest/globals';
import fc, { type Scheduler } from 'fast-check';
import type { Ref } from '../../src/model/ids.ts';
import type { WrapUp } from '../../src/model/wrap-up.ts';
import type { Store, WrapUpStore } from '../../src/ports/store.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { createWrapUps } from '../../src/wrap-up/wrap-ups.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { faultsIn, toldAfter } from './told.ts';

const lead = 10_000;
const hour = 3_600_000;
const agents: readonly Ref[] = ['anna', 'ben'].map((externalId) => ({ sourceId: 'tenios-de', externalId }));

type Deed =
  | { readonly does: 'extend'; readonly by: number }
  | { readonly does: 'cancel' | 'end' | 'look' }
  | {
      readonly does: 'see';
      readonly start: number | null;
      readonly end: number | null;
      readonly contact: string | null;
    }
  | { readonly does: 'wait' | 'set the clock'; readonly by: number };

const deed = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('extend' as const), by: fc.integer({ min: -1000, max: 30_000 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom('cancel' as const, 'end' as const, 'look' as const, 'look' as const, 'look' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('see' as const),
      start: fc.option(fc.integer({ min: -20_000, max: 0 })),
      end: fc.option(fc.integer({ min: -1000, max: 30_000 })),
      contact: fc.option(fc.constantFrom('c1', 'c2')),
    }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('wait' as const), by: fc.integer({ min: 0, max: 20_000 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('set the clock' as const), by: fc.constantFrom(-hour, hour) }),
  },
) satisfies fc.Arbitrary<Deed>;

/** Several deeds at once, by any replica and for any agent. */
const burst = fc.array(fc.record({ deed, replica: fc.nat({ max: 2 }), agent: fc.constantFrom(...agents) }), {
  minLength: 1,
  maxLength: 6,
});

type Look = (agents: readonly Ref[]) => Promise<void>;

/** A replica on the store: what it asks is answered in any order, and it may be told to look at any time. */
function replica(store: Store, clock: ManualClock, scheduler: Scheduler) {
  let look: Look = async () => {};
  const late: WrapUpStore = {
    ...store.wrapUps,
    latest: scheduler.scheduleFunction(store.wrapUps.latest),
    put: scheduler.scheduleFunction(store.wrapUps.put),
    whenDue(given) {
      look = given;
      return async () => {};
    },
  };
  const wrapUps = createWrapUps(late, clock, { expiringLead: lead });
  wrapUps.keepTime();
  return { wrapUps, look };
}

/** What the deeds answered that changed something. */
interface Answers {
  extended: number;
  cancelled: number;
  ended: number;
}

async function doIt(
  deed: Deed,
  { wrapUps, look }: ReturnType<typeof replica>,
  agent: Ref,
  clock: ManualClock,
  answers: Answers,
): Promise<void> {
  const now = clock.now();
  switch (deed.does) {
    case 'extend':
      await wrapUps.extended(agent, now + deed.by);
      answers.extended += 1;
      return;
    case 'cancel':
      if (await wrapUps.cancelled(agent)) answers.cancelled += 1;
      return;
    case 'end':
      if (await wrapUps.ended(agent)) answers.ended += 1;
      return;
    case 'look':
      return look([agent]);
    case 'see':
      await wrapUps.sighted(agent, {
        startedAt: deed.start === null ? null : now + deed.start,
        endsAt: deed.end === null ? null : now + deed.end,
        contactExternalId: deed.contact,
      });
      return;
    case 'wait':
      return clock.advance(deed.by);
    case 'set the clock':
      return clock.set(deed.by);
  }
}

/** Deeds at once, whose every question to the store and every move of the clock may come before or after the others'. */
async function race(scheduler: Scheduler, deeds: readonly (() => Promise<void>)[]): Promise<void> {
  const begun = deeds.map(async (act) => {
    await scheduler.schedule(Promise.resolve());
    await act();
  });
  await scheduler.waitFor(Promise.all(begun));
}

test('whatever comes in whatever order, every life is told from its beginning to one end, as it is stored', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(burst, { minLength: 1, maxLength: 8 }), async (scheduler, bursts) => {
      const clock = new ManualClock();
      const store = openEmbeddedStore(':memory:', clock);
      const start = await store.log.end();
      const replicas = [0, 1, 2].map(() => replica(store, clock, scheduler));
      const answers: Answers = { extended: 0, cancelled: 0, ended: 0 };
      const [first = replica(store, clock, scheduler)] = replicas;
      for (const deeds of bursts)
        await race(
          scheduler,
          deeds.map(
            ({ deed, replica: at, agent }) =>
              () =>
                doIt(deed, replicas[at] ?? first, agent, clock, answers),
          ),
        );

      const told = await toldAfter(store.log, start);
      expect(faultsIn(told, lead)).toEqual([]);
      const times = (type: string): number => told.filter((one) => one.type === type).length;
      expect(times('CANCELLED')).toBe(answers.cancelled);
      expect(times('ENDED')).toBeGreaterThanOrEqual(answers.ended);
      let extensions = 0;
      for (const [seenAt, ofOne] of Map.groupBy(told, ({ wrapUp }) => `${wrapUp.seenAt} ${wrapUp.agentExternalId}`)) {
        const last = ofOne.at(-1);
        const { agentExternalId: externalId = '', sourceId = '' } = last?.wrapUp ?? {};
        const kept = await store.wrapUps.get({ sourceId, externalId }, Number.parseInt(seenAt, 10));
        expect([seenAt, kept?.state, kept?.extensions]).toEqual([seenAt, last?.wrapUp.state, last?.wrapUp.extensions]);
        extensions += kept?.extensions ?? 0;
      }
      expect(extensions).toBe(answers.extended);

      // In the end time ends everything that has an end.
      clock.set(1000 * hour);
      await race(
        scheduler,
        agents.flatMap((agent) =>
          replicas.map(
            ({ look }) =>
              () =>
                look([agent]),
          ),
        ),
      );
      const inTheEnd = await toldAfter(store.log, start);
      expect(faultsIn(inTheEnd, lead)).toEqual([]);
      for (const agent of agents) {
        const latest = await store.wrapUps.latest(agent);
        if (latest?.endsAt != null) expect(latest.state).not.toBe('ACTIVE');
        const last = inTheEnd.findLast(({ wrapUp }) => wrapUp.agentExternalId === agent.externalId);
        expect(latest?.state).toBe(last?.wrapUp.state);
      }
      await store.close();
    }),
    { numRuns: 300 },
  );
}, 120_000);

test('of a cancel and an expiry at one moment one wins, and the log, the store and the answer agree', async () => {
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const clock = new ManualClock();
      const store = openEmbeddedStore(':memory:', clock);
      const start = await store.log.end();
      const [one, other] = [replica(store, clock, scheduler), replica(store, clock, scheduler)];
      const anna: Ref = { sourceId: 'tenios-de', externalId: 'anna' };
      const endsAt = clock.now() + 1000;
      const { seenAt } = await scheduler.waitFor(one.wrapUps.extended(anna, endsAt));
      let cancelled: WrapUp | null = null;
      await race(scheduler, [
        async () => clock.advance(1000),
        () => one.look([anna]),
        () => other.look([anna]),
        async () => {
          cancelled = await other.wrapUps.cancelled(anna);
        },
      ]);
      await scheduler.waitFor(one.look([anna]));
      const ends = (await toldAfter(store.log, start)).filter(({ wrapUp }) => wrapUp.state !== 'ACTIVE');
      const kept = await store.wrapUps.get(anna, seenAt);
      expect(ends.map(({ type }) => type)).toEqual([kept?.state]);
      expect(cancelled === null ? 'EXPIRED' : 'CANCELLED').toBe(kept?.state);
      outcomes.set(kept?.state ?? '', (outcomes.get(kept?.state ?? '') ?? 0) + 1);
      await store.close();
    }),
    { numRuns: 300 },
  );
  expect([...outcomes.keys()].toSorted()).toEqual(['CANCELLED', 'EXPIRED']);
}, 120_000);
