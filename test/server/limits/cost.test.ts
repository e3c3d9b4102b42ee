import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { checkCost, costOf } from '../../../src/server/limits/cost.ts';
import { bomb, limits, operationOf, smallSchema } from './kit.ts';

function cost(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  return costOf(operationOf(document), { schema: smallSchema, document, variables });
}

describe('objects', () => {
  test.each([
    ['an object is 1 and its scalars nothing', '{ agent { id } }', 1],
    ['a list of scalars is nothing', '{ tags }', 0],
    ['an object in an object', '{ agent { source { id } } }', 2],
    ['an alias is paid for again', '{ a: agent { id } b: agent { id } }', 2],
    ['a list is 5', '{ sources { id } }', 5],
    ['what is in a list is 5 times as much', '{ agent { agents { source { id } } } }', 1 + 5 * 2],
    ['introspection is nothing', '{ __schema { types { name } } agent { __typename } }', 1],
    ['what is skipped counts', '{ agent @skip(if: true) { id } }', 1],
  ])('%s', (_, text, expected) => {
    expect(cost(text)).toBe(expected);
  });
});

describe('pages', () => {
  test.each([
    ['the connection is 1, each of its nodes 1', '{ agents(first: 3) { nodes { id } } }', 1 + 3],
    ['an edge is an object too, but counts first once', '{ agents(first: 3) { edges { node { id } } } }', 1 + 3 * 2],
    ['first left out is its default', '{ agents { nodes { id } } }', 1 + 50],
    ['first as null is its default', '{ agents(first: null) { nodes { id } } }', 1 + 50],
    ['what is not a row does not multiply', '{ agents(first: 3) { pageInfo { hasNextPage } } }', 1 + 1],
    ['other lists of a connection are lists', '{ agents(first: 3) { failures { id } } }', 1 + 5],
    ['a list with first', '{ agent { top(first: 7) { source { id } } } }', 1 + 7 * 2],
    ['a list with first left out', '{ agent { top { id } } }', 1 + 100],
    ['first without any default is the most', '{ unbounded { id } }', 500],
    ['first too large is the most', '{ agents(first: 100000) { nodes { id } } }', 1 + 500],
    ['first too small is 1', '{ agents(first: -4) { nodes { id } } }', 1 + 1],
    ['first of another kind is the most', '{ agents(first: "3") { nodes { id } } }', 1 + 500],
    [
      'a fragment on a connection',
      '{ agents(first: 3) { ...F } } fragment F on AgentConnection { nodes { id } }',
      1 + 3,
    ],
  ])('%s', (_, text, expected) => {
    expect(cost(text)).toBe(expected);
  });

  test('one fragment costs as much as each page that spreads it', () => {
    const rows = 'fragment Rows on AgentConnection { nodes { id } }';
    expect(cost(`{ a: agents(first: 2) { ...Rows } b: agents(first: 30) { ...Rows } } ${rows}`)).toBe(1 + 2 + 1 + 30);
  });
});

describe('variables', () => {
  const text = 'query ($first: Int = 20) { agents(first: $first) { nodes { id } } }';
  test.each([
    ['the value given', { first: 4 }, 1 + 4],
    ['the default of the operation', {}, 1 + 20],
    ['the default of the schema for null', { first: null }, 1 + 50],
  ])('%s', (_, variables, expected) => {
    expect(cost(text, variables)).toBe(expected);
  });

  test('the default of the schema where the variable has none', () => {
    expect(cost('query ($first: Int) { agents(first: $first) { nodes { id } } }')).toBe(1 + 50);
  });
});

describe('ids', () => {
  test.each([
    ['written out', '{ nodes(ids: ["a", "b", "c"]) { id } }', {}, 3],
    ['as a variable', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b'] }, 2],
    ['one as a list', '{ nodes(ids: "a") { id } }', {}, 1],
    ['none', '{ nodes(ids: []) { id } }', {}, 0],
    [
      'of a federation router',
      'query ($r: [String!]!) { _entities(representations: $r) { ... on Agent { id } } }',
      { r: ['a', 'b'] },
      2,
    ],
  ])('%s', (_, text, variables, expected) => {
    expect(cost(text, variables)).toBe(expected);
  });
});

describe('fields that call the vendor for each object', () => {
  test.each([
    ['a list', '{ agent { presences { id } } }', 1 + 10 * 5],
    ['a connection', '{ agent { contacts(first: 2) { nodes { id } } } }', 1 + 10 * (1 + 2)],
    [
      'one in the other',
      '{ agent { contacts(first: 2) { nodes { events { id } } } } }',
      1 + 10 * (1 + 2 * (1 + 10 * 5)),
    ],
  ])('%s', (_, text, expected) => {
    expect(cost(text)).toBe(expected);
  });
});

describe('fragments', () => {
  test.each([
    [
      'the dearest type of an interface',
      '{ nodes(ids: ["a"]) { ... on Agent { source { id } } ... on Source { id } } }',
      2,
    ],
    ['a type that cannot be there is nothing', '{ agent { ... on Source { id } source { id } } }', 2],
    ['an interface covers its types', '{ nodes(ids: ["a"]) { ... on Node { ... on Agent { source { id } } } } }', 2],
    ['one without a type', '{ ... { agent { id } } }', 1],
    ['one that does not exist', '{ agent { ...Nowhere } }', 1],
    ['one that spreads itself', '{ agent { ...F } } fragment F on Agent { source { id } ...F }', 2],
  ])('%s', (_, text, expected) => {
    expect(cost(text)).toBe(expected);
  });

  test('doubling a million times is counted, not walked', () => {
    const inside = (next: string) => `a: top(first: 1) { ${next} } b: top(first: 1) { ${next} }`;
    expect(cost(`{ agent { ...F0 } } ${bomb(inside, 'Agent')}`)).toBe(2 ** 21 - 1);
  });
});

test('what the schema does not know costs nothing', () => {
  expect(cost('{ zork { zork } agent { zork(first: 500) { id } } }')).toBe(1);
  expect(cost('mutation { zork { id } }')).toBe(0);
});

describe('the refusal', () => {
  const document = parse(
    'query Dear { agent { contacts(first: 500) { nodes { events { id } } } } } query Cheap { agent { id } }',
  );
  const check = (operationName?: string) => checkCost({ schema: smallSchema, document, operationName }, limits);

  test('gives the figures and the way out, and no word of the query', () => {
    const error = check('Dear');
    expect(error?.extensions).toEqual({ code: 'COST_LIMIT' });
    expect(error?.message).toBe(
      'The cost of this operation is 255011, and the limit is 20000. Ask for fewer rows with first, or for fewer lists inside lists.',
    );
    expect(error?.locations).toBeUndefined();
  });

  test('only the operation that runs is judged', () => {
    expect(check('Cheap')).toBeNull();
  });

  test('an operation that cannot be told is left to execution', () => {
    expect(check()).toBeNull();
    expect(check('Nobody')).toBeNull();
  });
});
