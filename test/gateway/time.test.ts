import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { type Answer, gateways } from '../kit/gateway.ts';
import { change } from './changes.ts';
import { eventually, id, joined, sinch, small, tenios } from './kit.ts';

const start = gateways();
/** Vendors may take a minute, an operation five seconds. */
const short = {
  ...small,
  source: { [sinch]: { timeout: '60s' }, [tenios]: { timeout: '60s' } },
  config: { limits: { operationTimeout: '5s' } },
};
const outOfTime = { code: 'OPERATION_TIMEOUT', message: 'The operation took longer than 5 s: ask for less.' };

describe('operationTimeout', () => {
  test('ends a list with what the other sources said', async () => {
    const { query, sandbox, clock } = await start(short);
    const held = sandbox.sinch.fault('GET /agents', 'hang');
    const asked = query(
      `{ agents(first: 100) { nodes { source { id } state } failures { source { id } code message } } }`,
    );
    await held.reached;
    clock.advance(4_999);
    const early = await Promise.race([asked, query('{ __typename }')]);
    expect(early.data).toEqual({ __typename: 'Query' });
    clock.advance(1);
    const { data, errors } = await asked;
    // Who the others are was known in time; how they are would have been asked next.
    expect(errors?.map(({ extensions }) => extensions)).toEqual(Array(4).fill({ code: 'OPERATION_TIMEOUT' }));
    expect(data.agents.failures).toEqual([{ source: { id: id('Source', sinch) }, ...outOfTime }]);
    expect(data.agents.nodes).toHaveLength(4);
    expect(new Set(data.agents.nodes.map((agent: Answer['data']) => agent.source.id))).toEqual(
      new Set([id('Source', tenios)]),
    );
  });

  test('is the error of a field that was still waited for', async () => {
    const { query, sandbox, clock } = await start(short);
    const agent = id('Agent', sinch, sandbox.centre.agentsAt('SINCH')[0]?.id);
    const queue = id('Queue', sinch, sandbox.centre.queuesAt('SINCH')[0]?.id);
    const held = sandbox.sinch.fault(/^GET \/queueStatuses\//, 'hang');
    const asked = query(`{ agent(id: "${agent}") { name } queue(id: "${queue}") { name } }`);
    await held.reached;
    await query(`{ agent(id: "${agent}") { name } }`);
    clock.advance(5_000);
    const { data, errors } = await asked;
    expect(data).toEqual({ agent: { name: expect.any(String) }, queue: { name: null } });
    expect(errors).toEqual([
      {
        message: outOfTime.message,
        path: ['queue', 'name'],
        locations: expect.anything(),
        extensions: { code: 'OPERATION_TIMEOUT' },
      },
    ]);
  });

  test('takes only what was still waited for from an agent', async () => {
    const { query, sandbox, clock } = await start(short);
    const agent = id('Agent', sinch, sandbox.centre.agentsAt('SINCH')[0]?.id);
    const held = sandbox.sinch.fault('GET /contacts', 'hang');
    const asked = query(`{ agent(id: "${agent}") { name activeContacts { id } } }`);
    await held.reached;
    // Answered by the same call, so the row has come when this has.
    await query(`{ agent(id: "${agent}") { name } }`);
    clock.advance(5_000);
    const { data, errors } = await asked;
    expect(data).toEqual({ agent: { name: expect.any(String), activeContacts: null } });
    expect(errors?.map(({ path, extensions }) => [path, extensions])).toEqual([
      [['agent', 'activeContacts'], { code: 'OPERATION_TIMEOUT' }],
    ]);
  });

  test('ends nobody else’s wait for the same call', async () => {
    const tried = await start(short);
    const { query, sandbox, clock, calls } = tried;
    const held = sandbox.sinch.fault('GET /queueStatuses', 'hold');
    const names = `{ queues { nodes { name } failures { code } } }`;
    const first = query(names);
    await held.reached;
    clock.advance(4_000);
    const second = query(names);
    await joined(tried, sinch, 1);
    clock.advance(1_000);
    expect((await first).data.queues.failures).toEqual([{ code: 'OPERATION_TIMEOUT' }]);
    held.release();
    expect((await second).data.queues).toMatchObject({ nodes: { length: 9 }, failures: [] });
    expect(calls('sinch')).toEqual(['GET /queueStatuses']);
  });

  test('answers for a change that nobody knows how it ends; the change goes on', async () => {
    const tried = await start(short);
    const { sandbox, clock } = tried;
    const [agent] = sandbox.centre.agentsAt('TENIOS');
    const agentId = id('Agent', tenios, agent?.id);
    const held = sandbox.tenios.fault(/change/, 'hold');
    const asked = change(tried, 'setAgentState', { agentId, state: 'NOT_READY' });
    await held.reached;
    clock.advance(5_000);
    expect(await asked).toMatchObject({
      agent: null,
      errors: [{ code: 'OUTCOME_UNKNOWN', retryable: false, source: { id: id('Source', tenios) } }],
    });
    held.release();
    await eventually(() => agent?.duty === 'NOT_READY');
    expect((await tried.query(`{ agent(id: "${agentId}") { state } }`)).data.agent.state).toBe('NOT_READY');
  });

  test('begins no further change once the time is up', async () => {
    const tried = await start(short);
    const { sandbox, clock, query, calls } = tried;
    const [one, two] = sandbox.centre.agentsAt('TENIOS').map((agent) => id('Agent', tenios, agent.id));
    const held = sandbox.tenios.fault(/change/, 'hang');
    const set = (agentId = '') =>
      `setAgentState(input: { agentId: "${agentId}", state: NOT_READY }) { errors { code retryable } }`;
    const asked = query(`mutation { one: ${set(one)} two: ${set(two)} }`);
    await held.reached;
    clock.advance(5_000);
    expect((await asked).data).toEqual({
      one: { errors: [{ code: 'OUTCOME_UNKNOWN', retryable: false }] },
      two: { errors: [{ code: 'VENDOR_UNAVAILABLE', retryable: true }] },
    });
    expect(calls('tenios')).toHaveLength(1);
  });

  test('lets a repeat with the same key learn how the first one ended', async () => {
    const tried = await start(short);
    const { sandbox, clock } = tried;
    const [agent] = sandbox.centre.agentsAt('TENIOS');
    const [queue] = sandbox.centre.queuesAt('TENIOS');
    if (!agent || !queue) throw new Error('the centre is too small');
    sandbox.centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 60_000 });
    const input = { agentId: id('Agent', tenios, agent.id), by: 120_000, idempotencyKey: 'k' };
    const held = sandbox.tenios.fault(/extend/, 'hold');
    const first = change(tried, 'extendWrapUp', input, 'wrapUp { extensions }');
    await held.reached;
    clock.advance(5_000);
    expect(await first).toMatchObject({ wrapUp: null, errors: [{ code: 'OUTCOME_UNKNOWN' }] });
    const second = change(tried, 'extendWrapUp', input, 'wrapUp { extensions }');
    held.release();
    expect(await second).toEqual({ wrapUp: { extensions: 1 }, errors: [] });
    expect(tried.calls('tenios')).toEqual(['POST /wrap-up/extend']);
  });

  test('leaves nothing behind', async () => {
    const { query, clock } = await start({
      ...small,
      source: { [sinch]: { cacheFor: '0s' }, [tenios]: { cacheFor: '0s' } },
    });
    const before = clock.pending;
    await query('{ agents { nodes { name state } } }');
    await query('{ nonsense }');
    await query('{');
    expect(clock.pending).toBe(before);
  });
});

describe('closing', () => {
  test('lets what runs end, and takes nobody new', async () => {
    const { query, sandbox, url, close } = await start(small);
    const held = sandbox.sinch.fault('GET /agents', 'hold');
    const asked = query(`{ agents(filter: { vendors: [SINCH] }) { nodes { name } } }`);
    await held.reached;
    const closed = close();
    let isClosed = false;
    void closed.then(() => {
      isClosed = true;
    });
    await eventually(() =>
      fetch(new URL('health/live', url)).then(
        ({ ok }) => !ok,
        () => true,
      ),
    );
    expect(isClosed).toBe(false);
    held.release();
    expect((await asked).data.agents.nodes).toHaveLength(8);
    await closed;
  });

  test('waits for no connection on which nothing is asked', async () => {
    const { url, close } = await start(small);
    const silent = connect(Number(new URL(url).port), '127.0.0.1');
    await once(silent, 'connect');
    const ended = once(silent, 'close');
    await close();
    await ended;
  });

  test('ends calls to a vendor that nobody waits for any more', async () => {
    const tried = await start(short);
    const { sandbox, clock, close } = tried;
    const agentId = id('Agent', tenios, sandbox.centre.agentsAt('TENIOS')[0]?.id);
    const held = sandbox.tenios.fault(/change/, 'hang');
    const asked = change(tried, 'setAgentState', { agentId, state: 'NOT_READY' });
    await held.reached;
    clock.advance(5_000);
    await asked;
    await close();
    expect(clock.pending).toBe(0);
  });
});
