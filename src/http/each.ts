import { TrunklineError } from '../errors.ts';

/** A failure of one call as a value, the end of its time too, so that it fails what it was for and nothing else; our own bugs stay throws. */
export const caught = <T>(promise: Promise<T>): Promise<T | TrunklineError> =>
  promise.catch((error: unknown) => {
    if (error instanceof TrunklineError) return error;
    throw error;
  });

/** One call for each id; each failure is its own id's. How many run at a time is the source's `maxConcurrent`. */
export async function eachOf<T>(
  ids: readonly string[],
  ask: (id: string) => Promise<T>,
): Promise<Map<string, T | TrunklineError>> {
  return new Map(await Promise.all(ids.map(async (id) => [id, await caught(ask(id))] as const)));
}
