import { StoreUnavailable } from '../../errors.ts';
import { oneAtATime } from '../../one-at-a-time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { TurnStore } from '../../ports/store.ts';
import type { Connection } from './connection.ts';
import { keyOf } from './keys.ts';
import { lives, type Replica } from './replica.ts';
import { script } from './script.ts';
import { Unheard } from './unheard.ts';

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
 * the end of keeps the other replicas waiting until the next sign of life.
 */
export function redisTurns(connection: Connection, clock: Clock, self: Replica): TurnStore {
  const inTurnHere = oneAtATime();
  const unheard = new Unheard(self);

  async function taken(name: string): Promise<void> {
    // The end of the turn before, which must not end this one.
    await unheard.forget(name);
    await self.live();
    while ((await connection.run(take, [keyFor(name)], [self.id])) !== 1)
      await new Promise<void>((resolve) => clock.after(interval, resolve));
  }

  const giveBack = (name: string): Promise<void> =>
    unheard.say(name, () => connection.run(release, [keyFor(name)], [self.id]));

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
