import { StoreUnavailable } from '../../errors.ts';
import { oneAtATime } from '../../one-at-a-time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { TurnStore } from '../../ports/store.ts';
import type { Connection } from './connection.ts';
import { keyOf } from './keys.ts';
import { lives, type Replica } from './replica.ts';
import { script } from './script.ts';

/** The replica whose turn it is. */
const keyFor = (name: string): string => keyOf('turn', name);

/** Milliseconds between two looks whether another replica's turn is over. */
const interval = 50;

/** A turn of our own that is still there is over: who comes next has waited for it in this process. */
const take = script(
  lives,
  `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] and lives(holder) then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1`,
);

const release = script(`if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`);

/**
 * Turns of all replicas, in Redis: a queue in each, and a lease among those who stand first. A lease that Redis did not hear
 * the end of is given back with the next sign of life: until then it keeps the other replicas waiting.
 */
export function redisTurns(connection: Connection, clock: Clock, self: Replica): TurnStore {
  const inTurnHere = oneAtATime();
  /** Leases of which nobody knows whether Redis has them back. */
  const unreturned = new Set<string>();

  async function taken(name: string): Promise<void> {
    await self.live();
    while ((await connection.run(take, [keyFor(name)], [self.id])) !== 1)
      await new Promise<void>((resolve) => clock.after(interval, resolve));
  }

  async function giveBack(name: string): Promise<void> {
    unreturned.add(name);
    await connection.run(release, [keyFor(name)], [self.id]);
    unreturned.delete(name);
  }
  self.onSign(() => {
    // Each in its turn: the lease of somebody who has come since stays.
    for (const name of unreturned) inTurnHere(name, () => giveBack(name)).catch(() => {});
  });

  return {
    inTurn: (name, task) =>
      inTurnHere(name, async () => {
        await taken(name).catch(goOn);
        try {
          return await task();
        } finally {
          await giveBack(name).catch(goOn);
        }
      }),
  };
}

/** A change that needs nothing to be remembered does not wait for a store that is away. */
function goOn(error: unknown): void {
  if (!(error instanceof StoreUnavailable)) throw error;
}
