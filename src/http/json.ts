/**
 * Readers for vendors' JSON, used at the edge and once. They are total: what is absent, empty or of the wrong type reads as
 * null, so that one odd field never costs the rest of an answer.
 */

/** The value of a JSON body. Throws on HTML, an empty or cut-off body and a bare `null`: those are bad answers, never "nothing". */
export function parseJson(body: string): unknown {
  const value = parsed(body);
  if (value === null) throw new SyntaxError('The body is null.');
  return value;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The engine's message quotes the body, which belongs in no log.
    throw new SyntaxError('The body is no JSON.');
  }
}

/** An object, or null for anything else. */
export function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return isRecord(value) ? value : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A list however it is wrapped: an array, an array or a single thing below one of the wrappers or several of them, or a
 * single thing. Null and undefined are an empty list, also below a wrapper.
 */
export function list(value: unknown, ...wrappers: readonly string[]): readonly unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value;
  const row = record(value);
  const wrapper = row === null ? undefined : wrappers.find((name) => Object.hasOwn(row, name));
  return row === null || wrapper === undefined ? [value] : list(row[wrapper], ...wrappers);
}

/** A string without blanks around it; numbers become strings, '' becomes null. */
export function text(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'string') return null;
  return value.trim() || null;
}

/** An integer up to 2^53, also as a numeric string; null for anything else, fractions included. */
export function whole(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** A count: an integer that GraphQL's Int can carry, else null. */
export function count(value: unknown): number | null {
  const number = whole(value);
  return number !== null && Math.abs(number) <= 0x7fff_ffff ? number : null;
}

const yes = new Set(['true', '1', 'yes']);
const no = new Set(['false', '0', 'no']);

/** A boolean, also as 1 and 0, "true" and "false", "yes" and "no". */
export function flag(value: unknown): boolean | null {
  const word = typeof value === 'boolean' ? String(value) : (text(value)?.toLowerCase() ?? '');
  return yes.has(word) || (no.has(word) ? false : null);
}

const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/** The farthest moment from the epoch that a calendar has, in milliseconds. */
const farthest = 8_640_000_000_000_000;

const momentOf = (milliseconds: number | null): number | null =>
  milliseconds === null || Number.isNaN(milliseconds) || Math.abs(milliseconds) > farthest ? null : milliseconds;

/** A moment as epoch milliseconds: an ISO 8601 date and time with any number of fraction digits, or that number itself. UTC where no zone is given. */
export function instant(value: unknown): number | null {
  const string = text(value);
  const parts = string === null ? null : iso.exec(string);
  if (parts === null) return momentOf(whole(value));
  const [, date, time, seconds = '00', fraction = '', zone = 'Z'] = parts;
  const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  const offset = sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`;
  return momentOf(Date.parse(`${date}T${time}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${offset}`));
}
