import type { DatabaseSync } from 'node:sqlite';
import { refKey } from '../model/ids.ts';
import { agentOf } from '../model/wrap-up.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredWrapUp, WrapUpStore } from '../ports/store.ts';
import { dueWrapUps } from './due-wrap-ups.ts';
import type { EventTable } from './event-table.ts';
import { removeAll } from './remove-all.ts';
import type { Steps } from './steps.ts';

const columns = `w.source_id AS sourceId, w.agent_id AS agentExternalId, w.seen_at AS seenAt, w.version,
  w.started_at AS startedAt, w.ends_at AS endsAt, w.state, w.extensions, w.contact_id AS contactExternalId,
  w.warned_of AS warnedOf`;

const latestSeen = 'SELECT max(seen_at) FROM wrap_ups WHERE source_id = w.source_id AND agent_id = w.agent_id';

/** Wrap-ups in a table of the embedded store. */
export function wrapUpTable(database: DatabaseSync, clock: Clock, steps: Steps, { enter }: EventTable): WrapUpStore {
  const byStart = database.prepare(
    `SELECT ${columns} FROM wrap_ups w WHERE source_id = ? AND agent_id = ? AND seen_at = ?`,
  );
  const latest = database.prepare(
    `SELECT ${columns} FROM wrap_ups w WHERE source_id = ? AND agent_id = ? ORDER BY seen_at DESC LIMIT 1`,
  );
  const latestOf = database.prepare(
    `SELECT ${columns} FROM json_each(?) AS wanted CROSS JOIN wrap_ups w
     WHERE w.source_id = wanted.value ->> 0 AND w.agent_id = wanted.value ->> 1 AND w.seen_at = (${latestSeen})`,
  );
  // The plus keeps SQLite from walking the whole index for the order, past ends included.
  const active = database.prepare(
    `SELECT ${columns} FROM wrap_ups w WHERE state = 'ACTIVE' AND (ends_at > ? OR ends_at IS NULL)
     ORDER BY +ends_at NULLS LAST, source_id, agent_id`,
  );
  // The condition and the write are one statement, hence one transaction: of two puts from the same version one writes.
  const put = database.prepare(
    `INSERT INTO wrap_ups (source_id, agent_id, seen_at, version, started_at, ends_at, state, extensions, contact_id,
       warned_of, wake_at)
     SELECT :sourceId, :agentExternalId, :seenAt, :version, :startedAt, :endsAt, :state, :extensions, :contactExternalId,
       :warnedOf, :wakeAt
     WHERE (:version = 1 AND NOT EXISTS (SELECT 1 FROM wrap_ups WHERE source_id = :sourceId AND agent_id = :agentExternalId))
        OR EXISTS (SELECT 1 FROM wrap_ups w WHERE source_id = :sourceId AND agent_id = :agentExternalId
                   AND version = :version - 1 AND seen_at <= :seenAt AND seen_at = (${latestSeen}))
     ON CONFLICT (source_id, agent_id, seen_at) DO UPDATE SET version = excluded.version, started_at = excluded.started_at,
       ends_at = excluded.ends_at, state = excluded.state, extensions = excluded.extensions, contact_id = excluded.contact_id,
       warned_of = excluded.warned_of, wake_at = excluded.wake_at`,
  );
  // An agent has one moment, that of its latest change.
  const settle = database.prepare(
    'UPDATE wrap_ups SET wake_at = NULL WHERE source_id = ? AND agent_id = ? AND seen_at < ? AND wake_at IS NOT NULL',
  );
  const forget = database.prepare(
    `DELETE FROM wrap_ups WHERE (source_id, agent_id, seen_at) IN
       (SELECT source_id, agent_id, seen_at FROM wrap_ups WHERE ends_at < ? AND state <> 'ACTIVE' LIMIT ?)`,
  );

  const due = dueWrapUps(database, clock, steps);

  return {
    latest: async (agent) => fromRow(latest.get(agent.sourceId, agent.externalId)),
    async latestOf(agents) {
      const wanted = JSON.stringify(agents.map((agent) => [agent.sourceId, agent.externalId]));
      return new Map(fromRows(latestOf.all(wanted)).map((wrapUp) => [refKey(agentOf(wrapUp)), wrapUp]));
    },
    get: async (agent, seenAt) => fromRow(byStart.get(agent.sourceId, agent.externalId, seenAt)),
    active: async (now) => fromRows(active.all(now)),
    put: ({ wrapUp, happenings, wakeAt }) =>
      steps.step(() => {
        if (put.run({ ...wrapUp, wakeAt }).changes === 0) return false;
        settle.run(wrapUp.sourceId, wrapUp.agentExternalId, wrapUp.seenAt);
        enter(happenings);
        if (wakeAt !== null) steps.afterwards(() => due.noted(wakeAt));
        return true;
      }),
    whenDue: due.start,
    forget: (before) => removeAll(steps, (most) => forget.run(before, most)),
  };
}

type Row = Readonly<Record<string, unknown>>;

// The table is STRICT, its states are checked, and `columns` gives each value the name and type of the model's.
const fromRows = (rows: readonly Row[]): readonly StoredWrapUp[] =>
  rows.map((row) => ({ ...row }) as unknown as StoredWrapUp);

const fromRow = (row: Row | undefined): StoredWrapUp | null => fromRows(row ? [row] : [])[0] ?? null;
