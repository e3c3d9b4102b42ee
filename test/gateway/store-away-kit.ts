import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { Redis } from 'ioredis';
import { meant, type Tried, type TryOptions } from '../kit/gateway.ts';
import { type RedisServer, startRedis } from '../kit/redis.ts';
import { change } from './changes.ts';
import { account, asked, atEngage, groupId } from './engage-kit.ts';
import { eventually } from './kit.ts';

/** A Redis server that tests may end, a database of it for each of them. Call it only within `needs('redis-server')`. */
export function passingRedis(start: (options: TryOptions) => Promise<Tried>) {
  let server: RedisServer;
  let database = 0;
  beforeAll(async () => {
    server = await startRedis();
  });
  beforeEach(() => {
    database += 1;
  });
  afterEach(async () => {
    await server.kill();
    await server.start();
  });
  afterAll(async () => {
    await server.close();
  });

  const untilStatus = (tried: Tried, status: number) =>
    eventually(async () => (await fetch(new URL('health/ready', tried.url))).status === status);

  return {
    /** A service that remembers in the test's database. */
    remembering: (options: TryOptions = account): Promise<Tried> =>
      start({ ...options, config: { ...options.config, store: { redis: server.url(database) } } }),
    /** Ends Redis. Nothing that was read before will do. */
    async away(tried: Tried): Promise<void> {
      await server.kill();
      await untilStatus(tried, 503);
      tried.clock.advance(2_000);
    },
    async back(tried: Tried): Promise<void> {
      await server.start();
      await untilStatus(tried, 200);
    },
    /** Lets Redis refuse or take what is new. It goes on to tell what it holds. */
    async refuseNews(isRefused: boolean): Promise<void> {
      const redis = new Redis(server.url(database));
      await redis.config('SET', 'min-replicas-to-write', isRefused ? 1 : 0).finally(() => redis.disconnect());
    },
    /** Ends Redis after Engage was asked for a change and before it answers. */
    async goneMeanwhile<T>(tried: Tried, method: string, answer: () => Promise<T>): Promise<T> {
      const held = tried.sandbox.engage.fault(meant('engage', method), 'hold');
      const answered = answer();
      await eventually(() => asked(tried).includes(method));
      await server.kill();
      await untilStatus(tried, 503);
      held.release();
      return answered;
    },
  };
}

/** The failures of a list that may lack what only the store knows. */
export const unsaid = [{ code: 'STORE_UNAVAILABLE', source: { id: atEngage } }];

export async function listed(tried: Tried, list: 'agentGroups' | 'scheduleGroups') {
  const { data, errors } = await tried.query(
    `{ list: ${list} { nodes { externalId } failures { code source { id } } } }`,
  );
  expect(errors).toBeUndefined();
  const { nodes, failures } = data.list;
  return { names: nodes.map(({ externalId }: { externalId: string }) => externalId).sort(), failures };
}

export const createGroup = (tried: Tried, externalId: string) =>
  change(tried, 'createAgentGroup', { sourceId: atEngage, externalId });

export const createSchedule = (tried: Tried, group: string, externalId: string) =>
  change(tried, 'createScheduleGroup', { agentGroupId: groupId(group), externalId });
