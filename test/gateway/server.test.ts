import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { account, groupId } from './engage-kit.ts';
import { id, send, sinch, small, tenios } from './kit.ts';

const start = gateways();

const get = ({ url }: Tried, path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, url), { headers });

describe('probes', () => {
  test('answer while the vendors are down', async () => {
    const tried = await start(small);
    await Promise.all([tried.sandbox.sinch.close(), tried.sandbox.tenios.close()]);
    for (const [path, status] of [
      ['health/live', 'live'],
      ['health/ready', 'ready'],
    ] as const) {
      const response = await get(tried, path);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ status });
    }
  });
});

describe('/metrics', () => {
  test('count operations, vendor calls, batches, and how reads were served', async () => {
    const tried = await start({ ...small, source: { [tenios]: { timeout: '90ms' } } });
    const agents = `{ agents { nodes { name state } } }`;
    tried.sandbox.tenios.fault(/./, 'reset', { times: 1 });
    await tried.query(agents);
    await tried.query(agents);
    await tried.query('{ nonsense }');
    await tried.query('mutation { cancelWrapUp(input: { agentId: "x" }) { errors { code } } }');
    const response = await get(tried, 'metrics');
    expect(response.headers.get('content-type')).toContain('text/plain');
    const lines = (await response.text()).split('\n');
    const value = (line: string) => Number(lines.find((one) => one.startsWith(`${line} `))?.slice(line.length + 1));
    expect(value('trunkline_operation_seconds_count{type="query",outcome="ok"}')).toBe(1);
    expect(value('trunkline_operation_seconds_count{type="query",outcome="VENDOR_UNAVAILABLE"}')).toBe(1);
    expect(value('trunkline_operation_seconds_count{type="unknown",outcome="GRAPHQL_VALIDATION_FAILED"}')).toBe(1);
    expect(value('trunkline_operation_seconds_count{type="mutation",outcome="ok"}')).toBe(1);
    expect(value('trunkline_vendor_call_seconds_count{source="sinch-fi",operation="agents.list",outcome="ok"}')).toBe(
      1,
    );
    expect(
      value('trunkline_vendor_call_seconds_count{source="tenios-de",operation="agentState.retrieve",outcome="ok"}'),
    ).toBe(4);
    expect(
      value(
        'trunkline_vendor_call_seconds_count{source="tenios-de",operation="agentState.retrieve",outcome="VENDOR_UNAVAILABLE"}',
      ),
    ).toBe(1);
    expect(value('trunkline_reads_total{source="sinch-fi",served="vendor"}')).toBe(2);
    expect(value('trunkline_reads_total{source="sinch-fi",served="remembered"}')).toBe(2);
    expect(value('trunkline_reads_total{source="tenios-de",served="remembered"}')).toBe(3);
    expect(value('trunkline_batch_size_sum{loader="agent"}')).toBeGreaterThan(11);
    const names = lines.flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []);
    expect(names.filter((name) => !/^(trunkline|process|nodejs)_/.test(name))).toEqual([]);
  });

  test.each([
    [
      'agent',
      small,
      5,
      ({ sandbox: { centre } }: Tried) => {
        const ids = centre.agentsAt('SINCH').map((agent) => JSON.stringify(id('Agent', sinch, agent.id)));
        const five = ids.slice(0, 5);
        return `{ a: nodes(ids: [${five}]) { ... on Agent { name } }
          b: nodes(ids: [${five}, ${five}]) { ... on Agent { name queues { serving } } }
          c: node(id: ${five[0]}) { ... on Agent { state } } }`;
      },
    ],
    [
      'agentStatistics',
      small,
      5,
      ({ sandbox: { centre } }: Tried) => {
        const ids = centre.agentsAt('SINCH').map((agent) => JSON.stringify(id('Agent', sinch, agent.id)));
        return `{ nodes(ids: [${ids.slice(0, 5)}]) { ... on Agent {
          a: statistics(since: "2026-01-01T00:00:00Z") { handledIn } b: statistics(since: "2026-01-01T00:00:00Z") { handledCallsIn } } } }`;
      },
    ],
    [
      'agentsOfGroup',
      account,
      1,
      () => `{ agentGroup(id: "${groupId('Power48')}") {
        a: agents { nodes { name } } b: agents { nodes { state } } } }`,
    ],
  ])('count a thing that a batch asks for under several aliases once: %s', async (loader, options, size, document) => {
    const tried = await start(options);
    expect(await tried.query(document(tried))).not.toHaveProperty('errors');
    const text = await (await get(tried, 'metrics')).text();
    expect(text).toContain(`trunkline_batch_size_sum{loader="${loader}"} ${size}\n`);
    expect(text).toContain(`trunkline_batch_size_count{loader="${loader}"} 1\n`);
  });
});

describe('a request', () => {
  test('has an id, which its log line has too; the line tells nothing of what was asked', async () => {
    const tried = await start(small);
    const email = 'somebody@acme.example';
    const { headers } = await send(
      tried,
      `query Who($email: EmailAddress!) { person(email: $email) { xyzzy: name } }`,
      { variables: { email } },
    );
    const requestId = headers.get('x-request-id') ?? '';
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    const lines = tried.log.map((line) => JSON.parse(line));
    expect(lines.filter(({ reqId }) => reqId === requestId)).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        reqId: requestId,
        type: 'query',
        operationName: 'Who',
        outcome: 'ok',
        milliseconds: 0,
        msg: 'operation',
      },
    ]);
    expect(tried.log.join('')).not.toMatch(/xyzzy|somebody/);
  });

  test('that comes to nothing has a line with its outcome', async () => {
    const tried = await start(small);
    await send(tried, '{ nonsense(secret: "xyzzy") }');
    await send(tried, '{ agents(first: 0, after: "xyzzy") { nodes { id } } }');
    await send(tried, '{');
    const lines = tried.log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'operation');
    expect(lines.map(({ type, outcome, operationName }) => [type, outcome, operationName])).toEqual([
      ['unknown', 'GRAPHQL_VALIDATION_FAILED', null],
      ['query', 'BAD_USER_INPUT', null],
      ['unknown', 'GRAPHQL_PARSE_FAILED', null],
    ]);
    expect(new Set(lines.map(({ reqId }) => reqId)).size).toBe(3);
    expect(tried.log.join('')).not.toContain('xyzzy');
  });

  test('has ids everywhere, not only on /graphql', async () => {
    const tried = await start(small);
    const ids = await Promise.all(
      ['health/live', 'metrics', 'graphiql', 'nowhere'].map(async (path) =>
        (await get(tried, path)).headers.get('x-request-id'),
      ),
    );
    expect(new Set(ids).size).toBe(4);
    expect(ids).not.toContain(null);
  });
});

describe('GET /graphql', () => {
  const ask = (tried: Tried, query: string, headers: Record<string, string> = { 'apollo-require-preflight': '1' }) =>
    get(tried, `graphql?query=${encodeURIComponent(query)}`, headers);

  test('answers a query', async () => {
    const tried = await start(small);
    const response = await ask(tried, '{ sources { name } }');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      data: { sources: [{ name: 'TENIOS Germany' }, { name: 'Sinch Finland' }] },
    });
  });

  test('refuses a mutation', async () => {
    const tried = await start(small);
    const agentId = id('Agent', tenios, tried.sandbox.centre.agentsAt('TENIOS')[0]?.id);
    const response = await ask(
      tried,
      `mutation { setAgentState(input: { agentId: "${agentId}", state: NOT_READY }) { errors { code } } }`,
    );
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(tried.calls('tenios')).toEqual([]);
  });

  test('refuses what a page of another site could send without asking', async () => {
    const tried = await start(small);
    const response = await ask(tried, '{ sources { name } }', {});
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }],
    });
  });
});

describe('pages of other sites', () => {
  const preflight = (tried: Tried, origin: string) =>
    fetch(new URL('graphql', tried.url), {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });

  test('may ask where the configuration names their origin', async () => {
    const tried = await start({
      ...small,
      config: { server: { port: 0, cors: { origins: ['https://desk.example'] } } },
    });
    const named = await preflight(tried, 'https://desk.example');
    expect(named.status).toBe(204);
    expect(named.headers.get('access-control-allow-origin')).toBe('https://desk.example');
    expect(named.headers.get('access-control-allow-methods')).toContain('POST');
    const other = await preflight(tried, 'https://evil.example');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
    const { headers } = await send(tried, '{ sources { id } }', { headers: { origin: 'https://desk.example' } });
    expect(headers.get('access-control-allow-origin')).toBe('https://desk.example');
    expect(headers.get('access-control-expose-headers')).toContain('x-request-id');
  });

  test('may not where it names none', async () => {
    const tried = await start(small);
    expect((await preflight(tried, 'https://desk.example')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('introspection', () => {
  const schema = '{ __schema { queryType { name } } __type(name: "Agent") { name } }';

  test('tells the schema unless it is turned off', async () => {
    const { query } = await start(small);
    expect((await query(schema)).data).toEqual({
      __schema: { queryType: { name: 'Query' } },
      __type: { name: 'Agent' },
    });
  });

  test('turned off tells nothing, neither by hints', async () => {
    const { query } = await start({ ...small, config: { server: { port: 0, introspection: false } } });
    const { data, errors } = await query(schema);
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
    ]);
    const hint = await query('{ agent_ { id } agents(frist: 3) { nodes { nmae } } }');
    expect(hint.errors?.length).toBeGreaterThan(1);
    expect(JSON.stringify(hint.errors)).not.toContain('Did you mean');
    expect((await query('{ __typename sources { __typename } }')).data.__typename).toBe('Query');
  });
});
