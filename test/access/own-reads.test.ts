import { describe, expect, test } from '@jest/globals';
import { encodeId } from '../../src/model/ids.ts';
import type { Person } from '../../src/sandbox/centre/types.ts';
import { first, idAt, sourceIds } from '../conformance/kit.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { agentId, agentsAt, another, as, closed, codes, everywhere, holding, self, signedIn } from './kit.ts';

const start = gateways();
const vendors = ['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'] as const;

const one = 'query ($id: ID!) { agent(id: $id) { id name email state } }';

async function asMe(...scopes: readonly string[]): Promise<{ tried: Tried; me: Person; mine: Tried }> {
  const tried = await start(signedIn);
  const me = everywhere(tried);
  return { tried, me, mine: await self(tried, me, ...scopes) };
}

describe.each(vendors)('at %s, with agents:self alone', (vendor) => {
  test('one’s own agent can be read, and nobody else’s', async () => {
    const { tried, me, mine } = await asMe();
    const own = await mine.query(one, { id: agentId(tried, vendor, me) });
    expect(own.errors).toBeUndefined();
    expect(own.data.agent).toMatchObject({ email: me.email, state: expect.any(String) });
    const id = agentId(tried, vendor, another(tried, vendor, me));
    const others = await mine.query(one, { id });
    expect(others.data).toEqual({ agent: null });
    expect(closed(others)).toEqual(['agent']);
    expect(JSON.stringify(others)).not.toContain(another(tried, vendor, me).email);
  });

  test('an agent that nobody has is as closed as somebody else’s, so that trying finds nobody', async () => {
    const { mine } = await asMe();
    const id = idAt({ sourceId: sourceIds[vendor] }, 'Agent', 'nobody@acme.example');
    expect(closed(await mine.query(one, { id }))).toEqual(['agent']);
  });

  test('agents:read and agents:manage open everybody', async () => {
    const { tried, me } = await asMe();
    const id = agentId(tried, vendor, another(tried, vendor, me));
    for (const scope of ['agents:read', 'agents:manage'])
      expect((await (await self(tried, me, scope)).query(one, { id })).errors).toBeUndefined();
  });
});

describe('with agents:self alone', () => {
  test('lists have one’s own agents and no others, whatever the filter and the order', async () => {
    const { tried, me, mine } = await asMe();
    const all = vendors.map((vendor) => agentId(tried, vendor, me));
    const idsOf = async (args: string) => {
      const { data, errors } = await mine.query(`{ agents${args} { nodes { id email } failures { code } } }`);
      expect(errors).toBeUndefined();
      expect(data.agents.failures).toEqual([]);
      return data.agents.nodes.map((node: { id: string }) => node.id).toSorted();
    };
    expect(await idsOf('')).toEqual(all.toSorted());
    expect(await idsOf('(orderBy: { field: EMAIL })')).toEqual(all.toSorted());
    expect(await idsOf(`(filter: { email: "${me.email.toUpperCase()}" })`)).toEqual(all.toSorted());
    const others = another(tried, 'SINCH', me);
    expect(await idsOf(`(filter: { email: "${others.email}" })`)).toEqual([]);
    expect(await idsOf(`(filter: { ids: ["${agentId(tried, 'SINCH', others)}"] })`)).toEqual([]);
    expect(await idsOf('(filter: { name: "*" })')).toEqual(all.toSorted());
    expect(await idsOf('(filter: { vendorFields: [{ name: "location", pattern: "*" }] })')).toEqual([
      agentId(tried, 'SINCH', me),
    ]);
  });

  test('counting states takes agents:read', async () => {
    const { mine } = await asMe();
    expect(closed(await mine.query('{ agentStateCounts { counts { count } } }'))).toEqual(['agentStateCounts']);
  });

  test('viewer and person tell of oneself; somebody else is closed before any vendor is asked', async () => {
    const { tried, me, mine } = await asMe();
    const { data, errors } = await mine.query(
      `query ($email: EmailAddress!) {
        viewer { subject email scopes person { email name } agents { id } failures { code } }
        person(email: $email) { email agents { id state } state }
      }`,
      { email: me.email.toUpperCase() },
    );
    expect(errors).toBeUndefined();
    expect(data.viewer).toMatchObject({ subject: me.email, email: me.email, scopes: ['agents:self'], failures: [] });
    expect(data.viewer.person).toEqual({ email: me.email, name: `${me.first} ${me.last}` });
    const ids = vendors.map((vendor) => agentId(tried, vendor, me)).toSorted();
    expect(data.viewer.agents.map(({ id }: { id: string }) => id).toSorted()).toEqual(ids);
    expect(data.person.agents.map(({ id }: { id: string }) => id).toSorted()).toEqual(ids);
    tried.reset();
    for (const email of [another(tried, 'SINCH', me).email, 'nobody@acme.example']) {
      const others = await mine.query('query ($email: EmailAddress!) { person(email: $email) { name } }', { email });
      expect(closed(others)).toEqual(['person']);
    }
    expect(['tenios', 'deepcall', 'engage', 'sinch'].flatMap((name) => tried.calls(name as 'sinch'))).toEqual([]);
  });

  test('nodes gives what is one’s own; the rest is closed in its own place', async () => {
    const { tried, me, mine } = await asMe();
    const others = another(tried, 'TENIOS', me);
    const ids = [
      agentId(tried, 'TENIOS', others),
      agentId(tried, 'TENIOS', me),
      encodeId('Source', { sourceId: 'tenios-de', externalId: 'tenios-de' }),
      'nonsense',
      agentId(tried, 'SINCH', me),
    ];
    const answer = await mine.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Agent { state } } }', { ids });
    expect(answer.data.nodes).toEqual([
      null,
      { id: ids[1], state: expect.any(String) },
      null,
      null,
      { id: ids[4], state: expect.any(String) },
    ]);
    expect(closed(answer)).toEqual(['nodes.0', 'nodes.2']);
    const entities = await mine.query(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agent { id state } ... on Person { email } } }`,
      {
        of: [
          { __typename: 'Agent', id: ids[0] },
          { __typename: 'Agent', id: ids[1], email: others.email },
          { __typename: 'Agent', id: ids[0], email: me.email },
          { __typename: 'Person', email: me.email },
          { __typename: 'Person', email: others.email },
        ],
      },
    );
    expect(entities.data._entities).toEqual([
      null,
      { id: ids[1], state: expect.any(String) },
      null,
      { email: me.email },
      null,
    ]);
    expect(closed(entities)).toEqual(['_entities.0', '_entities.2', '_entities.4']);
  });

  test('wrap-ups are one’s own', async () => {
    const { tried, me, mine } = await asMe();
    const { centre } = tried.sandbox;
    const ids = new Map<string, string>();
    for (const vendor of ['DEEPCALL', 'SINCH'] as const)
      for (const agent of agentsAt(tried, vendor)) {
        const [queue] = vendor === 'SINCH' ? agent.memberships.keys() : centre.queuesAt(vendor);
        if (queue) centre.place({ queue, status: 'WRAP_UP', agent });
      }
    const all = await (await holding(tried, 'agents:read')).query('{ wrapUps { nodes { id agent { id email } } } }');
    for (const { id, agent } of all.data.wrapUps.nodes) ids.set(id, agent.email);
    expect(ids.size).toBeGreaterThan(4);
    const own = [...ids].flatMap(([id, email]) => (email === me.email ? id : [])).toSorted();
    const { data, errors } = await mine.query(
      '{ wrapUps { nodes { id remaining agent { email } } failures { code } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.wrapUps.failures).toEqual([]);
    expect(data.wrapUps.nodes.map(({ id }: { id: string }) => id).toSorted()).toEqual(own);
    expect(own).toHaveLength(2);
    for (const [id, email] of ids) {
      const answer = await mine.query('query ($id: ID!) { wrapUp(id: $id) { id } node(id: $id) { id } }', { id });
      expect(closed(answer)).toEqual(email === me.email ? [] : ['node', 'wrapUp']);
      expect(answer.data).toEqual(email === me.email ? { wrapUp: { id }, node: { id } } : { wrapUp: null, node: null });
    }
  });

  test('a wrap-up that there is none of is as closed as somebody else’s', async () => {
    const { tried, me, mine } = await asMe();
    const named = agentsAt(tried, 'SINCH').map(({ id, person }) => ({ person, id: `a.${id}` }));
    for (const { person, id } of named.slice(0, 9)) {
      const answer = await mine.query('query ($id: ID!) { wrapUp(id: $id) { id } node(id: $id) { id } }', {
        id: idAt({ sourceId: sourceIds.SINCH }, 'WrapUp', id),
      });
      expect(closed(answer)).toEqual(person === me ? [] : ['node', 'wrapUp']);
      expect(answer.data).toEqual({ wrapUp: null, node: null });
    }
  });

  test('an agent reached by another way has a name and nothing else', async () => {
    const { tried, me } = await asMe();
    const mine = await self(tried, me, 'queues:read');
    const { centre } = tried.sandbox;
    const others = another(tried, 'SINCH', me);
    const queue = first(first(agentsAt(tried, 'SINCH'), ({ person }) => person === me).memberships.keys());
    for (const person of [me, others])
      centre.place({ queue, status: 'WRAP_UP', agent: first(agentsAt(tried, 'SINCH'), (a) => a.person === person) });
    tried.reset();
    const answer = await mine.query(
      `query ($id: ID!) { queue(id: $id) {
        activeContacts { agent { id name email state } wrapUp { id startedAt agent { id } } } agents { nodes { id phoneNumber } }
      } }`,
      { id: idAt({ sourceId: sourceIds.SINCH }, 'Queue', queue.id) },
    );
    const contacts: { agent: { id: string }; wrapUp: object }[] = answer.data.queue.activeContacts;
    const of = (person: Person) => contacts.find(({ agent }) => agent.id === agentId(tried, 'SINCH', person));
    expect(of(me)).toMatchObject({
      agent: { email: me.email, state: 'WRAP_UP' },
      wrapUp: { startedAt: expect.any(String) },
    });
    expect(of(others)).toMatchObject({
      agent: { name: expect.stringContaining(others.last), email: null, state: null },
      wrapUp: { startedAt: null, agent: null },
    });
    expect(new Set(codes(answer))).toEqual(new Set(['FORBIDDEN']));
    expect(JSON.stringify(answer)).not.toContain(others.email);
  });
});

describe('whose an agent is', () => {
  test.each([
    ['no address', undefined],
    ['an address that is none', 'anna'],
    ['an empty address', ''],
    ['nothing but blanks', '   '],
    ['null', null],
  ])('with %s in the token nothing is own', async (_, email) => {
    const tried = await start({
      ...signedIn,
      also: ({ sources }) => [{ ...sources[0], id: 'nobodys', agents: [{ email: 'x@acme.example' }] }],
    });
    const mine = await as(tried, { scope: 'agents:self', ...(email === undefined ? {} : { email: email as string }) });
    const id = agentId(tried, 'SINCH', everywhere(tried));
    const answer = await mine.query(
      `query ($id: ID!) { agent(id: $id) { id } agents { nodes { id } } wrapUps { nodes { id } } viewer { email person { email } agents { id } } }`,
      { id },
    );
    expect(answer.data).toEqual({
      agent: null,
      agents: { nodes: [] },
      wrapUps: { nodes: [] },
      viewer: { email: null, person: null, agents: null },
    });
    expect(closed(answer)).toEqual(['agent']);
  });

  test('neither case nor blanks around the address matter, and letters that only look alike in one case are others', async () => {
    const tried = await start(signedIn);
    const me = everywhere(tried);
    const ask = async (email: string) =>
      (await (await as(tried, { scope: 'agents:self', email })).query(one, { id: agentId(tried, 'SINCH', me) })).data;
    expect((await ask(` ${me.email.toUpperCase()} `)).agent).toMatchObject({ email: me.email });
    // The first becomes a k in lower case, the other an S in upper case.
    expect(me.email).toMatch(/[ks]/);
    for (const alike of [me.email.replaceAll('k', '\u212a'), me.email.replaceAll('s', '\u017f')])
      if (alike !== me.email) expect((await ask(alike)).agent).toBeNull();
  });
});

test('a source that cannot say whose its agent is opens nothing, and says so', async () => {
  const { tried, me, mine } = await asMe();
  tried.sandbox.sinch.fault('GET /agents', { status: 400 });
  const answer = await mine.query(
    'query ($id: ID!) { agent(id: $id) { id } agents { nodes { id } failures { source { id } } } }',
    { id: agentId(tried, 'SINCH', me) },
  );
  expect(answer.data.agent).toBeNull();
  expect(codes(answer)).toEqual([expect.stringMatching(/^VENDOR_/)]);
  expect(answer.data.agents.failures).toHaveLength(1);
  expect(answer.data.agents.nodes).toHaveLength(3);
});
