import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { count, flag, instant, list, parseJson, record, text, whole } from '../../src/http/json.ts';

test.each(['', '  ', '<html>oops</html>', '{"a":', 'null', ' null\n', 'undefined'])('parseJson refuses %j', (body) => {
  expect(() => parseJson(body)).toThrow(SyntaxError);
});

test('parseJson quotes nothing of the body in its error', () => {
  expect(() => parseJson('s3cret page')).toThrow(/^The body is no JSON\.$/);
});

test.each(['{"a":1}', '[]', '"Ready"', '0', 'false'])('parseJson reads %s', (body) => {
  expect(parseJson(body)).toEqual(JSON.parse(body));
});

test('record takes objects alone', () => {
  expect(record({ a: 1 })).toEqual({ a: 1 });
  for (const other of [null, undefined, [], 'a', 1, true]) expect(record(other)).toBeNull();
});

describe('list unwraps', () => {
  const one = { id: 1 };
  test.each([
    ['an array', [one], [one]],
    ['a wrapped array', { queue: [one] }, [one]],
    ['a wrapped single object', { queue: one }, [one]],
    ['the other wrapper', { queues: [one] }, [one]],
    ['a single object', one, [one]],
    ['null', null, []],
    ['nothing', undefined, []],
    ['a wrapped null', { queue: null }, []],
    ['a wrapped empty array', { queue: [] }, []],
  ])('%s', (_what, value, expected) => {
    expect(list(value, 'queue', 'queues')).toEqual(expected);
  });
});

test.each([
  [' A1 ', 'A1'],
  ['', null],
  ['   ', null],
  [42, '42'],
  [0, '0'],
  [null, null],
  [undefined, null],
  [true, null],
  [{}, null],
])('text(%j) is %j', (value, expected) => {
  expect(text(value)).toBe(expected);
});

test.each([
  [7, 7],
  ['7', 7],
  [' -7 ', -7],
  [2_678_400_000, 2_678_400_000],
  ['2678400000', 2_678_400_000],
  [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  [2 ** 53, null],
  ['99999999999999999999', null],
  [1.5, null],
  ['1.5', null],
  ['', null],
  ['0x10', null],
  ['1e3', null],
  [Number.NaN, null],
  [null, null],
  [true, null],
])('whole(%j) is %j', (value, expected) => {
  expect(whole(value)).toBe(expected);
});

test.each([
  [true, true],
  [false, false],
  [1, true],
  [0, false],
  ['TRUE', true],
  [' false ', false],
  ['No', false],
  ['maybe', null],
  [2, null],
  [null, null],
  ['constructor', null],
])('flag(%j) is %j', (value, expected) => {
  expect(flag(value)).toBe(expected);
});

test.each([
  ['2016-02-01T09:22:11.000Z', Date.UTC(2016, 1, 1, 9, 22, 11)],
  ['2019-08-30T08:45:00.25Z', Date.UTC(2019, 7, 30, 8, 45, 0, 250)],
  ['2019-08-30T08:45:00Z', Date.UTC(2019, 7, 30, 8, 45)],
  ['2019-08-30T08:45:00.1234567Z', Date.UTC(2019, 7, 30, 8, 45, 0, 123)],
  ['2019-08-30T10:45:00.000+0200', Date.UTC(2019, 7, 30, 8, 45)],
  ['2019-08-30T10:45:00+02:00', Date.UTC(2019, 7, 30, 8, 45)],
  ['2019-08-30T10:45-05', Date.UTC(2019, 7, 30, 15, 45)],
  ['2019-08-30 08:45:00', Date.UTC(2019, 7, 30, 8, 45)],
  [1567154700000, 1567154700000],
  ['1567154700000', 1567154700000],
  [8_640_000_000_000_000, 8_640_000_000_000_000],
  [8_640_000_000_000_001, null],
  ['2019-13-30T08:45:00Z', null],
  ['2019-08-30', null],
  ['yesterday', null],
  ['', null],
  [null, null],
])('instant(%j) is %j', (value, expected) => {
  expect(instant(value)).toBe(expected);
});

test.each([
  [2 ** 31 - 1, 2 ** 31 - 1],
  [2 ** 31, null],
  ['7', 7],
  ['seven', null],
])('count(%j) is %j', (value, expected) => {
  expect(count(value)).toBe(expected);
});

test('the readers throw on nothing', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      for (const read of [record, list, text, whole, count, flag, instant]) read(value);
    }),
  );
});
