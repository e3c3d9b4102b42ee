import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { Happening, Logged } from '../../src/model/event.ts';
import type { Ref } from '../../src/model/ids.ts';
import type { Store } from '../../src/ports/store.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { needs } from '../kit/groups.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { type RedisServer, startRedis } from '../kit/redis.ts';
import { storeSuite } from './conformance.ts';
import { anna, wrapUp } from './fixtures.ts';

const health = (at: number): Happening => ({
  topic: 'sourceHealth',
  at,
  sourceId: 'tenios-de',
  status: 'UP',
  previousStatus: 'DOWN',
});

needs('redis-server')('Redis', () => {
  let server: RedisServer;
  let database = 0;
  let url: string;
  let clock: ManualClock;
  const open: Store[] = [];

  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    clock = new ManualClock();
    database += 1;
    url = server.url(database);
  });
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
  });

  /** One more replica on the database of this test. */
  async function replica(): Promise<Store> {
    const store = await openRedisStore(url, clock);
    open.push(store);
    return store;
  }

  /** Does something behind the stores' backs. */
  async function meddle<T>(change: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(url);
    try {
      return await change(redis);
    } finally {
      redis.disconnect();
    }
  }

  /** What a replica hears, for as many events as are awaited. */
  function listener(store: Store, count: number): Promise<readonly Logged[]> {
    const heard: Logged[] = [];
    return new Promise((resolve) => {
      store.log.listen((logged) => {
        if (heard.push(logged) === count) resolve(heard);
      });
    });
  }

  storeSuite('a database in Redis', async (own) => {
    database += 1;
    return openRedisStore(server.url(database), own);
  });

  describe('the log', () => {
    test('every replica hears the same, in the same order', async () => {
      const [one, two] = [await replica(), await replica()];
      const heard = [listener(one, 200), listener(two, 200)];
      await Promise.all(
        Array.from({ length: 100 }, (_, at) => [
          one.log.append([health(at)]),
          two.log.append([health(1000 + at)]),
        ]).flat(),
      );
      const [first, second] = await Promise.all(heard);
      expect(first).toEqual(second);
      expect(new Set(first?.map(({ id }) => id)).size).toBe(200);
    });

    test('places are those of this log: not of another one, nor of one that was lost', async () => {
      const store = await replica();
      await store.log.append([health(1)]);
      const place = await store.log.end();
      expect(await store.log.after('sourceHealth', place, 10)).toEqual([]);
      await meddle((redis) => redis.flushdb());
      const anew = await replica();
      expect(await anew.log.after('sourceHealth', place, 10)).toBeNull();
      expect(await store.log.after('sourceHealth', place, 10)).toBeNull();
    });

    test('a topic is found among thousands of others', async () => {
      const store = await replica();
      const begin = await store.log.end();
      await store.log.append(Array.from({ length: 1200 }, (_, at) => health(at)));
      await store.wrapUps.put({
        wrapUp: wrapUp(),
        happenings: [{ topic: 'wrapUp', at: 5000, type: 'STARTED', wrapUp: wrapUp() }],
        wakeAt: null,
      });
      expect(await store.log.after('wrapUp', begin, 10)).toMatchObject([{ happening: { type: 'STARTED' } }]);
      expect(await store.log.after('sourceHealth', begin, 700)).toHaveLength(700);
      await store.log.forget(1100);
      expect(await store.log.after('wrapUp', begin, 10)).toBeNull();
    });
  });

  describe('due wrap-ups', () => {
    const due = (store: Store, agent: Ref, wakeAt: number) =>
      store.wrapUps.put({
        wrapUp: wrapUp({ sourceId: agent.sourceId, agentExternalId: agent.externalId }),
        happenings: [],
        wakeAt,
      });

    test('each is looked at by one of several replicas', async () => {
      const replicas = [await replica(), await replica(), await replica()];
      const agents = Array.from({ length: 500 }, (_, at) => ({ sourceId: 'a', externalId: String(at) }));
      const [first = await replica()] = replicas;
      for (const agent of agents) await due(first, agent, clock.now());
      const seen: string[] = [];
      const all = Promise.withResolvers<void>();
      const stops = replicas.map((store) =>
        store.wrapUps.whenDue(async (taken) => {
          seen.push(...taken.map(({ externalId }) => externalId));
          if (seen.length >= agents.length) all.resolve();
        }),
      );
      const move = setInterval(() => clock.advance(1), 1);
      await all.promise;
      clearInterval(move);
      await Promise.all(stops.map((stop) => stop()));
      expect(seen.sort()).toEqual(agents.map(({ externalId }) => externalId).sort());
    });

    test('what a replica took and never looked at is another one’s a second later', async () => {
      const [dead, living] = [await replica(), await replica()];
      await due(dead, anna, clock.now());
      const taken = Promise.withResolvers<void>();
      const never = Promise.withResolvers<void>();
      const stopDead = dead.wrapUps.whenDue(() => {
        taken.resolve();
        return never.promise;
      });
      await taken.promise;
      const begun = clock.now();
      const found = Promise.withResolvers<readonly Ref[]>();
      const stop = living.wrapUps.whenDue(async (agents) => found.resolve(agents));
      const move = setInterval(() => clock.advance(50), 1);
      expect(await found.promise).toEqual([anna]);
      clearInterval(move);
      expect(clock.now() - begun).toBeGreaterThanOrEqual(1000);
      never.resolve();
      await Promise.all([stop(), stopDead()]);
    });
  });

  describe('work for one', () => {
    test('is its own until it leaves or ends', async () => {
      const [one, two] = [await replica(), await replica()];
      const done: string[] = [];
      const work = (store: Store, name: string) =>
        store.watched.alone('a/agentStates', async () => void done.push(name));
      expect(await work(one, 'one')).toBe(true);
      expect(await work(two, 'two')).toBe(false);
      expect(await work(one, 'one')).toBe(true);
      await one.watched.leave('a/agentStates');
      expect(await work(two, 'two')).toBe(true);
      expect(await work(one, 'one')).toBe(false);
      await two.close();
      expect(await work(one, 'one')).toBe(true);
      expect(done).toEqual(['one', 'one', 'two', 'one']);
    });

    test('is each thing’s own, and everything is everybody’s', async () => {
      const [one, two] = [await replica(), await replica()];
      const taken = async (store: Store, scope: readonly string[] | null): Promise<readonly string[] | null> => {
        let ours: readonly string[] | null = [];
        await store.watched.alone(
          'a/agentStates',
          async (given) => {
            ours = given;
          },
          scope,
        );
        return ours;
      };
      expect(await taken(one, ['1', '2'])).toEqual(['1', '2']);
      expect(await taken(two, ['2', '3'])).toEqual(['3']);
      expect(await taken(one, ['1'])).toEqual(['1']);
      expect(await taken(two, ['2', '3'])).toEqual(['2', '3']);
      expect(await taken(one, null)).toBeNull();
      expect(await taken(two, ['2', '3'])).toEqual([]);
      expect(await taken(two, null)).toEqual([]);
      expect(await taken(one, ['1'])).toEqual(['1']);
      expect(await taken(two, null)).toBeNull();
    });

    test('that was worked out from what is known no more is not noted', async () => {
      const [one, two] = [await replica(), await replica()];
      const note = (store: Store, value: string, known: ReadonlyMap<string, string> | null) =>
        store.watched.note('a/queues', new Map([['q', value]]), [health(1)], known);
      expect(await note(one, '1', null)).toBe(true);
      const known = await two.watched.known('a/queues');
      expect(await note(one, '2', known)).toBe(true);
      expect(await note(two, '3', known)).toBe(false);
      expect(await note(two, '3', await two.watched.known('a/queues'))).toBe(true);
      expect(await meddle((redis) => redis.xlen('{trunkline}:events'))).toBe(3);
    });

    test('is another’s when its replica gives no sign of life, and then notes nothing any more', async () => {
      const [one, two] = [await replica(), await replica()];
      await one.watched.alone('a/queues', async () => {
        // What Redis does by itself after four seconds without a sign.
        await meddle(async (redis) => redis.del(...(await redis.keys('*:replica:*'))));
        await two.watched.alone('a/queues', async () => {
          expect(await two.watched.note('a/queues', new Map([['q', '2']]), [])).toBe(true);
        });
        expect(await one.watched.note('a/queues', new Map([['q', '1']]), [health(1)])).toBe(false);
      });
      expect(await two.watched.known('a/queues')).toEqual(new Map([['q', '2']]));
      expect(await meddle((redis) => redis.xlen('{trunkline}:events'))).toBe(0);
    });
  });

  test('tasks of one name are under way one at a time, whichever replica runs them', async () => {
    const replicas = [await replica(), await replica(), await replica()];
    let underWay = 0;
    let most = 0;
    const done: number[] = [];
    const all = Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        replicas[at % 3]?.turns.inTurn('a/1', async () => {
          underWay += 1;
          most = Math.max(most, underWay);
          await meddle((redis) => redis.ping());
          underWay -= 1;
          done.push(at);
        }),
      ),
    );
    const move = setInterval(() => clock.advance(10), 1);
    await all;
    clearInterval(move);
    expect(most).toBe(1);
    for (const own of [0, 1, 2]) {
      const order = done.filter((at) => at % 3 === own);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }
  });

  describe('a key that another replica works under', () => {
    test('is waited for until its answer is there', async () => {
      const [one, two] = [await replica(), await replica()];
      const until = clock.now() + 60_000;
      expect(await one.answers.claim('key', 'hash', until)).toBeNull();
      expect(await two.answers.claim('key', 'hash', until)).toEqual({ inputHash: 'hash', answer: null });
      const settled = two.answers.settled('key');
      await one.answers.settle('key', '"answer"');
      const move = setInterval(() => clock.advance(100), 1);
      expect(await settled).toEqual({ inputHash: 'hash', answer: '"answer"' });
      clearInterval(move);
    });

    test('is waited for no longer than the replica lives', async () => {
      const [one, two] = [await replica(), await replica()];
      await one.answers.claim('key', 'hash', clock.now() + 60_000);
      await one.close();
      expect(await two.answers.settled('key')).toEqual({ inputHash: 'hash', answer: null });
      expect(await two.answers.settled('other')).toBeNull();
    });
  });
});
