import { describe, expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';
import { subscribers } from '../kit/subscribers.ts';
import { change } from './changes.ts';
import { id, sinch, small, tenios } from './kit.ts';

const { overSocket, overStream } = subscribers();
const start = gateways();

/** A service with an agent in wrap-up; its vendor's answers are not remembered. */
async function inWrapUp(source: Readonly<Record<string, object>> = { [tenios]: { cacheFor: '0s' } }) {
  const tried = await start({ ...small, source });
  const { centre } = tried.sandbox;
  const [agent] = centre.agentsAt('TENIOS');
  const [queue] = centre.queuesAt('TENIOS');
  if (!agent || !queue) throw new Error('the centre is too small');
  centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 5_000 });
  const agentId = id('Agent', tenios, agent.id);
  const extend = async (): Promise<void> => {
    expect(await change(tried, 'extendWrapUp', { agentId, by: 20_000 }, '__typename')).toMatchObject({ errors: [] });
  };
  /** How often agents have been loaded: once an execution. */
  const executions = async (): Promise<number> => {
    const text = await (await fetch(new URL('metrics', tried.url))).text();
    return Number(/^trunkline_batch_size_count\{loader="agent"\} (\d+)$/m.exec(text)?.[1] ?? 0);
  };
  return { tried, agent, agentId, extend, executions };
}

const query = `subscription Follow($after: ID, $agents: [ID!], $types: [WrapUpEventType!] = [EXTENDED]) {
  event: wrapUpEvents(after: $after, types: $types, agentIds: $agents) { id type agent { vendorState } } }`;

describe('an event is executed once', () => {
  test('for all who ask the same, whoever they follow and from wherever, over any carrier', async () => {
    const { tried, agentId, extend, executions } = await inWrapUp();
    await extend();
    const first = await overSocket(tried, query.replace('wrapUpEvents(', 'wrapUpEvents(snapshot: true, '), {
      variables: { types: null },
    });
    const after = (await first.next()).data.event.id;
    await first.stop();
    const variables = [
      {},
      { agents: [agentId] },
      { after },
      { types: ['EXTENDED', 'CANCELLED'] },
      { agents: [agentId, 'x'] },
    ];
    const some = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 === 0 ? overSocket : overStream)(tried, query, { variables: variables[i % variables.length] ?? {} }),
      ),
    );
    const before = await executions();
    await extend();
    const answers = await Promise.all(some.map((one) => one.next()));
    for (const answer of answers)
      expect(answer).toEqual({ data: { event: expect.objectContaining({ type: 'EXTENDED' }) } });
    expect(new Set(answers.map(({ data }) => data.event.id)).size).toBe(1);
    expect((await executions()) - before).toBe(1);
  });

  test('and for those who resume at the same time', async () => {
    const { tried, extend, executions } = await inWrapUp();
    const place = await overSocket(tried, query);
    await extend();
    const { data } = await place.next();
    await extend();
    await place.next();
    await place.stop();
    tried.clock.advance(5_000);
    const before = await executions();
    const some = await Promise.all(
      Array.from({ length: 10 }, () => overSocket(tried, query, { variables: { after: data.event.id } })),
    );
    for (const one of some) expect((await one.next()).data.event.type).toBe('EXTENDED');
    expect((await executions()) - before).toBe(1);
  });

  test.each([
    ['another selection', `${query} #`.replace('vendorState', 'vendorState name'), {}, {}],
    [
      'another value in the selection',
      query.replace('agent {', 'agent @include(if: $yes) {').replace('($after', '($yes: Boolean = true, $after'),
      { yes: true },
      {},
    ],
    ['another language', query, {}, { 'accept-language': 'fi' }],
  ])('but once more for %s', async (_, other, variables, headers) => {
    const { tried, extend, executions } = await inWrapUp();
    const some = [
      await overSocket(tried, query),
      await overSocket(tried, other, { variables, headers }),
      await overStream(tried, other, { variables, headers }),
    ];
    const before = await executions();
    await extend();
    for (const one of some) expect((await one.next()).data.event.type).toBe('EXTENDED');
    expect((await executions()) - before).toBe(2);
  });
});

test('an answer shows what is true after the event, not what was remembered before', async () => {
  const { tried, agent, agentId, extend } = await inWrapUp({});
  await extend();
  const follower = await overSocket(tried, query, { variables: { types: ['EXPIRED'] } });
  const state = async () => (await tried.query(`{ agent(id: "${agentId}") { vendorState } }`)).data.agent.vendorState;
  tried.clock.advance(19_500);
  expect(await state()).toBe('READY');
  tried.sandbox.centre.place({ agent, duty: 'NOT_READY' });
  expect(await state()).toBe('READY');
  tried.clock.advance(500);
  expect((await follower.next()).data.event).toMatchObject({ type: 'EXPIRED', agent: { vendorState: 'NOT_READY' } });
});

test('a vendor that fails costs its part of the answer, and ends no subscription', async () => {
  const { tried, extend } = await inWrapUp();
  const follower = await overSocket(tried, query);
  tried.sandbox.tenios.fault(/retrieve/, { status: 200, body: 'nonsense' }, { times: 1 });
  await extend();
  const { data, errors } = await follower.next();
  expect(data.event).toMatchObject({ type: 'EXTENDED', agent: { vendorState: null } });
  expect(errors).toEqual([
    {
      message: expect.any(String),
      locations: expect.any(Array),
      path: ['event', 'agent', 'vendorState'],
      extensions: expect.objectContaining({ source: tenios }),
    },
  ]);
  await extend();
  expect(await follower.next()).toEqual({
    data: { event: expect.objectContaining({ agent: { vendorState: 'READY' } }) },
  });
});

test('a snapshot asks a vendor as often as a list does', async () => {
  const tried = await start({ ...small, source: { [sinch]: { cacheFor: '0s' } } });
  const subscription = `subscription { agentStateChanged(snapshot: true, sourceIds: ["${id('Source', sinch)}"]) { isSnapshot agent { name state } } }`;
  const follower = await overSocket(tried, subscription);
  expect(await follower.take(8)).toHaveLength(8);
  const calls = tried.calls('sinch').length;
  tried.reset();
  await tried.query('{ agents(filter: { vendors: [SINCH] }) { nodes { name state } } }');
  // What is, is looked at once, and then shown once.
  expect(calls).toBe(2 * tried.calls('sinch').length);
});
