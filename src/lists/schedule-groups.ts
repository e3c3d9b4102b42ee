import type { Context } from '../context.ts';
import { askEach, type SourceFailure } from '../loaders/failures.ts';
import { type ScheduleGroupRef, scheduleGroupRef } from '../loaders/schedule-groups.ts';
import { fingerprint, type Page, page } from '../model/connection.ts';
import { chosenSources, type PageArguments, placeOf, rankOf } from './arguments.ts';

interface GroupArguments extends PageArguments {
  readonly sourceIds?: readonly string[] | null | undefined;
}

/** One page of the schedule groups that are known of at all sources, by their keys: names may come to be known later. */
export async function listScheduleGroups(
  ctx: Context,
  { sourceIds, ...paging }: GroupArguments,
): Promise<Page<ScheduleGroupRef> & { readonly failures: readonly SourceFailure[] }> {
  const list = fingerprint('scheduleGroups', sourceIds);
  const place = placeOf(list, paging);
  const { answers, failures } = await askEach(
    chosenSources(ctx.reads.sources, { sourceIds }, place.after),
    async (source) => (await source.scheduleGroups?.list(ctx.reads.call)) ?? [],
  );
  const rank = rankOf(ctx.reads.sources);
  const rows = answers.flatMap(({ source, value }) => value.map((name) => scheduleGroupRef(source.id, name)));
  const keyOf = ({ sourceId, externalId }: ScheduleGroupRef) => [rank.get(sourceId) ?? 0, externalId];
  return { ...page(rows, { list, ...place, keyOf }), failures };
}
