import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { systemClock } from '../../src/ports/clock.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { StoreUnusable } from '../../src/store/unusable.ts';
import { needs } from '../kit/groups.ts';
import { startRedis } from '../kit/redis.ts';

needs('redis-server')('opening a store in Redis', () => {
  const refusal = (at: string): Promise<unknown> =>
    openRedisStore(at, systemClock).then(
      () => 'It opened.',
      (error: unknown) => error,
    );

  test('a store of a newer version is left alone', async () => {
    const server = await startRedis();
    const redis = new Redis(server.url());
    await redis.set('{trunkline}:form', '2');
    const error = await refusal(server.url());
    expect(error).toBeInstanceOf(StoreUnusable);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^The store in Redis was written by a newer Trunkline/),
    });
    expect(await redis.keys('*')).toEqual(['{trunkline}:form']);
    redis.disconnect();
    await server.close();
  });

  test('a server that is not there, and one that does not know the password, are named without it', async () => {
    const locked = await startRedis({ password: 'right' });
    const wrong = locked.url().replace('right', 'wr0ng');
    const host = new URL(wrong).host;
    expect(inspect(await refusal(wrong), { depth: null })).not.toContain('wr0ng');
    expect(await refusal(wrong)).toMatchObject({
      message: `The store redis://${host} does not accept the user name or password in store.redis.`,
    });
    await locked.close();
    expect(await refusal(wrong)).toMatchObject({
      message: `The store redis://${host} cannot be reached. Start the Redis server, or set store.redis to the address of one that runs.`,
    });
  });
});
