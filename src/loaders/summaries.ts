import type { ContactSummary } from '../model/queue.ts';
import { type RefLoader, refLoader, type SinceLoader, sinceLoader } from './by-source.ts';
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

/** The summaries of each queue since a moment: one call for all queues that start at the same one. */
export const createSummariesOfQueueLoader = (reads: Reads): SinceLoader<readonly ContactSummary[]> =>
  sinceLoader('summariesOfQueue', reads, async (source, queueIds, since) => {
    if (!source.contactSummaries) return new Map();
    const summaries = await source.contactSummaries.list({ since, queueIds }, reads.call);
    const ofQueue = Map.groupBy(summaries, ({ queueExternalId }) => queueExternalId);
    return new Map(queueIds.map((id) => [id, ofQueue.get(id) ?? []]));
  });
