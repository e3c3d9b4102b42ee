import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { StoreUnavailable } from '../../src/errors.ts';
import type { Logged } from '../../src/model/event.ts';
import { done } from '../../src/model/outcome.ts';
import { systemClock } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store.ts';
import { createIdempotency } from '../../src/services/idempotency.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { needs } from '../kit/groups.ts';
import { type RedisServer, startRedis } from '../kit/redis.ts';
import { anna, wrapUp } from './fixtures.ts';

/** Here the real clock is the subject: how long a server that is away is waited for. */
needs('redis-server')('Redis away', () => {
  let server: RedisServer;
  let store: Store;
  let said: string[];

  beforeEach(async () => {
    server = await startRedis({ password: 's3cret' });
    said = [];
    const log = {
      warn: (fields: object, message: string) => void said.push(JSON.stringify([fields, message])),
      info: (fields: object, message: string) => void said.push(JSON.stringify([fields, message])),
    };
    store = await openRedisStore(server.url(), systemClock, log);
  });
  afterEach(async () => {
    await store.close();
    await server.close();
  });

  /** Resolves when the store knows how it stands. */
  async function untilReady(isReady: boolean): Promise<void> {
    while (store.ready() !== isReady) await new Promise((resolve) => systemClock.after(10, () => resolve(null)));
  }

  const put = (version: number) =>
    store.wrapUps.put({
      wrapUp: wrapUp({ version }),
      happenings: [{ topic: 'wrapUp', at: version, type: 'EXTENDED', wrapUp: wrapUp({ version }) }],
      wakeAt: null,
    });

  test('everything says so at once, and goes on when it is back, with what it held', async () => {
    const heard: Logged[] = [];
    const both = Promise.withResolvers<void>();
    store.log.listen((logged) => {
      if (heard.push(logged) === 2) both.resolve();
    });
    expect(await put(1)).toBe(true);
    expect(store.ready()).toBe(true);

    await server.kill();
    await untilReady(false);
    for (const ask of [
      () => put(2),
      () => store.wrapUps.latest(anna),
      () => store.log.end(),
      () => store.log.after('wrapUp', '', 1),
      () => store.watched.alone('a', async () => {}),
      () => store.answers.claim('key', 'hash', 1),
      () => store.known.all('a', 'AgentGroup'),
    ])
      await expect(ask()).rejects.toThrow(StoreUnavailable);
    expect(await store.turns.inTurn('a', async () => 'goes on')).toBe('goes on');

    await server.start();
    await untilReady(true);
    expect(await store.wrapUps.latest(anna)).toEqual(wrapUp());
    expect(await put(2)).toBe(true);
    await both.promise;
    expect(heard.map(({ happening }) => happening.at)).toEqual([1, 2]);
    expect(said).toEqual(['[{},"the store (Redis) is away"]', '[{},"the store (Redis) is back"]']);
  });

  test('a server that neither answers nor closes is given up after two seconds', async () => {
    await put(1);
    server.freeze();
    const begun = systemClock.now();
    await expect(store.wrapUps.latest(anna)).rejects.toThrow(StoreUnavailable);
    expect(systemClock.now() - begun).toBeLessThan(4_000);
    await untilReady(false);
    server.thaw();
    await untilReady(true);
    expect(await store.wrapUps.latest(anna)).toEqual(wrapUp());
  });

  test('what falls due meanwhile is looked at afterwards', async () => {
    const looked = Promise.withResolvers<void>();
    let looks = 0;
    const stop = store.wrapUps.whenDue(async () => {
      looks += 1;
      looked.resolve();
    });
    await store.wrapUps.put({ wrapUp: wrapUp(), happenings: [], wakeAt: systemClock.now() + 300 });
    await server.kill();
    await untilReady(false);
    await server.start();
    await looked.promise;
    expect(looks).toBe(1);
    await stop();
  });

  test('what was done is told although it cannot be kept, and again to who repeats it', async () => {
    const request = { caller: 'anna', mutation: 'extendWrapUp', key: 'k', input: {} };
    let times = 0;
    const work = async () => {
      times += 1;
      await server.kill();
      return done(times);
    };
    expect(await createIdempotency(store.answers, systemClock)(request, work)).toEqual(done(1));
    await server.start();
    await untilReady(true);
    expect(await createIdempotency(store.answers, systemClock)(request, work)).toEqual(done(1));
    expect(times).toBe(1);
  });
});
