import { describe, expect, test } from '@jest/globals';
import { parse, specifiedRules, validate } from 'graphql';
import { checkCircles } from '../../../src/server/limits/circles.ts';
import { checkDirectives } from '../../../src/server/limits/directives.ts';
import { fragmentsOf } from '../../../src/server/limits/fold.ts';
import { shapeRule } from '../../../src/server/limits/shape.ts';
import { limits, smallSchema, times } from './kit.ts';

const circle = (text: string) => checkCircles(fragmentsOf(parse(text)))?.message;

describe('fragments in a circle', () => {
  test.each([
    ['one', '{ ...F } fragment F on Query { ...F }', 'F'],
    ['two', '{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }', 'F'],
    [
      'through fields',
      '{ ...F } fragment F on Query { agent { ... { source { id } ...G } } } fragment G on Agent { ...G }',
      'G',
    ],
    ['that nobody uses', '{ tags } fragment F on Query { ...F }', 'F'],
  ])('%s', (_, text, name) => {
    expect(circle(text)).toBe(`Cannot spread fragment "${name}" within itself.`);
  });

  test.each([
    ['none', '{ tags }'],
    ['one spread twice', '{ ...F ...F } fragment F on Query { tags }'],
    [
      'two ways to one',
      '{ ...F ...G } fragment F on Query { ...H } fragment G on Query { ...H } fragment H on Query { tags }',
    ],
    ['one that is not there', '{ ...F } fragment F on Query { ...G }'],
    ['names of every object', '{ ...constructor } fragment constructor on Query { ...__proto__ }'],
  ])('%s is none', (_, text) => {
    expect(circle(text)).toBeUndefined();
  });

  test('are refused before a rule of graphql goes out of its stack over them', () => {
    const count = 230;
    const spread = times(count, (i) => `fragment F${i} on Query { ...F${(i + 1) % count} ...F${(i + 2) % count} }`);
    const document = parse(`{ ...F0 } ${spread}`);
    expect(() => validate(smallSchema, document)).toThrow(RangeError);
    const errors = validate(smallSchema, document, [...specifiedRules, shapeRule(limits)]);
    expect(errors.map(({ message }) => message)).toEqual(['Cannot spread fragment "F0" within itself.']);
  });
});

describe('directives', () => {
  const holding = (count: number) => parse(`query Q($a: Boolean!) { ${times(count, () => 'tags @skip(if: $a)')} }`);

  test('100 pass, 101 do not, wherever they stand', () => {
    expect(checkDirectives(holding(100))).toBeNull();
    expect(checkDirectives(holding(101))?.extensions).toEqual({ code: 'COST_LIMIT' });
    expect(checkDirectives(parse(`query ${times(101, (i) => `@a${i}`)} { tags }`))?.message).toMatch(
      /^The number of directives of this operation is 101, and the limit is 100\. /,
    );
  });
});
