import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { Redis } from 'ioredis';
import { StoreUnavailable } from '../../src/errors.ts';
import type { Store } from '../../src/ports/store.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { type RedisServer, startRedis } from '../kit/redis.ts';

/** Two replicas on one Redis, of which that can be made to hear nothing. New ones for each test. */
export interface Unheard {
  readonly server: RedisServer;
  readonly operator: Redis;
  readonly clock: ManualClock;
  readonly one: Store;
  readonly two: Store;
  /** Moves the clock on until something has come, and by more than passes by itself: signs of life must not be late. */
  moving<T>(came: Promise<T>): Promise<T>;
  /** Runs something when both replicas have lost their connections, and resolves when they have found the server again. */
  cutOff<T>(say: () => Promise<T>): Promise<T>;
  /** Runs something while the server takes no writes. */
  refused<T>(say: () => Promise<T>): Promise<T>;
}

/** The ways in which Redis hears nothing, for `describe.each`. */
export const ways = ['cutOff', 'refused'] as const;

/** To be called within `needs('redis-server')`. */
export function unheard(): Unheard {
  let server: RedisServer;
  let operator: Redis;
  let clock: ManualClock;
  let one: Store;
  let two: Store;
  /** Called when a replica has found its server again. */
  let found = (): void => {};

  beforeAll(async () => {
    server = await startRedis();
    operator = new Redis(server.url());
  });
  afterAll(async () => {
    operator.disconnect();
    await server.close();
  });
  beforeEach(async () => {
    await operator.flushall();
    clock = new ManualClock();
    const log = { warn() {}, info: () => found() };
    one = await openRedisStore(server.url(), clock, log);
    two = await openRedisStore(server.url(), clock, log);
  });
  afterEach(async () => {
    await one.close();
    await two.close();
  });

  return {
    get server() {
      return server;
    },
    get operator() {
      return operator;
    },
    get clock() {
      return clock;
    },
    get one() {
      return one;
    },
    get two() {
      return two;
    },
    async moving(came) {
      const move = setInterval(() => clock.advance(50), 1);
      try {
        return await came;
      } finally {
        clearInterval(move);
      }
    },
    async cutOff(say) {
      let away = 2;
      const back = new Promise<void>((resolve) => {
        found = () => {
          away -= 1;
          if (away === 0) resolve();
        };
      });
      await operator.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      const said = await say();
      await back;
      return said;
    },
    async refused(say) {
      await operator.config('SET', 'min-replicas-to-write', 1);
      const said = await say();
      await operator.config('SET', 'min-replicas-to-write', 0);
      return said;
    },
  };
}

/** Expects that the store could not be reached. */
export const lost = (said: Promise<unknown>): Promise<void> => expect(said).rejects.toThrow(StoreUnavailable);
