import { expect } from '@jest/globals';
import type { Answer, Tried } from '../kit/gateway.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever its own document selected
export type Row = any;
type Rows = Row[];

export interface Listing {
  /** The connection's field: `agents`. */
  readonly field: string;
  /** Arguments besides first and after: `orderBy: { field: NAME }`. */
  readonly arguments?: string;
  /** What is selected of each row besides its id. */
  readonly node?: string;
  /** The object that has the connection: `agent(id: "…")`; the root when left out. */
  readonly parent?: string;
}

const document = ({ field, arguments: more = '', node = '', parent }: Listing): string => {
  const list = `list: ${field}(${more} first: $first, after: $after) {
    edges { cursor node { id ${node} } }
    nodes { id ${node} }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    failures { code }
  }`;
  return `query ($first: Int!, $after: String) { ${parent ? `parent: ${parent} { ${list} }` : list} }`;
};

/** The answer to one page, faults and all. */
export const askPage = (tried: Tried, listing: Listing, first: number, after?: string): Promise<Answer> =>
  tried.query(document(listing), { first, after: after ?? null });

/** One page that must be in order in itself. */
async function pageOf(tried: Tried, listing: Listing, first: number, after?: string) {
  const { data, errors } = await askPage(tried, listing, first, after);
  expect(errors).toBeUndefined();
  const { edges, nodes, pageInfo, failures } = (data.parent ?? data).list;
  expect(failures).toEqual([]);
  expect(edges.map((edge: Answer['data']) => edge.node)).toEqual(nodes);
  expect(pageInfo).toMatchObject({
    hasPreviousPage: after !== undefined,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  });
  return {
    nodes: nodes as Rows,
    hasNextPage: pageInfo.hasNextPage as boolean,
    endCursor: pageInfo.endCursor as string,
  };
}

/** Every row of a list, by one page. */
export async function whole(tried: Tried, listing: Listing): Promise<Rows> {
  const { nodes, hasNextPage } = await pageOf(tried, listing, 500);
  expect(hasNextPage).toBe(false);
  return nodes;
}

/** Every row of a list, page by page; each but the last must be full. `between` is done after each page. */
export async function paged(
  tried: Tried,
  listing: Listing,
  first: number,
  between: () => Promise<void> | void = () => {},
): Promise<Rows> {
  const rows: Rows = [];
  for (let after: string | undefined; ; ) {
    const page = await pageOf(tried, listing, first, after);
    if (after !== undefined) expect(page.nodes).not.toEqual([]);
    rows.push(...page.nodes);
    if (!page.hasNextPage) return rows;
    expect(page.nodes).toHaveLength(first);
    after = page.endCursor;
    await between();
  }
}

/** Expects values in order, the missing ones last whichever the direction. */
export function expectSorted(values: readonly (string | number | null)[], direction: 'ASC' | 'DESC'): void {
  const present = values.filter((value) => value !== null);
  expect(values.slice(0, present.length)).toEqual(present);
  const { compare } = new Intl.Collator('en', { numeric: true });
  const sorted = present.toSorted((one, other) =>
    typeof one === 'number' && typeof other === 'number' ? one - other : compare(String(one), String(other)),
  );
  expect(present).toEqual(direction === 'ASC' ? sorted : sorted.reverse());
}

export const idsIn = (rows: Rows): string[] => rows.map(({ id }) => id);
