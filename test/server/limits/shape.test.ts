import { describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import { MOST_INTROSPECTION } from '../../../src/server/limits/introspection.ts';
import { checkShape, shapeOf, shapeRule } from '../../../src/server/limits/shape.ts';
import { bomb, limits, smallSchema, times } from './kit.ts';

const shape = (text: string) => shapeOf(parse(text));
const refusal = (text: string) => checkShape(parse(text), limits);
const nested = (fields: number) => `${'{ agent '.repeat(fields)}${'}'.repeat(fields)}`;

describe('depth', () => {
  test.each([
    ['a leaf counts', '{ tags }', 1],
    ['the longest way counts', '{ tags agent { id source { id } } }', 3],
    ['fragments are no level', '{ ... { ...F } } fragment F on Query { agent { ... on Agent { id } } }', 2],
    ['an unused fragment is not part of any operation', '{ tags } fragment F on Agent { source { id } }', 1],
    ['the deepest operation counts', 'query A { tags } query B { agent { id } }', 2],
    ['what is skipped counts', '{ agent @skip(if: true) { id } }', 2],
    ['introspection has none', getIntrospectionQuery(), 0],
  ])('%s', (_, text, expected) => {
    expect(shape(text).depth).toBe(expected);
  });

  test('12 fields pass, 13 do not', () => {
    expect(refusal(nested(12))).toBeNull();
    const error = refusal(nested(13));
    expect(error?.extensions).toEqual({ code: 'DEPTH_LIMIT' });
    expect(error?.message).toBe(
      'The depth of this operation is 13, and the limit is 12. Read the deeper objects in another operation, by their ids.',
    );
  });
});

describe('aliases', () => {
  test.each([
    ['of fields at any level', '{ a: agent { b: id source { c: id } } }', 3],
    [
      'in a fragment, wherever it is spread',
      '{ x: agent { ...F } y: agent { ...F } } fragment F on Agent { a: id }',
      4,
    ],
    ['of one operation, not of all together', 'query A { a: tags } query B { b: tags c: tags }', 2],
    ['of introspection are free', `{ a: __typename ${times(40, (i) => `t${i}: __type(name: "A") { x: name }`)} }`, 0],
    [
      'in doubling fragments are counted, not walked',
      `{ ...F0 } ${bomb((next) => `a: tags ${next} ${next}`, 'Query')}`,
      2 ** 20 - 1,
    ],
  ])('%s', (_, text, expected) => {
    expect(shape(text).aliases).toBe(expected);
  });

  test('30 pass, 31 do not', () => {
    const aliased = (count: number) => `{ ${times(count, (i) => `a${i}: tags`)} }`;
    expect(refusal(aliased(30))).toBeNull();
    const error = refusal(aliased(31));
    expect(error?.extensions).toEqual({ code: 'ALIAS_LIMIT' });
    expect(error?.message).toMatch(
      /^The number of aliases of this operation is 31, and the limit is 30\. Ask for many objects/,
    );
  });

  test('a figure beyond all measure is rounded off', () => {
    const doubled = times(60, (i) => `fragment F${i} on Query { a: tags ...F${i + 1} ...F${i + 1} }`);
    const error = refusal(`{ ...F0 } ${doubled} fragment F60 on Query { tags }`);
    expect(error?.message).toMatch(/ is more than 1000000000, and the limit is 30\./);
  });
});

describe('introspection', () => {
  test('the standard query passes twice over', () => {
    const { introspection } = shape(getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true }));
    expect(introspection).toBeGreaterThan(1000);
    expect(introspection).toBeLessThan(MOST_INTROSPECTION / 1.9);
  });

  test('aliases that multiply it do not', () => {
    const flood = times(150, (i) => `a${i}: __schema { ...S }`);
    const error = refusal(`{ ${flood} } fragment S on __Schema { types { fields { type { fields { name } } } } }`);
    expect(error?.extensions).toEqual({ code: 'COST_LIMIT' });
    expect(error?.message).toMatch(/^The introspection cost of this operation is /);
  });

  test('doubling fragments are counted, not walked', () => {
    const text = `{ __schema { types { ...F0 } } } ${bomb((next) => `ofType { ${next} } ofType { ${next} }`, '__Type')}`;
    expect(refusal(text)?.extensions).toEqual({ code: 'COST_LIMIT' });
  });

  test('a circle is left to graphql itself', () => {
    const text = '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }';
    expect(refusal(text)).toBeNull();
    const errors = validate(smallSchema, parse(text));
    expect(errors.map(({ message }) => message)).toEqual(['Maximum introspection depth exceeded']);
  });
});

test('a fragment that spreads itself is left to validation', () => {
  expect(refusal('{ agent { ...F } } fragment F on Agent { id ...F }')).toBeNull();
});

test('as a rule it answers alone: no other rule reads a refused document', () => {
  const document = parse(`{ zork ${times(31, (i) => `a${i}: tags`)} }`);
  const errors = validate(smallSchema, document, [...specifiedRules, shapeRule(limits)]);
  expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'ALIAS_LIMIT' }]);
});
