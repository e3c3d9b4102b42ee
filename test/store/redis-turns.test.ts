import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { Store } from '../../src/ports/store.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { needs } from '../kit/groups.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { type RedisServer, startRedis } from '../kit/redis.ts';

needs('redis-server')('a turn whose end Redis has not heard of', () => {
  let server: RedisServer;
  let operator: Redis;
  let clock: ManualClock;
  let one: Store;
  let two: Store;
  /** Called when a replica has found its server again. */
  let found: () => void;

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

  /** Moves the clock on until something has come, and by more than passes by itself: signs of life must not be late. */
  async function moving<T>(came: Promise<T>): Promise<T> {
    const move = setInterval(() => clock.advance(50), 1);
    try {
      return await came;
    } finally {
      clearInterval(move);
    }
  }

  async function cutOff(): Promise<void> {
    let away = 2;
    const back = Promise.withResolvers<void>();
    found = () => {
      away -= 1;
      if (away === 0) back.resolve();
    };
    await one.turns.inTurn('a/1', () => operator.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes'));
    await back.promise;
  }
  async function refused(): Promise<void> {
    await one.turns.inTurn('a/1', () => operator.config('SET', 'min-replicas-to-write', 1));
    await operator.config('SET', 'min-replicas-to-write', 0);
  }

  describe.each([
    ['cut off', cutOff],
    ['refused', refused],
  ])('because it was %s', (_, unheard) => {
    beforeEach(async () => {
      await unheard();
      expect(await operator.exists('{trunkline}:turn:a/1')).toBe(1);
    });

    test('keeps nobody waiting here', async () => {
      // With the clock standing still: nothing else can have ended it.
      expect(await one.turns.inTurn('a/1', async () => 'done')).toBe('done');
    });

    test('keeps another replica waiting until the next sign of life', async () => {
      expect(await moving(two.turns.inTurn('a/1', async () => 'done'))).toBe('done');
      expect(await operator.exists('{trunkline}:turn:a/1')).toBe(0);
    });
  });

  test('lets nobody in beside the one who has the next', async () => {
    await cutOff();
    let underWay = 0;
    let most = 0;
    const tasks = Array.from({ length: 6 }, (_, at) =>
      (at % 2 ? two : one).turns.inTurn('a/1', async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        // Longer than until the next sign of life.
        for (const until = clock.now() + 1_500; clock.now() < until; ) await operator.ping();
        underWay -= 1;
      }),
    );
    await moving(Promise.all(tasks));
    expect(most).toBe(1);
  });
});
