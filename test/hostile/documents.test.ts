import { describe, expect, test } from '@jest/globals';
import { mostErrors } from '../../src/server/limits/most-errors.ts';
import { carriers, codesOf, streaming } from '../kit/carriers.ts';
import { standing } from '../kit/standing.ts';
import { faultIn } from './judge.ts';
import { hostileDocuments } from './shapes.ts';

const service = standing();

/** Those that are no more than long: they come to one vendor call at most, or to none. */
const harmless: ReadonlySet<string> = new Set([
  'one field with arguments',
  'inline fragments side by side',
  'inline fragments within each other',
  'many changes',
  'fragments side by side',
  'fragments that double',
  'a long way from fragment to fragment',
  'fragments that all spread all later ones',
  'two long ways beside each other',
  'fragments in each of many fields',
  'a long list',
  'a type under aliases',
]);

/** The processor's time that something takes, in milliseconds: what else the machine does is not the question. */
async function spending<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const start = process.threadCpuUsage();
  const result = await work();
  const { user, system } = process.threadCpuUsage(start);
  return [result, (user + system) / 1000];
}

describe('a subscription whose field may be left out', () => {
  const field = 'agentStateChanged(snapshot: true)';
  test.each([
    `subscription { ${field} @skip(if: true) { id } }`,
    `subscription { ${field} @include(if: false) { id } }`,
    `subscription ($no: Boolean!) { ${field} @include(if: $no) { id } }`,
    `subscription { ... @skip(if: true) { ${field} { id } } }`,
    `subscription { ...F @skip(if: true) } fragment F on Subscription { ${field} { id } }`,
    `subscription { ...F } fragment F on Subscription { ${field} @skip(if: true) { id } }`,
  ])('%s', async (query) => {
    for (const carrier of Object.values(streaming))
      expect(codesOf(await carrier(service, { query, variables: { no: false } }))).toEqual([
        'GRAPHQL_VALIDATION_FAILED',
      ]);
  });

  test('but not one below it', async () => {
    const query = `subscription { ${field} { id ... @skip(if: true) { agentId } } }`;
    for (const carrier of Object.values(streaming))
      expect((await carrier(service, { query })).data.agentStateChanged).toEqual({ id: expect.any(String) });
  });
});

describe.each(Object.entries(hostileDocuments))('%s', (name, query) => {
  test.each(['application/graphql-response+json', 'application/json'])('under %s', async (accept) => {
    // Of the work, the first of its kind in a process is the compiler's.
    await (await service.post({ query: `${query} ` }, { accept })).text();
    const ask = async () => {
      const answer = await service.post({ query }, { accept });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    };
    const [{ status, headers, text }, first] = await spending(ask);
    const times = [first];
    // Of several, the one that other processes on the machine disturbed least: they share its caches.
    while (times.length < 6) times.push((await spending(ask))[1]);
    const milliseconds = Math.min(...times);
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    expect(faultIn({ status, type, text, milliseconds: 0 }, query)).toBeNull();
    const answer = JSON.parse(text);
    // As many as are told of one document, and that there are more.
    expect(answer.errors?.length ?? 0).toBeLessThanOrEqual(mostErrors + 1);
    const isRefused = !('data' in answer);
    expect(isRefused).toBe(!harmless.has(name));
    if (!isRefused) return;
    expect(status).toBe(accept === 'application/json' ? 200 : 400);
    expect(milliseconds).toBeLessThan(100);
  });

  test('over a socket and an event stream', async () => {
    for (const carrier of ['a socket', 'an event stream by POST'] as const) {
      const answer = await carriers[carrier]?.(service, { query });
      const text = JSON.stringify(answer);
      expect(faultIn({ status: 200, type: 'application/json', text, milliseconds: 0 }, query)).toBeNull();
      expect(answer !== undefined && 'data' in answer).toBe(harmless.has(name));
    }
  });
});
