import { BadUserInput } from '../errors.ts';
import { decodeCursor, type Position } from '../model/connection.ts';
import type { IdType, Ref } from '../model/ids.ts';
import { decodeId } from '../model/ids.ts';
import type { Vendor } from '../model/source.ts';
import type { Source } from '../ports/vendor.ts';

/** `first` and `after` as a caller gives them. */
export interface PageArguments {
  readonly first: number;
  readonly after?: string | null | undefined;
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

/** Position of each source in the configuration: what lists are ordered by first. */
export const rankOf = (sources: ReadonlyMap<string, Source>): ReadonlyMap<string, number> =>
  new Map([...sources.keys()].map((id, rank) => [id, rank]));
