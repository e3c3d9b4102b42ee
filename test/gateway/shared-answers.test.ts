import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { self } from '../access/kit.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { bearer, jwtAuth, testStart } from '../kit/tokens.ts';
import { change } from './changes.ts';
import { id, sinch, small } from './kit.ts';
import { agentOf, ask, type Besides, lasting, names, stateOf } from './shared-kit.ts';

const start = gateways();
const signedIn = { ...lasting, config: { auth: jwtAuth } };

describe('an equal query', () => {
  test('is given the answer of the one before, as a request of its own', async () => {
    const tried = await start(small);
    const first = await ask(tried, names);
    const second = await ask(tried, names);
    expect([first.wasShared, second.wasShared]).toEqual([false, true]);
    expect(second.text).toBe(first.text);
    expect(second.data.agents.nodes).toHaveLength(8);
    expect(tried.calls('sinch')).toEqual(['GET /agents']);
    for (const { status, headers } of [first, second])
      expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(second.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
  });

  test('is counted and logged as any other', async () => {
    const tried = await start(lasting);
    const query = `query Names ${names}`;
    for (let time = 0; time < 3; time += 1) await ask(tried, query);
    const metrics = await (await fetch(new URL('metrics', tried.url))).text();
    expect(metrics).toContain('trunkline_operation_seconds_count{type="query",outcome="ok"} 3\n');
    const lines = tried.log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'operation');
    expect(lines.map(({ type, operationName, outcome }) => [type, operationName, outcome])).toEqual(
      Array(3).fill(['query', 'Names', 'ok']),
    );
    expect(new Set(lines.map(({ reqId }) => reqId)).size).toBe(3);
  });

  test('is given it until the vendor’s answer is too old, and then what is so by then', async () => {
    const tried = await start({ ...small, source: { [sinch]: { cacheFor: '5s' } } });
    const { agent, agentId } = agentOf(tried.sandbox);
    const state = async () => {
      const { data, wasShared } = await ask(tried, stateOf, { variables: { id: agentId } });
      return [data.agent.state, wasShared];
    };
    expect(await state()).toEqual(['READY', false]);
    tried.sandbox.centre.setReady(agent, false);
    tried.clock.advance(4_999);
    expect(await state()).toEqual(['READY', true]);
    tried.clock.advance(1);
    expect(await state()).toEqual(['NOT_READY', false]);
  });

  test('is given none that is older than the oldest part of it', async () => {
    const tried = await start({ ...small, source: { [sinch]: { cacheFor: '5s' } } });
    const { agentId } = agentOf(tried.sandbox);
    const variables = { id: agentId };
    await ask(tried, 'query ($id: ID!) { agent(id: $id) { name } }', { variables });
    tried.clock.advance(3_000);
    // The agent's row is the one of before; the contacts are of now.
    const both = 'query ($id: ID!) { agent(id: $id) { name activeContacts { id } } }';
    await ask(tried, both, { variables });
    tried.clock.advance(1_999);
    expect((await ask(tried, both, { variables })).wasShared).toBe(true);
    tried.clock.advance(1);
    expect((await ask(tried, both, { variables })).wasShared).toBe(false);
  });

  test('is executed again where answers of vendors are not used again', async () => {
    const tried = await start({ ...small, source: { [sinch]: { cacheFor: '0s' } } });
    for (let time = 1; time <= 3; time += 1) {
      expect((await ask(tried, names)).wasShared).toBe(false);
      expect(tried.calls('sinch')).toHaveLength(time);
    }
  });
});

const document =
  'query A($n: Int) { agents(first: $n) { nodes { name } } } query B($n: Int) { queues(first: $n) { nodes { name } } }';
const asked: Besides = { operationName: 'A', variables: { n: 2 }, headers: { accept: 'application/json' } };

describe('no answer is shared with', () => {
  test.each<[string, string, Besides]>([
    ['other variables', document, { ...asked, variables: { n: 1 } }],
    ['a variable left out', document, { ...asked, variables: {} }],
    ['another operation', document, { ...asked, operationName: 'B' }],
    ['another document', `${document} `, asked],
    ['another language', document, { ...asked, headers: { ...asked.headers, 'accept-language': 'fi' } }],
    ['another form', document, { ...asked, headers: { accept: 'application/graphql-response+json' } }],
    [
      'a gateway that traces',
      document,
      { ...asked, headers: { ...asked.headers, 'apollo-federation-include-trace': 'ftv1' } },
    ],
  ])('%s', async (_, query, besides) => {
    const tried = await start(lasting);
    await ask(tried, document, asked);
    expect((await ask(tried, document, asked)).wasShared).toBe(true);
    const other = await ask(tried, query, besides);
    expect([other.errors, other.wasShared]).toEqual([undefined, false]);
    const accept = besides.headers?.accept ?? '';
    expect(other.headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
  });

  test('a GET of it', async () => {
    const tried = await start(lasting);
    const url = new URL(`graphql?${new URLSearchParams({ query: names })}`, tried.url);
    for (let time = 0; time < 2; time += 1) {
      await ask(tried, names);
      const answer = await fetch(url, { headers: { 'apollo-require-preflight': 'yes' } });
      expect(await answer.json()).toMatchObject({ data: { agents: { nodes: { length: 8 } } } });
    }
    const metrics = await (await fetch(new URL('metrics', tried.url))).text();
    // One read was made, one was shared, and those by GET made theirs.
    expect(metrics).toContain(`trunkline_reads_total{source="${sinch}",served="remembered"} 2\n`);
  });

  test('somebody with other rights', async () => {
    const tried = await start(signedIn);
    const query = '{ agents { nodes { name } } contacts(first: 1) { nodes { id } } }';
    const by = async (scope: string, sub = 'anna') => ask(tried, query, { headers: await bearer({ scope, sub }) });
    const all = await by('agents:read contacts:read');
    expect([all.errors, all.wasShared]).toEqual([undefined, false]);
    // What decides is what one may, not who one is, nor in which order it is written.
    expect(await by('contacts:read agents:read', 'ben')).toMatchObject({ text: all.text, wasShared: true });
    const fewer = await by('agents:read');
    expect(fewer.wasShared).toBe(false);
    expect(fewer.errors).toEqual([expect.objectContaining({ path: ['contacts'] })]);
    const none = await by('');
    expect(none.data).toEqual({ agents: null, contacts: null });
  });

  test('somebody whose own agents are others', async () => {
    const tried = await start(signedIn);
    const [one, other] = tried.sandbox.centre.people.filter(({ vendors }) => vendors.includes('SINCH'));
    if (!one || !other) throw new Error('the centre is too small');
    const { agentId } = agentOf(
      tried.sandbox,
      'SINCH',
      tried.sandbox.centre.agentsAt('SINCH').findIndex(({ person }) => person === one),
    );
    const by = async (email: string, sub: string) =>
      ask(tried, stateOf, { variables: { id: agentId }, headers: await bearer({ scope: 'agents:self', email, sub }) });
    const own = await by(one.email, 'anna');
    expect(own.data.agent).toEqual({ name: expect.any(String), state: 'READY' });
    expect((await by(one.email.toUpperCase(), 'the same elsewhere')).wasShared).toBe(true);
    const foreign = await by(other.email, 'anna');
    expect([foreign.data.agent, foreign.errors[0].extensions.code]).toEqual([null, 'FORBIDDEN']);
    const seen = await (await self(tried, other)).query(stateOf, { id: agentId });
    expect(seen.data.agent).toBeNull();
  });

  test('somebody whose token has ended', async () => {
    const tried = await start(signedIn);
    const brief = { headers: await bearer({ scope: 'agents:read', exp: testStart + 60 }) };
    await ask(tried, names, brief);
    expect((await ask(tried, names, brief)).wasShared).toBe(true);
    tried.clock.advance(60_000 + 6_000);
    const late = await ask(tried, names, brief);
    expect([late.status, late.errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    const lasts = { headers: await bearer({ scope: 'agents:read', exp: testStart + 600 }) };
    expect(await ask(tried, names, lasts)).toMatchObject({ wasShared: true, status: 200 });
  });

  test('somebody whose token ends before the query is there', async () => {
    const tried = await start(signedIn);
    await ask(tried, names, { headers: await bearer({ scope: 'agents:read', exp: testStart + 60 }) });
    const headers = {
      ...(await bearer({ scope: 'agents:read', exp: testStart + 60 })),
      'content-type': 'application/json',
      accept: '*/*',
    };
    const sending = request(new URL('graphql', tried.url), { method: 'POST', headers });
    const answered = once(sending, 'response');
    sending.flushHeaders();
    // It has come as far as it can without a body when another one has been answered.
    await ask(tried, names, { headers });
    tried.clock.advance(60_000 + 6_000);
    sending.end(JSON.stringify({ query: names }));
    const [response] = await answered;
    response.resume();
    expect(response.statusCode).toBe(401);
  });

  test('somebody who has asked too much', async () => {
    const client = { operationsPerSecond: 1, burst: 3 };
    const tried = await start({ ...lasting, config: { auth: jwtAuth, limits: { client } } });
    const headers = await bearer({ scope: 'agents:read' });
    const codes: unknown[] = [];
    for (let time = 0; time < 5; time += 1) {
      const { errors } = await ask(tried, names, { headers });
      codes.push(errors?.[0].extensions.code);
    }
    expect(codes).toEqual([undefined, undefined, undefined, 'RATE_LIMITED', 'RATE_LIMITED']);
  });
});

describe('nobody else is given', () => {
  const ofSinch = `sourceIds: ["${id('Source', sinch)}"]`;

  /** Asks twice; the second one is executed as the first one was. */
  async function twice(tried: Tried, query: string, besides?: Besides) {
    const answers = [await ask(tried, query, besides), await ask(tried, query, besides)] as const;
    expect(answers.map(({ wasShared }) => wasShared)).toEqual([false, false]);
    return answers;
  }

  test('the answer to a change', async () => {
    const tried = await start(lasting);
    const input = { agentId: agentOf(tried.sandbox).agentId, state: 'NOT_READY' };
    for (let time = 0; time < 2; time += 1) await change(tried, 'setAgentState', input, 'agent { name state }');
    expect(tried.calls('sinch').filter((call) => call.startsWith('PUT'))).toHaveLength(2);
  });

  test('an answer with an error in it', async () => {
    const tried = await start(lasting);
    tried.sandbox.sinch.fault('GET /contacts', { status: 403 });
    const query = '{ agents(filter: { vendors: [SINCH] }) { nodes { name activeContacts { id } } } }';
    for (const { errors } of await twice(tried, query)) expect(errors).toHaveLength(8);
  });

  test('an answer with an error in it that no source has to do with', async () => {
    const tried = await start(lasting);
    const query =
      '{ agents(filter: { vendors: [SINCH] }) { nodes { name } } none: agents(first: 0) { nodes { name } } }';
    for (const { data, errors } of await twice(tried, query))
      expect([data.agents.nodes.length, errors.length]).toEqual([8, 1]);
  });

  test('an answer that a source is missing from', async () => {
    const tried = await start(lasting);
    const fault = tried.sandbox.sinch.fault('GET /agents', { status: 403 });
    // Of the other source it tells what holds for long.
    const query = '{ agents { nodes { name state } failures { code } } }';
    for (const { data } of await twice(tried, query)) expect(data.agents.failures).toHaveLength(1);
    fault.release();
    expect((await ask(tried, query)).data.agents).toMatchObject({ nodes: { length: 12 }, failures: [] });
  });

  test('an answer of before, which stands in for one that cannot be had', async () => {
    const tried = await start({
      ...small,
      source: { [sinch]: { cacheFor: '1s', staleIfError: '30s', timeout: '90ms' } },
    });
    const query = '{ agents(filter: { vendors: [SINCH] }) { nodes { name stale } } }';
    await ask(tried, query);
    tried.clock.advance(1_000);
    const fault = tried.sandbox.sinch.fault('GET /agents', 'reset');
    for (const { data } of await twice(tried, query)) expect(data.agents.nodes[0].stale).toBe(true);
    fault.release();
    tried.clock.advance(5_000);
    expect((await ask(tried, query)).data.agents.nodes[0].stale).toBe(false);
  });

  test.each([
    ['who asks', '{ viewer { subject } }'],
    ['how a source does', `{ source(id: "${id('Source', sinch)}") { health { status requestsPerMinute } } }`],
    ['what is left of a wrap-up', `{ wrapUps(filter: { ${ofSinch} }) { nodes { remaining } } }`],
    ['whether a wrap-up is over', `{ wrapUps(filter: { ${ofSinch} }) { nodes { state } } }`],
    ['which wrap-ups end soon', `{ wrapUps(filter: { ${ofSinch} endsWithin: 60000 }) { nodes { id } } }`],
  ])('an answer that tells %s', async (_, selection) => {
    const tried = await start(lasting);
    const { agent, agentId } = agentOf(tried.sandbox);
    const [queue] = agent.memberships.keys();
    if (queue) tried.sandbox.centre.place({ queue, status: 'WRAP_UP', agent });
    const query = `query ($id: ID!) { agent(id: $id) { name } ${selection.slice(1)}`;
    const answers = await twice(tried, query, { variables: { id: agentId } });
    for (const { errors } of answers) expect(errors).toBeUndefined();
    // It is for this that they are not: without it they are.
    await ask(tried, stateOf, { variables: { id: agentId } });
    expect((await ask(tried, stateOf, { variables: { id: agentId } })).wasShared).toBe(true);
  });
});
