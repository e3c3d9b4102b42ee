import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { createDocuments, manifestProblems } from '../../../src/server/documents/index.ts';
import { documentGuard } from '../../../src/server/limits/plugin.ts';
import { tenios } from '../../config/kit.ts';
import { configOf } from '../../kit/gateway.ts';
import { ownSchema } from '../../schema/sdl.ts';
import { times } from '../limits/kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'trunkline-manifest-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'manifest.json');
const schema = ownSchema();

/** What is wrong with a manifest, without where the configuration names it. */
async function problemsOf(manifest: unknown, server: object = {}): Promise<readonly string[]> {
  writeFileSync(path, typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
  return problemsAt(path, server);
}

async function problemsAt(file: string, server: object = {}): Promise<readonly string[]> {
  const config = configOf({ sources: [tenios()], server: { port: 0, persistedDocuments: { path: file }, ...server } });
  const problems = await manifestProblems(schema, config);
  expect(problems.map((problem) => problem.path)).toEqual(problems.map(() => 'server.persistedDocuments.path'));
  return problems.map(({ message }) => message);
}

const apollo = (...operations: object[]) => ({ format: 'apollo-persisted-query-manifest', version: 1, operations });
const sources = { id: 'a', name: 'Sources', type: 'query', body: 'query Sources { sources { id } }' };

describe('a manifest without problems', () => {
  test.each<[string, unknown]>([
    ["of Apollo's", apollo(sources)],
    ["of Apollo's with more in it", apollo({ ...sources, clientName: 'desk' })],
    ["of Relay's", { a: sources.body }],
    ['with one text under two names', { a: sources.body, b: sources.body }],
    ['with the same entry twice', apollo(sources, sources)],
    ['with several operations in a text, of Relay', { a: `${sources.body} query Other { __typename }` }],
    ['with an introspection', { a: '{ __schema { queryType { name } } }' }],
  ])('%s', async (_, manifest) => {
    expect(await problemsOf(manifest)).toEqual([]);
  });
});

test('a document is read and validated once: Apollo takes what was found at the start', async () => {
  writeFileSync(path, JSON.stringify(apollo(sources)));
  const config = configOf({ sources: [tenios()], server: { port: 0, persistedDocuments: { path } } });
  const { find, store } = await createDocuments({ schema, guard: documentGuard(config.limits), config });
  const found = find({ id: 'a' });
  if (found instanceof GraphQLError || found.document === undefined) throw new Error('not found');
  expect(await store.get(`schema:${hash('sha256', sources.body)}`)).toBe(found.document);
  expect(await store.get(`schema:${hash('sha256', '{ __typename }')}`)).toBeUndefined();
});

describe('everything that is wrong is told, with the document that it is about', () => {
  test.each<[string, unknown, readonly (string | RegExp)[]]>([
    ['no JSON', '{', [/^is not JSON; write the format that Apollo makes/]],
    ['nothing of it', '[]', [/^is none of a manifest; write the format/]],
    ['a number', '7', [/^is none of a manifest/]],
    ['an empty one', {}, ['holds no document; nothing could be asked.']],
    ['an empty one of Apollo', apollo(), ['holds no document; nothing could be asked.']],
    ['another version', { ...apollo(sources), version: 2 }, [/^version: is none of a manifest/]],
    ['another format', { ...apollo(sources), format: 'x' }, [/^format: is none of a manifest/]],
    ['an entry without a body', apollo(sources, { ...sources, body: undefined }), [/^operations\[1\]\.body: is none/]],
    ['a text that is none', { a: 1, b: sources.body, c: '' }, [/^a: is none of a manifest/, /^c: is none/]],
    [
      'several documents',
      { a: '{', b: '{ zork yack }', c: sources.body, d: 'fragment F on Agent { id }' },
      [
        '"a": Syntax Error: Expected Name, found <EOF>.',
        '"b": Cannot query field "zork" on type "Query".',
        '"b": Cannot query field "yack" on type "Query".',
        '"d": Fragment "F" is never used.',
        '"d": the text holds no operation.',
      ],
    ],
    [
      'a name and a type that are not those of the text',
      apollo({ ...sources, name: 'Others' }, { ...sources, type: 'mutation' }),
      [
        'operations[0] (Others): the text holds no query of that name.',
        'operations[1] (Sources): the text holds no mutation of that name.',
      ],
    ],
    [
      'one id for two texts',
      apollo(sources, { ...sources, body: `${sources.body} ` }),
      ['operations[1] (Sources): has the same id as operations[0] (Sources) and another text; give each text its own.'],
    ],
    [
      'documents beyond the limits',
      { a: `{ ${times(31, (i) => `a${i}: sources { id }`)} }`, b: `{ ${times(2000, () => 'a')} }` },
      [
        /^"a": The number of aliases of this operation is 31/,
        /^"b": Syntax Error: Document contains more tha[nt] 2000/,
      ],
    ],
  ])('%s', async (_, manifest, expected) => {
    expect(await problemsOf(manifest)).toEqual(
      expected.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))),
    );
  });

  test('a file that is not there', async () => {
    expect(await problemsAt(join(folder, 'nowhere.json'))).toEqual(['names a file that cannot be read; check it.']);
    expect(await problemsAt(folder)).toEqual(['names a file that cannot be read; check it.']);
  });

  test('an introspection where introspection is off', async () => {
    const [problem, ...others] = await problemsOf(
      { a: '{ __schema { queryType { name } } }' },
      { introspection: false },
    );
    expect([problem, others.length]).toEqual([expect.stringContaining('"a": The schema is not told here'), 0]);
  });
});
