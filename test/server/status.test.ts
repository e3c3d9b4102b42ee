import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { wantsGraphqlResponse } from '../../src/server/status.ts';
import { times } from './limits/kit.ts';
import { startTinyServer, type TinyServer } from './tiny-server.ts';

const GRAPHQL = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';

let server: TinyServer;
beforeAll(async () => {
  server = await startTinyServer();
});
afterAll(() => server.stop());

const post = (body: unknown, accept: string): Promise<Response> =>
  fetch(server.url, { method: 'POST', headers: { 'content-type': JSON_TYPE, accept }, body: JSON.stringify(body) });

describe('the status of', () => {
  test.each([
    ['a syntax error', { query: '{' }, 400, 200],
    ['an unknown field', { query: '{ zork }' }, 400, 200],
    [
      'a variable of the wrong type',
      { query: 'query ($n: Int) { hello(first: $n) }', variables: { n: 'x' } },
      400,
      200,
    ],
    [
      'too deep a document',
      { query: `{ agents { nodes { ${'agents { '.repeat(12)} id ${'}'.repeat(12)} } } }` },
      400,
      200,
    ],
    ['too many aliases', { query: `{ ${times(31, (i) => `a${i}: hello`)} }` }, 400, 200],
    ['too many tokens', { query: `{ ${times(2000, () => 'a')} }` }, 400, 200],
    [
      'too dear an operation',
      { query: '{ agents(first: 500) { nodes { agents { agents { agents { id } } } } } }' },
      400,
      200,
    ],
    ['an operation that is not there', { query: 'query A { hello }', operationName: 'B' }, 400, 200],
    ['a request without a query', { zork: 1 }, 400, 400],
    ['an operation that ran', { query: '{ hello }' }, 200, 200],
    ['an error beside data', { query: '{ hello failing }' }, 200, 200],
    ['an error that leaves no data', { query: '{ strict }' }, 200, 200],
  ])('%s', async (_, body, underGraphql, underJson) => {
    const answers = [await post(body, GRAPHQL), await post(body, JSON_TYPE), await post(body, '*/*')];
    expect(answers.map(({ status }) => status)).toEqual([underGraphql, underJson, underJson]);
  });

  test('a mutation by GET', async () => {
    const headers = { accept: JSON_TYPE, 'apollo-require-preflight': 'true' };
    const answer = await fetch(`${server.url}?query=mutation{touch}`, { headers });
    expect(answer.status).toBe(405);
  });
});

describe('an Accept header of', () => {
  test.each([
    [GRAPHQL, true],
    [JSON_TYPE, false],
    ['*/*', false],
    ['application/*', false],
    [`${GRAPHQL}, ${JSON_TYPE};q=0.9`, true],
    [`${GRAPHQL};q=0.9, ${JSON_TYPE}`, false],
    [`${GRAPHQL}, ${JSON_TYPE}, text/event-stream, multipart/mixed`, true],
    [`${JSON_TYPE}, ${GRAPHQL}`, false],
    [`*/*, ${GRAPHQL}`, true],
    [`${JSON_TYPE};q=0, */*`, true],
    [`${GRAPHQL};q=0, */*`, false],
    [`${GRAPHQL.toUpperCase()};charset=utf-8`, true],
  ])('%s', async (accept, expected) => {
    expect(wantsGraphqlResponse(accept)).toBe(expected);
    const answer = await post({ query: '{' }, accept);
    expect(answer.headers.get('content-type')).toBe(`${expected ? GRAPHQL : JSON_TYPE}; charset=utf-8`);
    expect(answer.status).toBe(expected ? 400 : 200);
  });

  test('nothing', () => {
    expect(wantsGraphqlResponse(undefined)).toBe(false);
  });

  test('neither type is not acceptable', async () => {
    expect((await post({ query: '{' }, 'image/png')).status).toBe(406);
  });
});
