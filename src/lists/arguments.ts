import { BadUserInput } from '../errors.ts';
import type { SourceFailure } from '../loaders/failures.ts';
import { decodeCursor, type Page, type Position } from '../model/connection.ts';
import { decodeId, type IdType, type Ref } from '../model/ids.ts';
import type { Vendor } from '../model/source.ts';
import type { Source } from '../ports/vendor.ts';

/** `first` and `after` as a caller gives them. */
export interface PageArguments {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** The arguments of a list that takes a choice of sources and no more. */
export interface SourcesArguments extends PageArguments {
  readonly sourceIds?: readonly string[] | null | undefined;
}

/** One page of a list over several sources, and those that could not answer. */
export interface SourcesPage<T> extends Page<T> {
  readonly failures: readonly SourceFailure[];
}

export interface PagePlace {
  readonly first: number;
  readonly after: Position | null;
}

const mostRows = 500;

/** Checks the paging arguments of a list. `list` names the list and everything that shapes it. */
export function placeOf(list: string, { first, after }: PageArguments): PagePlace {
  checkFirst(first);
  if (after === null || after === undefined) return { first, after: null };
  const position = decodeCursor(list, after);
  if (position === null)
    throw new BadUserInput(
      'after',
      'Argument "after" is no cursor of this list: give an endCursor that this list gave with the same filter and order, or leave it out.',
    );
  return { first, after: position };
}

/** Checks how many rows are asked for. */
export function checkFirst(first: number): void {
  if (!Number.isInteger(first) || first < 1 || first > mostRows)
    throw new BadUserInput('first', `Argument "first" must be from 1 to ${mostRows}.`);
}

/** Refuses a range that ends before it begins. @param of what its ends are fields of, with the dot; nothing for arguments themselves */
export function checkRange(since: number | null | undefined, until: number | null | undefined, of = ''): void {
  if (since != null && until != null && until <= since)
    throw new BadUserInput(`${of}until`, `Argument "${of}until" must be later than "${of}since".`);
}

/** The vendor's ids of these global ids, by source. What is malformed, foreign or of another type matches nothing. */
export function idsBySource(type: IdType, ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const refs = ids.flatMap((id) => decodeId(type, id) ?? []);
  return new Map(
    [...Map.groupBy(refs, (ref: Ref) => ref.sourceId)].map(([sourceId, some]) => [
      sourceId,
      [...new Set(some.map((ref) => ref.externalId))],
    ]),
  );
}

export interface SourceChoice {
  readonly sourceIds?: readonly string[] | null | undefined;
  readonly vendors?: readonly Vendor[] | null | undefined;
}

/**
 * The configured sources that a filter leaves, in configured order.
 * @param after the last row seen of a list that goes by `rankOf` first: what ranks before it has been read to its end.
 */
export function chosenSources(
  sources: ReadonlyMap<string, Source>,
  choice: SourceChoice,
  after: Position | null = null,
): readonly Source[] {
  const named = choice.sourceIds && idsBySource('Source', choice.sourceIds);
  const rank = after?.key[0];
  return [...sources.values()].filter(
    (source, at) =>
      (typeof rank !== 'number' || at >= rank) &&
      (named?.get(source.id)?.includes(source.id) ?? !named) &&
      (!choice.vendors || choice.vendors.includes(source.vendor)),
  );
}

/** Position of a source in the configuration, by its id: what lists are ordered by first. */
export function rankOf(sources: ReadonlyMap<string, Source>): (sourceId: string) => number {
  const ranks = new Map([...sources.keys()].map((id, rank) => [id, rank]));
  return (sourceId) => ranks.get(sourceId) ?? 0;
}

/** A property that is there only when it has a value. */
export const given = <K extends string, V>(key: K, value: V | null | undefined): { readonly [P in K]?: V } =>
  value === null || value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
