import type { Ref } from '../model/ids.ts';
import { type WrapUp, wrapUpStateAt } from '../model/wrap-up.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredWrapUp, WrapUpStore } from '../ports/store.ts';
import { cancelledAt, endedAt, extendedTo, isRunning } from './life.ts';

/** The wrap-ups that were extended or cancelled through Trunkline: all it can know where a vendor does not tell of them. */
export interface WrapUps {
  /** The running ones of these agents, keyed by refKey, by one query. */
  known(agents: readonly Ref[]): Promise<ReadonlyMap<string, WrapUp>>;
  /** The one that an id names, in its state of now; null a day after its end, and where it was never known. */
  find(agent: Ref, seenAt: number): Promise<WrapUp | null>;
  /** All that are running, the soonest end first; also those of sources that are no longer configured. */
  running(): Promise<readonly WrapUp[]>;
  /** The vendor accepted this end (epoch milliseconds): the running wrap-up goes on to it, or one begins that is seen now. */
  extended(agent: Ref, endsAt: number): Promise<WrapUp>;
  /** The vendor ended the agent's wrap-up: it is CANCELLED as of now. Null where none was known to run. */
  cancelled(agent: Ref): Promise<WrapUp | null>;
  /** The vendor says that the agent is in no wrap-up: one that was known to run is ENDED as of now. Null where none was. */
  ended(agent: Ref): Promise<WrapUp | null>;
}

/** How long an id resolves after the end, milliseconds. */
const resolvable = 24 * 60 * 60 * 1000;

export function createWrapUps(store: WrapUpStore, clock: Clock): WrapUps {
  /** Decides from the latest wrap-up, and once more from the start when somebody else changed it meanwhile. */
  async function change<W extends WrapUp | null>(agent: Ref, decide: (latest: StoredWrapUp | null) => W): Promise<W> {
    for (;;) {
      const latest = await store.latest(agent);
      const next = decide(latest);
      if (next === null || (await store.put({ ...next, version: (latest?.version ?? 0) + 1 }))) return next;
    }
  }

  return {
    async known(agents) {
      const latest = await store.latestOf(agents);
      const now = clock.now();
      return new Map([...latest].filter(([, wrapUp]) => isRunning(wrapUp, now)));
    },
    async find(agent, seenAt) {
      const wrapUp = await store.get(agent, seenAt);
      const now = clock.now();
      if (wrapUp === null || (wrapUp.endsAt !== null && wrapUp.endsAt <= now - resolvable)) return null;
      return { ...wrapUp, state: wrapUpStateAt(wrapUp, now) };
    },
    running: async () => store.active(clock.now()),
    async extended(agent, endsAt) {
      await store.forget(clock.now() - resolvable);
      return change(agent, (latest) => extendedTo(latest, agent, endsAt, clock.now()));
    },
    cancelled: async (agent) => change(agent, (latest) => cancelledAt(latest, clock.now())),
    ended: async (agent) => change(agent, (latest) => endedAt(latest, clock.now())),
  };
}
