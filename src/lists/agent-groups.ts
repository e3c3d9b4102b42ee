import type { Context } from '../context.ts';
import type { AgentGroupRef } from '../loaders/agent-groups.ts';
import { askEach, type SourceFailure } from '../loaders/failures.ts';
import { fingerprint, type Page, page, type SortKey } from '../model/connection.ts';
import { chosenSources, type PageArguments, placeOf, rankOf } from './arguments.ts';

interface GroupArguments extends PageArguments {
  readonly sourceIds?: readonly string[] | null | undefined;
}

/** One page of the agent groups of all sources that have any. */
export async function listAgentGroups(
  ctx: Context,
  { sourceIds, ...paging }: GroupArguments,
): Promise<Page<AgentGroupRef> & { readonly failures: readonly SourceFailure[] }> {
  const list = fingerprint('agentGroups', sourceIds);
  const place = placeOf(list, paging);
  const { answers, failures } = await askEach(
    chosenSources(ctx.reads.sources, { sourceIds }, place.after),
    async (source) => (await source.agentGroups?.list(ctx.reads.call)) ?? [],
  );
  const rank = rankOf(ctx.reads.sources);
  const rows = answers.flatMap(({ source, value }) => value.map((name) => ({ ...name, sourceId: source.id })));
  const keyOf = ({ sourceId, externalId, name, record }: (typeof rows)[number]): SortKey => [
    rank.get(sourceId) ?? 0,
    record?.name ?? name ?? externalId,
    externalId,
  ];
  return { ...page(rows, { list, ...place, keyOf }), failures };
}
