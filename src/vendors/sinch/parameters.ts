import { BadUserInput } from '../../errors.ts';
import type { VendorField } from '../../ports/call.ts';

/** Query parameters of a request; those without a value are left out. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** Ids of 32 characters that keep a URL under 8 kB with room for other parameters. */
export const idsPerCall = 200;
/** What many servers and proxies take as a URL at most is 8 kB; this leaves room for host and path. */
const longestQuery = 7_800;

/** Set for every list, whatever its own parameters are. */
const ofEveryList: ReadonlySet<string> = new Set(['language', 'sort', 'offset', 'limit']);

/** Cuts a list of ids into as many as fit one URL each. */
function chunks<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size));
}

/** The same as values of a parameter; where there is no list of ids there is one value, none. */
export const idLists = (ids: readonly string[] | undefined, size = idsPerCall): readonly (string | undefined)[] =>
  ids === undefined ? [undefined] : chunks(ids, size).map((some) => some.join(','));

/**
 * Adds filters by the vendor's own field names; patterns keep their wildcards.
 * @throws {BadUserInput} when a field is named twice or is a parameter that the request sets: one of the two would be lost.
 */
export function withFields(own: Parameters, fields: readonly VendorField[] = []): Parameters {
  const named: Record<string, string> = {};
  for (const { name, pattern } of fields) {
    if (ofEveryList.has(name) || own[name] !== undefined || Object.hasOwn(named, name))
      throw new BadUserInput(
        'filter.vendorFields',
        `Argument "filter.vendorFields" cannot name "${name}": the request has a value for it already.`,
      );
    named[name] = pattern;
  }
  return { ...own, ...named };
}

/**
 * The query of a URL. Commas stay as they are: they part the ids of a list, and three characters for one would halve it.
 * @throws {BadUserInput} when it is too long to be sent: ids are cut to size, so the caller's own texts are the reason.
 */
export function encode(parameters: Parameters): string {
  const query = Object.entries(parameters)
    .flatMap(([name, value]) => (value === undefined ? [] : `${encodeURIComponent(name)}=${encoded(String(value))}`))
    .join('&');
  if (query.length > longestQuery)
    throw new BadUserInput('filter', 'Argument "filter" is too long for a request to the source: use shorter values.');
  return query;
}

/** JSON can hold half of a pair of UTF-16, which no address can. */
const encoded = (value: string): string => encodeURIComponent(value.toWellFormed()).replaceAll('%2C', ',');
