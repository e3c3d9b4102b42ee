import { describe, expect, test } from '@jest/globals';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { id, inLanguage, otherSinch, sinch, small, twoSinch } from './kit.ts';
import { expectSorted, idsIn, type Listing, paged, type Row, whole } from './pages.ts';

const start = gateways();
const minute = 60_000;

/** Puts a contact into the first queue, so long ago. */
function arrive({ sandbox: { centre } }: Tried, age: number, source = '+358401234567'): string {
  const [queue] = centre.queuesAt('SINCH');
  if (!queue) throw new Error('there is no queue');
  return centre.place({ queue, status: 'ABANDONED', age, source }).id;
}

const uncached = (sandbox: Sandbox) => twoSinch.also(sandbox).map((one) => ({ ...one, cacheFor: '0s' }));

const externalIds = (rows: readonly Row[]): string[] => rows.map(({ externalId }) => externalId);

describe('contacts', () => {
  test('come by arrival within each source, and pages of any size join', async () => {
    const tried = await start({ people: 10, ...twoSinch, config: { limits: { cost: 1_000_000 } } });
    const listing: Listing = {
      field: 'contacts',
      arguments: 'filter: { since: "2026-11-22T08:45:00Z", includeInProgress: true }',
      node: 'arrivedAt source { id }',
    };
    const rows = await whole(tried, listing);
    expect(rows.length).toBeGreaterThan(25);
    const bySource = [...Map.groupBy(rows, ({ source }: Row) => source.id)];
    expect(bySource.map(([source]) => source)).toEqual([id('Source', sinch), id('Source', otherSinch)]);
    for (const [, some] of bySource)
      expectSorted(
        some.map(({ arrivedAt }) => arrivedAt),
        'ASC',
      );
    for (const first of [4, 9, rows.length / 2, rows.length]) expect(await paged(tried, listing, first)).toEqual(rows);
  });

  const orders: readonly [by: string, node: string][] = [
    ['ARRIVED_AT', 'arrivedAt'],
    ['QUEUED_AT', 'queuedAt'],
    ['CONNECTED_AT', 'connectedAt'],
    ['DISCONNECTED_AT', 'disconnectedAt'],
    ['WAITING_DURATION', 'waitingDuration'],
    ['HANDLING_DURATION', 'handlingDuration'],
    ['TOTAL_DURATION', 'totalDuration'],
  ];

  test.each(orders)('by %s go both ways, nulls last, over all pages and sources', async (by, node) => {
    const tried = await start({ people: 10, ...twoSinch });
    for (const direction of ['ASC', 'DESC'] as const) {
      const listing: Listing = {
        field: 'contacts',
        node,
        arguments: `filter: { since: "2026-11-22T08:40:00Z", includeInProgress: true }, orderBy: { field: ${by}, direction: ${direction} }`,
      };
      const rows = await whole(tried, listing);
      expect(rows.length).toBeGreaterThan(20);
      expectSorted(
        rows.map((row: Row) => row[node]),
        direction,
      );
      expect(await paged(tried, listing, 7)).toEqual(rows);
    }
  });

  test.each(['ASC', 'DESC'])(
    'that arrived in the same millisecond are neither lost nor repeated, %s',
    async (direction) => {
      const tried = await start(small);
      const placed = [5, 3, 3, 3, 3, 3, 3, 3, 2, 1, 1, 1, 1].map((minutes) => arrive(tried, minutes * minute));
      for (const order of [`orderBy: { direction: ${direction} }`, '']) {
        const listing = { field: 'contacts', arguments: order, node: 'externalId' };
        const rows = await whole(tried, listing);
        expect(externalIds(rows).sort()).toEqual([...placed].sort());
        for (const first of [1, 2, 3, 4, 5, 12])
          expect(externalIds(await paged(tried, listing, first))).toEqual(externalIds(rows));
      }
    },
  );

  test('that arrive meanwhile come at the end, and move nobody', async () => {
    const tried = await start(small);
    const old = [50, 40, 30, 20, 10].map((minutes) => arrive(tried, minutes * minute));
    const late: string[] = [];
    const rows = await paged(tried, { field: 'contacts', node: 'externalId' }, 2, () => {
      tried.clock.advance(20_000);
      if (late.length < 3) late.push(arrive(tried, 0));
    });
    expect(externalIds(rows)).toEqual([...old, ...late]);
  });

  test('of the last 24 hours are those from where the first page began', async () => {
    const tried = await start(small);
    const hours = 60 * minute;
    const placed = [24 * hours + 1, 24 * hours, 24 * hours - 1, 12 * hours, 1 * hours].map((age) => arrive(tried, age));
    const listing = { field: 'contacts', node: 'externalId' };
    const rows = await paged(tried, listing, 1, () => tried.clock.advance(30 * minute));
    expect(externalIds(rows)).toEqual(placed.slice(1));
  });

  test('newest first are the same whoever arrives meanwhile', async () => {
    const tried = await start(small);
    const old = [50, 40, 30, 20, 10].map((minutes) => arrive(tried, minutes * minute));
    const listing = { field: 'contacts', arguments: 'orderBy: { direction: DESC }', node: 'externalId' };
    const rows = await paged(tried, listing, 2, () => {
      tried.clock.advance(20_000);
      arrive(tried, 0);
    });
    expect(externalIds(rows)).toEqual(old.reverse());
  });

  test('in progress page whole, however long ago they arrived', async () => {
    const tried = await start(small);
    const { centre } = tried.sandbox;
    const [queue] = centre.queuesAt('SINCH').filter(({ channel }) => channel === 'EMAIL');
    const agents = centre.agentsAt('SINCH');
    const month = 30 * 24 * 60 * minute;
    const [first] = agents;
    if (!queue || !first) throw new Error('the centre is too small');
    const waiting = [month, month, minute, 0].map(
      (age) => centre.place({ queue, status: 'PENDING', agent: first, age }).id,
    );
    arrive(tried, minute);
    const listing = { field: 'contacts', arguments: 'filter: { active: true }', node: 'externalId arrivedAt' };
    const rows = await whole(tried, listing);
    expect(externalIds(rows).sort()).toEqual([...waiting].sort());
    expect(rows[0].arrivedAt).toBe(new Date(tried.clock.now() - month).toISOString());
    for (const size of [1, 2, 3]) expect(idsIn(await paged(tried, listing, size))).toEqual(idsIn(rows));
  });

  test('are asked for once a page, and never again of a source that was read to its end', async () => {
    const tried = await start({ ...small, source: { [sinch]: { language: 'fi', cacheFor: '0s' } }, also: uncached });
    for (const minutes of [50, 40, 30, 20, 10]) arrive(tried, minutes * minute);
    const asked: [fi: readonly (string | null)[], de: readonly (string | null)[]][] = [];
    const count = () => {
      const sizes = (language: 'FI' | 'DE') =>
        tried
          .requests('sinch')
          .filter(inLanguage(language))
          .map(({ query }) => query.get('limit'));
      asked.push([sizes('FI'), sizes('DE')]);
      tried.reset();
    };
    expect(await paged(tried, { field: 'contacts' }, 2, count)).toHaveLength(10);
    count();
    expect(asked).toEqual([
      [['3'], ['3']],
      [['4'], ['3']],
      [['4'], ['3']],
      [[], ['4']],
      [[], ['4']],
    ]);
  });

  test('are asked for page by page, not all at once', async () => {
    const tried = await start({ people: 30, source: { [sinch]: { cacheFor: '0s' } } });
    const sizes = () => tried.requests('sinch').map(({ query }) => query.get('limit'));
    await whole(tried, { field: 'contacts', arguments: 'filter: { since: "2026-11-22T08:55:00Z" }' });
    tried.reset();
    await tried.query(`{ contacts(first: 10) { nodes { id } pageInfo { hasNextPage } } }`);
    expect(sizes()).toEqual(['11']);
  });
});
