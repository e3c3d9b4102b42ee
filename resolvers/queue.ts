import { readsOwnOnly } from '../src/access/own.ts';
import type { Context } from '../src/context.ts';
import type {
  QueryResolvers,
  QueueGroupMemberResolvers,
  QueueGroupResolvers,
  QueueResolvers,
} from '../src/generated/resolvers-types.ts';
import { pageOfRows } from '../src/lists/agents.ts';
import { checkFirst, checkRange } from '../src/lists/arguments.ts';
import { listContacts } from '../src/lists/contacts.ts';
import { listQueueGroups, listQueues } from '../src/lists/queues.ts';
import { startsBefore } from '../src/lists/summaries.ts';
import { contactRef } from '../src/loaders/contacts.ts';
import type { QueueGroupRef } from '../src/loaders/queues.ts';
import { decodeId, encodeId } from '../src/model/ids.ts';
import { serviceLevel } from '../src/model/service-level.ts';
import { from } from '../src/ready.ts';
import { needsOfPage, readAhead } from './ahead.ts';
import { intersect } from './filter.ts';
import { known } from './known.ts';
import { sourceOf } from './source.ts';

export const queueQueries: Pick<QueryResolvers, 'queue' | 'queues' | 'queueGroup' | 'queueGroups'> = {
  queue(_, { id }, ctx) {
    const queue = decodeId('Queue', id);
    return queue && known(queue, ctx.loaders.queue.load(queue));
  },
  queues: (_, args, ctx) => listQueues(ctx, args),
  queueGroup(_, { id }, ctx) {
    const group = decodeId('QueueGroup', id);
    return group && known(group, ctx.loaders.queueGroup.load(group));
  },
  queueGroups: (_, args, ctx) => listQueueGroups(ctx, args),
};

export const Queue: QueueResolvers = {
  id: (queue) => encodeId('Queue', queue),
  source: (queue, _, ctx) => sourceOf(ctx, queue),
  externalId: (queue) => queue.externalId,
  name: (queue, _, ctx) => queue.name ?? from(ctx.loaders.queue.get(queue), (read) => read?.name ?? null),
  channel: (queue, _, ctx) => queue.channel ?? from(ctx.loaders.queue.get(queue), (read) => read?.channel ?? null),
  status: (queue, _, ctx) => from(ctx.loaders.queue.get(queue), (read) => read?.status ?? null),
  async activeContacts(queue, { first }, ctx) {
    checkFirst(first);
    return (await ctx.loaders.activeInQueue.load(queue))?.slice(0, first).map(contactRef) ?? null;
  },
  contacts(queue, { filter, ...args }, ctx) {
    if (!sourceOf(ctx, queue).contacts) return null;
    return listContacts(ctx, { ...args, filter: intersect(filter, 'queueIds', encodeId('Queue', queue)) });
  },
  async agents(queue, args, ctx, info) {
    const rows = await ctx.loaders.agentsOfQueue.load(queue);
    const page = rows && pageOfRows(ctx, sourceOf(ctx, queue), rows, args, queue);
    // To who reads no others' agents most of them say nothing.
    if (page && !readsOwnOnly(ctx.viewer)) await readAhead(ctx, page.nodes, needsOfPage(ctx, info));
    return page;
  },
  async groups(queue, _, ctx) {
    const groups = await ctx.loaders.groupsOfQueue.load(queue);
    return groups?.map((record) => ({ sourceId: queue.sourceId, externalId: record.externalId, record })) ?? null;
  },
  async summaries(queue, { since, until }, ctx) {
    checkRange(since, until);
    const summaries = await ctx.loaders.summariesOfQueue.load({ ...queue, since: since ?? null });
    return (
      summaries
        ?.filter((summary) => startsBefore(summary, until))
        .map((summary) => ({ ...summary, sourceId: queue.sourceId })) ?? null
    );
  },
  async serviceLevel(queue, { since }, ctx) {
    const summaries = await ctx.loaders.summariesOfQueue.load({ ...queue, since: since ?? null });
    return summaries && serviceLevel(summaries);
  },
};

const group = async (ref: QueueGroupRef, ctx: Context) => ref.record ?? (await ctx.loaders.queueGroup.load(ref));

export const QueueGroup: QueueGroupResolvers = {
  id: (ref) => encodeId('QueueGroup', ref),
  source: (ref, _, ctx) => sourceOf(ctx, ref),
  name: async (ref, _, ctx) => (await group(ref, ctx))?.name ?? null,
  queues: async (ref, _, ctx) =>
    (await group(ref, ctx))?.queues.map((member) => ({ ...member, sourceId: ref.sourceId })) ?? null,
};

export const QueueGroupMember: QueueGroupMemberResolvers = {
  queue: ({ sourceId, queueExternalId, queueName, channel }) => ({
    sourceId,
    externalId: queueExternalId,
    name: queueName,
    channel,
  }),
};
