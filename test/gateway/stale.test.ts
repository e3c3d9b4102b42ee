import { describe, expect, test } from '@jest/globals';
import type { Behaviour } from '../../src/sandbox/faults.ts';
import { gateways, type Simulated, type Tried, type TryOptions } from '../kit/gateway.ts';
import { eventually, id } from './kit.ts';

const start = gateways();

/** Every read is a request, and no repeat fits into the time of one. */
const settings = { cacheFor: '0s', timeout: '90ms', staleIfError: '30s' };
const sources = { tenios: 'tenios-de', deepcall: 'deepcall-in', engage: 'engage-us', sinch: 'sinch-fi' } as const;
const vendors = ['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'] as const;
const all = {
  people: 10,
  warmUp: 0,
  vendors,
  source: Object.fromEntries(Object.values(sources).map((source) => [source, settings])),
} satisfies TryOptions;

const failures = 'failures { source { id } code }';
const agents = `query ($source: ID!) {
  agents(filter: { sourceIds: [$source] }) { nodes { id name state observedAt stale wrapUp { id } activeContacts { id } } ${failures} }
}`;
const health = 'query ($source: ID!) { source(id: $source) { health { status circuit lastError } } }';

const ask = async ({ query }: Tried, document: string, vendor: Simulated) => {
  const { data, errors } = await query(document, { source: id('Source', sources[vendor]) });
  expect(errors).toBeUndefined();
  return data;
};

/** The same rows, as they are shown while the source fails. */
const stale = (rows: readonly object[]) => rows.map((row) => ({ ...row, stale: true }));

describe.each(['tenios', 'deepcall', 'engage', 'sinch'] as const)('while %s fails', (vendor) => {
  test('the last answer is given, and says how old it is; then there is none', async () => {
    const t = await start(all);
    const before = (await ask(t, agents, vendor)).agents;
    expect(before.nodes.length).toBeGreaterThan(1);
    const [{ observedAt }] = before.nodes;
    expect(before.nodes).toEqual(before.nodes.map((node: object) => ({ ...node, observedAt, stale: false })));

    t.clock.advance(29_000);
    t.sandbox[vendor].fault(/./, 'reset');
    const during = (await ask(t, agents, vendor)).agents;
    expect(during).toEqual({ nodes: stale(before.nodes), failures: [] });
    expect((await ask(t, health, vendor)).source.health).toMatchObject({
      status: 'DOWN',
      lastError: expect.stringContaining('closed the connection'),
    });

    t.clock.advance(1_001);
    const { data, errors = [] } = await t.query(agents, { source: id('Source', sources[vendor]) });
    const codes = [...data.agents.failures, ...errors.map(({ extensions }) => extensions)].map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['VENDOR_UNAVAILABLE']));

    t.reset();
    // By now the source is left alone for a moment, and then one call tries.
    t.clock.advance(5_000);
    await t.query(agents, { source: id('Source', sources[vendor]) });
    const [after] = (await ask(t, agents, vendor)).agents.nodes;
    expect([after.stale, Date.parse(after.observedAt)]).toEqual([false, t.clock.now()]);
  });
});

describe('whatever a source fails with', () => {
  const cases: readonly [string, Behaviour][] = [
    ['too many requests', { status: 429, headers: { 'retry-after': '7' } }],
    ['an outage', { status: 503 }],
    ['credentials that are no longer good', { status: 401 }],
    ['half an answer', 'reset-body'],
    ['a page of a proxy', { status: 200, body: '<html>', contentType: 'text/html' }],
  ];
  test.each(cases)('%s', async (_what, behaviour) => {
    const t = await start(all);
    const before = (await ask(t, agents, 'sinch')).agents;
    t.sandbox.sinch.fault(/./, behaviour);
    expect((await ask(t, agents, 'sinch')).agents).toEqual({ nodes: stale(before.nodes), failures: [] });
  });

  test('silence, once its time is over', async () => {
    const t = await start(all);
    const before = (await ask(t, agents, 'sinch')).agents;
    const fault = t.sandbox.sinch.fault(/./, 'hang');
    const asked = ask(t, agents, 'sinch');
    await fault.reached;
    t.clock.advance(90);
    // Its contacts are asked for once its agents have been given up.
    await fault.reachedBy(2);
    t.clock.advance(90);
    expect((await asked).agents).toEqual({ nodes: stale(before.nodes), failures: [] });
  });
});

test('a silent source is waited for once, and for a second at every step after that', async () => {
  const t = await start({ ...all, source: { [sources.sinch]: { ...settings, timeout: '10s' } } });
  const before = (await ask(t, agents, 'sinch')).agents;
  const fault = t.sandbox.sinch.fault(/./, 'hang');
  const first = ask(t, agents, 'sinch');
  await fault.reached;
  t.clock.advance(10_000);
  // Its contacts.
  await fault.reachedBy(2);
  t.clock.advance(1_000);
  expect((await first).agents).toEqual({ nodes: stale(before.nodes), failures: [] });
  const second = ask(t, agents, 'sinch');
  await fault.reachedBy(3);
  // By now it has been silent about its contacts for a second, and is not asked once more.
  t.clock.advance(1_000);
  let isOver = false;
  second.finally(() => {
    isOver = true;
  });
  await eventually(() => {
    t.clock.advance(0);
    return isOver;
  });
  expect((await second).agents).toEqual({ nodes: stale(before.nodes), failures: [] });
  expect(fault.hits).toBe(3);
});

describe('what was told by several calls', () => {
  test('is stale when one of them failed, and as old as the oldest', async () => {
    const t = await start(all);
    // Sinch is asked for contacts since the last full minute, which is another one then.
    t.clock.advance(58_000);
    const before = (await ask(t, agents, 'sinch')).agents.nodes;
    t.clock.advance(5_000);
    t.sandbox.sinch.fault('GET /contacts', { status: 503 });
    expect((await ask(t, agents, 'sinch')).agents).toEqual({ nodes: stale(before), failures: [] });
  });

  test('of an agent by id as well', async () => {
    const t = await start(all);
    const [agent] = t.sandbox.centre.agentsAt('DEEPCALL');
    const document = 'query ($id: ID!) { agent(id: $id) { state observedAt stale details { __typename } } }';
    const variables = { id: id('Agent', sources.deepcall, agent?.id) };
    const before = (await t.query(document, variables)).data.agent;
    t.clock.advance(5_000);
    t.sandbox.deepcall.fault(/checkAgentInWrapUp/, { status: 503 });
    expect((await t.query(document, variables)).data.agent).toEqual({ ...before, stale: true });
  });
});

test('queues and contacts are marked too, also those that are asked for as of now or of a day ago', async () => {
  const t = await start(all);
  const [queue] = t.sandbox.centre.queuesAt('SINCH');
  if (queue === undefined) throw new Error('There is no queue.');
  t.sandbox.centre.place({ queue, status: 'QUEUED' });
  const document = `query ($source: ID!) {
    queues(filter: { sourceIds: [$source] }) { nodes { id status { waiting observedAt stale } } ${failures} }
    contacts(filter: { sourceIds: [$source], active: true }) { nodes { id status observedAt stale } ${failures} }
    lately: contacts(filter: { sourceIds: [$source] }) { nodes { id status observedAt stale } ${failures} }
  }`;
  const before = await ask(t, document, 'sinch');
  expect([before.contacts.nodes.length, before.lately.nodes.length]).toEqual([1, 1]);
  t.clock.advance(5_000);
  t.sandbox.sinch.fault(/./, { status: 503 });
  const during = await ask(t, document, 'sinch');
  for (const list of ['contacts', 'lately'])
    expect(during[list]).toEqual({ nodes: stale(before[list].nodes), failures: [] });
  expect(during.queues.nodes).toEqual(
    before.queues.nodes.map(({ status, ...one }: { status: object }) => ({
      ...one,
      status: { ...status, stale: true },
    })),
  );
});

describe('what a list has shown is known by id', () => {
  const facts = 'id name state observedAt stale';
  test.each(['tenios', 'deepcall', 'engage', 'sinch'] as const)('agents, while %s fails', async (vendor) => {
    const t = await start(all);
    const list = `query ($source: ID!) { agents(filter: { sourceIds: [$source] }) { nodes { ${facts} } } }`;
    const { nodes } = (await ask(t, list, vendor)).agents;
    t.clock.advance(5_000);
    t.sandbox[vendor].fault(/./, { status: 503 });
    const ids = nodes.map(({ id }: { id: string }) => id);
    const document = `query ($ids: [ID!]!, $id: ID!) {
      agent(id: $id) { ${facts} }
      nodes(ids: $ids) { ... on Agent { ${facts} } }
    }`;
    expect(await t.query(document, { ids, id: ids[0] })).toEqual({
      data: { agent: stale(nodes)[0], nodes: stale(nodes) },
    });
  });

  test('queues and contacts, while Sinch fails', async () => {
    const t = await start(all);
    const [queue] = t.sandbox.centre.queuesAt('SINCH');
    if (queue === undefined) throw new Error('There is no queue.');
    t.sandbox.centre.place({ queue, status: 'QUEUED' });
    const document = `query ($source: ID!) {
      queues(filter: { sourceIds: [$source] }) { nodes { id name status { waiting observedAt } } }
      contacts(filter: { sourceIds: [$source] }) { nodes { id status observedAt stale } }
    }`;
    const before = await ask(t, document, 'sinch');
    t.clock.advance(5_000);
    t.sandbox.sinch.fault(/./, { status: 503 });
    const [one] = before.queues.nodes;
    const [contact] = before.contacts.nodes;
    const byId = `query ($queue: ID!, $contact: ID!) {
      queue(id: $queue) { id name status { waiting observedAt } }
      contact(id: $contact) { id status observedAt stale }
    }`;
    expect(await t.query(byId, { queue: one.id, contact: contact.id })).toEqual({
      data: { queue: one, contact: { ...contact, stale: true } },
    });
  });

  test('as it was last told: by a list that told it later, or by itself', async () => {
    const t = await start(all);
    const [agent] = t.sandbox.centre.agentsAt('ENGAGE');
    const agentId = id('Agent', sources.engage, agent?.id);
    const document = 'query ($id: ID!) { agent(id: $id) { observedAt stale } }';
    const shown = async () => (await t.query(document, { id: agentId })).data.agent;
    const { observedAt } = await shown();
    t.clock.advance(1_000);
    await ask(t, agents, 'engage');
    t.sandbox.engage.fault(/./, { status: 503 });
    expect(await shown()).toEqual({ observedAt: new Date(Date.parse(observedAt) + 1_000).toISOString(), stale: true });
  });

  test('with its queues where the list told of them', async () => {
    const t = await start(all);
    const document = (more: string) =>
      `query ($source: ID!) { agents(filter: { sourceIds: [$source] }) { nodes { id ${more} } } }`;
    const byId = `query ($id: ID!) { agent(id: $id) { name queues { queue { id } } } }`;
    const [{ id: agentId }] = (await ask(t, document('name'), 'sinch')).agents.nodes;
    t.clock.advance(1_000);
    const fault = t.sandbox.sinch.fault(/./, { status: 503 });
    const without = await t.query(byId, { id: agentId });
    expect(without.data.agent).toEqual({ name: null, queues: null });
    fault.release();
    t.clock.advance(5_000);
    const [, { queues }] = (await ask(t, document('queues { queue { id } }'), 'sinch')).agents.nodes;
    t.sandbox.sinch.fault(/./, { status: 503 });
    const [, { id: other }] = (await ask(t, document('name'), 'sinch')).agents.nodes;
    expect((await t.query(byId, { id: other })).data.agent).toMatchObject({ queues });
  });
});

describe('never', () => {
  const extend = `mutation ($input: ExtendWrapUpInput!) { extendWrapUp(input: $input) { wrapUp { id } errors { code } } }`;

  test('for a change; who only looks is shown what was so before it, with the moment of that', async () => {
    const t = await start(all);
    const [agent] = t.sandbox.centre.agentsAt('TENIOS');
    const agentId = id('Agent', sources.tenios, agent?.id);
    const document = 'query ($id: ID!) { agent(id: $id) { state observedAt stale } }';
    const before = (await t.query(document, { id: agentId })).data.agent;
    t.clock.advance(2_000);
    t.sandbox.tenios.fault(/./, { status: 503 });
    const { data } = await t.query(extend, { input: { agentId, by: 60_000 } });
    expect(data.extendWrapUp).toEqual({ wrapUp: null, errors: [{ code: 'VENDOR_UNAVAILABLE' }] });
    expect(await t.query(document, { id: agentId })).toEqual({ data: { agent: { ...before, stale: true } } });
  });

  test('where it is turned off', async () => {
    const t = await start({ ...all, source: { [sources.sinch]: { ...settings, staleIfError: '0s' } } });
    await ask(t, agents, 'sinch');
    t.sandbox.sinch.fault(/./, { status: 503 });
    expect((await ask(t, agents, 'sinch')).agents).toMatchObject({
      nodes: [],
      failures: [{ code: 'VENDOR_UNAVAILABLE' }],
    });
  });
});

test('/metrics tells how often', async () => {
  const t = await start(all);
  await ask(t, agents, 'engage');
  t.sandbox.engage.fault(/./, { status: 503 });
  await ask(t, agents, 'engage');
  const lines = (await (await fetch(new URL('metrics', t.url))).text()).split('\n');
  expect(lines).toContain(`trunkline_stale_answers_total{source="engage-us"} ${t.calls('engage').length / 2}`);
  expect(lines).toContain('trunkline_vendor_circuit{source="engage-us",state="closed"} 1');
});
