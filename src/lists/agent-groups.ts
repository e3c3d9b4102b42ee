import type { Context } from '../context.ts';
import type { AgentGroupRef } from '../loaders/agent-groups.ts';
import { askEach } from '../loaders/failures.ts';
import { fingerprint, page, type SortKey } from '../model/connection.ts';
import { chosenSources, placeOf, rankOf, type SourcesArguments, type SourcesPage } from './arguments.ts';

/** One page of the agent groups of all sources that have any. */
export async function listAgentGroups(
  ctx: Context,
  { sourceIds, ...paging }: SourcesArguments,
): Promise<SourcesPage<AgentGroupRef>> {
  const list = fingerprint('agentGroups', sourceIds);
  const place = placeOf(list, paging);
  const { answers, failures } = await askEach(
    chosenSources(ctx.reads.sources, { sourceIds }, place.after),
    async (source, incomplete) => (await source.agentGroups?.list({ ...ctx.reads.call, incomplete })) ?? [],
  );
  const rank = rankOf(ctx.reads.sources);
  const rows = answers.flatMap(({ source, value }) => value.map((name) => ({ ...name, sourceId: source.id })));
  const keyOf = ({ sourceId, externalId, name, record }: (typeof rows)[number]): SortKey => [
    rank(sourceId),
    record?.name ?? name ?? externalId,
    externalId,
  ];
  return { ...page(rows, { list, ...place, keyOf }), failures };
}
