import { describe, expect, test } from '@jest/globals';
import { rawSocket } from '../kit/raw-socket.ts';
import { standing } from '../kit/standing.ts';
import { faultIn } from './judge.ts';

const service = standing();

const ids = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const first = 'query ($first: Int) { agents(first: $first) { nodes { id } } }';
const change = 'mutation ($input: SetAgentStateInput!) { setAgentState(input: $input) { errors { code } } }';
const search = 'query ($search: String) { contacts(first: 1, filter: { search: $search }) { nodes { id } } }';

const deepList = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const deepObject = `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`;
const marker = 'xyzzy'.repeat(1_000);

/** A body as text: some say what no serialiser writes. */
const bodyOf = (query: string, variables: string): string =>
  `{"query":${JSON.stringify(query)},"variables":${variables}}`;

/** Bodies, and how they end: `data` where they run. */
const bodies: readonly (readonly [string, string, readonly string[] | 'data'])[] = [
  ['a list as deep as the body lets it be', bodyOf(ids, `{"ids":${deepList}}`), ['BAD_USER_INPUT']],
  ['an object as deep', bodyOf(ids, `{"ids":${deepObject}}`), ['BAD_USER_INPUT']],
  ['an input as deep', bodyOf(change, `{"input":${deepObject}}`), ['BAD_USER_INPUT']],
  ['a deep value that nobody asked for', bodyOf(first, `{"other":${deepList}}`), 'data'],
  ['deep extensions', `{"query":"{ __typename }","extensions":${deepObject}}`, 'data'],
  ['50 000 ids', bodyOf(ids, JSON.stringify({ ids: Array(50_000).fill('a') })), ['COST_LIMIT']],
  ['501 ids', bodyOf(ids, JSON.stringify({ ids: Array(501).fill('a') })), ['BAD_USER_INPUT']],
  ['a list of no ids', bodyOf(ids, JSON.stringify({ ids: Array(19_000).fill(null) })), ['BAD_USER_INPUT']],
  ['an id of 200 000 letters', bodyOf(ids, JSON.stringify({ ids: ['x'.repeat(200_000)] })), 'data'],
  ['a number of 200 000 digits', bodyOf(first, `{"first":${'9'.repeat(200_000)}}`), ['COST_LIMIT', 'BAD_USER_INPUT']],
  ['a number that is none', bodyOf(first, '{"first":1e999}'), ['COST_LIMIT', 'BAD_USER_INPUT']],
  ['a fraction', bodyOf(first, '{"first":1.5}'), ['BAD_USER_INPUT']],
  ['a text in the place of a number', bodyOf(first, `{"first":"${marker}"}`), ['BAD_USER_INPUT']],
  ['a list in the place of a number', bodyOf(first, `{"first":["${marker}"]}`), ['BAD_USER_INPUT']],
  ['unknown fields of an input', bodyOf(change, `{"input":{"${marker}":1,"agentId":"x"}}`), ['BAD_USER_INPUT']],
  [
    '10 000 unknown variables',
    bodyOf(first, JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`v${i}`, i])))),
    'data',
  ],
  ['__proto__ among the variables', bodyOf(first, '{"__proto__":{"first":5}}'), ['BAD_REQUEST']],
  ['__proto__ in an input', bodyOf(change, '{"input":{"__proto__":{"agentId":"x"}}}'), ['BAD_REQUEST']],
  [
    'a constructor',
    bodyOf(change, '{"input":{"constructor":{"prototype":{"polluted":1}},"agentId":"x"}}'),
    ['BAD_REQUEST', 'BAD_USER_INPUT'],
  ],
  ['names of everything', bodyOf(ids, '{"ids":["__proto__","constructor","toString","hasOwnProperty"]}'), 'data'],
  [
    'an operation of that name',
    '{"query":"{ __typename }","operationName":"__proto__"}',
    ['OPERATION_RESOLUTION_FAILURE'],
  ],
  ['half a pair of UTF-16', bodyOf(search, '{"search":"\\ud83d"}'), 'data'],
  ['a null character', bodyOf(search, '{"search":"\\u0000"}'), 'data'],
  ['members twice', '{"query":"{","query":"{ __typename }"}', 'data'],
  ['a body of no members', '{}', ['BAD_REQUEST']],
  ['a text', '"{ __typename }"', ['BAD_REQUEST']],
  ['nothing', 'null', ['BAD_REQUEST']],
  ['a body beyond the limit', bodyOf(first, JSON.stringify({ x: 'x'.repeat(300_000) })), ['BAD_REQUEST']],
  ['a document as an object', '{"query":{"kind":"Document"}}', ['BAD_REQUEST']],
];

describe.each(bodies)('%s', (_, body, expected) => {
  test.each(['application/graphql-response+json', 'application/json', 'text/event-stream'])(
    'under %s',
    async (accept) => {
      const answer = await service.post(body, { accept });
      const whole = await answer.text();
      const text = /^event: next\ndata: (.*)$/m.exec(whole)?.[1] ?? whole;
      const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
      expect(faultIn({ status: answer.status, type, text, milliseconds: 0 }, body)).toBeNull();
      expect(text).not.toMatch(/(xyzzy){13}/);
      const { data, errors } = JSON.parse(text);
      if (expected === 'data') expect(data).toBeDefined();
      else for (const { extensions } of errors) expect(expected).toContain(extensions.code);
    },
  );

  test('over a socket', async () => {
    const raw = await rawSocket(service);
    raw.say(`{"id":"1","type":"subscribe","payload":${body}}`);
    const over = await Promise.race([raw.hears(2), raw.closed]);
    raw.socket.terminate();
    if (over === undefined) expect(JSON.stringify(raw.heard)).not.toMatch(/INTERNAL_SERVER_ERROR|(xyzzy){13}/);
    else expect([1009, 4400]).toContain(over.code);
  });
});

test('nothing of it stays with the objects of the process', () => {
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(Reflect.get({}, 'first')).toBeUndefined();
});
