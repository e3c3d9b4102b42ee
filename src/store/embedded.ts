import { oneAtATime } from '../one-at-a-time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { answerTable } from './answer-table.ts';
import { eventTable } from './event-table.ts';
import { knownTable } from './known-table.ts';
import { openDatabase } from './open-database.ts';
import { createSteps } from './steps.ts';
import { watchTable } from './watch-table.ts';
import { wrapUpTable } from './wrap-up-table.ts';

/**
 * The store that needs no server: one file, for one process. What it has accepted survives a crash and a power cut.
 * @param path a file, made when missing in a folder that exists; `:memory:` for a store that ends with the process.
 * @throws StoreUnusable at once, with a sentence for the operator, when the file cannot or must not be used.
 */
export function openEmbeddedStore(path: string, clock: Clock): Store {
  const database = openDatabase(path);
  const steps = createSteps(database);
  const events = eventTable(database, steps);
  return {
    wrapUps: wrapUpTable(database, clock, steps, events),
    log: events.log,
    watched: watchTable(database, steps, events),
    answers: answerTable(database, clock),
    known: knownTable(database),
    // One process holds the file: there are no others to wait for.
    turns: { inTurn: oneAtATime() },
    ready: () => database.isOpen,
    async close() {
      if (!database.isOpen) return;
      steps.flush();
      database.close();
    },
  };
}
