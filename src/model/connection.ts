import { createHash } from 'node:crypto';

/** Relay connections over lists that are known whole or read in order, paged by the keys of their rows. */

/** What a row is sorted by, most significant first. null sorts last, whichever the direction. */
export type SortKey = readonly (string | number | null)[];

export interface Edge<T> {
  readonly node: T;
  readonly cursor: string;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
}

export interface Page<T> {
  readonly edges: readonly Edge<T>[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
}

/** A place in a list: the key of the last row seen, and what the list remembers of its first page. */
export interface Position {
  readonly key: SortKey;
  /** Epoch milliseconds from which the first page counted, where that moves with time. */
  readonly since?: number;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Rows with equal names stay in order by their ids, which are compared by code unit: no two ids are equal. */
function comparePart(one: SortKey[number] | undefined, other: SortKey[number] | undefined): number {
  const a = one ?? null;
  const b = other ?? null;
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [first, second] = [String(a), String(b)];
  return collator.compare(first, second) || (first < second ? -1 : first > second ? 1 : 0);
}

/** Compares keys; DESC turns the first part around, the rest breaks ties in ascending order. */
export function compareKeys(one: SortKey, other: SortKey, direction: 'ASC' | 'DESC' = 'ASC'): number {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const order = comparePart(one[at], other[at]);
    if (order === 0) continue;
    const turned = at === 0 && direction === 'DESC' && one[at] !== null && other[at] !== null;
    return turned ? -order : order;
  }
  return 0;
}

/** A row in its place. The cursor is made when it is asked for: it costs more than the rest of the row, and most ask for none. */
class PlacedEdge<T> implements Edge<T> {
  readonly node: T;
  readonly #list: string;
  readonly #position: Position;

  constructor(node: T, list: string, position: Position) {
    this.node = node;
    this.#list = list;
    this.#position = position;
  }

  get cursor(): string {
    return encodeCursor(this.#list, this.#position);
  }

  /** What the row stands for, in its place. */
  with<U>(node: U): PlacedEdge<U> {
    return new PlacedEdge(node, this.#list, this.#position);
  }
}

/** A page whose rows may be put in other words. */
interface PlacedPage<T> extends Page<T> {
  readonly edges: readonly PlacedEdge<T>[];
}

/** A short name for a list and everything that shapes it: a cursor of one list is no cursor of another. */
export const fingerprint = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(canonical(parts)).digest('base64url').slice(0, 12);

/** JSON with sorted keys and without what is null or absent: inputs that mean the same read the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, each]) => each !== null && each !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}

const encodeCursor = (list: string, position: Position): string =>
  Buffer.from(JSON.stringify([list, position.key, position.since ?? null])).toString('base64url');

/** null when the text is no cursor of this list. */
export function decodeCursor(list: string, cursor: string): Position | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 3 || parts[0] !== list || !Array.isArray(parts[1])) return null;
    const key = parts[1].map((part: unknown) => (typeof part === 'string' || typeof part === 'number' ? part : null));
    return typeof parts[2] === 'number' ? { key, since: parts[2] } : { key };
  } catch {
    return null;
  }
}

/** A page of what its rows stand for. */
export function mapPage<T, U>({ edges, pageInfo }: PlacedPage<T>, to: (row: T) => U): Page<U> {
  const mapped = edges.map((edge) => edge.with(to(edge.node)));
  return { edges: mapped, nodes: mapped.map((edge) => edge.node), pageInfo };
}

export interface PageOptions<T> {
  readonly list: string;
  readonly first: number;
  readonly after: Position | null;
  readonly keyOf: (row: T) => SortKey;
  readonly direction?: 'ASC' | 'DESC';
  readonly since?: number;
}

/** Sorts rows that are known whole, or at least up to the end of the page and one more, and cuts one page. */
export function page<T>(rows: readonly T[], options: PageOptions<T>): PlacedPage<T> {
  const { list, first, after, keyOf, direction = 'ASC' } = options;
  const sorted = rows
    .map((node) => ({ node, key: keyOf(node) }))
    .filter(({ key }) => after === null || compareKeys(key, after.key, direction) > 0)
    .sort((one, other) => compareKeys(one.key, other.key, direction));
  const since = options.since === undefined ? {} : { since: options.since };
  const edges = sorted.slice(0, first).map(({ node, key }) => new PlacedEdge(node, list, { key, ...since }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: sorted.length > first,
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
      hasPreviousPage: after !== null,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
    },
  };
}
