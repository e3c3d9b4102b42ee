import { hash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { automaticDocuments } from '../../../src/server/documents/automatic.ts';
import { carriers, codesOf, streaming } from '../../kit/carriers.ts';
import { standing } from '../../kit/standing.ts';

const service = standing();
const hashed = (query: string) => ({ persistedQuery: { version: 1, sha256Hash: hash('sha256', query) } });

/** A text of its own for each test, so that no test knows what another has registered. */
let texts = 0;
const next = (): number => {
  texts += 1;
  return texts;
};
const ownText = (): string => `{ n${next()}: __typename }`;
const ownSubscription = (): string => `subscription S${next()} { agentStateChanged(snapshot: true) { agentId } }`;

describe.each(Object.entries(carriers))('a query over %s', (_, ask) => {
  test('is asked for by its hash once it came with it', async () => {
    const query = ownText();
    const before = await ask(service, { extensions: hashed(query) });
    expect(before.errors?.[0]?.message).toBe('PersistedQueryNotFound');
    expect(codesOf(before)).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    const first = await ask(service, { query, extensions: hashed(query) });
    expect(Object.values(first.data)).toEqual(['Query']);
    expect(await ask(service, { extensions: hashed(query) })).toEqual(first);
  });

  test('is refused, and not kept, under a hash that is not its own', async () => {
    const [query, other] = [ownText(), ownText()];
    const answer = await ask(service, { query, extensions: hashed(other) });
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
    expect(JSON.stringify(answer)).not.toContain(query);
    expect(codesOf(await ask(service, { extensions: hashed(other) }))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  test.each([
    ['another version', { version: 2, sha256Hash: 'a'.repeat(64) }],
    ['no hash', { version: 1 }],
    ['a hash that is a number', { version: 1, sha256Hash: 1 }],
    ['a hash that is none', { version: 1, sha256Hash: '__proto__' }],
    ['a text', 'abc'],
  ])('is refused with %s', async (__, persistedQuery) => {
    expect(codesOf(await ask(service, { query: ownText(), extensions: { persistedQuery } }))).toEqual([
      'BAD_USER_INPUT',
    ]);
  });

  test('cannot be named here', async () => {
    expect(codesOf(await ask(service, { documentId: 'abc' }))).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
  });

  test('is refused as what it is where its text is empty', async () => {
    const { errors } = await ask(service, { query: '' });
    expect(errors?.[0]?.extensions.code).toMatch(/^(BAD_REQUEST|GRAPHQL_PARSE_FAILED)$/);
    expect(errors?.[0]?.message).not.toContain('manifest');
  });
});

describe.each(Object.entries(streaming))('a subscription over %s', (_, ask) => {
  test('is asked for by its hash once it came with it', async () => {
    const query = ownSubscription();
    expect(codesOf(await ask(service, { extensions: hashed(query) }))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    const first = await ask(service, { query, extensions: hashed(query) });
    expect(first.data.agentStateChanged.agentId).toEqual(expect.any(String));
    expect(await ask(service, { extensions: hashed(query) })).toEqual(first);
  });
});

test('what came over one carrier is known to all', async () => {
  const query = ownText();
  const all = Object.values(carriers);
  await all[0]?.(service, { query, extensions: hashed(query) });
  for (const ask of all) expect(codesOf(await ask(service, { extensions: hashed(query) }))).toEqual([]);
});

test('a change is not made by an address, by its hash neither', async () => {
  const query = `mutation M${next()} { cancelWrapUp(input: { agentId: "x" }) { errors { code } } }`;
  await service.post({ query, extensions: hashed(query) });
  for (const headers of [{}, { accept: 'text/event-stream' }]) {
    const answer = await service.get({ extensions: JSON.stringify(hashed(query)) }, headers);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  }
});

test.each([
  ['application/graphql-response+json', 400],
  ['application/json', 200],
])('a hash that is not known, under %s, is %d and for no cache', async (accept, status) => {
  const answer = await service.post({ extensions: hashed(ownText()) }, { accept });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store']);
});

test('the operation that was asked for is the one of its name', async () => {
  const query = `query A { a: __typename } query B { b: __typename } # ${next()}`;
  await service.post({ query, operationName: 'A', extensions: hashed(query) });
  const answer = await service.post({ operationName: 'B', extensions: hashed(query) });
  expect(await answer.json()).toEqual({ data: { b: 'Query' } });
});

test('not everything is kept for ever', () => {
  const find = automaticDocuments(10);
  const [one, other] = ['{ abcd }', '{ efgh }'];
  find({ query: one, ...hashed(one) });
  expect(find(hashed(one))).toEqual({ query: one });
  find({ query: other, ...hashed(other) });
  expect(find(hashed(one))).toBeInstanceOf(GraphQLError);
  expect(find(hashed(other))).toEqual({ query: other });
});
