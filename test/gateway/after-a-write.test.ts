import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { id, sinch, small, tenios } from './kit.ts';

const start = gateways();
/** Answers would be given again for an hour, if nothing made them forgotten. */
const mindful = { ...small, source: { [sinch]: { cacheFor: '1h' }, [tenios]: { cacheFor: '1h' } } };

/** Ids of a person who is an agent at both vendors, and of what belongs to the agents. */
function idsIn({ sandbox: { centre } }: Tried) {
  const person = centre.people.find(({ vendors }) => vendors.length === 2);
  if (!person) throw new Error('nobody is at both');
  const agent = centre.agent('SINCH', person.email);
  const [queue] = agent.memberships.keys();
  return {
    email: person.email,
    atTenios: id('Agent', tenios, centre.agent('TENIOS', person.email).id),
    atSinch: id('Agent', sinch, agent.id),
    queue: id('Queue', sinch, queue?.id),
    lunch: id('Presence', sinch, '04770429F80BDF1191AD001CC4D98816'),
    source: id('Source', sinch),
    setting: id('MonitoringSetting', sinch, 'wallboard'),
  };
}

type Ids = ReturnType<typeof idsIn>;

interface Change {
  readonly what: string;
  readonly mutation: (ids: Ids) => string;
  /** Shows what changes: below `agent` in the payload, and below `agent(id:)` in a query. */
  readonly fields: string;
  readonly agent: 'atTenios' | 'atSinch';
  readonly before: object;
  readonly after: object;
}

const changes: readonly Change[] = [
  {
    what: 'setAgentState at Sinch',
    mutation: ({ atSinch }) => `setAgentState(input: { agentId: "${atSinch}", state: NOT_READY })`,
    fields: 'state details { ... on SinchAgentDetails { ready } }',
    agent: 'atSinch',
    before: { state: 'READY', details: { ready: true } },
    after: { state: 'NOT_READY', details: { ready: false } },
  },
  {
    what: 'setAgentState at TENIOS',
    mutation: ({ atTenios }) => `setAgentState(input: { agentId: "${atTenios}", state: NOT_READY, reason: "COF" })`,
    fields: 'state',
    agent: 'atTenios',
    before: { state: 'READY' },
    after: { state: 'NOT_READY' },
  },
  {
    what: 'updateAgentDetails',
    mutation: ({ atTenios }) =>
      `updateAgentDetails(input: { agentId: "${atTenios}", sipEnabled: false, state: NOT_READY, skills: [{ name: "Spanish", hasSkill: false }] })`,
    fields: 'state details { ... on TeniosAgentDetails { sipEnabled } }',
    agent: 'atTenios',
    before: { state: 'READY', details: { sipEnabled: true } },
    after: { state: 'NOT_READY', details: { sipEnabled: false } },
  },
  {
    what: 'extendWrapUp',
    mutation: ({ atTenios }) => `extendWrapUp(input: { agentId: "${atTenios}", by: 60000 })`,
    fields: 'state wrapUp { remaining }',
    agent: 'atTenios',
    before: { state: 'READY', wrapUp: null },
    after: { state: 'WRAP_UP', wrapUp: { remaining: 60_000 } },
  },
  {
    what: 'setPresence',
    mutation: ({ atSinch, lunch }) => `setPresence(input: { agentId: "${atSinch}", presenceId: "${lunch}" })`,
    fields: 'state presence { name }',
    agent: 'atSinch',
    before: { state: 'READY', presence: { name: 'Available' } },
    after: { state: 'NOT_READY', presence: { name: 'Lunch' } },
  },
];

/** Puts the agent at TENIOS into a wrap-up that is not known here yet. */
function wrapUpAtTenios({ sandbox: { centre } }: Tried, email: string): void {
  const [queue] = centre.queuesAt('TENIOS');
  if (queue) centre.place({ queue, status: 'WRAP_UP', agent: centre.agent('TENIOS', email), wrapUpFor: 20_000 });
}

describe('a change', () => {
  test.each(changes)('by $what is in its payload and in every later answer', async (change) => {
    const tried = await start(mindful);
    const ids = idsIn(tried);
    if (change.what === 'extendWrapUp') wrapUpAtTenios(tried, ids.email);
    const ask = async () =>
      (await tried.query(`{ agent(id: "${ids[change.agent]}") { ${change.fields} } }`)).data.agent;
    expect(await ask()).toEqual(change.before);
    const { data } = await tried.query(
      `mutation { change: ${change.mutation(ids)} { agent { ${change.fields} } errors { code message } } }`,
    );
    expect(data.change).toEqual({ agent: change.after, errors: [] });
    tried.reset();
    expect(await ask()).toEqual(change.after);
    expect([...tried.calls('sinch'), ...tried.calls('tenios')]).toEqual([]);
  });

  test('of a queue login shows at the agent, in the queue’s figures, and among its agents', async () => {
    const tried = await start(mindful);
    const { atSinch, queue } = idsIn(tried);
    const login = `queues { queue { id status { agentsServing } } serving }`;
    const membership = (agent: { queues: { queue: { id: string } }[] }) =>
      agent.queues.find((one) => one.queue.id === queue);
    const [{ data: before }, { data: status }] = await Promise.all([
      tried.query(`{ agent(id: "${atSinch}") { ${login} } }`),
      tried.query(`{ queue(id: "${queue}") { status { agentsServing } } }`),
    ]);
    const serving = status.queue.status.agentsServing;
    expect(membership(before.agent)).toEqual({
      queue: { id: queue, status: { agentsServing: serving } },
      serving: true,
    });
    const { data } = await tried.query(
      `mutation { setQueueLogin(input: { agentId: "${atSinch}", queueId: "${queue}", serving: false }) { agent { ${login} } errors { code } } }`,
    );
    expect(data.setQueueLogin.errors).toEqual([]);
    const after = { queue: { id: queue, status: { agentsServing: serving - 1 } }, serving: false };
    expect(membership(data.setQueueLogin.agent)).toEqual(after);
    const { data: later } = await tried.query(`{ agents(filter: { ids: ["${atSinch}"] }) { nodes { ${login} } } }`);
    expect(membership(later.agents.nodes[0])).toEqual(after);
  });

  test('of a setting shows in it and in the list', async () => {
    const tried = await start(mindful);
    const { source, setting } = idsIn(tried);
    const list = `{ monitoringSettings(sourceId: "${source}") { id value } monitoringSetting(id: "${setting}") { value } }`;
    const { data: before } = await tried.query(list);
    expect(before.monitoringSetting).toBeNull();
    const save = (value: string) =>
      `saveMonitoringSetting(input: { sourceId: "${source}", externalId: "wallboard", value: "${value}" }) { setting { id value } errors { code } }`;
    const { data } = await tried.query(`mutation { one: ${save('1')} two: ${save('2')} }`);
    expect(data).toEqual({
      one: { setting: { id: setting, value: '1' }, errors: [] },
      two: { setting: { id: setting, value: '2' }, errors: [] },
    });
    expect((await tried.query(list)).data).toEqual({
      monitoringSettings: [...before.monitoringSettings, { id: setting, value: '2' }],
      monitoringSetting: { value: '2' },
    });
  });

  test('leaves what is remembered of other agents alone', async () => {
    const tried = await start(mindful);
    const { atTenios } = idsIn(tried);
    const states = `{ agents(filter: { vendors: [TENIOS] }) { nodes { state } } }`;
    await tried.query(states);
    tried.reset();
    await tried.query(
      `mutation { setAgentState(input: { agentId: "${atTenios}", state: NOT_READY }) { errors { code } } }`,
    );
    const { data } = await tried.query(states);
    expect(data.agents.nodes.map(({ state }: { state: string }) => state).sort()).toEqual([
      'NOT_READY',
      'READY',
      'READY',
      'READY',
    ]);
    expect(tried.calls('tenios')).toEqual(['POST /acd/agent-state/change', 'POST /acd/agent-state/retrieve']);
  });

  test('makes its source forget also where its answer was lost', async () => {
    const tried = await start({ ...mindful, source: { [tenios]: { cacheFor: '1h', timeout: '90ms' } } });
    const { atTenios } = idsIn(tried);
    const state = `{ agent(id: "${atTenios}") { state } }`;
    expect((await tried.query(state)).data.agent.state).toBe('READY');
    tried.sandbox.tenios.fault(/change/, 'apply-then-reset');
    const { data } = await tried.query(
      `mutation { setAgentState(input: { agentId: "${atTenios}", state: NOT_READY }) { agent { state } errors { code } } }`,
    );
    expect(data.setAgentState).toEqual({ agent: null, errors: [{ code: 'OUTCOME_UNKNOWN' }] });
    expect((await tried.query(state)).data.agent.state).toBe('NOT_READY');
  });
});

describe('a read under way during a change', () => {
  test.each([
    ['Sinch', sinch, 'atSinch', 'GET /agents'],
    ['TENIOS', tenios, 'atTenios', 'POST /acd/agent-state/retrieve'],
  ] as const)('at %s ends for who asked, and serves nobody after it', async (_what, source, agent, request) => {
    const tried = await start(mindful);
    const agentId = idsIn(tried)[agent];
    const vendor = source === sinch ? 'sinch' : 'tenios';
    const held = tried.sandbox[vendor].fault(request, 'hold', { times: 1 });
    const early = tried.query(`{ agent(id: "${agentId}") { state } }`);
    await held.reached;
    const { data } = await tried.query(
      `mutation { setAgentState(input: { agentId: "${agentId}", state: NOT_READY }) { agent { state } errors { code } } }`,
    );
    expect(data.setAgentState).toEqual({ agent: { state: 'NOT_READY' }, errors: [] });
    // What the held call brings is out of date: the agent is ready again by then, and nobody may hear of it from here.
    const centre = tried.sandbox.centre;
    centre.setReady(centre.agent(source === sinch ? 'SINCH' : 'TENIOS', idsIn(tried).email), true);
    held.release();
    expect((await early).data.agent.state).toBe('READY');
    tried.reset();
    expect((await tried.query(`{ agent(id: "${agentId}") { state } }`)).data.agent.state).toBe('NOT_READY');
    expect(tried.calls(vendor)).toEqual([]);
  });
});

describe('two changes in one document', () => {
  test('each show their own after-state', async () => {
    const tried = await start(mindful);
    const { atSinch, atTenios, email } = idsIn(tried);
    const set = (agentId: string, state: string) =>
      `setAgentState(input: { agentId: "${agentId}", state: ${state} }) { agent { state person { state } } errors { code } }`;
    const { data } = await tried.query(`mutation {
      a: ${set(atSinch, 'NOT_READY')}
      b: ${set(atTenios, 'NOT_READY')}
      c: ${set(atSinch, 'READY')}
      d: setPersonState(input: { email: "${email}", state: NOT_READY }) { person { state agents { state } } }
      e: ${set(atTenios, 'READY')}
    }`);
    const agent = (state: string, person: string) => ({ agent: { state, person: { state: person } }, errors: [] });
    expect(data).toEqual({
      a: agent('NOT_READY', 'READY'),
      b: agent('NOT_READY', 'NOT_READY'),
      c: agent('READY', 'READY'),
      d: { person: { state: 'NOT_READY', agents: [{ state: 'NOT_READY' }, { state: 'NOT_READY' }] } },
      e: agent('READY', 'READY'),
    });
  });
});

test('what a change is not about is not asked for again', async () => {
  const tried = await start(mindful);
  const { atSinch } = idsIn(tried);
  const person = 'person { agents { state source { vendor } } }';
  await tried.query(`{ agent(id: "${atSinch}") { ${person} } }`);
  expect(tried.calls('tenios')).toHaveLength(1);
  tried.reset();
  tried.clock.advance(1);
  const { data } = await tried.query(
    `mutation { setAgentState(input: { agentId: "${atSinch}", state: NOT_READY }) { agent { ${person} } } }`,
  );
  expect(data.setAgentState.agent.person.agents).toEqual(
    expect.arrayContaining([
      { state: 'READY', source: { vendor: 'TENIOS' } },
      { state: 'NOT_READY', source: { vendor: 'SINCH' } },
    ]),
  );
  expect(tried.calls('tenios')).toEqual([]);
});
