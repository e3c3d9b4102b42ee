import { makeExecutableSchema } from '@graphql-tools/schema';
import { describe, expect, test } from '@jest/globals';
import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { guarded } from '../../src/access/guard.ts';
import { type Reach, type Rule, reachOf } from '../../src/access/rule.ts';
import type { Viewer } from '../../src/context.ts';

const typeDefs = `
  directive @authenticated on FIELD_DEFINITION
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION
  type Query { open: Int signed: Int @authenticated closed: Int @requiresScopes(scopes: [["a", "b"], ["c"]]) }
  type Subscription { closed: Int @requiresScopes(scopes: [["c"]]) open: Int }
`;

const schema = makeExecutableSchema({
  typeDefs,
  resolvers: {
    Query: { open: () => 1, signed: () => 2 },
    Subscription: { closed: { subscribe: () => 'begun', resolve: () => 3 }, open: { subscribe: () => 'begun' } },
  },
});

const fieldOf = (of: GraphQLSchema, type: string, name: string) => {
  const found = of.getType(type) as GraphQLObjectType | undefined;
  const field = isObjectType(found) ? found.getFields()[name] : undefined;
  if (!field) throw new Error(`There is no ${type}.${name}.`);
  return field;
};

const viewer = (...scopes: readonly string[]): Viewer => ({ subject: 'anna', email: null, scopes });

const call = (type: string, name: string, who: Viewer, part: 'resolve' | 'subscribe' = 'resolve'): unknown =>
  fieldOf(guarded(schema), type, name)[part]?.({ closed: 7 }, {}, { viewer: who }, { fieldName: name } as never);

describe('a guarded schema', () => {
  test('leaves fields that carry no rule as they are', () => {
    expect(fieldOf(guarded(schema), 'Query', 'open').resolve).toBe(fieldOf(schema, 'Query', 'open').resolve);
    expect(fieldOf(guarded(schema), 'Subscription', 'open').subscribe).toBe(
      fieldOf(schema, 'Subscription', 'open').subscribe,
    );
  });

  test('answers a closed field, whether or not it has a resolver, to who holds one set as a whole', () => {
    expect(call('Query', 'closed', viewer('c'))).toBe(7);
    expect(call('Query', 'closed', viewer('b', 'a'))).toBe(7);
    for (const scopes of [[], ['a'], ['b'], ['C'], ['a b'], ['d']])
      expect(() => call('Query', 'closed', viewer(...scopes))).toThrow(
        'This takes one of the scopes a with b or c, and the token holds none of them.',
      );
  });

  test('takes any viewer for one who has signed in', () => {
    expect(call('Query', 'signed', viewer())).toBe(2);
  });

  test('lets a subscription begin, and answer, only where it is open', () => {
    expect(call('Subscription', 'closed', viewer('c'), 'subscribe')).toBe('begun');
    expect(call('Subscription', 'closed', viewer('c'))).toBe(3);
    for (const part of ['subscribe', 'resolve'] as const)
      expect(() => call('Subscription', 'closed', viewer('a'), part)).toThrow('This takes one of the scopes c');
  });
});

test('an object that a field gives to who may see own ones only is held to that, should its resolver forget to ask', async () => {
  const people = makeExecutableSchema({
    typeDefs: `directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION
      type Person { email: String }
      type Query { someone: Person @requiresScopes(scopes: [["agents:read"], ["agents:self"]]) }`,
    resolvers: { Query: { someone: (person) => person } },
  });
  const { resolve } = fieldOf(guarded(people), 'Query', 'someone');
  const ask = async (email: string | null, ...scopes: string[]) =>
    resolve?.(email && { email }, {}, { viewer: { subject: 'anna', email: 'anna@acme.example', scopes } }, {} as never);
  expect(await ask('Anna@acme.example', 'agents:self')).toEqual({ email: 'Anna@acme.example' });
  await expect(ask('ben@acme.example', 'agents:self')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await ask(null, 'agents:self')).toBeNull();
  expect(await ask('ben@acme.example', 'agents:self', 'agents:read')).toEqual({ email: 'ben@acme.example' });
});

test.each<readonly [Rule, readonly string[], Reach]>([
  [[['agents:read'], ['agents:self']], ['agents:self'], 'own'],
  [[['agents:read'], ['agents:self']], ['agents:self', 'agents:read'], 'all'],
  [[['agents:self', 'queues:read']], ['agents:self'], 'none'],
  [[['agents:self', 'queues:read']], ['agents:self', 'queues:read'], 'own'],
  [[[]], [], 'all'],
  [[], ['agents:read'], 'none'],
])('%j lets who holds %j in to %s', (rule, scopes, reach) => {
  expect(reachOf(viewer(...scopes), rule)).toBe(reach);
});
