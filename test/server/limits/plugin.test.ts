import { ApolloServer, type GraphQLResponse, HeaderMap } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type GraphQLFormattedError, getIntrospectionQuery } from 'graphql';
import { readExamples } from '../../../src/graphiql/examples.ts';
import { documentGuard } from '../../../src/server/limits/plugin.ts';
import { ownSchema } from '../../schema/sdl.ts';
import { bomb, limits, times } from './kit.ts';

const guard = documentGuard(limits);

/** A server on the real schema that says "ran" instead of executing. */
const server = new ApolloServer({
  schema: ownSchema(),
  introspection: true,
  includeStacktraceInErrorResponses: false,
  parseOptions: guard.parseOptions,
  validationRules: [...guard.validationRules],
  plugins: [
    guard.plugin,
    ApolloServerPluginInlineTraceDisabled(),
    {
      requestDidStart: async () => ({
        responseForOperation: async (): Promise<GraphQLResponse> => ({
          http: { headers: new HeaderMap() },
          body: { kind: 'single', singleResult: { data: { ran: true } } },
        }),
      }),
    },
  ],
});
afterAll(() => server.stop());

interface Answer {
  readonly ran: boolean;
  readonly status: number | undefined;
  readonly errors: readonly GraphQLFormattedError[];
  readonly codes: readonly unknown[];
  readonly milliseconds: number;
}

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const start = process.threadCpuUsage();
  const { body, http } = await server.executeOperation({ query, variables });
  // The processor's time: what else the machine does is not the question.
  const { user, system } = process.threadCpuUsage(start);
  const milliseconds = (user + system) / 1000;
  if (body.kind !== 'single') throw new Error('an answer in parts was not expected');
  const errors = body.singleResult.errors ?? [];
  const codes = errors.map(({ extensions }) => extensions?.code);
  return { ran: body.singleResult.data?.ran === true, status: http.status, errors, codes, milliseconds };
}

const agent = 'id name state queues { queue { name status { waiting } } } activeContacts { id status }';
const page = (first: number, fields: string) => `agents(first: ${first}) { nodes { ${fields} } }`;
const wide = `id name email state queues { queue { name status { waiting longestWait agentsFree } } } activeContacts { id status from }`;
const tenios = 'id state skills { name hasSkill } details { ... on TeniosAgentDetails { sipEnabled } }';

describe('what must pass', () => {
  test.each([
    ['500 agents', `{ ${page(500, 'id name state')} }`, {}],
    [
      '120 agents by id',
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { ${agent} } } }`,
      { ids: times(120, String).split(' ') },
    ],
    ['50 agents with queues and contacts', `{ ${page(50, wide)} }`, {}],
    ['40 agents twice', `{ a: ${page(40, 'id state')} b: ${page(40, tenios)} }`, {}],
    [
      "GraphiQL's introspection",
      getIntrospectionQuery({
        descriptions: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        oneOf: true,
      }),
      {},
    ],
    ...readExamples().map(({ name, query, variables }) => [`example ${name}`, query, JSON.parse(variables ?? '{}')]),
  ])('%s', async (_, query, variables) => {
    const { ran, codes } = await ask(query, variables);
    expect(codes).toEqual([]);
    expect(ran).toBe(true);
  });
});

/** Persons of agents of persons, without end. */
const circle = (levels: number) => `${'person { agents { '.repeat(levels)} id ${'} } '.repeat(levels)}`;

const deep = bomb((next) => `person { agents { ${next} } } wrapUp { agent { ${next} } }`, 'Agent');
const aliased = bomb((next) => `a: name ${next} ${next}`, 'Agent');
const dear = bomb((next) => `source { id } ${next} ${next}`, 'Agent');

describe('what is refused, and how soon', () => {
  test.each([
    ['a deep circle', `{ agents { nodes { ${circle(200)} } } }`, 'DEPTH_LIMIT'],
    ['a flood of aliases', `{ ${times(270, (i) => `a${i}: sources { id }`)} }`, 'ALIAS_LIMIT'],
    ['a nest of huge pages', `{ ${page(500, page(500, 'id').replace('agents', 'contacts'))} }`, 'COST_LIMIT'],
    ['a page of costly fields', `{ ${page(500, 'presences { id }')} }`, 'COST_LIMIT'],
    ['fragments that double and go deep', `{ agents { nodes { ...F0 } } } ${deep}`, 'DEPTH_LIMIT'],
    ['fragments that double aliases', `{ agents { nodes { ...F0 } } } ${aliased}`, 'ALIAS_LIMIT'],
    ['fragments that double objects', `{ agents { nodes { ...F0 } } } ${dear}`, 'COST_LIMIT'],
    ['too many tokens', `{ ${times(2000, () => '__typename')} }`, 'TOKEN_LIMIT'],
    [
      'an introspection in a circle',
      `{ __schema { types { ${'fields { type { '.repeat(100)} name ${'} } '.repeat(100)} } } }`,
      'COST_LIMIT',
    ],
    [
      'a small introspection in a circle',
      '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a flood of introspections',
      `{ ${times(150, (i) => `a${i}: __schema { ...S }`)} } fragment S on __Schema { types { fields { type { fields { name } } } } }`,
      'COST_LIMIT',
    ],
  ])('%s', async (_, query, code) => {
    const { ran, status, codes, milliseconds } = await ask(query);
    expect(codes).toEqual([code]);
    expect(ran).toBe(false);
    expect(status).toBe(400);
    expect(milliseconds).toBeLessThan(100);
  });
});

test('a refusal for tokens says what to do', async () => {
  const { errors } = await ask(`{ ${times(2000, () => '__typename')} }`);
  expect(errors[0]?.message).toBe(
    'This document has more than 2000 tokens, which is the limit. Send values as variables, or split it into several operations.',
  );
});

test('a document that Apollo remembers is judged anew for each set of variables', async () => {
  const query = `query ($first: Int) { agents(first: $first) { nodes { presences { id } } } }`;
  expect((await ask(query, { first: 2 })).ran).toBe(true);
  expect((await ask(query, { first: 500 })).codes).toEqual(['COST_LIMIT']);
  expect((await ask(query, { first: 2 })).ran).toBe(true);
});

test('other faults keep their code and message', async () => {
  const { codes, errors } = await ask('{ zork }');
  expect(codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  expect(errors[0]?.message).toBe('Cannot query field "zork" on type "Query".');
});
