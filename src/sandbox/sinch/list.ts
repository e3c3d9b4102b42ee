import { type Answer, json } from '../answers.ts';
import { badRequest } from './call.ts';
import { readCount, readPattern } from './query.ts';

export type Row = Readonly<Record<string, unknown>>;

/** How a list of things becomes the list of an answer. */
interface Listing<T> {
  /** In the order that holds without `sort`. */
  readonly items: readonly T[];
  readonly row: (item: T) => Row;
  /** The operation's own parameters; any other is a filter by the field of that name. */
  readonly parameters: readonly string[];
  /** Fields that can be told without making the row: filters by these are tried first. */
  readonly quick?: Readonly<Record<string, (item: T) => string>>;
}

const common = ['language', 'sort', 'offset', 'limit'];

/** Filters by fields, sorts, and cuts: at 100 unless a limit is given, without a word about it. */
export function list<T>(query: URLSearchParams, { items, row, parameters, quick = {} }: Listing<T>): Answer {
  const offset = readCount(query, 'offset', 0);
  const limit = readCount(query, 'limit', 100);
  const sort = query.get('sort');
  const filters = [...query].filter(([name]) => !common.includes(name) && !parameters.includes(name));
  const slow = filters.filter(([name]) => !Object.hasOwn(quick, name));
  const left = filters.reduce((some, [name, value]) => keepQuickly(some, quick[name], value), items);
  if (slow.length === 0 && sort === null) return json(left.slice(offset, offset + limit).map(row));
  const rows = slow.reduce<readonly Row[]>((some, [name, value]) => keep(some, name, value), left.map(row));
  return json((sort === null ? rows : sorted(rows, sort)).slice(offset, offset + limit));
}

function keepQuickly<T>(items: readonly T[], read: ((item: T) => string) | undefined, pattern: string): readonly T[] {
  const fits = readPattern(pattern);
  return read === undefined ? items : items.filter((item) => fits(read(item)));
}

function keep(rows: readonly Row[], name: string, pattern: string): readonly Row[] {
  const fits = readPattern(pattern);
  return rows.filter((row) => {
    const value = field(row, name);
    return value !== undefined && value !== null && typeof value !== 'object' && fits(String(value));
  });
}

function field(row: Row, name: string): unknown {
  if (Object.hasOwn(row, name)) return row[name];
  const lower = name.toLowerCase();
  return row[Object.keys(row).find((key) => key.toLowerCase() === lower) ?? name];
}

/** @param sort a field, a minus before it for descending, `,LOCALE-fi` after it for the order of a language */
function sorted(rows: readonly Row[], sort: string): Row[] {
  const [, minus, name = '', locale] = /^(-?)(.*?)(?:,LOCALE-(.+))?$/.exec(sort) ?? [];
  const compare = collator(locale);
  const direction = minus === '-' ? -1 : 1;
  return rows.toSorted((a, b) => direction * compare(field(a, name), field(b, name)));
}

function collator(locale: string | undefined): (a: unknown, b: unknown) => number {
  try {
    const { compare } = new Intl.Collator(locale ?? 'en');
    return (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : compare(word(a), word(b)));
  } catch {
    throw badRequest(`Invalid locale: '${locale}'`);
  }
}

const word = (value: unknown) => (value === undefined || value === null ? '' : String(value));

const { compare } = new Intl.Collator('en');

/** The usual order of a list: by name, as in an English dictionary. */
export function byName<T>(items: readonly T[], name: (item: T) => string): T[] {
  return items.toSorted((a, b) => compare(name(a), name(b)));
}
