import type { Context } from '../context.ts';
import type { WrapUpFilter } from '../generated/resolvers-types.ts';
import { fingerprint, type Page, page, type SortKey } from '../model/connection.ts';
import type { Contact } from '../model/contact.ts';
import { type Ref, refKey } from '../model/ids.ts';
import { agentOf, parseWrapUpRef, remainingAt, type WrapUp, wrapUpOfContact, wrapUpRef } from '../model/wrap-up.ts';
import type { Source } from '../ports/vendor.ts';
import { chosenSources, idsBySource, type PageArguments, placeOf, rankOf } from './arguments.ts';
import { gather, type SourceFailure } from './failures.ts';

interface WrapUpArguments extends PageArguments {
  readonly filter?: WrapUpFilter | null | undefined;
}

interface Row {
  readonly wrapUp: WrapUp;
  readonly contact: Contact | null;
  readonly name: string | null;
}

/** One page of the wrap-ups now running at all sources that a filter leaves. */
export async function listWrapUps(
  ctx: Context,
  { filter, ...paging }: WrapUpArguments,
): Promise<Page<WrapUp> & { readonly failures: readonly SourceFailure[] }> {
  const list = fingerprint('wrapUps', filter);
  const place = placeOf(list, paging);
  const agents = filter?.agentIds && idsBySource('Agent', filter.agentIds);
  const queues = filter?.queueIds && idsBySource('Queue', filter.queueIds);
  const sources = chosenSources(ctx.reads.sources, filter ?? {}).filter(
    ({ id }) => (!agents || agents.has(id)) && (!queues || queues.has(id)),
  );
  const { answers, failures } = await gather(sources, (source) => running(ctx, source));
  const now = ctx.reads.clock.now();
  const rank = rankOf(ctx.reads.sources);
  const rows = answers
    .flatMap(({ value }) => value)
    .filter(({ wrapUp, contact }) => {
      const left = remainingAt(wrapUp, now);
      return (
        (!agents || agents.get(wrapUp.sourceId)?.includes(wrapUp.agentExternalId) === true) &&
        (!queues || queues.get(wrapUp.sourceId)?.includes(contact?.queueExternalId ?? '') === true) &&
        (filter?.endsWithin == null || (left !== null && left <= filter.endsWithin))
      );
    });
  const keyOf = ({ wrapUp, name }: Row): SortKey => [
    rank.get(wrapUp.sourceId) ?? 0,
    name,
    wrapUp.agentExternalId,
    wrapUp.seenAt,
  ];
  const cut = page(rows, { list, ...place, keyOf });
  const edges = cut.edges.map(({ node: { wrapUp, contact }, cursor }) => {
    if (contact) ctx.loaders.contact.prime(contact, contact);
    return { node: wrapUp, cursor };
  });
  return { edges, nodes: edges.map((edge) => edge.node), pageInfo: cut.pageInfo, failures };
}

/** The running wrap-ups of a source: as the vendor tells them, or else those that we know of. */
async function running(ctx: Context, source: Source): Promise<readonly Row[]> {
  if (source.wrapUps) {
    const contacts = await source.wrapUps.active(ctx.reads.call);
    return contacts.flatMap((contact) => {
      const wrapUp = wrapUpOfContact(contact);
      return wrapUp === null ? [] : { wrapUp, contact, name: contact.agentName };
    });
  }
  const known = (await ctx.reads.wrapUps.running()).filter((wrapUp) => wrapUp.sourceId === source.id);
  return Promise.all(known.map(async (wrapUp) => ({ wrapUp, contact: null, name: await nameOf(ctx, wrapUp) })));
}

const nameOf = async (ctx: Context, wrapUp: WrapUp): Promise<string | null> =>
  (await ctx.loaders.agent.load(agentOf(wrapUp), 'profile'))?.name ?? null;

/** The wrap-up an agent is in; null when it is in none that anybody knows of. */
export async function wrapUpOfAgent(ctx: Context, agent: Ref): Promise<WrapUp | null> {
  const source = ctx.reads.sources.get(agent.sourceId);
  if (source?.wrapUps) {
    const observed = await ctx.loaders.agent.load(agent, 'wrapUp');
    if (observed?.contact) ctx.loaders.contact.prime(observed.contact, observed.contact);
    return (
      observed && {
        sourceId: agent.sourceId,
        agentExternalId: agent.externalId,
        seenAt: observed.startedAt ?? ctx.reads.clock.now(),
        startedAt: observed.startedAt,
        endsAt: observed.endsAt,
        state: 'ACTIVE',
        extensions: 0,
        contactExternalId: observed.contactExternalId,
      }
    );
  }
  return (await ctx.reads.wrapUps.known([agent])).get(refKey(agent)) ?? null;
}

const day = 86_400_000;

/** The wrap-up that an id names, running or ended within the last day; null when there is none. */
export async function findWrapUp(ctx: Context, ref: Ref): Promise<WrapUp | null> {
  const named = parseWrapUpRef(ref);
  const source = ctx.reads.sources.get(ref.sourceId);
  if (named === null || source === undefined) return null;
  if (!source.wrapUps || !source.contacts) return ctx.reads.wrapUps.find(named.agent, named.seenAt);
  const query = {
    agentIds: [named.agent.externalId],
    since: named.seenAt - day,
    until: named.seenAt + 1,
    includeInProgress: true,
    direction: 'DESC',
    expected: 100,
  } as const;
  for await (const contacts of source.contacts.search(query, ctx.reads.call))
    for (const contact of contacts) {
      const wrapUp = wrapUpOfContact(contact);
      if (wrapUp && wrapUpRef(wrapUp).externalId === ref.externalId) {
        ctx.loaders.contact.prime(contact, contact);
        return (wrapUp.endsAt ?? Number.POSITIVE_INFINITY) >= ctx.reads.clock.now() - day ? wrapUp : null;
      }
    }
  return null;
}
