import { describe, expect, test } from '@jest/globals';
import { configOf, file, problemsOf, sinch } from './kit.ts';

const messages = (text: string, format: 'yaml' | 'json' = 'yaml') =>
  problemsOf(text, {}, format).map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));

describe('YAML', () => {
  test('may use blocks, comments, anchors and aliases, and a byte order mark', () => {
    const text = `\uFEFF# ours
auth: { mode: none }
sources:
  - &first
    id: a
    vendor: TENIOS
    accessKey: key
    agents: &agents
      - email: anna@acme.example
  - { id: b, vendor: TENIOS, accessKey: key, agents: *agents }
`;
    expect(configOf(text).sources.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test.each([
    ['server:\n  port:4000\n  host: a\n', 'Line 2, column 3: this line is no key with its value'],
    ['server:\n  port: 1\n host: a\n', 'Line 3, column 1: the indentation does not fit'],
    ['store: { path: a }\nstore: { path: b }\n', 'Line 2, column 1: a key is written twice'],
    ['store: { path: "a }\n', 'a colon, comma, quote or bracket is missing'],
    ['store: { path: a\n', 'or a bracket above is open'],
    ['store:\n\tpath: a\n', 'Line 2, column 1: a tab cannot indent'],
    ['store: {}\n---\nstore: {}\n', 'Line 2, column 1: a second document begins'],
    ['store: { path: !secret a }', 'Line 1, column 16: tags mean nothing here'],
    ['store: !!binary aGk=', 'Line 1, column 8: tags mean nothing here'],
    ['[a]: b', 'Line 1, column 1: a key must be a name'],
    ['store: *nowhere', 'Line 1, column 8: an alias names no anchor above it'],
    [
      `store: { path: \${DB} }`,
      `Line 1, column 17: this cannot be read; check brackets, commas and quotes, and put \${NAME}`,
    ],
  ])('%j is told by line and column', (text, words) => {
    const [first = ''] = messages(text);
    expect(first).toContain(words);
    expect(first).toMatch(/^Line \d+, column \d+: [a-z].*\.$/);
  });

  test('has every key that is written twice told', () => {
    expect(messages('a: 1\nb: { c: 1, c: 2 }\na: 2\n').map((message) => message.slice(0, 18))).toEqual([
      'Line 2, column 12:',
      'Line 3, column 1: ',
    ]);
  });

  test('has one problem for a line, in the order of the lines', () => {
    expect(messages(`a: \${B}\nb: {c: \${D}}\ne: {f: \${G}}`).map((message) => message.slice(0, 7))).toEqual([
      'Line 2,',
      'Line 3,',
    ]);
  });

  test('with very many faults has the first of them told', () => {
    expect(messages(']\n'.repeat(500))).toHaveLength(20);
  });
});

describe('JSON', () => {
  test('is read', () => {
    expect(configOf(file(), {}, 'json').auth.mode).toBe('none');
    expect(configOf(`\uFEFF\t${file()}`, {}, 'json').auth.mode).toBe('none');
  });

  test.each([
    '{"auth": {"mode": "none"},}',
    '{"auth": {"mode": none}}',
    "{'auth': {'mode': 'none'}}",
    '{"auth": 1} // ours',
    'auth: 1',
    '# nothing',
    '',
  ])('%j is not JSON', (text) => {
    expect(messages(text, 'json')).toEqual([expect.stringMatching(/^Line 1, column \d+: this is not JSON; .*\.$/)]);
  });

  test('is told by its line where only the YAML parser knows it', () => {
    expect(messages('{\n"auth": ]\n}', 'json')).toEqual([
      expect.stringContaining('Line 2, column 9: this is not JSON'),
    ]);
  });

  test('has no key twice', () => {
    expect(messages('{\n"auth": 1,\n"auth": 2\n}', 'json')).toEqual([
      expect.stringContaining('Line 3, column 1: a key'),
    ]);
  });
});

describe('what is no configuration at all', () => {
  test.each([
    ['', 'The configuration is empty; write a mapping with auth and sources.'],
    ['# only a comment', 'The configuration is empty; write a mapping with auth and sources.'],
    ['just words', 'The configuration must be a mapping with auth and sources.'],
    ['- a\n- b', 'The configuration must be a mapping with auth and sources.'],
    ['42', 'The configuration must be a mapping with auth and sources.'],
  ])('%j', (text, message) => {
    expect(messages(text)).toEqual([message]);
  });
});

describe('a file made to exhaust the machine', () => {
  const circle =
    'The aliases (*name) run in a circle or multiply beyond measure; write the values out where they are used.';

  test.each([
    [
      'aliases of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefg'[i]}`)}]`).join('\n')}`,
    ],
    ['an alias within its anchor', 'store: &a { path: *a }'],
    ['a circle that branches', 'store: &a [*a, *a, *a, *a]'],
  ])('%s', (_name, text) => {
    expect(messages(text)).toEqual([circle]);
  });

  test('nothing but keys, or nothing but aliases', () => {
    const keys = Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join(', ');
    expect(messages(`store: { ${keys} }`).length).toBeGreaterThan(60_000);
    expect(messages(`store: &a {}\nb: [${'*a, '.repeat(100_000)}]`)).toEqual([
      'Line 2, column 405: this alias is more than the hundredth; write the values out.',
    ]);
    expect(messages(`b: [${'*a, '.repeat(100_000)}]`)).toHaveLength(1);
  });

  test('an address of nothing but slashes', () => {
    const baseUrl = `http://sinch.example${'/'.repeat(500_000)}a`;
    expect(messages(file({ sources: [sinch({ baseUrl })] }))).toHaveLength(1);
  });

  test('more than 1 MiB', () => {
    const tooLarge = 'The configuration is larger than 1 MiB; check that it is the right file.';
    expect(messages(`# ${'x'.repeat(1024 * 1024)}`)).toEqual([tooLarge]);
    expect(messages(`# ${'ä'.repeat(600_000)}`)).toEqual([tooLarge]);
  });

  test.each(['[', '{a: ', '- '])('%j within itself a hundred thousand times', (opening) => {
    expect(messages(opening.repeat(100_000)).length).toBeGreaterThan(0);
  });
});
