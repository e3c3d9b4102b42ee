import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { becomes, subscribers } from '../kit/subscribers.ts';
import { change } from './changes.ts';
import { id, send, sinch, small, tenios } from './kit.ts';

const start = gateways();
const { overSocket, overStream } = subscribers();
const second = 1_000;

/** A service, and TENIOS agents in wrap-ups of 20 seconds that nobody knows of. */
async function inWrapUp(count = 1) {
  const tried = await start(small);
  const { centre } = tried.sandbox;
  const [queue] = centre.queuesAt('TENIOS');
  const agents = centre.agentsAt('TENIOS').slice(0, count);
  if (!queue || agents.length < count) throw new Error('the centre is too small');
  const ids = agents.map((agent) => {
    centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 20 * second });
    return id('Agent', tenios, agent.id);
  });
  const extend = (agentId = ids[0], by = 60 * second) => change(tried, 'extendWrapUp', { agentId, by });
  const cancel = (agentId = ids[0]) => change(tried, 'cancelWrapUp', { agentId });
  return { tried, ids, extend, cancel };
}

/** An event with what is true after it. */
const whole = `id at type agentId endsAt isSnapshot
  agent { state wrapUp { state endsAt remaining extensions } } wrapUp { state extensions remaining }`;
const events = `subscription Follow($after: ID, $snapshot: Boolean, $agents: [ID!], $types: [WrapUpEventType!], $mine: Boolean) {
  event: wrapUpEvents(after: $after, snapshot: $snapshot, agentIds: $agents, types: $types, mine: $mine) { ${whole} } }`;
const expiries = `subscription { event: wrapUpExpired { ${whole} } }`;

const iso = ({ clock }: Tried, later = 0) => new Date(clock.now() + later).toISOString();

describe.each([
  ['a WebSocket', overSocket],
  ['server-sent events', overStream],
])('over %s', (_, subscribe) => {
  test('a wrap-up tells its life, each step with what is true after it', async () => {
    const { tried, ids, extend } = await inWrapUp();
    const follower = await subscribe(tried, events);
    const expired = await subscribe(tried, expiries);
    const endsAt = iso(tried, 60 * second);
    await extend();
    const [started, extended] = await follower.take(2);
    const running = (remaining: number) => ({
      agentId: ids[0],
      endsAt,
      isSnapshot: false,
      agent: { state: 'WRAP_UP', wrapUp: { state: 'ACTIVE', endsAt, remaining, extensions: 1 } },
      wrapUp: { state: 'ACTIVE', extensions: 1, remaining },
    });
    expect(started).toEqual({
      data: { event: { id: expect.any(String), at: iso(tried), type: 'STARTED', ...running(60 * second) } },
    });
    expect(extended).toEqual({
      data: { event: { id: expect.any(String), at: iso(tried), type: 'EXTENDED', ...running(60 * second) } },
    });
    tried.clock.advance(50 * second);
    expect((await follower.next()).data.event).toMatchObject({
      type: 'EXPIRING',
      at: iso(tried),
      ...running(10 * second),
    });
    tried.clock.advance(10 * second);
    const end = {
      type: 'EXPIRED',
      at: endsAt,
      agent: { state: 'READY', wrapUp: null },
      wrapUp: { state: 'EXPIRED', remaining: 0 },
    };
    const told = (await follower.next()).data.event;
    expect(told).toMatchObject(end);
    expect((await expired.next()).data.event).toEqual(told);
  });

  test('a cancelled one is CANCELLED', async () => {
    const { tried, extend, cancel } = await inWrapUp();
    await extend();
    const follower = await subscribe(tried, events);
    await cancel();
    expect((await follower.next()).data.event).toMatchObject({
      type: 'CANCELLED',
      at: iso(tried),
      agent: { state: 'READY', wrapUp: null },
      wrapUp: { state: 'CANCELLED' },
    });
  });

  test('queries and mutations are answered too', async () => {
    const { tried, ids } = await inWrapUp();
    const query = await subscribe(tried, '{ sources { id vendor } }');
    expect((await query.next()).data.sources).toHaveLength(2);
    await expect(query.next()).rejects.toThrow('ended');
    const mutation = await subscribe(
      tried,
      'mutation ($input: ExtendWrapUpInput!) { extendWrapUp(input: $input) { errors { code } agent { state } } }',
      { variables: { input: { agentId: ids[0], by: 60 * second } } },
    );
    expect((await mutation.next()).data.extendWrapUp).toEqual({ errors: [], agent: { state: 'WRAP_UP' } });
  });

  test('filters leave what is not wanted out', async () => {
    const { tried, ids, extend, cancel } = await inWrapUp(2);
    const agents = await subscribe(tried, events, {
      variables: { agents: [ids[1], 'nonsense', id('Agent', 'gone', 'x')] },
    });
    const types = await subscribe(tried, events, { variables: { types: ['CANCELLED', 'EXPIRED'] } });
    const source = await subscribe(
      tried,
      `subscription { event: wrapUpEvents(sourceIds: ["${id('Source', sinch)}"]) { id } }`,
    );
    // Without authentication nobody has agents of their own.
    const mine = await subscribe(tried, events, { variables: { mine: true } });
    await extend(ids[0]);
    await extend(ids[1]);
    await cancel(ids[0]);
    await cancel(ids[1]);
    const seen = (answers: readonly { data: { event: { agentId: string; type: string } } }[]) =>
      answers.map(({ data: { event } }) => [ids.indexOf(event.agentId), event.type]);
    expect(seen(await agents.take(3))).toEqual([
      [1, 'STARTED'],
      [1, 'EXTENDED'],
      [1, 'CANCELLED'],
    ]);
    expect(seen(await types.take(2))).toEqual([
      [0, 'CANCELLED'],
      [1, 'CANCELLED'],
    ]);
    const nothing = Promise.race([source.next(), mine.next()]).then(
      () => 'something',
      () => 'ended',
    );
    await tried.close();
    expect(await nothing).toBe('ended');
  });

  test('agents are followed by the queues that they serve, too', async () => {
    const tried = await start(small);
    const { centre } = tried.sandbox;
    const [serving, other] = centre.agentsAt('SINCH');
    const [queue] = serving?.memberships.keys() ?? [];
    if (!serving || !other || !queue) throw new Error('the centre is too small');
    other.memberships.delete(queue);
    const follower = await subscribe(
      tried,
      `subscription ($queues: [ID!]) { event: agentStateChanged(queueIds: $queues, snapshot: true) { agentId isSnapshot } }`,
      { variables: { queues: [id('Queue', sinch, queue.id)] } },
    );
    const ids = centre.agentsAt('SINCH').filter(({ memberships }) => memberships.has(queue));
    const present = (await follower.take(ids.length)).map(({ data }) => data.event.agentId);
    expect(present.toSorted()).toEqual(ids.map((agent) => id('Agent', sinch, agent.id)).toSorted());
    expect(present).not.toContain(id('Agent', sinch, other.id));
  });

  test('with a snapshot what is comes first, then what happens', async () => {
    const { tried, ids, extend, cancel } = await inWrapUp(2);
    await extend(ids[0]);
    const follower = await subscribe(tried, events, { variables: { snapshot: true } });
    const { data } = await follower.next();
    expect(data.event).toMatchObject({
      type: 'STARTED',
      agentId: ids[0],
      isSnapshot: true,
      agent: { wrapUp: { remaining: 60 * second } },
    });
    await cancel(ids[0]);
    const { data: later } = await follower.next();
    expect(later.event).toMatchObject({ type: 'CANCELLED', isSnapshot: false });
    // The id of a snapshot is a place to resume from.
    const again = await subscribe(tried, events, { variables: { after: data.event.id } });
    expect((await again.next()).data.event.id).toBe(later.event.id);
  });

  test('a snapshot cannot go with a place to resume from', async () => {
    const { tried } = await inWrapUp();
    const refused = subscribe(tried, events, { variables: { snapshot: true, after: 'x' } });
    expect(await failureOf(refused)).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: 'snapshot' } });
  });

  test.each([
    ['unknown', 'nonsense'],
    ['another log’s', '00000000-1'],
    ['empty', ''],
  ])('a place that is %s is EVENTS_LOST', async (_name, after) => {
    const { tried } = await inWrapUp();
    const failure = await failureOf(subscribe(tried, events, { variables: { after } }));
    expect(failure).toEqual({
      message: expect.stringMatching(/ask for a snapshot/),
      extensions: { code: 'EVENTS_LOST' },
    });
    await becomes(tried, (now) => now === 0);
  });

  test('a place is EVENTS_LOST once what followed it was dropped', async () => {
    const { tried, extend, cancel } = await inWrapUp();
    await extend();
    const follower = await subscribe(tried, events, { variables: { snapshot: true } });
    const { data } = await follower.next();
    await cancel();
    await follower.next();
    await follower.stop();
    tried.clock.advance(26 * 60 * 60 * second);
    const failure = await failureOf(subscribe(tried, events, { variables: { after: data.event.id } }));
    expect(failure).toMatchObject({ extensions: { code: 'EVENTS_LOST' } });
  });

  test('a place resumes with what came meanwhile, then with what comes', async () => {
    const { tried, extend, cancel } = await inWrapUp();
    const first = await subscribe(tried, events);
    await extend();
    const [started] = await first.take(1);
    await first.stop();
    await becomes(tried, (now) => now === 0);
    tried.clock.advance(50 * second);
    const again = await subscribe(tried, events, { variables: { after: started?.data.event.id } });
    await cancel();
    const types = (await again.take(3)).map(({ data }) => data.event.type);
    expect(types).toEqual(['EXTENDED', 'EXPIRING', 'CANCELLED']);
  });

  test.each([
    ['a document that cannot be read', 'subscription {', {}, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { event: wrapUpEvents { nonsense } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two subscriptions at once',
      'subscription { wrapUpEvents { id } wrapUpExpired { id } }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a value of another kind', events, { types: ['NONSENSE'] }, 'BAD_USER_INPUT'],
    [
      'too deep a document',
      'subscription { wrapUpEvents { agent { queues { queue { agents { edges { node { agent { queues { queue { agents { edges { node { agent { queues { queue { id } } } } } } } } } } } } } } } } }',
      {},
      'DEPTH_LIMIT',
    ],
    [
      'too dear a document',
      'subscription { wrapUpEvents { agent { queues { queue { agents(first: 500) { nodes { queues { queue { id } } } } } } } } }',
      {},
      'COST_LIMIT',
    ],
    [
      'too many aliases',
      `subscription { wrapUpEvents { ${Array.from({ length: 31 }, (_, i) => `a${i}: id`).join(' ')} } }`,
      {},
      'ALIAS_LIMIT',
    ],
    ['too many tokens', `subscription { wrapUpEvents { ${'id '.repeat(2_000)} } }`, {}, 'TOKEN_LIMIT'],
    ['a query with an unknown field', '{ nonsense }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a query that is too dear',
      '{ agents(first: 500) { nodes { contacts(first: 500) { nodes { id } } } } }',
      {},
      'COST_LIMIT',
    ],
    [
      'several operations and no name',
      'query A { viewer { subject } } query B { viewer { subject } }',
      {},
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('%s is refused', async (_name, query, variables, code) => {
    const { tried } = await inWrapUp();
    const failure = await failureOf(subscribe(tried, query, { variables }));
    expect(failure).toMatchObject({ message: expect.stringMatching(/\w/), extensions: { code } });
    expect(await tried.query('{ viewer { subject } }')).toEqual({ data: { viewer: { subject: 'anonymous' } } });
  });
});

/** The first error that a subscription comes to: a socket rejects with all of them, a stream shows them and ends. */
async function failureOf(subscription: ReturnType<typeof overSocket>): Promise<unknown> {
  const follower = await subscription;
  try {
    const { errors, data } = await follower.next();
    expect(data).toBeUndefined();
    await expect(follower.next()).rejects.toThrow('ended');
    return errors?.[0];
  } catch (error) {
    return (error as readonly unknown[])[0];
  }
}

test('a subscription over plain HTTP is refused with a sentence', async () => {
  const { tried } = await inWrapUp();
  const plain = await send(tried, 'subscription { wrapUpEvents { id } }');
  expect(plain.status).toBe(200);
  expect(JSON.parse(plain.text)).toEqual({
    errors: [
      { message: expect.stringMatching(/WebSocket.*text\/event-stream/), extensions: { code: 'BAD_USER_INPUT' } },
    ],
  });
  const strict = await send(tried, 'subscription { wrapUpEvents { id } }', {
    headers: { accept: 'application/graphql-response+json' },
  });
  expect(strict.status).toBe(400);
});
