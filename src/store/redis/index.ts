import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import { redisAnswers } from './answers.ts';
import { connect, type StoreLog } from './connection.ts';
import { eventsKey, redisEvents } from './events.ts';
import { redisKnown } from './known.ts';
import { replica } from './replica.ts';
import { redisTurns } from './turns.ts';
import { redisWatched } from './watched.ts';
import { redisWrapUps } from './wrap-ups.ts';

/**
 * The store that several replicas share. While the server is away everything rejects with StoreUnavailable; it goes on by
 * itself when the server is back.
 * @param url redis:// or rediss://, with user name, password and the number of the database where there are any. It is
 * never shown.
 * @throws StoreUnusable, with a sentence for the operator, when the server cannot or must not be used.
 */
export async function openRedisStore(url: string, clock: Clock, log: StoreLog = silent): Promise<Store> {
  const connection = await connect(url, log);
  try {
    const events = await redisEvents(connection, clock);
    const self = replica(connection, clock);
    return {
      wrapUps: redisWrapUps(connection, clock, eventsKey),
      log: events,
      watched: redisWatched(connection, eventsKey, self),
      answers: redisAnswers(connection, clock, self),
      known: redisKnown(connection),
      turns: redisTurns(connection, clock, self),
      ready: () => connection.isReady,
      async close() {
        await self.die();
        await connection.close();
      },
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

const silent: StoreLog = { warn() {}, info() {} };
