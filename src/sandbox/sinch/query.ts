import { badRequest, readGuid } from './call.ts';

/** The ids of a comma list; null when the parameter is absent. @throws {Refusal} 400 when one of them is malformed */
export function readGuids(query: URLSearchParams, name: string, special: readonly string[] = []): Set<string> | null {
  const words = readWords(query, name);
  return words && new Set(words.map((word) => (special.includes(word) ? word : readGuid(word))));
}

/** The words of a comma list; null when the parameter is absent. */
export function readWords(query: URLSearchParams, name: string): string[] | null {
  return query.get(name)?.split(',') ?? null;
}

/** An instant; null when the parameter is absent. @throws {Refusal} 400 when it is none */
export function readInstant(query: URLSearchParams, name: string): number | null {
  const given = query.get(name);
  if (given === null) return null;
  const instant = /^\d{4}-\d\d-\d\dT/.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(instant)) throw badRequest(`Invalid time: '${given}'`);
  return instant;
}

/** True for 1 and true. */
export function readFlag(query: URLSearchParams, name: string): boolean {
  return ['1', 'true'].includes(query.get(name)?.toLowerCase() ?? '');
}

/** A whole number from `low` to `high`. @throws {Refusal} 400 when it is none */
export function readCount(query: URLSearchParams, name: string, usual: number, high = Number.MAX_SAFE_INTEGER): number {
  const given = query.get(name);
  if (given === null) return usual;
  const count = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (Number.isNaN(count) || count > high) throw badRequest(`Invalid value of ${name}: '${given}'`);
  return count;
}

/** A test for a whole value, without regard to case, where * stands for any text and ? for one character. */
export function readPattern(given: string): (value: string) => boolean {
  const escaped = given.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'is');
  return (value) => pattern.test(value);
}
