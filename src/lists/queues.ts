import type { Context } from '../context.ts';
import type { QueueFilter, QueueOrder, QueueOrderField } from '../generated/resolvers-types.ts';
import { askEach } from '../loaders/failures.ts';
import type { QueueGroupRef } from '../loaders/queues.ts';
import { fingerprint, mapPage, page, type SortKey } from '../model/connection.ts';
import type { Queue, QueueRef } from '../model/queue.ts';
import { matches } from '../model/wildcard.ts';
import type { Source } from '../ports/vendor.ts';
import {
  chosenSources,
  idsBySource,
  type PageArguments,
  placeOf,
  rankOf,
  type SourcesArguments,
  type SourcesPage,
} from './arguments.ts';

interface QueueArguments extends PageArguments {
  readonly filter?: QueueFilter | null | undefined;
  readonly orderBy?: QueueOrder | null | undefined;
}

/** One page of the queues of all sources that a filter leaves. */
export async function listQueues(
  ctx: Context,
  { filter, orderBy, ...paging }: QueueArguments,
): Promise<SourcesPage<QueueRef>> {
  const list = fingerprint('queues', filter, orderBy);
  const place = placeOf(list, paging);
  const ids = filter?.ids && idsBySource('Queue', filter.ids);
  const groupIds = filter?.groupIds && idsBySource('QueueGroup', filter.groupIds);
  const sources = chosenSources(ctx.reads.sources, filter ?? {}, orderBy ? null : place.after).filter(
    ({ id }) => (!ids || ids.has(id)) && (!groupIds || groupIds.has(id)),
  );
  const { answers, failures } = await askEach(sources, (source) =>
    queuesOf(ctx, source, filter ?? {}, ids?.get(source.id), groupIds?.get(source.id)),
  );
  const rank = rankOf(ctx.reads.sources);
  const rows = answers.flatMap(({ source, value }) =>
    value
      .filter((queue) => filter?.name == null || matches(queue.name ?? '', filter.name))
      .filter((queue) => !filter?.channels || (queue.channel !== null && filter.channels.includes(queue.channel)))
      .map((queue) => ({ source, queue })),
  );
  const keyOf = ({ source, queue }: (typeof rows)[number]): SortKey => {
    const usual = [rank(source.id), queue.name, queue.externalId];
    return orderBy ? [sortValue(orderBy.field, queue), ...usual] : usual;
  };
  const cut = page(rows, { list, ...place, keyOf, direction: orderBy?.direction ?? 'ASC' });
  const refOf = ({ source, queue }: (typeof rows)[number]): QueueRef => {
    const ref = { sourceId: source.id, externalId: queue.externalId };
    ctx.loaders.queue.prime(ref, queue);
    return ref;
  };
  return { ...mapPage(cut, refOf), failures };
}

async function queuesOf(
  ctx: Context,
  source: Source,
  filter: QueueFilter,
  ids: readonly string[] | undefined,
  groupIds: readonly string[] | undefined,
): Promise<readonly Queue[]> {
  if (!source.queues) return [];
  const { call } = ctx.reads;
  const [queues, groups] = await Promise.all([
    // Where the ids are known there is no need of the whole list, unless the vendor filters it by a field of its own.
    ids && !filter.vendorFields
      ? source.queues.read(ids, call).then((found) => [...found.values()])
      : source.queues.list(filter.vendorFields ? { vendorFields: filter.vendorFields } : {}, call),
    groupIds && source.queueGroups ? source.queueGroups.read(groupIds, call) : null,
  ]);
  const members =
    groups && new Set([...groups.values()].flatMap((group) => group.queues.map((queue) => queue.queueExternalId)));
  return queues.filter(
    (queue) => (!ids || ids.includes(queue.externalId)) && (!groupIds || members?.has(queue.externalId) === true),
  );
}

function sortValue(field: QueueOrderField, queue: Queue): SortKey[number] {
  switch (field) {
    case 'NAME':
      return queue.name;
    case 'WAITING':
      return queue.status.waiting;
    case 'LONGEST_WAIT':
      return queue.status.longestWait;
    case 'AGENTS_FREE':
      return queue.status.agentsFree;
  }
}

interface QueueGroupArguments extends SourcesArguments {
  readonly name?: string | null | undefined;
}

/** One page of the queue groups of all sources. */
export async function listQueueGroups(
  ctx: Context,
  { sourceIds, name, ...paging }: QueueGroupArguments,
): Promise<SourcesPage<QueueGroupRef>> {
  const list = fingerprint('queueGroups', sourceIds, name);
  const place = placeOf(list, paging);
  const sources = chosenSources(ctx.reads.sources, { sourceIds }, place.after);
  const { answers, failures } = await askEach(
    sources,
    async (source) => (await source.queueGroups?.list(ctx.reads.call)) ?? [],
  );
  const rank = rankOf(ctx.reads.sources);
  const rows = answers.flatMap(({ source, value }) =>
    value
      .filter((group) => name == null || matches(group.name ?? '', name))
      .map((record) => ({ sourceId: source.id, externalId: record.externalId, record })),
  );
  const keyOf = ({ sourceId, externalId, record }: (typeof rows)[number]): SortKey => [
    rank(sourceId),
    record.name,
    externalId,
  ];
  return { ...page(rows, { list, ...place, keyOf }), failures };
}
