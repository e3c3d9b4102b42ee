import { ownAgents, readsOwnOnly } from '../access/own.ts';
import { demand } from '../access/rule.ts';
import type { Context } from '../context.ts';
import type { WrapUpFilter } from '../generated/resolvers-types.ts';
import { askEach, onePerSource, type SourceFailure } from '../loaders/failures.ts';
import { fingerprint, mapPage, page, type SortKey } from '../model/connection.ts';
import { encodeId } from '../model/ids.ts';
import { remainingAt, type WrapUp } from '../model/wrap-up.ts';
import { chosenSources, idsBySource, type PageArguments, placeOf, rankOf, type SourcesPage } from './arguments.ts';
import { type RunningWrapUp, runningWrapUps } from './running-wrap-ups.ts';

interface WrapUpArguments extends PageArguments {
  readonly filter?: WrapUpFilter | null | undefined;
}

/** One page of the wrap-ups now running at all sources that a filter leaves. */
export async function listWrapUps(ctx: Context, { filter, ...paging }: WrapUpArguments): Promise<SourcesPage<WrapUp>> {
  const list = fingerprint('wrapUps', filter);
  const place = placeOf(list, paging);
  // The queue of a wrap-up's contact is seen by no other scopes.
  if (filter?.queueIds) demand(ctx.viewer, [['agents:read'], ['queues:read'], ['contacts:read']], 'filter.queueIds');
  const { agents, failures: unsaid } = await readable(ctx, filter?.agentIds);
  const queues = filter?.queueIds && idsBySource('Queue', filter.queueIds);
  const sources = chosenSources(ctx.reads.sources, filter ?? {}, place.after).filter(
    ({ id }) => (!agents || agents.has(id)) && (!queues || queues.has(id)),
  );
  const { answers, failures } = await askEach(sources, (source) => runningWrapUps(ctx, source, agents?.get(source.id)));
  // Who is among them changes with every moment.
  if (filter?.endsWithin != null) ctx.reads.call.grounds?.passing();
  const now = ctx.reads.clock.now();
  const rank = rankOf(ctx.reads.sources);
  const rows = answers
    .flatMap(({ value }) => value.rows)
    .filter(({ wrapUp, contact }) => {
      const left = remainingAt(wrapUp, now);
      return (
        (!agents || agents.get(wrapUp.sourceId)?.includes(wrapUp.agentExternalId) === true) &&
        (!queues || queues.get(wrapUp.sourceId)?.includes(contact?.queueExternalId ?? '') === true) &&
        (filter?.endsWithin == null || (left !== null && left <= filter.endsWithin))
      );
    });
  const keyOf = ({ wrapUp, name }: RunningWrapUp): SortKey => [
    rank(wrapUp.sourceId),
    name,
    wrapUp.agentExternalId,
    wrapUp.seenAt,
  ];
  const cut = page(rows, { list, ...place, keyOf });
  const shown = ({ wrapUp, contact }: RunningWrapUp): WrapUp => {
    if (contact) ctx.loaders.contact.prime(contact, contact);
    return wrapUp;
  };
  return {
    ...mapPage(cut, shown),
    failures: onePerSource(ctx.reads.sources, [
      ...unsaid,
      ...failures,
      ...answers.flatMap(({ value }) => value.failures),
    ]),
  };
}

interface Readable {
  /** The vendor's ids by source; null for everybody. */
  readonly agents: ReadonlyMap<string, readonly string[]> | null;
  /** Sources that could not say whose their agents are. */
  readonly failures: readonly SourceFailure[];
}

/** The agents whose wrap-ups are asked for and may be read. */
async function readable(ctx: Context, agentIds: readonly string[] | null | undefined): Promise<Readable> {
  if (!readsOwnOnly(ctx.viewer)) return { agents: agentIds ? idsBySource('Agent', agentIds) : null, failures: [] };
  const { agents, failures } = await ownAgents(ctx);
  const ids = agents.map((agent) => encodeId('Agent', agent)).filter((id) => agentIds?.includes(id) ?? true);
  return { agents: idsBySource('Agent', ids), failures };
}
