import type { ContactSummaryResolvers, QueryResolvers } from '../src/generated/resolvers-types.ts';
import { listSummaries } from '../src/lists/summaries.ts';
import { decodeId, encodeId } from '../src/model/ids.ts';

export const summaryQueries: Pick<QueryResolvers, 'contactSummary' | 'contactSummaries'> = {
  async contactSummary(_, { id }, ctx) {
    const ref = decodeId('ContactSummary', id);
    const summary = ref && (await ctx.loaders.summary.load(ref));
    return summary && { ...summary, sourceId: ref.sourceId };
  },
  contactSummaries: (_, args, ctx) => listSummaries(ctx, args),
};

export const ContactSummary: ContactSummaryResolvers = {
  id: (summary) => encodeId('ContactSummary', summary),
  queue: ({ sourceId, queueExternalId, queueName, channel }) =>
    queueExternalId === null ? null : { sourceId, externalId: queueExternalId, name: queueName, channel },
};
