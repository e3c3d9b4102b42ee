import type { Ref } from '../../model/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { WrapUpStore } from '../../ports/store.ts';
import type { Connection } from './connection.ts';
import { keyOf } from './keys.ts';
import { script } from './script.ts';

/** Sorted set: agents whose wrap-ups have to be looked at, by the moment. */
export const dueKey = keyOf('due');

/** Agents that one replica takes together; the others take the next. */
const atOnce = 100;
/** Milliseconds for which agents are one replica's to look at. Then they are due again, be it that it died over them. */
const lease = 1_000;
/** Milliseconds after which is asked again in any case: another replica may have died with an earlier moment. */
const longestSleep = 250;

/** Takes agents whose moment has come by moving it on, so that nobody else takes them meanwhile; and tells the next moment. */
const take = script(`
local agents = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, agent in ipairs(agents) do redis.call('ZADD', KEYS[1], ARGV[2], agent) end
return { agents, redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2] or '+inf' }`);

export interface DueWrapUps {
  /** See WrapUpStore. */
  readonly start: WrapUpStore['whenDue'];
  /** Somebody has to look at this moment (epoch milliseconds), perhaps earlier than was known here. */
  noted(moment: number): void;
}

/** Takes the wrap-ups whose moment has come, and sleeps until the next. */
export function dueWrapUps(connection: Connection, clock: Clock): DueWrapUps {
  let noted: DueWrapUps['noted'] = () => {};

  function start(look: (agents: readonly Ref[]) => Promise<void>): () => Promise<void> {
    let stopped = false;
    let looking = Promise.resolve();
    /** The soonest moment known; Redis is asked then. */
    let next = Number.POSITIVE_INFINITY;
    let isLooking = false;
    let cancel = (): void => {};

    function sleep(): void {
      cancel();
      if (!stopped) cancel = clock.after(Math.min(Math.max(next - clock.now(), 0), longestSleep), wake);
    }

    async function round(): Promise<void> {
      const now = clock.now();
      next = Number.POSITIVE_INFINITY;
      const taken = await connection.run(take, [dueKey], [now, now + lease, atOnce]);
      // The script above answers so.
      const [agents, soonest] = taken as [readonly string[], string];
      next = Math.min(next, soonest === '+inf' ? Number.POSITIVE_INFINITY : Number(soonest));
      if (agents.length > 0) await look(agents.map(refOf));
    }

    async function wakeUp(): Promise<void> {
      isLooking = true;
      do {
        // What could not be looked at is due again when its lease is over.
        await round().catch(() => {});
      } while (!stopped && next <= clock.now());
      isLooking = false;
      sleep();
    }
    function wake(): void {
      looking = wakeUp();
    }

    noted = (moment) => {
      if (moment >= next) return;
      next = moment;
      if (!isLooking) sleep();
    };
    wake();
    return async () => {
      stopped = true;
      cancel();
      await looking;
    };
  }

  return { start, noted: (moment) => noted(moment) };
}

/** The reverse of refKey: no source's id holds a colon. */
function refOf(key: string): Ref {
  const end = key.indexOf(':');
  return { sourceId: key.slice(0, end), externalId: key.slice(end + 1) };
}
