import { stitchSchemas } from '@graphql-tools/stitch';
import { federationToStitchingSDL, stitchingDirectives } from '@graphql-tools/stitching-directives';
import { describe, expect, test } from '@jest/globals';
import {
  buildClientSchema,
  buildSchema,
  type ExecutionResult,
  type GraphQLSchema,
  getIntrospectionQuery,
  graphql,
  parse,
  subscribe,
} from 'graphql';
import { send, sinch, small } from '../gateway/kit.ts';
import { type Answer, gateways, type Tried } from '../kit/gateway.ts';
import { type Reached, reaching } from './kit.ts';
import { merge as ticketsMerge, ticketsOf } from './tickets.ts';

const start = gateways();
const reach = reaching();

/** The stitched schema, and what the gateway sends to Trunkline. */
interface Stitched extends Reached {
  readonly schema: GraphQLSchema;
}

type Stitch = (tried: Tried, tickets: GraphQLSchema) => Promise<Stitched>;

/** By a few lines of the gateway's own: agents are completed by nodes(ids:), people by _entities. */
const byConfiguration: Stitch = async (tried, tickets) => {
  const reached = reach(tried);
  const { data } = await tried.query(getIntrospectionQuery());
  const schema = stitchSchemas({
    subschemas: [
      {
        schema: buildClientSchema(data),
        executor: reached.executor,
        batch: true,
        merge: {
          Agent: {
            selectionSet: '{ id }',
            fieldName: 'nodes',
            key: ({ id }) => id,
            argsFromKeys: (ids) => ({ ids }),
          },
          Person: {
            selectionSet: '{ email }',
            fieldName: '_entities',
            key: ({ email }) => ({ __typename: 'Person', email }),
            argsFromKeys: (representations) => ({ representations }),
          },
        },
      },
      { schema: tickets, merge: ticketsMerge },
    ],
  });
  return { ...reached, schema };
};

/** By directives, which the library makes of our keys: every type with a key is completed by _entities. */
const byDirectives: Stitch = async (tried, tickets) => {
  const reached = reach(tried);
  // Our own @key is the federation's.
  const directives = stitchingDirectives({ keyDirectiveName: 'stitchingKey' });
  const { data } = await tried.query('{ _service { sdl } }');
  const sdl = federationToStitchingSDL(data._service.sdl, directives);
  const schema = stitchSchemas({
    subschemaConfigTransforms: [directives.stitchingDirectivesTransformer],
    subschemas: [
      { schema: buildSchema(sdl), executor: reached.executor, batch: true },
      { schema: tickets, merge: ticketsMerge },
    ],
  });
  return { ...reached, schema };
};

describe.each(Object.entries({ byConfiguration, byDirectives }))('%s', (_, stitch) => {
  async function stitched(options: object = small) {
    const tried = await start(options);
    const { data } = await tried.query(
      '{ agents(first: 500, filter: { vendors: [SINCH] }) { nodes { id email name state } } }',
    );
    const agents: { id: string; email: string; name: string; state: string }[] = data.agents.nodes;
    const gateway = await stitch(tried, ticketsOf(agents));
    // What was read just now is not to be had for nothing.
    tried.clock.advance(5_000);
    tried.reset();
    gateway.sent.length = 0;
    return { tried, agents, ...gateway };
  }

  test('a list of agents of another service is one request to us, and the calls of a list to the vendor', async () => {
    const { tried, agents, schema, sent } = await stitched({ people: 250, warmUp: 0 });
    expect(agents.length).toBeGreaterThan(100);
    const source = '{ tickets { id assignee { id name state queues { queue { name } } } } }';
    const { data, errors } = (await graphql({ schema, source })) as Answer;
    expect(errors).toBeUndefined();
    expect(data.tickets.map(({ assignee }: { assignee: object }) => assignee)).toEqual(
      agents.map(({ id, name, state }) => ({ id, name, state, queues: expect.any(Array) })),
    );
    expect(sent).toHaveLength(1);
    const merged = tried.calls('sinch').length;
    tried.clock.advance(5_000);
    tried.reset();
    await tried.query(
      '{ agents(first: 500, filter: { vendors: [SINCH] }) { nodes { id name state queues { queue { name } } } } }',
    );
    expect(merged).toBe(tried.calls('sinch').length);
  });

  test('our own agents have the fields of the other service', async () => {
    const { agents, schema, sent } = await stitched();
    const source = '{ agents(first: 3, filter: { vendors: [SINCH] }) { nodes { name tickets { id } } } }';
    const { data, errors } = (await graphql({ schema, source })) as Answer;
    expect(errors).toBeUndefined();
    expect(data.agents.nodes).toEqual(
      agents.slice(0, 3).map(({ name }, i) => ({ name, tickets: [{ id: `T${i + 1}` }] })),
    );
    expect(sent).toHaveLength(1);
  });

  test('people are completed from their addresses, together', async () => {
    const { agents, schema, sent } = await stitched();
    const source = '{ tickets { reporter { email name state tickets { id } agents { id } } } }';
    const { data, errors } = (await graphql({ schema, source })) as Answer;
    expect(errors).toBeUndefined();
    expect(data.tickets).toEqual(
      agents.map(({ email, state, id }, i) => ({
        reporter: {
          email,
          name: expect.any(String),
          state,
          tickets: [{ id: `T${i + 1}` }],
          agents: expect.arrayContaining([{ id }]),
        },
      })),
    );
    expect(sent).toHaveLength(1);
  });

  test('changes go through, refusals and all', async () => {
    const { agents, schema } = await stitched();
    const source = `mutation ($id: ID!) {
      setAgentState(input: { agentId: $id, state: NOT_READY, reason: "no such reason" }) { agent { tickets { id } } errors { code } }
      wrong: cancelWrapUp(input: { agentId: "x" }) { errors { code } }
    }`;
    const { data } = (await graphql({ schema, source, variableValues: { id: agents[0]?.id } })) as Answer;
    expect(data.setAgentState.errors).toEqual([{ code: 'NOT_READY_REASON_NOT_FOUND' }]);
    expect(data.wrong.errors).toEqual([{ code: 'NOT_FOUND' }]);
  });

  test('an error keeps its place and its code', async () => {
    const { tried, schema } = await stitched({ ...small, source: { [sinch]: { timeout: '90ms' } } });
    tried.sandbox.sinch.fault(/./, 'reset');
    const { data, errors = [] } = (await graphql({
      schema,
      source: '{ tickets { id assignee { id name } } }',
    })) as Answer;
    expect(data.tickets[0]).toEqual({ id: 'T1', assignee: { id: expect.any(String), name: null } });
    expect(errors[0]).toMatchObject({
      path: ['tickets', 0, 'assignee', 'name'],
      extensions: { code: 'VENDOR_UNAVAILABLE', source: sinch },
    });
  });

  test('subscriptions come through, with the fields of both services', async () => {
    const { tried, agents, schema } = await stitched();
    const [one] = agents;
    const answers = (await subscribe({
      schema,
      document: parse(`subscription ($ids: [ID!]) {
        agentStateChanged(agentIds: $ids, snapshot: true) { state agent { name tickets { id } } isSnapshot }
      }`),
      variableValues: { ids: [one?.id] },
    })) as AsyncIterableIterator<ExecutionResult>;
    expect(await answers.next()).toMatchObject({
      done: false,
      value: {
        data: {
          agentStateChanged: {
            state: one?.state,
            agent: { name: one?.name, tickets: [{ id: 'T1' }] },
            isSnapshot: true,
          },
        },
      },
    });
    await answers.return?.();
    expect((await send(tried, '{ __typename }')).status).toBe(200);
  });
});
