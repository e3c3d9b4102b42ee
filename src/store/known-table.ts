import type { DatabaseSync } from 'node:sqlite';
import type { KnownStore, KnownThing } from '../ports/store.ts';

/** Things that vendors cannot list, in a table of the embedded store. */
export function knownTable(database: DatabaseSync): KnownStore {
  const all = database.prepare('SELECT id, record FROM known WHERE source_id = ? AND kind = ? ORDER BY place');
  const put = database.prepare(
    `INSERT INTO known (source_id, kind, id, record) VALUES (?, ?, ?, ?)
     ON CONFLICT (source_id, kind, id) DO UPDATE SET record = excluded.record`,
  );
  const remove = database.prepare('DELETE FROM known WHERE source_id = ? AND kind = ? AND id = ?');

  return {
    // The table is STRICT: rows are of this shape.
    all: async (sourceId, kind) => all.all(sourceId, kind).map((row) => ({ ...row }) as unknown as KnownThing),
    async put(sourceId, kind, { id, record }) {
      put.run(sourceId, kind, id, record);
    },
    async remove(sourceId, kind, id) {
      remove.run(sourceId, kind, id);
    },
  };
}
