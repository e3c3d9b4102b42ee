import type { Ref } from '../model/ids.ts';
import { resolvesAt, type WrapUp, wrapUpStateAt } from '../model/wrap-up.ts';
import type { Clock } from '../ports/clock.ts';
import type { Grounds, Ledger } from '../ports/grounds.ts';
import type { StoredWrapUp, WrapUpStore } from '../ports/store.ts';
import {
  cancelledAt,
  endedAt,
  expiredAt,
  expiringAt,
  extendedTo,
  isRunning,
  type LivingWrapUp,
  nextMoment,
  type Sighting,
  sightedAs,
  type Turn,
} from './life.ts';

/**
 * The wrap-ups that we have to remember: those extended or cancelled here, all we can know where a vendor does not tell of
 * them, and those of vendors that tell no start, whose first sighting makes their id. Every turn in the life of one is a
 * single compare-and-set that logs what is told of it, so that of several at once one wins and nothing is told twice.
 */
export interface WrapUps {
  /** The running ones of these agents, keyed by refKey, by one query. What is shown of them rests on that. */
  known(agents: readonly Ref[], grounds?: Grounds): Promise<ReadonlyMap<string, WrapUp>>;
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
  /** Something of a wrap-up at this source has changed, here or at another replica: what was known before is no longer shown. */
  heard(sourceId: string): void;
  /**
   * From now on tells of ends that come near and of those that have passed, also of those that passed while nobody ran.
   * @returns a function that ends it.
   */
  keepTime(): () => Promise<void>;
}

export interface WrapUpOptions {
  /** Milliseconds before a known end at which EXPIRING is told. */
  readonly expiringLead: number;
}

export function createWrapUps(store: WrapUpStore, clock: Clock, { expiringLead }: WrapUpOptions): WrapUps {
  const ledgers = new Map<string, Ledger>();

  function ledgerOf(sourceId: string): Ledger {
    const ledger = ledgers.get(sourceId) ?? { changes: 0 };
    ledgers.set(sourceId, ledger);
    return ledger;
  }

  function heard(sourceId: string): void {
    ledgerOf(sourceId).changes += 1;
  }

  /** A wrap-up without what only its keeping needs. */
  const shown = ({ warnedOf: _w, version: _v, ...wrapUp }: LivingWrapUp & { readonly version?: number }): WrapUp =>
    wrapUp;

  /** Makes a turn from the latest wrap-up. False when somebody else has changed it meanwhile. */
  async function make({ wrapUp, told }: Turn, latest: StoredWrapUp | null, at: number): Promise<boolean> {
    const isMade = await store.put({
      wrapUp: { ...wrapUp, version: (latest?.version ?? 0) + 1 },
      happenings: told.map((type) => ({ topic: 'wrapUp', at, type, wrapUp: shown(wrapUp) })),
      wakeAt: nextMoment(wrapUp, expiringLead),
    });
    // Who made the change is to see it at once; that it is heard of can take a moment.
    heard(wrapUp.sourceId);
    return isMade;
  }

  /** Decides from the latest wrap-up, once it has not expired unnoticed; and again when somebody else was first. */
  async function change<T extends Turn | null>(
    agent: Ref,
    decide: (latest: LivingWrapUp | null, now: number) => T,
  ): Promise<{ readonly latest: LivingWrapUp | null; readonly turn: T }> {
    for (;;) {
      const latest = await store.latest(agent);
      const now = clock.now();
      const overdue = expiredAt(latest, now);
      if (overdue) {
        await make(overdue, latest, now);
        continue;
      }
      const turn = decide(latest, now);
      if (turn === null || (await make(turn, latest, now))) return { latest, turn };
    }
  }

  async function ended(agent: Ref): Promise<WrapUp | null> {
    const { turn } = await change(agent, endedAt);
    return turn && shown(turn.wrapUp);
  }

  async function sighted(agent: Ref, told: Sighting | null): Promise<WrapUp | null> {
    if (told === null) {
      await ended(agent);
      return null;
    }
    const { latest, turn } = await change(agent, (last, now) => sightedAs(last, agent, told, now));
    // That was the one before; what was told is of the next.
    if (turn?.told.includes('ENDED')) return sighted(agent, told);
    const wrapUp = turn?.wrapUp ?? latest;
    return wrapUp && isRunning(wrapUp, clock.now()) ? shown(wrapUp) : null;
  }

  /** Tells what time has brought. Where it has brought nothing the moment was another one's, and is set anew. */
  const look = (agent: Ref): Promise<unknown> =>
    change(
      agent,
      (latest, now) =>
        expiringAt(latest, expiringLead, now) ?? (latest?.state === 'ACTIVE' ? { wrapUp: latest, told: [] } : null),
    );

  return {
    async known(agents, grounds) {
      const counts = [...new Set(agents.map((agent) => ledgerOf(agent.sourceId)))].map(
        (ledger) => [ledger, ledger.changes] as const,
      );
      const latest = await store.latestOf(agents);
      const now = clock.now();
      const running = [...latest].filter(([, wrapUp]) => isRunning(wrapUp, now));
      const end = Math.min(...running.map(([, { endsAt }]) => endsAt ?? Number.POSITIVE_INFINITY));
      for (const [ledger, changes] of counts) grounds?.restOn(ledger, changes, end);
      return new Map(running.map(([key, one]) => [key, shown(one)]));
    },
    async find(agent, seenAt) {
      const wrapUp = await store.get(agent, seenAt);
      const now = clock.now();
      return wrapUp && resolvesAt(wrapUp, now) ? { ...shown(wrapUp), state: wrapUpStateAt(wrapUp, now) } : null;
    },
    running: async () => (await store.active(clock.now())).map(shown),
    async extended(agent, endsAt) {
      const { turn } = await change(agent, (latest, now) => extendedTo(latest, agent, endsAt, now));
      return shown(turn.wrapUp);
    },
    async cancelled(agent) {
      const { turn } = await change(agent, cancelledAt);
      return turn && shown(turn.wrapUp);
    },
    ended,
    sighted,
    heard,
    keepTime: () =>
      store.whenDue(async (agents) => {
        // All of them first: one that fails keeps nobody else waiting, and nothing goes on behind the back of a stop.
        const looks = await Promise.allSettled(agents.map(look));
        for (const one of looks) if (one.status === 'rejected') throw one.reason;
      }),
  };
}
