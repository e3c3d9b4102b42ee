import { describe, expect, test } from '@jest/globals';
import type { Behaviour } from '../../src/sandbox/faults.ts';
import { type Answer, gateways, type Tried } from '../kit/gateway.ts';
import { id, inLanguage, otherSinch, sinch, tenios, twoSinch } from './kit.ts';

const start = gateways();

/** No repeat fits into so short a time, so a failure shows at once. */
const impatient = { timeout: '90ms' };
const threeSources = { ...twoSinch, source: { [sinch]: { language: 'fi', ...impatient } } };

const failures = `failures { source { id name vendor } code message vendorCode retryable retryAfter }`;
const nodes = `nodes { id source { id } } ${failures}`;
const everything = `query ($email: EmailAddress!) {
  agents(first: 100) { ${nodes} }
  queues(first: 100) { ${nodes} }
  contacts(filter: { active: true }) { ${nodes} }
  wrapUps { ${nodes} }
  queueGroups { ${nodes} }
  contactSummaries(filter: { since: "2026-11-22T05:00:00Z" }, first: 500) { nodes { id queue { source { id } } } ${failures} }
  agentStateCounts { nodes: counts { source { id } count } ${failures} }
  person(email: $email) { nodes: agents { id source { id } } ${failures} }
}`;

/** A centre with three sources in which every list has rows of each source that can have any. */
async function full(): Promise<Tried & { readonly email: string }> {
  const tried = await start({ people: 10, ...threeSources });
  const { centre } = tried.sandbox;
  const both = centre.people.find(({ vendors }) => vendors.length === 2);
  const [atTenios, atSinch] = [centre.agentsAt('TENIOS')[0], centre.agentsAt('SINCH')[0]];
  const [queue] = centre.queuesAt('SINCH');
  const [teniosQueue] = centre.queuesAt('TENIOS');
  if (!both || !atTenios || !atSinch || !queue || !teniosQueue) throw new Error('the centre is too small');
  centre.place({ queue, status: 'WRAP_UP', agent: atSinch });
  centre.place({ queue: teniosQueue, status: 'WRAP_UP', agent: atTenios });
  const extended = await tried.query(
    `mutation ($input: ExtendWrapUpInput!) { extendWrapUp(input: $input) { errors { code } } }`,
    { input: { agentId: id('Agent', tenios, atTenios.id), by: 60_000 } },
  );
  expect(extended.data.extendWrapUp.errors).toEqual([]);
  tried.reset();
  return { ...tried, email: both.email };
}

/** Sources whose rows stand in each list. */
const sourcesIn = (data: Answer['data']): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries<Answer['data']>(data).map(([field, list]) => [
      field,
      [...new Set<string>(list.nodes.map((node: Answer['data']) => (node.source ?? node.queue.source).id))],
    ]),
  );

const failuresIn = (data: Answer['data']): Record<string, unknown[]> =>
  Object.fromEntries(Object.entries<Answer['data']>(data).map(([field, list]) => [field, list.failures]));

const rosterLists = ['agents', 'wrapUps', 'agentStateCounts', 'person'];
const lists = [...rosterLists, 'queues', 'contacts', 'queueGroups', 'contactSummaries'];
const expectedSources = (...sinchSources: string[]): Record<string, string[]> =>
  Object.fromEntries(
    lists.map((field) => [
      field,
      [...(rosterLists.includes(field) ? [tenios] : []), ...sinchSources].map((source) => id('Source', source)),
    ]),
  );

describe('a Sinch source that is down gives up its rows and nobody else’s', () => {
  test('while all is well nobody has failed', async () => {
    const { query, email } = await full();
    const { data, errors } = await query(everything, { email });
    expect(errors).toBeUndefined();
    expect(sourcesIn(data)).toEqual(expectedSources(sinch, otherSinch));
    expect(failuresIn(data)).toEqual(Object.fromEntries(lists.map((field) => [field, []])));
  });

  const unreachable = { code: 'VENDOR_UNAVAILABLE', vendorCode: null, retryable: true, retryAfter: null };
  const cases: readonly [string, Behaviour, object][] = [
    [
      'breaks the connection',
      'reset',
      { ...unreachable, message: 'Sinch Finland closed the connection without an answer.' },
    ],
    [
      'answers 500',
      { status: 500, body: 'java.lang.Error' },
      { ...unreachable, message: 'Sinch Finland failed (status 500).' },
    ],
    [
      'wants fewer requests',
      { status: 429, headers: { 'retry-after': '7' } },
      {
        code: 'VENDOR_RATE_LIMITED',
        message: 'Sinch Finland asks for fewer requests.',
        vendorCode: null,
        retryable: true,
        retryAfter: 7_000,
      },
    ],
    [
      'refuses our credentials',
      { status: 401, body: 'who are you' },
      {
        code: 'VENDOR_UNAUTHORIZED',
        message: 'Sinch Finland does not accept our credentials.',
        vendorCode: null,
        retryable: false,
        retryAfter: null,
      },
    ],
    [
      'answers with a page of a proxy',
      { status: 200, body: '<html>maintenance</html>', contentType: 'text/html' },
      { code: 'VENDOR_BAD_RESPONSE', retryable: false },
    ],
    ['answers null', { status: 200, body: null }, { code: 'VENDOR_BAD_RESPONSE', retryable: false }],
    ['sends half of its answer', 'reset-body', { code: 'VENDOR_BAD_RESPONSE', retryable: true }],
  ];

  test.each(cases)('because it %s', async (_what, behaviour, expected) => {
    const { query, email, sandbox } = await full();
    sandbox.sinch.fault(inLanguage('FI'), behaviour);
    const { data, errors } = await query(everything, { email });
    expect(errors).toBeUndefined();
    expect(sourcesIn(data)).toEqual(expectedSources(otherSinch));
    const source = { id: id('Source', sinch), name: 'Sinch Finland', vendor: 'SINCH' };
    for (const [field, [failure, ...others]] of Object.entries(failuresIn(data))) {
      expect({ field, others, failure }).toEqual({
        field,
        others: [],
        failure: expect.objectContaining({ source, ...expected }),
      });
    }
  });

  test('because it does not answer in time', async () => {
    const { query, email, sandbox, clock } = await full();
    const held = sandbox.sinch.fault(inLanguage('FI'), 'hang');
    const asked = query(everything, { email });
    await held.reachedBy(7);
    clock.advance(90);
    const { data, errors } = await asked;
    expect(errors).toBeUndefined();
    expect(sourcesIn(data)).toEqual(expectedSources(otherSinch));
    for (const [field, told] of Object.entries(failuresIn(data)))
      expect([field, told]).toEqual([
        field,
        [
          expect.objectContaining({
            code: 'VENDOR_TIMEOUT',
            message: 'Sinch Finland did not answer within 90 ms.',
            retryable: true,
          }),
        ],
      ]);
  });
});
