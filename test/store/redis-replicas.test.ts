import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { anonymous } from '../../src/context.ts';
import { encodeId } from '../../src/model/ids.ts';
import { type Outcome, refused } from '../../src/model/outcome.ts';
import { createIdempotency } from '../../src/services/idempotency.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { change } from '../gateway/changes.ts';
import { id, sinch, small, tenios } from '../gateway/kit.ts';
import { listeners } from '../gateway/watch-kit.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { needs } from '../kit/groups.ts';
import { type RedisServer, startRedis } from '../kit/redis.ts';
import { subscribers } from '../kit/subscribers.ts';

const start = gateways();
const listen = listeners();
type Heard = Awaited<ReturnType<typeof listen>>;
const { overSocket, overStream } = subscribers();
const minute = 60_000;
/** How long before the end it is told that it is near, unless it is configured. */
const lead = 10_000;

interface Login {
  readonly serving: boolean;
  readonly externalServing: boolean;
  readonly queue: { readonly id: string };
}

needs('redis-server')('two services on one Redis', () => {
  let server: RedisServer;
  let database = 0;

  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    database += 1;
  });

  /** Two replicas over the same vendors, and a TENIOS agent in a wrap-up. */
  async function replicas() {
    const config = { store: { redis: server.url(database) } };
    const one = await start({ ...small, config });
    const two = await start({ ...small, config, after: one });
    const { centre } = one.sandbox;
    const [agent] = centre.agentsAt('TENIOS');
    const [queue] = centre.queuesAt('TENIOS');
    if (!agent || !queue) throw new Error('the centre is too small');
    centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 20_000 });
    return { one, two, agentId: id('Agent', tenios, agent.id) };
  }

  const extend = (at: Tried, input: object) => change(at, 'extendWrapUp', input, 'wrapUp { id endsAt extensions }');

  /**
   * Moves the clock on, a little after each answer of a service, until something has come: by so little that a slow Redis sees
   * neither a deadline pass nor an end come before it could be told that it is near.
   */
  async function moving<T>({ clock, url }: Tried, came: Promise<T>): Promise<T> {
    let isDone = false;
    const move = async (): Promise<void> => {
      while (!isDone) {
        clock.advance(1);
        await (await fetch(new URL('health/live', url))).text();
      }
    };
    const moved = move();
    try {
      return await came;
    } finally {
      isDone = true;
      await moved;
    }
  }

  test.each([
    ['a socket', overSocket],
    ['an event stream', overStream],
  ])('what is changed at one is heard and seen at the other, over %s', async (_, subscribe) => {
    const { one, two, agentId } = await replicas();
    const heard = await subscribe(
      two,
      'subscription { wrapUpEvents { id type at wrapUp { endsAt extensions agent { id } } } }',
    );
    const { wrapUp } = await extend(one, { agentId, by: minute });
    const [started, extended] = await heard.take(2);
    expect([started, extended].map((answer) => answer?.data.wrapUpEvents)).toMatchObject([
      { type: 'STARTED' },
      { type: 'EXTENDED', wrapUp: { endsAt: wrapUp.endsAt, extensions: 1, agent: { id: agentId } } },
    ]);
    expect(
      (await two.query('query ($id: ID!) { agent(id: $id) { wrapUp { id extensions } } }', { id: agentId })).data,
    ).toEqual({
      agent: { wrapUp: { id: wrapUp.id, extensions: 1 } },
    });

    const told = async (): Promise<string> => (await moving(one, heard.next())).data.wrapUpEvents.type;
    one.clock.advance(minute - lead);
    expect(await told()).toBe('EXPIRING');
    one.clock.advance(lead);
    expect(await told()).toBe('EXPIRED');
  });

  test('an event’s id is the same at both, and what followed it is told by either', async () => {
    const { one, two, agentId } = await replicas();
    const document = 'subscription ($after: ID) { wrapUpEvents(after: $after) { id type } }';
    const [first, second] = [await overSocket(one, document), await overStream(two, document)];
    await extend(one, { agentId, by: minute });
    await extend(two, { agentId, by: minute });
    const [atOne, atTwo] = [await first.take(3), await second.take(3)];
    expect(atOne).toEqual(atTwo);
    expect(atOne.map(({ data }) => data.wrapUpEvents.type)).toEqual(['STARTED', 'EXTENDED', 'EXTENDED']);
    const resumed = await overSocket(two, document, { variables: { after: atOne[0]?.data.wrapUpEvents.id } });
    expect(await resumed.take(2)).toEqual(atOne.slice(1));
  });

  test('of a hundred equal changes with one key at both the work is done once', async () => {
    const { one, two, agentId } = await replicas();
    const held = one.sandbox.tenios.fault('POST /wrap-up/extend', 'hold');
    const all = Array.from({ length: 100 }, (_, at) =>
      extend(at % 2 ? one : two, { agentId, by: minute, idempotencyKey: 'k' }),
    );
    await held.reached;
    held.release();
    const answers = await moving(one, Promise.all(all));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ errors: [], wrapUp: { extensions: 1 } });
    expect(one.calls('tenios').filter((call) => call === 'POST /wrap-up/extend')).toHaveLength(1);
  });

  test('a repeat that nobody waits for any more is not begun where the first one comes to nothing', async () => {
    const redis = server.url(database);
    const tried = await start({ ...small, config: { store: { redis }, limits: { operationTimeout: '1s' } } });
    const input = { agentId: id('Agent', tenios, tried.sandbox.centre.agentsAt('TENIOS')[0]?.id), by: minute };
    const other = await openRedisStore(redis, tried.clock);
    const first = Promise.withResolvers<Outcome>();
    const request = { caller: anonymous.subject, mutation: 'extendWrapUp', key: 'k', input };
    const working = createIdempotency(other.answers, tried.clock)(request, () => first.promise);
    const repeat = () => moving(tried, extend(tried, { ...input, idempotencyKey: 'k' }));
    expect((await repeat()).errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
    first.resolve(refused({ code: 'VENDOR_UNAVAILABLE', message: 'Away.', retryable: true }));
    await working;
    for (let time = 0; time < 20; time += 1) {
      tried.clock.advance(20);
      await tried.query('{ __typename }');
    }
    expect(tried.calls('tenios')).toEqual([]);
    expect((await repeat()).errors).toMatchObject([{ code: 'AGENT_NOT_IN_WRAP_UP' }]);
    await other.close();
  });

  test('one polls for all, another goes on when it ends, and a change through either is told by both', async () => {
    const { one, two } = await replicas();
    const { centre } = one.sandbox;
    const [agent] = centre.agentsAt('SINCH');
    if (!agent) throw new Error('the centre is too small');
    const states = `subscription { agentStateChanged(sourceIds: ["${id('Source', sinch)}"]) { state } }`;
    const snapshot = states.replace('(', '(snapshot: true, ');
    const known = centre.agentsAt('SINCH').length;
    const [atOne, atTwo] = [await listen(one, snapshot), await listen(two, states)];
    await atOne.count(known);
    let told = 0;
    /** Something changes at the vendor, and the next looks are taken. */
    const round = async (isReady: boolean, ...heard: readonly Heard[]): Promise<void> => {
      centre.setReady(agent, isReady);
      one.clock.advance(5_500);
      told += 1;
      for (const each of heard) await each.count(told + (each === atOne ? known : 0));
    };
    one.reset();
    for (const isReady of [false, true, false, true]) await round(isReady, atOne, atTwo);
    expect(one.calls('sinch')).toEqual(Array.from({ length: 4 }, () => ['GET /agents', 'GET /contacts']).flat());

    await change(two, 'setAgentState', { agentId: id('Agent', sinch, agent.id), state: 'NOT_READY' });
    told += 1;
    await atOne.count(known + told);
    await atTwo.count(told);
    // Whichever polled, one of them goes on without the other.
    await atOne.end();
    await one.close();
    await round(true, atTwo);
    expect(atTwo.events.map(({ state }) => state)).toEqual([
      'NOT_READY',
      'READY',
      'NOT_READY',
      'READY',
      'NOT_READY',
      'READY',
    ]);
  });

  test('a change that reads and writes waits at one until that at the other is made, and neither is lost', async () => {
    const { one, two } = await replicas();
    const [agent] = one.sandbox.centre.agentsAt('SINCH');
    const agentId = id('Agent', sinch, agent?.id);
    const logins = async (at: Tried): Promise<readonly Login[]> =>
      (
        await at.query('query ($id: ID!) { agent(id: $id) { queues { serving externalServing queue { id } } } }', {
          id: agentId,
        })
      ).data.agent.queues;
    const [before] = await logins(one);
    if (!before) throw new Error('the agent serves no queue');
    const login = (at: Tried, changed: object) =>
      change(at, 'setQueueLogin', { agentId, queueId: before.queue.id, ...changed });
    const held = one.sandbox.sinch.fault(({ method, path }) => method === 'PUT' && path.includes('/queues/'), 'hold');
    const first = login(one, { serving: !before.serving });
    await held.reached;
    const asked = one.calls('sinch').length;
    const second = login(two, { externalServing: !before.externalServing });
    for (let time = 0; time < 20; time += 1) await two.query('{ __typename }');
    expect(one.calls('sinch').slice(asked)).toEqual([]);
    held.release();
    for (const { errors } of await moving(one, Promise.all([first, second]))) expect(errors).toEqual([]);
    one.clock.advance(minute);
    expect((await logins(two)).find(({ queue }) => queue.id === before.queue.id)).toMatchObject({
      serving: !before.serving,
      externalServing: !before.externalServing,
    });
  });

  test('without Redis reads go on, what has to be remembered is refused, and readiness says so', async () => {
    const own = await startRedis();
    const tried = await start({ ...small, config: { store: { redis: own.url() } } });
    const ready = async (): Promise<number> => (await fetch(new URL('health/ready', tried.url))).status;
    const until = async (status: number): Promise<void> => {
      while ((await ready()) !== status);
    };
    const [agent] = tried.sandbox.centre.agentsAt('TENIOS');
    const agentId = encodeId('Agent', { sourceId: tenios, externalId: agent?.id ?? '' });
    const read = () => tried.query('query ($id: ID!) { agent(id: $id) { name state } }', { id: agentId });
    const extended = () =>
      tried.query('mutation ($id: ID!) { extendWrapUp(input: { agentId: $id, by: 60000 }) { errors { code } } }', {
        id: agentId,
      });
    try {
      const { data } = await read();
      expect(await ready()).toBe(200);
      await own.kill();
      await until(503);
      // Until then what was read before may be given again.
      tried.clock.advance(1_000);
      // Whether a TENIOS agent is in a wrap-up only we know.
      expect(await read()).toEqual({
        data: { agent: { name: data.agent.name, state: null } },
        errors: [expect.objectContaining({ path: ['agent', 'state'], extensions: { code: 'STORE_UNAVAILABLE' } })],
      });
      tried.reset();
      expect((await extended()).errors).toEqual([
        expect.objectContaining({
          message: 'The store that the replicas share cannot be reached at the moment. Try again in a few seconds.',
          extensions: { code: 'STORE_UNAVAILABLE' },
        }),
      ]);
      expect(tried.calls('tenios')).toEqual([]);
      await own.start();
      await until(200);
      expect((await extended()).data.extendWrapUp.errors).toEqual([{ code: 'AGENT_NOT_IN_WRAP_UP' }]);
    } finally {
      await tried.close();
      await own.close();
    }
  });

  test('what is stale to one ends no wrap-up that the other has seen begin', async () => {
    const deepcall = 'deepcall-in';
    const options = {
      ...small,
      vendors: ['DEEPCALL'],
      source: { [deepcall]: { cacheFor: '0s', timeout: '90ms', staleIfError: '30s' } },
      config: { store: { redis: server.url(database) } },
    } as const;
    const one = await start(options);
    const two = await start({ ...options, after: one });
    const [agent] = one.sandbox.centre.agentsAt('DEEPCALL');
    const [queue] = one.sandbox.centre.queuesAt('DEEPCALL');
    if (!agent || !queue) throw new Error('the centre is too small');
    const read = async ({ query }: Tried) =>
      (
        await query('query ($id: ID!) { agent(id: $id) { stale wrapUp { id state } } }', {
          id: id('Agent', deepcall, agent.id),
        })
      ).data.agent;
    expect(await read(one)).toEqual({ stale: false, wrapUp: null });
    one.sandbox.centre.place({ queue, status: 'WRAP_UP', agent });
    const { wrapUp } = await read(two);
    expect(wrapUp).toMatchObject({ state: 'ACTIVE' });
    one.sandbox.deepcall.fault(/./, { status: 503 });
    for (const replica of [one, two]) expect(await read(replica)).toEqual({ stale: true, wrapUp });
  });
});
