import type { DatabaseSync } from 'node:sqlite';
import type { Happening, HappeningOf, Logged, Topic } from '../model/event.ts';
import type { EventLog } from '../ports/store.ts';
import { removeAll } from './remove-all.ts';
import type { Steps } from './steps.ts';

export interface EventTable {
  readonly log: EventLog;
  /** Adds happenings within a step of somebody else. Listeners hear of them once it is done. */
  enter(happenings: readonly Happening[]): void;
}

/** Events in a table of the embedded store. A place is the log's name and the number of the event. */
export function eventTable(database: DatabaseSync, steps: Steps): EventTable {
  const insert = database.prepare('INSERT INTO events (topic, at, happening) VALUES (?, ?, ?)');
  const after = database.prepare(
    'SELECT place, happening FROM events WHERE topic = ? AND place > ? ORDER BY place LIMIT ?',
  );
  const end = database.prepare("SELECT coalesce(max(seq), 0) AS place FROM sqlite_sequence WHERE name = 'events'");
  const dropped = database.prepare('SELECT dropped FROM log');
  const drop = database.prepare(
    'UPDATE log SET dropped = dropping.place FROM (SELECT max(place) AS place FROM events WHERE at < ?) AS dropping WHERE dropping.place > dropped',
  );
  const forget = database.prepare(
    'DELETE FROM events WHERE place IN (SELECT place FROM events WHERE place <= (SELECT dropped FROM log) ORDER BY place LIMIT ?)',
  );
  const name = String(database.prepare('SELECT name FROM log').get()?.name);
  const listeners = new Set<(logged: Logged) => void>();

  const placeOf = (number: number): string => `${name}-${number.toString(36)}`;
  /** NaN for what is no place of this log. */
  const numberOf = (place: string): number => {
    const [, log, digits = ''] = /^([0-9a-f]{8})-([0-9a-z]{1,10})$/.exec(place) ?? [];
    return log === name ? Number.parseInt(digits, 36) : Number.NaN;
  };

  function enter(happenings: readonly Happening[]): void {
    for (const happening of happenings) {
      const { lastInsertRowid } = insert.run(happening.topic, happening.at, JSON.stringify(happening));
      const logged: Logged = { id: placeOf(Number(lastInsertRowid)), happening, isSnapshot: false };
      steps.afterwards(() => {
        for (const heard of listeners) heard(logged);
      });
    }
  }

  return {
    enter,
    log: {
      append: (happenings) => steps.step(() => enter(happenings)),
      async after<T extends Topic>(topic: T, place: string, most: number) {
        const number = numberOf(place);
        const isHere = number >= Number(dropped.get()?.dropped) && number <= Number(end.get()?.place);
        if (!isHere) return null;
        // Written by `enter`, and of this topic.
        return after.all(topic, number, most).map((row) => ({
          id: placeOf(Number(row.place)),
          happening: JSON.parse(String(row.happening)) as HappeningOf<T>,
          isSnapshot: false,
        }));
      },
      end: async () => placeOf(Number(end.get()?.place)),
      isAfter: (place, other) => numberOf(place) > numberOf(other),
      listen(heard) {
        listeners.add(heard);
        return () => listeners.delete(heard);
      },
      async forget(before) {
        await steps.step(() => drop.run(before));
        await removeAll(steps, (most) => forget.run(most));
      },
    },
  };
}
