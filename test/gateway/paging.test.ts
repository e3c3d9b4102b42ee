import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { id, inLanguage, sinch, tenios, twoSinch } from './kit.ts';
import { askPage, expectSorted, idsIn, type Listing, paged, type Row, whole } from './pages.ts';

const start = gateways();
const directions = ['ASC', 'DESC'] as const;
const summaries = 'filter: { since: "2026-11-22T08:15:00Z" }';

/** Three sources, two of them with everything; the agents of the first are in wrap-up. */
async function three(): Promise<Tried> {
  const tried = await start({ people: 20, ...twoSinch });
  const { centre } = tried.sandbox;
  const [queue] = centre.queuesAt('TENIOS');
  for (const agent of centre.agentsAt('TENIOS')) {
    if (queue) centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 30_000 });
    await tried.query(
      `mutation { extendWrapUp(input: { agentId: "${id('Agent', tenios, agent.id)}", by: 60000 }) { errors { code } } }`,
    );
  }
  return tried;
}

describe('a list', () => {
  const lists: readonly { readonly listing: Listing; readonly atLeast: number }[] = [
    { listing: { field: 'agents', node: 'source { name } name' }, atLeast: 40 },
    { listing: { field: 'queues', node: 'source { name } name' }, atLeast: 18 },
    { listing: { field: 'queueGroups', node: 'source { name } name' }, atLeast: 8 },
    {
      listing: { field: 'contactSummaries', arguments: summaries, node: 'queue { source { name } name }' },
      atLeast: 20,
    },
    { listing: { field: 'wrapUps', node: 'source { name } agent { name }' }, atLeast: 8 },
  ];

  test.each(lists)(
    'of $listing.field is in order of source, name and id, and its pages join without gap or repeat',
    async ({ listing, atLeast }) => {
      const tried = await three();
      const rows = await whole(tried, listing);
      expect(rows.length).toBeGreaterThanOrEqual(atLeast);
      expect(new Set(idsIn(rows)).size).toBe(rows.length);
      const nameOf = (row: Row) => row.agent?.name ?? row.queue?.name ?? row.name;
      const sourceOf = (row: Row) => (row.source ?? row.queue.source).name;
      const bySource = [...Map.groupBy(rows, sourceOf)];
      expect(
        ['TENIOS Germany', 'Sinch Finland', 'Sinch Germany'].filter((name) =>
          bySource.some(([source]) => source === name),
        ),
      ).toEqual(bySource.map(([source]) => source));
      for (const [, some] of bySource) expectSorted(some.map(nameOf), 'ASC');
      for (const first of [1, 3, rows.length - 1, rows.length])
        expect(await paged(tried, listing, first)).toEqual(rows);
    },
  );

  const ofSinch: readonly Listing[] = [
    ...lists.map(({ listing }) => listing),
    { field: 'agentGroups', node: 'source { name } name' },
    { field: 'agents', arguments: 'filter: { states: [READY, WRAP_UP] }', node: 'source { name } name' },
  ];

  test.each(ofSinch)('of $field $arguments asks no source again that was read to its end', async (listing) => {
    const tried = await start({
      people: 20,
      source: { [sinch]: { language: 'fi', cacheFor: '0s' } },
      also: twoSinch.also,
    });
    const { data } = await askPage(tried, listing, 500);
    const { edges } = data.list;
    const at = edges.findIndex(({ node }: Row) => (node.source ?? node.queue.source).name === 'Sinch Germany');
    const following = edges.slice(at + 1);
    expect(at).toBeGreaterThan(0);
    tried.reset();
    const next = (await askPage(tried, listing, 500, edges[at].cursor)).data.list;
    expect(next.edges).toEqual(following);
    expect(tried.requests('sinch').filter(inLanguage('FI'))).toHaveLength(0);
  });

  test('of nothing has no cursors', async () => {
    const tried = await start({ people: 10, warmUp: 0 });
    const { data } = await askPage(tried, { field: 'contacts' }, 10);
    expect(data.list).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      failures: [],
    });
  });
});

describe('an order', () => {
  const engagement = ['BUSY', 'WRAP_UP', 'READY', 'NOT_READY', 'LOGGED_OFF', 'UNKNOWN'];
  const orders: readonly (readonly [
    field: string,
    by: string,
    node: string,
    value: (row: Row) => string | number | null,
  ])[] = [
    ['agents', 'NAME', 'name', ({ name }) => name],
    ['agents', 'EMAIL', 'email', ({ email }) => email.toLowerCase()],
    ['agents', 'STATE', 'state', ({ state }) => engagement.indexOf(state)],
    ['agents', 'STATE_SINCE', 'stateSince', ({ stateSince }) => stateSince],
    ['queues', 'NAME', 'name', ({ name }) => name],
    ['queues', 'WAITING', 'status { waiting }', ({ status }) => status.waiting],
    ['queues', 'LONGEST_WAIT', 'status { longestWait }', ({ status }) => status.longestWait],
    ['queues', 'AGENTS_FREE', 'status { agentsFree }', ({ status }) => status.agentsFree],
  ];

  test.each(orders)('of %s by %s holds both ways, nulls last, over all pages', async (field, by, node, value) => {
    const tried = await start({ people: 20, ...twoSinch });
    // One queue of the three whose figures the vendor does not tell.
    tried.sandbox.sinch.rewrite('/queueStatuses', (rows) =>
      (rows as { name: string }[]).map((row) => (row.name === 'Myynti' ? { id: 'F'.repeat(32), name: 'Myynti' } : row)),
    );
    const unordered = await whole(tried, { field });
    for (const direction of directions) {
      const listing = { field, node, arguments: `orderBy: { field: ${by}, direction: ${direction} }` };
      const rows = await whole(tried, listing);
      expectSorted(rows.map(value), direction);
      expect(idsIn(rows).sort()).toEqual(idsIn(unordered).sort());
      for (const first of [2, 7]) expect(await paged(tried, listing, first)).toEqual(rows);
    }
  });

  test('left out is by name within each source, the nameless last', async () => {
    const tried = await start({
      people: 10,
      warmUp: 0,
      source: {
        [tenios]: {
          agents: [{ email: 'b@acme.example' }, { email: 'a@acme.example' }, { email: 'z@acme.example', name: 'Zoë' }],
        },
      },
    });
    const rows = await whole(tried, {
      field: 'agents',
      arguments: 'filter: { vendors: [TENIOS] }',
      node: 'externalId',
    });
    expect(rows.map(({ externalId }) => externalId)).toEqual(['z@acme.example', 'a@acme.example', 'b@acme.example']);
  });
});
