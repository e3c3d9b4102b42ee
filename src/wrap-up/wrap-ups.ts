import type { Ref } from '../model/ids.ts';
import { type WrapUp, wrapUpStateAt } from '../model/wrap-up.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredWrapUp, WrapUpStore } from '../ports/store.ts';
import { cancelledAt, endedAt, extendedTo, isRunning, type Sighting, sightedAs } from './life.ts';

/**
 * The wrap-ups that we have to remember: those extended or cancelled here, all we can know where a vendor does not tell of
 * them, and those of vendors that tell no start, whose first sighting makes their id.
 */
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
  /**
   * The vendor tells this of the agent's wrap-up, or that there is none: the running one goes on with it, or ends, or one
   * begins that is seen now. Null where none runs.
   */
  sighted(agent: Ref, told: Sighting | null): Promise<WrapUp | null>;
}

/** How long an id resolves after the end, milliseconds. */
const resolvable = 24 * 60 * 60 * 1000;

export function createWrapUps(store: WrapUpStore, clock: Clock): WrapUps {
  /** Decides from the latest wrap-up, and once more from the start when somebody else changed it meanwhile. */
  async function change<W extends WrapUp | null>(agent: Ref, decide: (latest: StoredWrapUp | null) => W): Promise<W> {
    for (;;) {
      const latest = await store.latest(agent);
      const next = decide(latest);
      if (next === null || Object.is(next, latest)) return next;
      if (!(await store.put({ ...next, version: (latest?.version ?? 0) + 1 }))) continue;
      await store.forget(clock.now() - resolvable);
      return next;
    }
  }

  const ended = (agent: Ref): Promise<WrapUp | null> => change(agent, (latest) => endedAt(latest, clock.now()));

  async function sighted(agent: Ref, told: Sighting | null): Promise<WrapUp | null> {
    if (told === null) {
      await ended(agent);
      return null;
    }
    const wrapUp = await change(agent, (latest) => sightedAs(latest, agent, told, clock.now()));
    // That was the one before; what was told is of the next.
    if (wrapUp?.state === 'ENDED') return sighted(agent, told);
    return wrapUp && isRunning(wrapUp, clock.now()) ? wrapUp : null;
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
    extended: async (agent, endsAt) => change(agent, (latest) => extendedTo(latest, agent, endsAt, clock.now())),
    cancelled: async (agent) => change(agent, (latest) => cancelledAt(latest, clock.now())),
    ended,
    sighted,
  };
}
