import { describe, expect, test } from '@jest/globals';
import { first } from '../conformance/kit.ts';
import { change } from '../gateway/changes.ts';
import { gateways } from '../kit/gateway.ts';
import { subscribers } from '../kit/subscribers.ts';
import { bearer } from '../kit/tokens.ts';
import { agentId, agentsAt, another, as, codes, everywhere, signedIn } from './kit.ts';

const start = gateways();
const { overSocket, overStream } = subscribers();
const vendors = ['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'] as const;

/** Two people in wrap-ups at TENIOS, of whom one subscribes with agents:self alone. */
async function scene() {
  const tried = await start(signedIn);
  const me = everywhere(tried);
  const others = another(tried, 'TENIOS', me);
  const { centre } = tried.sandbox;
  for (const agent of agentsAt(tried, 'TENIOS'))
    centre.place({ queue: first(centre.queuesAt('TENIOS')), status: 'WRAP_UP', agent });
  const manager = await as(tried, { sub: 'manager', scope: 'agents:manage agents:read' });
  const extend = (person: typeof me) =>
    change(manager, 'extendWrapUp', { agentId: agentId(tried, 'TENIOS', person), by: 60_000 });
  const headers = await bearer({ email: me.email, scope: 'agents:self' });
  return {
    tried,
    me,
    others,
    extend,
    manager,
    headers,
    mine: agentId(tried, 'TENIOS', me),
    foreign: agentId(tried, 'TENIOS', others),
  };
}

const wrapUps = `subscription ($after: ID, $snapshot: Boolean, $agents: [ID!]) {
  event: wrapUpEvents(after: $after, snapshot: $snapshot, agentIds: $agents) {
    id type agentId isSnapshot agent { email } wrapUp { endsAt } } }`;

describe.each([
  ['a WebSocket', overSocket],
  ['server-sent events', overStream],
])('over %s, with agents:self alone', (_, subscribe) => {
  test('wrap-ups of own agents are told as they happen, in a snapshot and from a place on, and nobody else’s', async () => {
    const { tried, me, others, extend, headers, mine, foreign } = await scene();
    const live = await subscribe(tried, wrapUps, { headers });
    const named = await subscribe(tried, wrapUps, { headers, variables: { agents: [foreign, mine] } });
    await extend(others);
    await extend(me);
    const own = [
      { type: 'STARTED', agentId: mine, isSnapshot: false, agent: { email: me.email }, wrapUp: expect.any(Object) },
      { type: 'EXTENDED', agentId: mine, isSnapshot: false, agent: { email: me.email }, wrapUp: expect.any(Object) },
    ];
    const told = await live.take(2);
    expect(told).toMatchObject(own.map((event) => ({ data: { event } })));
    expect(await named.take(2)).toEqual(told);
    const [begun] = told;
    await extend(others);
    await extend(me);
    const replayed = await subscribe(tried, wrapUps, { headers, variables: { after: begun?.data.event.id } });
    expect((await replayed.take(2)).map(({ data }) => [data.event.type, data.event.agentId])).toEqual([
      ['EXTENDED', mine],
      ['EXTENDED', mine],
    ]);
    const snapshot = await subscribe(tried, wrapUps, { headers, variables: { snapshot: true } });
    await extend(others);
    await extend(me);
    expect((await snapshot.take(2)).map(({ data }) => [data.event.isSnapshot, data.event.agentId])).toEqual([
      [true, mine],
      [false, mine],
    ]);
  });

  test('wrapUpExpired and states are told of own agents alone', async () => {
    const { tried, me, others, extend, headers, mine, manager } = await scene();
    const expired = await subscribe(tried, 'subscription { event: wrapUpExpired { agentId wrapUp { state } } }', {
      headers,
    });
    const states = await subscribe(
      tried,
      'subscription { event: agentStateChanged(snapshot: true) { agentId state isSnapshot agent { email } } }',
      { headers },
    );
    const present = await states.take(vendors.length);
    expect(present.map(({ data }) => data.event.agentId).toSorted()).toEqual(
      vendors.map((vendor) => agentId(tried, vendor, me)).toSorted(),
    );
    for (const { data, errors } of present) {
      expect(errors).toBeUndefined();
      expect(data.event.agent).toEqual({ email: me.email });
    }
    for (const person of [others, me]) await extend(person);
    const set = async (person: typeof me) =>
      change(manager, 'setAgentState', { agentId: agentId(tried, 'SINCH', person), state: 'NOT_READY' });
    await set(another(tried, 'SINCH', me));
    await set(me);
    const next = await states.next();
    expect(vendors.map((vendor) => agentId(tried, vendor, me))).toContain(next.data.event.agentId);
    tried.clock.advance(200_000);
    expect((await expired.next()).data.event).toEqual({ agentId: mine, wrapUp: { state: 'EXPIRED' } });
  });

  test('without an address nothing is told, and agents:read opens everybody’s', async () => {
    const { tried, me, others, extend, mine, foreign } = await scene();
    const nobody = await subscribe(tried, wrapUps, {
      headers: await bearer({ sub: 'x', scope: 'agents:self' }),
      variables: { snapshot: true },
    });
    const everybody = await subscribe(tried, wrapUps, { headers: await bearer({ sub: 'y', scope: 'agents:read' }) });
    await extend(others);
    await extend(me);
    expect((await everybody.take(4)).map(({ data }) => data.event.agentId)).toEqual([foreign, foreign, mine, mine]);
    const heard = nobody.next().then(
      () => 'something',
      () => 'nothing',
    );
    await nobody.stop();
    expect(await heard).toBe('nothing');
  });
});

test('a subscription that is closed says so in place of its first answer', async () => {
  const { tried } = await scene();
  const headers = await bearer({ scope: 'queues:read' });
  for (const field of [
    'wrapUpEvents { id }',
    'wrapUpExpired { id }',
    'agentStateChanged { id }',
    'contactChanged { id }',
    'sourceHealthChanged { id }',
  ]) {
    const answer = await (await overStream(tried, `subscription { it: ${field} }`, { headers })).next();
    expect(codes(answer)).toEqual(['FORBIDDEN']);
  }
});
