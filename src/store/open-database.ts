import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { applicationId, steps } from './form.ts';
import { damaged, StoreUnusable, whyUnusable } from './unusable.ts';

/**
 * Opens the file, making it or bringing it up to date where needed, and holds it alone until it is closed or the process
 * ends. `:memory:` is a store that is gone when closed.
 * @throws StoreUnusable for a file in use, damaged, of a newer version or not ours; the file is left as it is.
 */
export function openDatabase(path: string): DatabaseSync {
  try {
    if (existsSync(path)) inspect(path);
    else if (path !== ':memory:') create(path);
    return hold(path);
  } catch (error) {
    throw whyUnusable(path, error);
  }
}

/** An empty file is an empty database. Answers name people: nobody but the user of this process needs to read them. */
const create = (path: string): void => closeSync(openSync(path, 'a', 0o600));

/** Looks at a file read-only: opening it for writing would already carry a crashed process's log over into it. */
function inspect(path: string): void {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const version = pragma(database, 'user_version');
    const empty = database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
    if (pragma(database, 'quick_check(1)') !== 'ok') throw damaged(path);
    if (!empty && pragma(database, 'application_id') !== applicationId)
      throw new StoreUnusable(`The file ${path} is another program's database. Set store.path to a file of its own.`);
    if (Number(version) > steps.length)
      throw new StoreUnusable(
        `The store ${path} was written by a newer Trunkline (form ${version}; this one knows ${steps.length}). It was left as it is: start the newer Trunkline again, or set store.path to another file.`,
      );
  } finally {
    database.close();
  }
}

function hold(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    // Alone: two processes on one file would each do the work of an idempotency key. Several replicas need another store.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    // FULL, for NORMAL may lose the last writes with the power; they cost a vendor call each, the wait for the disk is small beside it.
    database.exec('PRAGMA synchronous = FULL');
    // Ten times as long as usual (40 MB): to carry the log over into the file takes several waits for a disk that may be busy.
    database.exec('PRAGMA wal_autocheckpoint = 10000');
    bringUpToDate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** All missing steps or none, so that a crash between them leaves a file that opens. */
function bringUpToDate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  for (const step of steps.slice(Number(pragma(database, 'user_version')))) database.exec(step);
  database.exec(`PRAGMA application_id = ${applicationId}`);
  database.exec(`PRAGMA user_version = ${steps.length}`);
  database.exec('COMMIT');
}

/** The one value that a pragma answers. */
function pragma(database: DatabaseSync, name: string): unknown {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}
