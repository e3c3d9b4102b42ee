import { describe, expect, test } from '@jest/globals';
import { isObjectType, isUnionType } from 'graphql';
import { createSchema } from '../../src/schema.ts';
import { id, send, sinch, small, tenios } from '../gateway/kit.ts';
import { gateways, type Tried } from '../kit/gateway.ts';

const start = gateways();

/** What is asked of each type, under names that do not get in each other's way. */
const selections = {
  Agent: 'id agent: name agentState: state',
  AgentGroup: 'id group: name',
  Contact: 'id contactStatus: status',
  Person: 'email personState: state agents { id }',
  Queue: 'id queue: name queueStatus: status { waiting }',
  QueueGroup: 'id group: name',
  ScheduleGroup: 'id group: externalId',
  Source: 'id source: name',
  WrapUp: 'id wrapUpState: state',
};

const entities = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  __typename ${Object.entries(selections)
    .map(([type, fields]) => `... on ${type} { ${fields} }`)
    .join(' ')}
} }`;

const asked = (tried: Tried, representations: readonly unknown[], query = entities) =>
  tried.query(query, { representations });

const agent = (externalId: string, source = sinch) => ({ __typename: 'Agent', id: id('Agent', source, externalId) });

test('every type with a key can be completed, and no other', () => {
  const schema = createSchema();
  const union = schema.getType('_Entity');
  const keyed = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && type.astNode?.directives?.some(({ name }) => name.value === 'key'),
  );
  expect(isUnionType(union) && union.getTypes().map(String).sort()).toEqual(keyed.map(String).sort());
});

describe('_entities', () => {
  test('completes one of each type from its key', async () => {
    const tried = await start({ people: 10, vendors: ['TENIOS', 'SINCH', 'ENGAGE'] });
    const { centre } = tried.sandbox;
    const [one] = centre.agentsAt('SINCH').filter(({ engaged }) => engaged === null);
    const [queue] = centre.queuesAt('SINCH');
    if (!one || !queue) throw new Error('the centre is too small');
    centre.place({ queue, status: 'WRAP_UP', agent: one });
    const lists = {
      agents: selections.Agent,
      agentGroups: selections.AgentGroup,
      contacts: selections.Contact,
      queues: selections.Queue,
      queueGroups: selections.QueueGroup,
      scheduleGroups: selections.ScheduleGroup,
      wrapUps: selections.WrapUp,
    };
    const { data, errors } = await tried.query(
      `{ sources { __typename ${selections.Source} }
         ${Object.entries(lists)
           .map(([list, fields]) => `${list}(first: 1) { nodes { __typename ${fields} } }`)
           .join(' ')} }`,
    );
    expect(errors).toBeUndefined();
    const things = [data.sources[0], ...Object.keys(lists).map((list) => data[list].nodes[0])];
    expect(things).not.toContain(undefined);
    const answer = await asked(
      tried,
      things.map(({ __typename, id: key }) => ({ __typename, id: key })),
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data._entities).toEqual(things);
  });

  test('completes a person from an address, whichever way it is written', async () => {
    const tried = await start(small);
    const { data } = await tried.query('{ agents(first: 1) { nodes { id email } } }');
    const [{ email }] = data.agents.nodes;
    const { data: found } = await asked(tried, [
      { __typename: 'Person', email },
      { __typename: 'Person', email: email.toUpperCase() },
      { __typename: 'Person', email: 'nobody@nowhere.example' },
      { __typename: 'Person', email: 'not an address' },
    ]);
    const person = {
      __typename: 'Person',
      personState: 'READY',
      agents: expect.arrayContaining([{ id: data.agents.nodes[0].id }]),
    };
    expect(found._entities).toEqual([{ ...person, email }, { ...person, email: email.toUpperCase() }, null, null]);
  });

  test('keeps order and repeats, with null for the unknown, the malformed, the foreign and what is of another type', async () => {
    const tried = await start(small);
    const { data } = await tried.query('{ agents(first: 2, filter: { vendors: [SINCH] }) { nodes { id } } }');
    const [one, other] = data.agents.nodes;
    const { data: found, errors } = await asked(tried, [
      { __typename: 'Agent', ...other },
      agent('nobody'),
      { __typename: 'Agent', id: 'not an id' },
      { __typename: 'Agent', id: '' },
      agent('13', 'another-house'),
      { __typename: 'Queue', ...one },
      { __typename: 'Agent', id: id('Presence', sinch, 'x') },
      { __typename: 'Agent', ...one },
      { __typename: 'Agent', ...other, name: 'what another service thinks', skills: [1] },
    ]);
    expect(errors).toBeUndefined();
    const ids = found._entities.map((entity: { id: string } | null) => entity?.id ?? null);
    expect(ids).toEqual([other.id, null, null, null, null, null, null, one.id, other.id]);
  });

  test('tells what is wrong with a representation in its place, and answers the others', async () => {
    const tried = await start(small);
    const { data } = await tried.query('{ agents(first: 1) { nodes { id } } }');
    const right = { __typename: 'Agent', id: data.agents.nodes[0].id };
    const wrong = [
      { __typename: 'Agent' },
      { __typename: 'Agent', id: 7 },
      { __typename: 'Agent', id: null },
      { __typename: 'Agent', id: [right.id] },
      { __typename: 'Person', id: right.id },
      { __typename: 'Viewer', id: right.id },
      { __typename: 'Node', id: right.id },
      { __typename: 'constructor', id: right.id },
      { __typename: '__proto__', id: right.id },
      { __typename: 7, id: right.id },
      { id: right.id },
      {},
      [],
      'Agent',
      7,
      true,
    ];
    const answer = await send(tried, entities, { variables: { representations: [...wrong, right] } });
    expect(answer.status).toBe(200);
    const { data: found, errors } = JSON.parse(answer.text);
    expect(found._entities.slice(0, -1)).toEqual(wrong.map(() => null));
    expect(found._entities.at(-1)).toMatchObject(right);
    expect(errors).toHaveLength(wrong.length);
    errors.sort((a: { path: number[] }, b: { path: number[] }) => Number(a.path[1]) - Number(b.path[1]));
    for (const [i, error] of errors.entries()) {
      expect(error).toEqual({
        message: expect.stringMatching(/^Argument "representations" does not fit: /),
        locations: expect.any(Array),
        path: ['_entities', i],
        extensions: { code: 'BAD_USER_INPUT', argument: 'representations' },
      });
    }
  });

  test('takes representations that stand in the document itself', async () => {
    const tried = await start(small);
    const { data } = await tried.query(
      `query ($id: ID!) { _entities(representations: [{ __typename: "Source", id: $id }, { __typename: "Source", id: "${id('Source', tenios)}" }]) {
        ... on Source { name }
      } }`,
      { id: id('Source', sinch) },
    );
    expect(data._entities).toEqual([{ name: 'Sinch Finland' }, { name: 'TENIOS Germany' }]);
  });

  test('takes as many calls for two hundred agents as a list does', async () => {
    const tried = await start({ people: 250, warmUp: 0, vendors: ['SINCH', 'TENIOS'] });
    const selection = 'name state queues { queue { name status { waiting } } } activeContacts { id }';
    tried.reset();
    const listed = await tried.query(
      `{ agents(first: 200, filter: { vendors: [SINCH] }) { nodes { id ${selection} } } }`,
    );
    const ofList = tried.calls('sinch').length;
    const ids = listed.data.agents.nodes.map((one: { id: string }) => one.id);
    expect(ids.length).toBeGreaterThan(150);
    // What the list has read is not to be had for nothing.
    tried.clock.advance(5_000);
    tried.reset();
    const answer = await asked(
      tried,
      ids.map((key: string) => ({ __typename: 'Agent', id: key })),
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Agent { id ${selection} } } }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data._entities).toEqual(listed.data.agents.nodes);
    expect(tried.calls('sinch').length).toBe(ofList);
    expect(tried.calls('tenios')).toEqual([]);
  });

  test('takes no more calls for twenty people than for one', async () => {
    const tried = await start({ people: 80, warmUp: 0, vendors: ['SINCH', 'ENGAGE'] });
    const { data } = await tried.query('{ agents(first: 60, filter: { vendors: [SINCH] }) { nodes { email } } }');
    const people = data.agents.nodes
      .map(({ email }: { email: string }) => ({ __typename: 'Person', email }))
      .slice(0, 20);
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Person { email name state agents { id state activeContacts { id } } }
    } }`;
    const callsFor = async (representations: readonly unknown[]) => {
      tried.clock.advance(5_000);
      tried.reset();
      expect((await asked(tried, representations, query)).errors).toBeUndefined();
      return [...tried.calls('sinch'), ...tried.calls('engage')].length;
    };
    expect(people).toHaveLength(20);
    const alone = await callsFor(people.slice(0, 1));
    expect(alone).toBeGreaterThan(0);
    expect(await callsFor(people)).toBeLessThanOrEqual(alone + 1);
  });

  test('takes five hundred, and no more', async () => {
    const tried = await start(small);
    const { data } = await asked(
      tried,
      Array(500).fill(agent('nobody')),
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }',
    );
    expect(data._entities).toEqual(Array(500).fill(null));
    const { data: none, errors } = await asked(
      tried,
      Array(501).fill(agent('nobody')),
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }',
    );
    expect(none).toBeNull();
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'representations' });
  });

  test('costs as much as it has representations', async () => {
    const tried = await start({ ...small, config: { limits: { cost: 20 } } });
    const query = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }';
    expect((await asked(tried, Array(20).fill(agent('nobody')), query)).errors).toBeUndefined();
    const { errors } = await asked(tried, Array(21).fill(agent('nobody')), query);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['COST_LIMIT']);
  });

  test('spares the objects of other sources when one fails', async () => {
    // No repeat fits into so short a time, so the failure shows at once.
    const tried = await start({ ...small, source: { [sinch]: { timeout: '90ms' } } });
    const { data } = await tried.query('{ agents { nodes { id source { vendor } } } }');
    const one = (vendor: string) =>
      data.agents.nodes.find((node: { source: { vendor: string } }) => node.source.vendor === vendor).id;
    tried.clock.advance(5_000);
    tried.sandbox.sinch.fault(/./, 'reset');
    const answer = await asked(tried, [
      { __typename: 'Agent', id: one('TENIOS') },
      { __typename: 'Agent', id: one('SINCH') },
    ]);
    expect(answer.data._entities[0]).toMatchObject({ id: one('TENIOS'), agentState: 'READY' });
    expect(answer.data._entities[1]).toMatchObject({ id: one('SINCH'), agent: null, agentState: null });
    expect(answer.errors?.every(({ path }) => path?.[0] === '_entities' && path[1] === 1)).toBe(true);
  });
});
