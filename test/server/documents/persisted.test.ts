import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { carriers, codesOf, streaming } from '../../kit/carriers.ts';
import { standing } from '../../kit/standing.ts';

const folder = mkdtempSync(join(tmpdir(), 'trunkline-manifest-'));
afterAll(() => rmSync(folder, { recursive: true }));

const texts = {
  sources: 'query Sources { sources { id } }',
  agents: 'query Agents($first: Int) { agents(first: $first) { nodes { presences { id } } } }',
  cancel: 'mutation Cancel { cancelWrapUp(input: { agentId: "x" }) { errors { code } } }',
  follow: 'subscription Follow { agentStateChanged(snapshot: true) { agentId } }',
};
const named = (text: string) => hash('sha256', text);

const apollo = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: Object.values(texts).map((body) => {
    const [, type, name] = /^(\w+) (\w+)/.exec(body) ?? [];
    return { id: named(body), name, type, body };
  }),
};
/** Relay's compiler can also be told to make names of its own. */
const relay = {
  ...Object.fromEntries(Object.values(texts).map((text) => [named(text), text])),
  'sources-7': texts.sources,
};

const written = (name: string, manifest: object): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(manifest));
  return path;
};

const persisted = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
/** All ways to name a document. */
const names: Readonly<Record<string, (name: string) => object>> = {
  'extensions.persistedQuery.sha256Hash': persisted,
  documentId: (documentId) => ({ documentId }),
  'documentId with a prefix': (name) => ({ documentId: `sha256:${name}` }),
  doc_id: (doc_id) => ({ doc_id }),
  id: (id) => ({ id }),
};

describe.each([
  ['Apollo', written('apollo.json', apollo)],
  ['Relay', written('relay.json', relay)],
])('with a manifest of %s', (_, path) => {
  const service = standing(() => ({ server: { port: 0, persistedDocuments: { path } } }));

  describe.each(Object.entries(carriers))('over %s', (__, ask) => {
    test.each(Object.entries(names))('a document is named by %s', async (___, name) => {
      const answer = await ask(service, { ...name(named(texts.sources)) });
      expect(answer.data.sources.length).toBe(4);
    });

    test.each(Object.entries(names))('a name by %s that is none is refused', async (___, name) => {
      for (const unknown of ['f'.repeat(64), '__proto__', '']) {
        const answer = await ask(service, { ...name(unknown) });
        expect(codesOf(answer)).toEqual(['PERSISTED_QUERY_NOT_IN_LIST']);
      }
    });

    test('a text of its own is refused, and not repeated', async () => {
      const query = '{ sources { name } }';
      const answer = await ask(service, { query });
      expect(codesOf(answer)).toEqual(['QUERY_NOT_IN_SAFELIST']);
      expect(JSON.stringify(answer)).not.toContain('sources');
      expect(answer.data).toBeUndefined();
    });

    test('so is one that means nothing', async () => {
      for (const query of ['{', '{ zork }', ' ', `${texts.sources} `])
        expect(codesOf(await ask(service, { query }))).toEqual(['QUERY_NOT_IN_SAFELIST']);
    });

    test('so is introspection', async () => {
      expect(codesOf(await ask(service, { query: '{ __schema { queryType { name } } }' }))).toEqual([
        'QUERY_NOT_IN_SAFELIST',
      ]);
    });

    test('the very text of a document is taken, alone and beside its name', async () => {
      for (const also of [{}, persisted(named(texts.sources))])
        expect((await ask(service, { query: texts.sources, ...also })).data.sources.length).toBe(4);
    });

    test('a name beside the text of another is refused', async () => {
      const answer = await ask(service, { query: texts.agents, ...persisted(named(texts.sources)) });
      expect(codesOf(answer)).toEqual(['QUERY_NOT_IN_SAFELIST']);
    });

    test('nothing can be registered', async () => {
      const query = '{ __typename }';
      expect(codesOf(await ask(service, { query, ...persisted(named(query)) }))).toEqual([
        'PERSISTED_QUERY_NOT_IN_LIST',
      ]);
      expect(codesOf(await ask(service, persisted(named(query))))).toEqual(['PERSISTED_QUERY_NOT_IN_LIST']);
    });

    test('variables are held to the limits all the same', async () => {
      const documentId = named(texts.agents);
      expect(codesOf(await ask(service, { documentId, variables: { first: 2 } }))).toEqual([]);
      expect(codesOf(await ask(service, { documentId, variables: { first: 500 } }))).toEqual(['COST_LIMIT']);
    });
  });

  test.each(Object.entries(streaming))('a subscription is followed over %s', async (__, ask) => {
    const answer = await ask(service, { documentId: named(texts.follow) });
    expect(answer.data.agentStateChanged.agentId).toEqual(expect.any(String));
  });

  test('a change is not made by an address', async () => {
    for (const accept of ['application/json', 'text/event-stream']) {
      const answer = await service.get({ documentId: named(texts.cancel) }, { accept });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    }
    const posted = await (await service.post({ documentId: named(texts.cancel) })).json();
    expect(posted).toEqual({ data: { cancelWrapUp: { errors: [{ code: 'NOT_FOUND' }] } } });
  });

  test.each([
    ['application/graphql-response+json', 400],
    ['application/json', 200],
  ])('a refusal under %s is %d', async (accept, status) => {
    for (const body of [{ query: '{ sources { id } }' }, { documentId: 'x' }])
      expect((await service.post(body, { accept })).status).toBe(status);
  });

  test('there is no GraphiQL, and it is said why', async () => {
    for (const page of ['', 'graphiql']) {
      const answer = await fetch(new URL(page, service.url));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
      expect(await answer.text()).toMatch(/runs only the documents of its manifest .* there is no GraphiQL/);
    }
  });

  test('refusals are counted, under no kind of operation', async () => {
    await service.post({ query: '{ zork }' });
    const metrics = await (await fetch(new URL('metrics', service.url))).text();
    expect(metrics).toMatch(
      /^trunkline_operation_seconds_count\{type="unknown",outcome="QUERY_NOT_IN_SAFELIST"\} \d+$/m,
    );
    expect(metrics).not.toMatch(/type="query",outcome="QUERY_NOT_IN_SAFELIST"/);
  });
});
