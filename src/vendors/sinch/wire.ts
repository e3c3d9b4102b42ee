import { count, flag, instant, list, parseJson, record, text, whole } from '../../http/json.ts';
import type { Observation } from '../../model/observation.ts';

/**
 * One object of a Sinch answer (its page is named in README.md), read tolerantly: absent, null, misspelt and mistyped all read as null.
 * Where the page spells a key in several ways the alternatives are named after it.
 */
export class Row {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly observation: Observation;
  /** Most rows are read once: nothing is kept for them. */
  #made: Map<unknown, unknown> | null = null;

  constructor(values: Readonly<Record<string, unknown>>, observation: Observation) {
    this.#values = values;
    this.observation = observation;
  }

  /** When Sinch said this, epoch milliseconds: its durations count back from here. */
  get observedAt(): number {
    return this.observation.observedAt;
  }

  /** What is made of it, once for all who read the same answer. @param make a function of the row alone, always the same one */
  as<T>(make: (row: Row) => T): T {
    // A function is the key of what it made.
    if (this.#made?.has(make)) return this.#made.get(make) as T;
    const made = make(this);
    this.#made ??= new Map();
    this.#made.set(make, made);
    return made;
  }

  /** The same, as something that Sinch said before it failed. */
  asStale(): Row {
    return new Row(this.#values, { ...this.observation, stale: true });
  }

  #find(keys: readonly string[]): unknown {
    for (const key of keys) {
      const value = this.#values[key];
      if (value !== undefined && value !== null && value !== '') return value;
    }
    return null;
  }

  text(...keys: readonly string[]): string | null {
    return text(this.#find(keys));
  }
  whole(...keys: readonly string[]): number | null {
    return whole(this.#find(keys));
  }
  /** How many; whole() is for durations, which may be longer than GraphQL's Int. */
  count(...keys: readonly string[]): number | null {
    return count(this.#find(keys));
  }
  flag(...keys: readonly string[]): boolean | null {
    return flag(this.#find(keys));
  }
  instant(...keys: readonly string[]): number | null {
    return instant(this.#find(keys));
  }
  /** The moment that lies this many milliseconds before the answer. */
  ago(...keys: readonly string[]): number | null {
    const duration = this.whole(...keys);
    return duration === null ? null : this.observedAt - duration;
  }
  /** A list below this object, however it is wrapped: an array, {"queue": […]}, a single object, null or nothing. */
  rows(key: string, wrapper: string): readonly Row[] {
    return distinct(rowsOf(list(this.#values[key], wrapper), this.observation));
  }
  /** Every property as it came, for a PUT that must repeat them all. */
  get values(): Readonly<Record<string, unknown>> {
    return this.#values;
  }
}

/** What is no object is a row of which nothing is known: a page with one in it is as long as it is. */
const rowsOf = (values: readonly unknown[], observation: Observation): readonly Row[] =>
  values.map((value) => new Row(record(value) ?? {}, observation));

/** Each thing once: a page may repeat what the one before had, where something else has gone meanwhile. */
export const distinct = (rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [idOf(row, 'id') ?? row, row])).values(),
];

/**
 * The rows of a list answer, however it is wrapped. Throws when it is no JSON, null, empty, or something in which nothing
 * has an id, as everything of Sinch's has: that is a bad answer, never an empty list.
 */
export function parseRows(body: string, wrappers: readonly string[], observation: Observation): readonly Row[] {
  const values = list(parseJson(body), ...wrappers);
  const rows = rowsOf(values, observation);
  if (values.length > 0 && rows.every((row) => idOf(row, 'id') === null)) throw new SyntaxError('a list was expected');
  return rows;
}

/** The single object of an answer. Throws when there is none, or another one than was asked for. */
export function parseRow(body: string, wrapper: string, id: string, observation: Observation): Row {
  const [row] = parseRows(body, [wrapper], observation);
  if (row === undefined || idOf(row, 'id') !== id.toUpperCase()) throw new SyntaxError('this object was expected');
  return row;
}

/** An answer that may be JSON or the bare text. */
export function parseWord(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return body;
  }
}

const guid = /^[0-9A-F]{32}$/;
const summaryId = /^[0-9A-F]{32}\d{8}T\d{6}Z$/;
const settingId = /^(?!\.{1,2}$)[\w.~-]{1,128}$/;

/** Whether a string may be sent as an id: one malformed id would fail the whole list of it. */
export const isGuid = (id: string): boolean => guid.test(id);
/** Whether it can be a queue group's: those that are no GUID are words, of which the page names one. */
export const isQueueGroupId = (id: string): boolean => isGuid(id) || id === 'ALL_QUEUES';
/** A contact summary's id is its queue's and the start of its interval. */
export const isSummaryId = (id: string): boolean => summaryId.test(id);
/** A setting is named by the client that keeps it; what would change the URL's path is left out. */
export const isSettingId = (id: string): boolean => settingId.test(id);

/** An id in its one spelling: ids may come with trailing blanks and in either case. */
export function idOf(row: Row, ...keys: readonly string[]): string | null {
  const id = row.text(...keys)?.toUpperCase() ?? null;
  return id === null || id === '' ? null : id;
}

/** Rows by the ids in them. */
export const byId = (rows: readonly Row[]): Map<string, Row> =>
  new Map(
    rows.flatMap((row) => {
      const id = idOf(row, 'id');
      return id === null ? [] : [[id, row]];
    }),
  );
