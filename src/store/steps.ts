import type { DatabaseSync } from 'node:sqlite';

export interface Steps {
  /** Does a piece of work in one step: all of it or nothing, and it is on the disk when the promise resolves. */
  step<T>(work: () => T): Promise<T>;
  /** From within a piece: once it is on the disk this is done, in the order of the pieces and before anything else. */
  afterwards(deed: () => void): void;
  /** Does what waits now. */
  flush(): void;
}

interface Piece {
  /** @returns what tells the one who waits. */
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Pieces of work that come in one turn of the event loop share one transaction, for it is the wait for the disk that
 * costs. One that throws is undone alone.
 */
export function createSteps(database: DatabaseSync): Steps {
  let waiting: Piece[] = [];
  let deeds: (() => void)[] = [];

  function flush(): void {
    const pieces = waiting;
    waiting = [];
    if (pieces.length === 0) return;
    deeds = [];
    try {
      database.exec('BEGIN IMMEDIATE');
      const endings = pieces.map(({ run }) => run());
      database.exec('COMMIT');
      // Those who wait go on when this turn is over, after the deeds.
      for (const end of endings) end();
    } catch (error) {
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
      for (const { reject } of pieces) reject(error);
      return;
    }
    for (const deed of deeds) deed();
  }

  /** Undoes the piece alone when it fails. */
  function attempt<T>(work: () => T): { readonly value: T } | { readonly error: unknown } {
    const before = deeds.length;
    database.exec('SAVEPOINT piece');
    try {
      return { value: work() };
    } catch (error) {
      database.exec('ROLLBACK TO piece');
      deeds.length = before;
      return { error };
    } finally {
      database.exec('RELEASE piece');
    }
  }

  return {
    step: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        const run = () => {
          const result = attempt(work);
          return 'error' in result ? () => reject(result.error) : () => resolve(result.value);
        };
        if (waiting.push({ run, reject }) === 1) setImmediate(flush);
      }),
    afterwards: (deed) => void deeds.push(deed),
    flush,
  };
}
