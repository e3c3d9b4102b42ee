import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../ports/clock.ts';
import type { AnswerStore, HeldAnswer } from '../ports/store.ts';

/** Answers by key in a table of the embedded store. What is past its time is dropped whenever a key is claimed. */
export function answerTable(database: DatabaseSync, clock: Clock): AnswerStore {
  const tidy = database.prepare('DELETE FROM answers WHERE until <= ?');
  const claim = database.prepare(
    'INSERT INTO answers (key, input_hash, until) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const held = database.prepare('SELECT input_hash AS inputHash, answer FROM answers WHERE key = ?');
  const settle = database.prepare('UPDATE answers SET answer = ? WHERE key = ?');
  const release = database.prepare('DELETE FROM answers WHERE key = ?');
  // The table is STRICT, and only this process writes to it: a row is of this shape.
  const heldOf = (key: string): HeldAnswer | null => {
    const row = held.get(key);
    return row === undefined ? null : ({ ...row } as unknown as HeldAnswer);
  };

  return {
    async claim(key, inputHash, until) {
      tidy.run(clock.now());
      if (claim.run(key, inputHash, until).changes === 1) return null;
      return heldOf(key);
    },
    async settle(key, answer) {
      settle.run(answer, key);
    },
    async release(key) {
      release.run(key);
    },
    // One process holds the file, so no other one works.
    settled: async (key) => heldOf(key),
  };
}
