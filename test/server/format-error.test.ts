import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import pino from 'pino';
import { TrunklineError } from '../../src/errors.ts';
import { errorFormatter } from '../../src/server/format-error.ts';

const format = errorFormatter(pino({ level: 'silent' }));

function told(message: string, code = 'GRAPHQL_VALIDATION_FAILED'): string {
  const error = new GraphQLError(message, { extensions: { code } });
  return format(error.toJSON(), error).message;
}

const long = 'x'.repeat(200);
const words = 'some words '.repeat(30);

describe('what is long in a message is cut, and the rest stays', () => {
  test.each([
    ['Cannot query field "zork" on type "Query".', 'Cannot query field "zork" on type "Query".'],
    [`Cannot query field "${long}" on type "Query".`, `Cannot query field "${'x'.repeat(40)}…" on type "Query".`],
    [
      `Variable "$a" got invalid value "${words}"; Value "${words}" does not exist in "AgentState" enum.`,
      `Variable "$a" got invalid value "${words.slice(0, 39)}…; Value "${words.slice(0, 39)}…`,
    ],
    [
      `Variable "$a" got invalid value 5; Int cannot represent non-integer value: "${long}"`,
      `Variable "$a" got invalid value 5; Int cannot represent non-integer value: "${'x'.repeat(39)}…`,
    ],
    [
      `Expected value of type "Input!", found { a: "${words}", b: 1 }.`,
      'Expected value of type "Input!", found { a: "some words…',
    ],
  ])('%.40s', (message, expected) => {
    expect(told(message)).toBe(expected);
  });

  test('of syntax errors there is little more than what was found', () => {
    const message = told(`Syntax Error: Expected ":", found String "${words}".`, 'GRAPHQL_PARSE_FAILED');
    expect(message.length).toBeLessThanOrEqual(101);
    expect(message).toMatch(/^Syntax Error: Expected ":", found String "some words some/);
  });

  test('a quarter of a megabyte is cut at once', () => {
    const begun = process.threadCpuUsage();
    for (const message of ['"', 'found ', '\\"', ' x', '"\\', 'value: '])
      expect(told(message.repeat(250_000)).length).toBeLessThan(250);
    const { user } = process.threadCpuUsage(begun);
    expect(user / 1000).toBeLessThan(500);
  });

  test('sentences of ours are told whole', () => {
    const message = words.trim();
    expect(format({ message }, new TrunklineError('FORBIDDEN', message)).message).toBe(message);
  });
});

test('one mistake at many places tells of ten', () => {
  const locations = Array.from({ length: 600 }, (_, line) => ({ line, column: 1 }));
  const error = new GraphQLError('There can be only one.', { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
  expect(format({ ...error.toJSON(), locations }, error).locations).toEqual(locations.slice(0, 10));
});

test('too many mistakes in variables are the client’s', () => {
  const error = new GraphQLError('Too many errors processing variables, error limit reached. Execution aborted.');
  expect(format(error.toJSON(), error).extensions).toEqual({ code: 'BAD_USER_INPUT' });
});
