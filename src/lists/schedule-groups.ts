import type { Context } from '../context.ts';
import { askEach } from '../loaders/failures.ts';
import { type ScheduleGroupRef, scheduleGroupRef } from '../loaders/schedule-groups.ts';
import { fingerprint, page } from '../model/connection.ts';
import { chosenSources, placeOf, rankOf, type SourcesArguments, type SourcesPage } from './arguments.ts';

/** One page of the schedule groups that are known of at all sources, by their keys: names may come to be known later. */
export async function listScheduleGroups(
  ctx: Context,
  { sourceIds, ...paging }: SourcesArguments,
): Promise<SourcesPage<ScheduleGroupRef>> {
  const list = fingerprint('scheduleGroups', sourceIds);
  const place = placeOf(list, paging);
  const { answers, failures } = await askEach(
    chosenSources(ctx.reads.sources, { sourceIds }, place.after),
    async (source, incomplete) => (await source.scheduleGroups?.list({ ...ctx.reads.call, incomplete })) ?? [],
  );
  const rank = rankOf(ctx.reads.sources);
  const rows = answers.flatMap(({ source, value }) => value.map((name) => scheduleGroupRef(source.id, name)));
  const keyOf = ({ sourceId, externalId }: ScheduleGroupRef) => [rank(sourceId), externalId];
  return { ...page(rows, { list, ...place, keyOf }), failures };
}
