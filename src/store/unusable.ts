import { TrunklineError } from '../errors.ts';

/** A store that must not or cannot be used. The message is for the operator: it names the file and what to do. */
export class StoreUnusable extends TrunklineError {
  constructor(message: string, options?: ErrorOptions) {
    super('INTERNAL_SERVER_ERROR', message, options);
    this.name = 'StoreUnusable';
  }
}

const sqlite = { busy: 5, corrupt: 11, notADatabase: 26 } as const;

/** Turns what went wrong while a file was being opened into a sentence about it. */
export function whyUnusable(path: string, error: unknown): StoreUnusable {
  if (error instanceof StoreUnusable) return error;
  const options = { cause: error };
  switch (primaryCode(error)) {
    case sqlite.busy:
      return new StoreUnusable(
        `The store ${path} is in use by another process. Stop that one, or set store.path to another file.`,
        options,
      );
    case sqlite.corrupt:
    case sqlite.notADatabase:
      return damaged(path, options);
    default:
      return new StoreUnusable(
        `The store ${path} cannot be opened. Its folder must exist, and this user must be able to read and write there.`,
        options,
      );
  }
}

/** For a file that SQLite cannot read, or finds broken. */
export const damaged = (path: string, options?: ErrorOptions): StoreUnusable =>
  new StoreUnusable(
    `The store ${path} is damaged or is no Trunkline store. It was left as it is: put back a copy of it, or move it away to begin with an empty one.`,
    options,
  );

/** SQLite's result code without the detail in its upper bytes; null for an error that is not SQLite's. */
function primaryCode(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}
