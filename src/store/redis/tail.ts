import type { Redis } from 'ioredis';
import type { Clock } from '../../ports/clock.ts';
import { isSilence } from './connection.ts';

/** An entry of a stream: its name, and its fields and their values in turn. */
export type Entry = [id: string, fields: string[]];

/** Milliseconds that one question waits. */
const longestWait = 2_000;
/** Milliseconds after which a server that refuses is asked again. */
const pause = 1_000;
/** Entries that are taken at once. */
const atOnce = 500;

/**
 * Tells every entry of a stream after one, in order and once, until the connection is closed. After the server was away
 * it goes on where it was: nothing is missed.
 */
export function followStream(
  redis: Redis,
  clock: Clock,
  { key, after }: { readonly key: string; readonly after: string },
  told: (entry: Entry) => void,
): void {
  let last = after;

  async function next(): Promise<void> {
    const answer = await redis.xread('COUNT', atOnce, 'BLOCK', longestWait, 'STREAMS', key, last);
    for (const [, entries] of answer ?? [])
      for (const entry of entries) {
        [last] = entry;
        told(entry);
      }
  }

  /** Resolves when the connection is there again, or closed for good. */
  function untilBack(error: unknown): Promise<void> {
    const isLost = isSilence(error);
    if (isLost) redis.disconnect(true);
    return new Promise((resolve) => {
      const back = (): void => {
        redis.off('ready', back).off('end', back);
        resolve();
      };
      if (redis.status === 'ready' && !isLost) clock.after(pause, resolve);
      else redis.on('ready', back).on('end', back);
    });
  }

  async function follow(): Promise<void> {
    while (redis.status !== 'end') await next().catch(untilBack);
  }
  void follow();
}
