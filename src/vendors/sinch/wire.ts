import { count, flag, instant, list, parseJson, record, text, whole } from '../../http/json.ts';

/**
 * One object of a Sinch answer (sinch-rmi.txt), read tolerantly: absent, null, misspelt and mistyped all read as null.
 * Where the page spells a key in several ways the alternatives are named after it.
 */
export class Row {
  readonly #values: Readonly<Record<string, unknown>>;
  /** When Sinch said this, epoch milliseconds: its durations count back from here. */
  readonly observedAt: number;

  constructor(values: Readonly<Record<string, unknown>>, observedAt: number) {
    this.#values = values;
    this.observedAt = observedAt;
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
    return rowsOf(list(this.#values[key], wrapper), this.observedAt);
  }
  /** Every property as it came, for a PUT that must repeat them all. */
  get values(): Readonly<Record<string, unknown>> {
    return this.#values;
  }
}

const rowsOf = (values: readonly unknown[], observedAt: number): readonly Row[] =>
  values.flatMap((value) => {
    const values = record(value);
    return values === null ? [] : [new Row(values, observedAt)];
  });

/**
 * The rows of a list answer, however it is wrapped. Throws when it is no JSON, null, empty, or an object that is neither a
 * wrapped list nor a row: that is a bad answer, never an empty list.
 */
export function parseRows(body: string, wrappers: readonly string[], observedAt: number): readonly Row[] {
  const value = parseJson(body);
  const single = record(value);
  const wrapped = single !== null && wrappers.some((name) => name in single);
  if (!Array.isArray(value) && !wrapped && single?.id === undefined) throw new SyntaxError('a list was expected');
  return rowsOf(list(value, ...wrappers), observedAt);
}

/** The single object of an answer. Throws when there is none. */
export function parseRow(body: string, wrapper: string, observedAt: number): Row {
  const [row] = parseRows(body, [wrapper], observedAt);
  if (row === undefined) throw new SyntaxError('an object was expected');
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
/** A contact summary's id is its queue's and the start of its interval. */
export const isSummaryId = (id: string): boolean => summaryId.test(id);
/** A setting is named by the client that keeps it; what would change the URL's path is left out. */
export const isSettingId = (id: string): boolean => settingId.test(id);

/** An id in its one spelling: ids may come with trailing blanks and in either case. */
export function idOf(row: Row, ...keys: readonly string[]): string | null {
  const id = row.text(...keys)?.toUpperCase() ?? null;
  return id === null || id === '' ? null : id;
}
