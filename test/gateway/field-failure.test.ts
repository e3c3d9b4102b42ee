import { describe, expect, test } from '@jest/globals';
import type { SimulatorRequest } from '../../src/sandbox/simulator.ts';
import { type Answer, gateways, type Tried } from '../kit/gateway.ts';
import { id, sinch, small, tenios } from './kit.ts';

const start = gateways();
const impatient = { ...small, source: { [sinch]: { timeout: '90ms' }, [tenios]: { timeout: '90ms' } } };
const failures = `failures { source { id } code retryable }`;
const agentsOf = (vendor: string): string => `agents(first: 100, filter: { vendors: [${vendor}] })`;

/** Requests of the TENIOS simulator about one agent. */
const about =
  (email: string) =>
  ({ body }: SimulatorRequest): boolean =>
    body.includes(`"${email}"`);

function first<T>(values: readonly T[]): T {
  const [value] = values;
  if (value === undefined) throw new Error('there is none');
  return value;
}

/** What a refused connection says of a field. */
const unanswered = (source: string, vendor: string) => ({
  code: 'VENDOR_UNAVAILABLE',
  source,
  vendor,
  vendorCode: null,
  retryable: true,
  retryAfter: null,
});

describe('agents of a TENIOS roster', () => {
  const query = `{ agents(first: 100, filter: { vendors: [TENIOS] }) { nodes { id name email state stateSince skills { name } } ${failures} } }`;

  test('stay in lists with null fields and coded errors while TENIOS is down', async () => {
    const tried = await start(impatient);
    tried.sandbox.tenios.fault(/./, 'reset');
    const { data, errors = [] } = await tried.query(query);
    const agents = tried.sandbox.centre.agentsAt('TENIOS');
    expect(data.agents.failures).toEqual([]);
    expect(data.agents.nodes).toHaveLength(agents.length);
    expect(data.agents.nodes.map((agent: Answer['data']) => agent.email).sort()).toEqual(
      agents.map(({ person }) => person.email).sort(),
    );
    for (const agent of data.agents.nodes)
      expect(agent).toMatchObject({ name: expect.any(String), state: null, skills: null });
    expect(errors.map(({ path }) => path?.join('.')).sort()).toEqual(
      agents.flatMap((_, at) => ['skills', 'state', 'stateSince'].map((field) => `agents.nodes.${at}.${field}`)).sort(),
    );
    for (const error of errors) expect(error.extensions).toEqual(unanswered(tenios, 'TENIOS'));
  });

  test.each([
    ['a filter by state', 'filter: { states: [READY, NOT_READY] }'],
    ['an order by state', 'orderBy: { field: STATE }'],
    ['an order by the time in the state', 'orderBy: { field: STATE_SINCE, direction: DESC }'],
  ])('are a failure of their source where %s needed its answer', async (_what, argument) => {
    const tried = await start(impatient);
    tried.sandbox.tenios.fault(/./, 'reset');
    const { data, errors } = await tried.query(
      `{ agents(first: 100, ${argument}) { nodes { source { id } state } ${failures} } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.agents.failures).toEqual([
      { source: { id: id('Source', tenios) }, code: 'VENDOR_UNAVAILABLE', retryable: true },
    ]);
    expect(data.agents.nodes).toHaveLength(tried.sandbox.centre.agentsAt('SINCH').length);
    expect(data.agents.nodes.every((agent: Answer['data']) => agent.source.id === id('Source', sinch))).toBe(true);
  });

  test('are no failure where another filter leaves them out', async () => {
    const tried = await start(impatient);
    tried.sandbox.tenios.fault(/./, 'reset');
    const { data } = await tried.query(`{ agents(filter: { vendors: [SINCH], states: [READY] }) { ${failures} } }`);
    expect(data.agents.failures).toEqual([]);
  });

  test('are counted only as far as TENIOS told of them', async () => {
    const tried = await start(impatient);
    const [one] = tried.sandbox.centre.agentsAt('TENIOS');
    tried.sandbox.tenios.fault(about(one?.id ?? ''), 'reset');
    const { data } = await tried.query(
      `{ agentStateCounts(filter: { vendors: [TENIOS] }) { counts { state count } ${failures} } }`,
    );
    expect(data.agentStateCounts).toEqual({
      counts: [{ state: 'READY', count: 3 }],
      failures: [{ source: { id: id('Source', tenios) }, code: 'VENDOR_UNAVAILABLE', retryable: true }],
    });
  });
});

describe('the error of a field', () => {
  const stateOfAll = `{ ${agentsOf('TENIOS')} { nodes { externalId name state } ${failures} } }`;

  test.each<[string, Parameters<Tried['sandbox']['tenios']['fault']>[1], object]>([
    [
      'an agent that TENIOS does not know',
      { status: 400, body: { error_code: 'AGENT_NOT_FOUND', error_message: 'Agent not found.', fields: [] } },
      { code: 'VENDOR_REJECTED', vendorCode: 'AGENT_NOT_FOUND', retryable: false, retryAfter: null },
    ],
    [
      'a wrong access key',
      { status: 400, body: { error_code: 'BAD_CREDENTIALS', error_message: 'Bad credentials', fields: [] } },
      { code: 'VENDOR_UNAUTHORIZED', vendorCode: 'BAD_CREDENTIALS', retryable: false, retryAfter: null },
    ],
    [
      'too many requests',
      { status: 429, headers: { 'retry-after': '3' } },
      { code: 'VENDOR_RATE_LIMITED', vendorCode: null, retryable: true, retryAfter: 3_000 },
    ],
    [
      'an answer that is none',
      { status: 200, body: '<html>', contentType: 'text/html' },
      { code: 'VENDOR_BAD_RESPONSE', vendorCode: null, retryable: false, retryAfter: null },
    ],
  ])('says everything of %s, and fails nobody else', async (_what, behaviour, expected) => {
    const tried = await start(impatient);
    const one = first(tried.sandbox.centre.agentsAt('TENIOS'));
    tried.sandbox.tenios.fault(about(one.id), behaviour);
    const { data, errors = [] } = await tried.query(stateOfAll);
    const at = data.agents.nodes.findIndex((agent: Answer['data']) => agent.externalId === one.id);
    expect(data.agents.nodes.map((agent: Answer['data']) => agent.state === null)).toEqual(
      data.agents.nodes.map((_: unknown, index: number) => index === at),
    );
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ path: ['agents', 'nodes', at, 'state'] });
    expect(errors[0]?.extensions).toEqual({ source: tenios, vendor: 'TENIOS', ...expected });
  });

  test('of an object named by id leaves the object, which is there without a call', async () => {
    const tried = await start(impatient);
    const { centre } = tried.sandbox;
    const agent = id('Agent', sinch, first(centre.agentsAt('SINCH')).id);
    const queue = id('Queue', sinch, first(centre.queuesAt('SINCH')).id);
    tried.sandbox.sinch.fault(/./, 'reset');
    const { data, errors = [] } = await tried.query(
      `query ($agent: ID!, $queue: ID!, $ids: [ID!]!) {
        agent(id: $agent) { id name }
        queue(id: $queue) { id status { waiting } }
        nodes(ids: $ids) { id ... on Agent { externalId email } ... on Queue { name } }
      }`,
      { agent, queue, ids: [agent, queue] },
    );
    expect(data).toEqual({
      agent: { id: agent, name: null },
      queue: { id: queue, status: null },
      nodes: [
        { id: agent, externalId: first(centre.agentsAt('SINCH')).id, email: null },
        { id: queue, name: null },
      ],
    });
    for (const error of errors) expect(error.extensions).toEqual(unanswered(sinch, 'SINCH'));
    expect(errors.map(({ path }) => path?.join('.')).sort()).toEqual([
      'agent.name',
      'nodes.0.email',
      'nodes.1.name',
      'queue.status',
    ]);
  });
});

describe('without /contacts', () => {
  test('a Sinch agent keeps name and email, and loses only a state that the contacts decide', async () => {
    const tried = await start(impatient);
    const { centre } = tried.sandbox;
    const [ready, loggedOut, talking] = centre.agentsAt('SINCH');
    if (!ready || !loggedOut || !talking) throw new Error('the centre is too small');
    centre.place({ agent: loggedOut, duty: 'LOGGED_OUT' });
    centre.place({ queue: first(centre.queuesAt('SINCH')), status: 'TALKING', agent: talking });
    tried.sandbox.sinch.fault('GET /contacts', 'reset');
    const fields = 'externalId name email state activeContacts { id }';
    const listed = await tried.query(`{ ${agentsOf('SINCH')} { nodes { id ${fields} } ${failures} } }`);
    expect(listed.data.agents.failures).toEqual([]);
    const ids = listed.data.agents.nodes.map((agent: Answer['data']) => agent.id);
    const named = await tried.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Agent { ${fields} } } }`, {
      ids,
    });
    expect(named.data.nodes).toEqual(listed.data.agents.nodes);
    const agentOf = (agent: { readonly id: string }) =>
      named.data.nodes.find(({ externalId }: { externalId: string }) => externalId === agent.id);
    for (const agent of named.data.nodes)
      expect(agent).toMatchObject({ name: expect.any(String), email: expect.any(String) });
    expect(agentOf(loggedOut)).toMatchObject({ state: 'LOGGED_OFF', activeContacts: null });
    expect(agentOf(talking)).toMatchObject({ state: 'BUSY', activeContacts: null });
    expect(agentOf(ready)).toMatchObject({ state: null, activeContacts: null });
    for (const { errors = [] } of [listed, named]) {
      expect(errors.filter(({ path }) => path?.at(-1) === 'state')).toHaveLength(centre.agentsAt('SINCH').length - 2);
      for (const error of errors) expect(error.extensions).toEqual(unanswered(sinch, 'SINCH'));
    }
  });

  test('a person’s state is what the other sources say', async () => {
    const tried = await start(impatient);
    const both = first(tried.sandbox.centre.people.filter(({ vendors }) => vendors.length === 2));
    tried.sandbox.sinch.fault('GET /contacts', 'reset');
    const { data, errors } = await tried.query(
      `query ($email: EmailAddress!) { person(email: $email) { name state ${failures} } }`,
      { email: both.email },
    );
    expect(errors).toBeUndefined();
    expect(data.person).toEqual({ name: expect.any(String), state: 'READY', failures: [] });
  });
});
