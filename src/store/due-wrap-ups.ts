import type { DatabaseSync } from 'node:sqlite';
import type { Ref } from '../model/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { WrapUpStore } from '../ports/store.ts';
import type { Steps } from './steps.ts';

/** Agents that are looked at together: more would hold up everything else. */
const atOnce = 500;
/** Milliseconds after which the clock is asked again in any case: it may have been set forward. */
const longestSleep = 1_000;
/** Milliseconds after which an agent is given again for whom a look has set no other moment. */
const again = 1_000;

export interface DueWrapUps {
  /** See WrapUpStore. One process holds the file, and looks once at a time. */
  readonly start: WrapUpStore['whenDue'];
  /** Somebody has to look at this moment (epoch milliseconds), perhaps earlier than was known. */
  noted(moment: number): void;
}

/** Finds the wrap-ups whose moment has come, and sleeps until the next. */
export function dueWrapUps(database: DatabaseSync, clock: Clock, steps: Steps): DueWrapUps {
  const due = database.prepare(
    `SELECT source_id AS sourceId, agent_id AS externalId, seen_at AS seenAt, wake_at AS wakeAt FROM wrap_ups
     WHERE wake_at <= ? ORDER BY wake_at LIMIT ?`,
  );
  const next = database.prepare('SELECT min(wake_at) AS at FROM wrap_ups WHERE wake_at IS NOT NULL');
  // Whoever no look has settled stands back behind the others.
  const postpone = database.prepare(
    `UPDATE wrap_ups SET wake_at = :later
     WHERE source_id = :sourceId AND agent_id = :externalId AND seen_at = :seenAt AND wake_at = :wakeAt`,
  );
  let noted: DueWrapUps['noted'] = () => {};

  function start(look: (agents: readonly Ref[]) => Promise<void>): () => Promise<void> {
    let stopped = false;
    let looking = Promise.resolve();
    /** The sleep that is under way; null while somebody looks. */
    let sleep: { readonly until: number; readonly cancel: () => void } | null = null;

    function sleepUntil(moment: number): void {
      if (stopped) return;
      const delay = Math.min(Math.max(moment - clock.now(), 0), longestSleep);
      sleep?.cancel();
      sleep = { until: clock.now() + delay, cancel: clock.after(delay, wake) };
    }

    /** Looks until nobody is due. */
    async function lookAround(): Promise<void> {
      while (!stopped) {
        // The table is STRICT, and the columns are named after the fields.
        const rows = due.all(clock.now(), atOnce) as unknown as readonly Due[];
        if (rows.length === 0) break;
        // What goes wrong is nothing to be done about here but to give the agents again.
        await look(rows.map(({ sourceId, externalId }) => ({ sourceId, externalId }))).catch(() => {});
        const later = clock.now() + again;
        await steps.step(() => {
          for (const row of rows) postpone.run({ ...row, later });
        });
      }
      const at = next.get()?.at;
      sleepUntil(typeof at === 'number' ? at : Number.POSITIVE_INFINITY);
    }

    function wake(): void {
      sleep = null;
      // A store that fails is asked again.
      looking = lookAround().catch(() => sleepUntil(Number.POSITIVE_INFINITY));
    }

    noted = (moment) => {
      if (sleep !== null && moment < sleep.until) sleepUntil(moment);
    };
    wake();
    return async () => {
      stopped = true;
      sleep?.cancel();
      await looking;
    };
  }

  return { start, noted: (moment) => noted(moment) };
}

interface Due extends Ref {
  readonly seenAt: number;
  readonly wakeAt: number;
}
