import { randomUUID } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { Connection } from './connection.ts';
import { replicaKey } from './keys.ts';

/** Milliseconds between two signs of life. */
const beat = 1_000;
/** Milliseconds without one after which a replica counts as dead. What it held is another's then. */
const lifetime = 4_000;

/** This process among those that share the store. What it holds, it holds while it lives: nothing else needs renewing. */
export interface Replica {
  readonly id: string;
  /** Shows that it lives. @throws StoreUnavailable */
  live(): Promise<void>;
  /** Calls `then` whenever it has just shown so by itself: Redis takes what is written to it. */
  onSign(then: () => void): void;
  /** It has died: what it held is free at once. */
  die(): Promise<void>;
}

/** Gives signs of life from now on. */
export function replica(connection: Connection, clock: Clock): Replica {
  const id = randomUUID();
  const key = replicaKey(id);
  const afterSign: (() => void)[] = [];
  let cancel = (): void => {};

  async function live(): Promise<void> {
    await connection.ask((redis) => redis.set(key, '', 'PX', lifetime));
  }
  function again(): void {
    cancel = clock.after(beat, () => {
      again();
      // A server that is away sees nobody live.
      live().then(signed, () => {});
    });
  }
  function signed(): void {
    for (const then of afterSign) then();
  }
  again();

  return {
    id,
    live,
    onSign: (then) => void afterSign.push(then),
    async die() {
      cancel();
      await connection.ask((redis) => redis.del(key)).catch(() => {});
    },
  };
}

/** Lua: whether a replica lives. */
export const lives = `
local function lives(replica) return redis.call('EXISTS', '${replicaKey('')}' .. replica) == 1 end`;
