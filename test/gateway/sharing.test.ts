import { describe, expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';
import { id, joined, sinch, small, tenios } from './kit.ts';

const start = gateways();
const uncached = { ...small, source: { [sinch]: { cacheFor: '0s' }, [tenios]: { cacheFor: '0s' } } };
const names = `{ agents(filter: { vendors: [SINCH] }) { nodes { name } } }`;

describe('reads that run at once', () => {
  test('share one call, also between different documents', async () => {
    const tried = await start(uncached);
    const { sandbox, query, calls } = tried;
    const held = sandbox.sinch.fault('GET /agents', 'hold', { times: 1 });
    const asked = [
      ...Array.from({ length: 20 }, () => query(names)),
      query(`{ mine: agents(first: 2, filter: { vendors: [SINCH], name: "*a*" }) { nodes { email phoneNumber } } }`),
    ];
    await joined(tried, sinch, 20);
    held.release();
    const answers = await Promise.all(asked);
    expect(calls('sinch')).toEqual(['GET /agents']);
    expect(new Set(answers.slice(0, 20).map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(answers[0]?.data.agents.nodes).toHaveLength(8);
    expect(answers[20]?.data.mine.nodes).toHaveLength(2);
  });

  test('share one call to a vendor that reads by POST', async () => {
    const tried = await start(uncached);
    const { sandbox, query, calls } = tried;
    const agent = id('Agent', tenios, sandbox.centre.agentsAt('TENIOS')[0]?.id);
    const held = sandbox.tenios.fault(/retrieve/, 'hold', { times: 1 });
    const asked = Array.from({ length: 5 }, () => query(`{ agent(id: "${agent}") { state } }`));
    await joined(tried, tenios, 4);
    held.release();
    const answers = await Promise.all(asked);
    expect(answers.map(({ data }) => data.agent.state)).toEqual(Array(5).fill('READY'));
    expect(calls('tenios')).toEqual(['POST /acd/agent-state/retrieve']);
  });

  test('share a failure, which is not remembered', async () => {
    const tried = await start({ ...uncached, source: { [sinch]: { timeout: '90ms', cacheFor: '1h' } } });
    const { sandbox, query, calls } = tried;
    const fault = sandbox.sinch.fault('GET /agents', { status: 403 });
    const [failed] = await Promise.all([query(names), query(names)]);
    expect(failed?.data.agents.nodes).toEqual([]);
    fault.release();
    expect((await query(names)).data.agents.nodes).toHaveLength(8);
    expect(calls('sinch').length).toBeLessThanOrEqual(3);
  });

  test('go on when one of those who wait hangs up', async () => {
    const tried = await start(uncached);
    const { sandbox, query, calls, url } = tried;
    const held = sandbox.sinch.fault('GET /agents', 'hold', { times: 1 });
    const gone = new AbortController();
    const body = JSON.stringify({ query: names });
    const headers = { 'content-type': 'application/json' };
    const impatient = fetch(new URL('graphql', url), { method: 'POST', headers, body, signal: gone.signal });
    await held.reached;
    const patient = query(names);
    await joined(tried, sinch, 1);
    gone.abort();
    await expect(impatient).rejects.toThrow();
    held.release();
    expect((await patient).data.agents.nodes).toHaveLength(8);
    expect(calls('sinch')).toEqual(['GET /agents']);
  });

  test('never share a write', async () => {
    const { sandbox, query, calls } = await start(uncached);
    const agentId = id('Agent', sinch, sandbox.centre.agentsAt('SINCH')[0]?.id);
    const change = `mutation { setAgentState(input: { agentId: "${agentId}", state: NOT_READY }) { errors { code } } }`;
    await Promise.all([query(change), query(change), query(change)]);
    expect(calls('sinch').filter((call) => call.startsWith('PUT'))).toHaveLength(3);
  });
});

describe('an answer', () => {
  test('is used again for a second unless told otherwise', async () => {
    const { query, calls, clock } = await start(small);
    await query(names);
    clock.advance(999);
    await query(names);
    expect(calls('sinch')).toHaveLength(1);
    clock.advance(1);
    await query(names);
    expect(calls('sinch')).toHaveLength(2);
  });

  test('is used again for as long as the source says, and 0s turns it off', async () => {
    const { query, calls, clock } = await start({
      ...small,
      source: { [sinch]: { cacheFor: '30s' }, [tenios]: { cacheFor: '0s' } },
    });
    const states = `{ agents { nodes { state } } }`;
    await query(states);
    clock.advance(29_999);
    await query(states);
    expect(calls('sinch')).toEqual(['GET /agents', 'GET /contacts']);
    expect(calls('tenios')).toHaveLength(8);
    clock.advance(1);
    await query(states);
    expect(calls('sinch').filter((call) => call === 'GET /agents')).toHaveLength(2);
  });

  test('says when it was observed, not when it was given', async () => {
    const { query, clock } = await start(small);
    const observed = `{ agents(filter: { vendors: [SINCH] }, first: 1) { nodes { observedAt stale } } }`;
    const now = new Date(clock.now()).toISOString();
    clock.advance(0);
    await query(observed);
    clock.advance(500);
    expect((await query(observed)).data.agents.nodes).toEqual([{ observedAt: now, stale: false }]);
  });
});

describe('the language', () => {
  const queues = `{ queues { nodes { name } } }`;

  test('of a request goes to the vendor and keeps answers apart', async () => {
    const { query, requests } = await start({ ...small, source: { [sinch]: { cacheFor: '1h' } } });
    const ask = async (language?: string) => {
      const { data } = await query(queues, {}, language === undefined ? {} : { 'accept-language': language });
      return data.queues.nodes.map(({ name }: { name: string }) => name);
    };
    const [finnish, german, silent] = await Promise.all([ask('fi-FI,fi;q=0.9,en;q=0.8'), ask('DE'), ask()]);
    expect(finnish).toContain('Asiakaspalvelu');
    expect(german).toContain('Kundenservice');
    expect(silent).toContain('Customer Service');
    expect(await ask('de-AT')).toEqual(german);
    expect(
      requests('sinch')
        .map((request) => request.query.get('language'))
        .sort(),
    ).toEqual(['DE', 'FI', null]);
  });

  test('of a source serves who names none', async () => {
    const { query } = await start({ ...small, source: { [sinch]: { language: 'fi' } } });
    const named = await query(queues, {}, { 'accept-language': 'de' });
    expect(named.data.queues.nodes).toContainEqual({ name: 'Kundenservice' });
    const unnamed = await query(queues, {}, { 'accept-language': '*' });
    expect(unnamed.data.queues.nodes).toContainEqual({ name: 'Asiakaspalvelu' });
  });
});
