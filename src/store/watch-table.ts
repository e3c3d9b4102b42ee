import type { DatabaseSync } from 'node:sqlite';
import type { WatchStore } from '../ports/store.ts';
import type { EventTable } from './event-table.ts';
import type { Steps } from './steps.ts';

/** Stands in the table of a resource of which something was noted, be it that there is nothing. No key is empty. */
const marker = '';

/** What is known of watched things, in a table of the embedded store. One process holds the file, so all work is its own. */
export function watchTable(database: DatabaseSync, { step }: Steps, { enter }: EventTable): WatchStore {
  const all = database.prepare('SELECT key, value FROM watched WHERE resource = ?');
  const put = database.prepare(
    'INSERT INTO watched (resource, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const remove = database.prepare('DELETE FROM watched WHERE resource = ? AND key = ?');

  return {
    async known(resource) {
      const rows = all.all(resource).map((row) => [String(row.key), String(row.value)] as const);
      return rows.length === 0 ? null : new Map(rows.filter(([key]) => key !== marker));
    },
    async note(resource, changed, happenings) {
      await step(() => {
        put.run(resource, marker, null);
        for (const [key, value] of changed) {
          if (value === null) remove.run(resource, key);
          else put.run(resource, key, value);
        }
        enter(happenings);
      });
      return true;
    },
    async alone(_resource, work, scope = null) {
      await work(scope);
      return true;
    },
    async leave() {},
  };
}
