import type { Context } from '../context.ts';
import type { ContactSummaryFilter } from '../generated/resolvers-types.ts';
import { askEach } from '../loaders/failures.ts';
import type { SummaryOf } from '../loaders/summaries.ts';
import { fingerprint, page, type SortKey } from '../model/connection.ts';
import type { ContactSummary } from '../model/queue.ts';
import type { ContactSummaryQuery } from '../ports/queues.ts';
import {
  checkRange,
  chosenSources,
  given,
  idsBySource,
  type PageArguments,
  placeOf,
  rankOf,
  type SourcesPage,
} from './arguments.ts';

/** One page of the interval summaries of all sources that a filter leaves. */
export async function listSummaries(
  ctx: Context,
  { filter, ...paging }: PageArguments & { readonly filter: ContactSummaryFilter },
): Promise<SourcesPage<SummaryOf>> {
  const list = fingerprint('contactSummaries', filter);
  const place = placeOf(list, paging);
  const { since, until } = filter;
  checkRange(since, until, 'filter.');
  const queueIds = filter.queueIds && idsBySource('Queue', filter.queueIds);
  const sources = chosenSources(ctx.reads.sources, filter, place.after).filter(
    ({ id }) => !queueIds || queueIds.has(id),
  );
  const { answers, failures } = await askEach(sources, async (source) => {
    const query: ContactSummaryQuery = {
      since,
      ...given('queueIds', queueIds && (queueIds.get(source.id) ?? [])),
      ...given('channels', filter.channels),
      ...given('applicationName', filter.applicationName),
      ...given('vendorFields', filter.vendorFields),
    };
    return (await source.contactSummaries?.list(query, ctx.reads.call)) ?? [];
  });
  const rank = rankOf(ctx.reads.sources);
  const rows = answers.flatMap(({ source, value }) =>
    value.filter((summary) => startsBefore(summary, until)).map((summary) => ({ ...summary, sourceId: source.id })),
  );
  const keyOf = ({ sourceId, queueName, externalId }: SummaryOf): SortKey => [rank(sourceId), queueName, externalId];
  return { ...page(rows, { list, ...place, keyOf }), failures };
}

/** Whether an interval begins before a moment; all do where there is none. */
export const startsBefore = (summary: ContactSummary, until: number | null | undefined): boolean =>
  until == null || (summary.startsAt ?? 0) < until;
