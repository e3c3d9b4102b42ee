import DataLoader from 'dataloader';
import { type Ref, refKey } from '../model/ids.ts';
import type { ContactSummary } from '../model/queue.ts';
import { bySource, type RefLoader, refLoader } from './by-source.ts';
import type { Reads } from './reads.ts';

/** A contact summary with the source it belongs to. */
export interface SummaryOf extends ContactSummary {
  readonly sourceId: string;
}

export const createSummaryLoader = (reads: Reads): RefLoader<ContactSummary> =>
  refLoader(
    'contactSummary',
    reads,
    async (source, ids) => (await source.contactSummaries?.read(ids, reads.call)) ?? new Map(),
  );

interface QueueSince extends Ref {
  /** Epoch milliseconds; null is the source's midnight. */
  readonly since: number | null;
}

export type SummariesOfQueueLoader = DataLoader<QueueSince, readonly ContactSummary[] | null, string>;

/** The summaries of each queue since a moment: one call for all queues that start at the same one. */
export const createSummariesOfQueueLoader = (reads: Reads): SummariesOfQueueLoader =>
  new DataLoader(
    (keys) => {
      reads.metrics.batch('summariesOfQueue', keys.length);
      return bySource<QueueSince & { readonly queueId: string }, readonly ContactSummary[]>(
        reads.sources,
        keys.map((key) => ({ ...key, queueId: key.externalId, externalId: `${key.since} ${key.externalId}` })),
        async (source, some) => {
          const port = source.contactSummaries;
          if (!port) return new Map();
          const lists = await Promise.all(
            [...Map.groupBy(some, (key) => key.since)].map(async ([since, queues]) => {
              const queueIds = queues.map((queue) => queue.queueId);
              const summaries = Map.groupBy(
                await port.list({ since: since ?? source.statisticsStart(), queueIds }, reads.call),
                (summary) => summary.queueExternalId,
              );
              return queues.map((queue) => [queue.externalId, summaries.get(queue.queueId) ?? []] as const);
            }),
          );
          return new Map(lists.flat());
        },
      );
    },
    { cacheKeyFn: (key) => `${key.since} ${refKey(key)}` },
  );
