import { ownEmail, readsOwnOnly } from '../access/own.ts';
import type { Context } from '../context.ts';
import { TrunklineError } from '../errors.ts';
import type { AgentFilter, AgentOrder, AgentOrderField } from '../generated/resolvers-types.ts';
import { askEach, failureOf, onePerSource, type SourceFailure } from '../loaders/failures.ts';
import type { AgentFacet, AgentProfile, AgentState, AgentStatus } from '../model/agent.ts';
import { fingerprint, mapPage, type Position, page, type SortKey } from '../model/connection.ts';
import { sameEmail } from '../model/email.ts';
import { type Ref, refKey } from '../model/ids.ts';
import { matches } from '../model/wildcard.ts';
import { type AgentQuery, type AgentRow, profileOf } from '../ports/agents.ts';
import type { Source } from '../ports/vendor.ts';
import {
  chosenSources,
  given,
  idsBySource,
  type PageArguments,
  placeOf,
  rankOf,
  type SourcesPage,
} from './arguments.ts';

export interface AgentStateCount {
  readonly source: Source;
  readonly state: AgentState;
  readonly count: number;
}

interface AgentArguments extends PageArguments {
  readonly filter?: AgentFilter | null | undefined;
  readonly orderBy?: AgentOrder | null | undefined;
}

interface Candidate {
  readonly source: Source;
  readonly agent: Ref;
  readonly profile: AgentProfile | null;
  /** There where a filter, an order or a count needs it. */
  readonly status?: AgentStatus;
}

interface Found<C extends Candidate = Candidate> {
  readonly agents: readonly C[];
  readonly failures: readonly SourceFailure[];
}

/** One page of the agents of all sources that a filter leaves. */
export async function listAgents(
  ctx: Context,
  { filter, orderBy, ...paging }: AgentArguments,
  facets: ReadonlySet<AgentFacet>,
): Promise<SourcesPage<Ref>> {
  const list = fingerprint('agents', filter, orderBy);
  const place = placeOf(list, paging);
  const { candidates, failures } = await candidatesOf(ctx, filter ?? {}, facets, orderBy ? null : place.after);
  const needsStatus = filter?.states != null || orderBy?.field === 'STATE' || orderBy?.field === 'STATE_SINCE';
  const found: Found = needsStatus ? await withStatus(ctx, candidates) : { agents: candidates, failures: [] };
  const agents = found.agents.filter(
    ({ status }) => !filter?.states || (status && filter.states.includes(status.state)),
  );
  const rank = rankOf(ctx.reads.sources);
  const keyOf = ({ agent, profile, status }: Candidate): SortKey => {
    const usual = [rank(agent.sourceId), profile?.name ?? null, agent.externalId];
    return orderBy ? [sortValue(orderBy.field, profile, status ?? null), ...usual] : usual;
  };
  const cut = page(agents, { list, ...place, keyOf, direction: orderBy?.direction ?? 'ASC' });
  return {
    ...mapPage(cut, ({ agent }) => agent),
    failures: onePerSource(ctx.reads.sources, [...failures, ...found.failures]),
  };
}

/** How many agents are in each state at each source. */
export async function countStates(
  ctx: Context,
  filter: AgentFilter | null | undefined,
): Promise<{ counts: readonly AgentStateCount[]; failures: readonly SourceFailure[] }> {
  const { candidates, failures } = await candidatesOf(ctx, filter ?? {}, new Set());
  const found = await withStatus(ctx, candidates);
  const counted = found.agents.filter(({ status }) => !filter?.states || filter.states.includes(status.state));
  const counts = [...Map.groupBy(counted, ({ source }) => source)].flatMap(([source, agents]) =>
    [...Map.groupBy(agents, ({ status }) => status.state)].map(([state, inState]) => ({
      source,
      state,
      count: inState.length,
    })),
  );
  return { counts, failures: onePerSource(ctx.reads.sources, [...failures, ...found.failures]) };
}

/** One page of agents that one source named: the agents of a queue or of a group. */
export function pageOfRows(
  ctx: Context,
  source: Source,
  rows: readonly AgentRow[],
  paging: PageArguments,
  of: Ref,
): SourcesPage<Ref> {
  const list = fingerprint('agents of', refKey(of));
  const place = placeOf(list, paging);
  const keyOf = ({ externalId, reading }: AgentRow): SortKey => [profileOf(reading)?.name ?? null, externalId];
  const cut = page(rows, { list, ...place, keyOf });
  return { ...mapPage(cut, (row) => ctx.loaders.agent.prime(source.id, row)), failures: [] };
}

/** A filter that leaves nobody whom the viewer may not read; null where that is nobody at all. */
function readable({ viewer }: Context, filter: AgentFilter): AgentFilter | null {
  if (!readsOwnOnly(viewer)) return filter;
  const email = ownEmail(viewer);
  return email !== null && (filter.email == null || sameEmail(filter.email, email)) ? { ...filter, email } : null;
}

/** Agents that meet everything but the states; a state may need another call. */
async function candidatesOf(
  ctx: Context,
  asked: AgentFilter,
  facets: ReadonlySet<AgentFacet>,
  after: Position | null = null,
): Promise<{ candidates: readonly Candidate[]; failures: readonly SourceFailure[] }> {
  const filter = readable(ctx, asked);
  if (filter === null) return { candidates: [], failures: [] };
  const ids = filter.ids && idsBySource('Agent', filter.ids);
  const queueIds = filter.queueIds && idsBySource('Queue', filter.queueIds);
  const groupIds = filter.groupIds && idsBySource('AgentGroup', filter.groupIds);
  const sources = chosenSources(ctx.reads.sources, filter, after).filter(
    ({ id }) => (!ids || ids.has(id)) && (!queueIds || queueIds.has(id)) && (!groupIds || groupIds.has(id)),
  );
  const { answers, failures } = await askEach(sources, (source, incomplete) => {
    const query: AgentQuery = {
      ...given('ids', ids?.get(source.id)),
      ...given('queueIds', queueIds?.get(source.id)),
      ...given('groupIds', groupIds?.get(source.id)),
      ...given('email', filter.email),
      ...given('phoneNumber', filter.phoneNumber),
      ...given('availabilities', filter.availabilities),
      ...given('havingQueueStatistics', filter.havingQueueStatistics || null),
      ...given('havingQueueConfiguration', filter.havingQueueConfiguration || null),
      ...given('vendorFields', filter.vendorFields),
    };
    return source.agents.list(query, facets, { ...ctx.reads.call, incomplete });
  });
  const candidates = answers.flatMap(({ source, value }) =>
    value.flatMap((row) => {
      const profile = profileOf(row.reading);
      if (filter.name != null && !matches(profile?.name ?? '', filter.name)) return [];
      if (filter.email != null && !sameEmail(profile?.email ?? null, filter.email)) return [];
      if (filter.phoneNumber != null && profile?.phoneNumber !== filter.phoneNumber) return [];
      return { source, agent: ctx.loaders.agent.prime(source.id, row), profile };
    }),
  );
  return { candidates, failures };
}

/** Each agent with its status; a source of which one is missing has failed, because the filter or order needed it. */
async function withStatus(
  ctx: Context,
  candidates: readonly Candidate[],
): Promise<Found<Candidate & { readonly status: AgentStatus }>> {
  const unknown: AgentStatus = { state: 'UNKNOWN', vendorState: null, since: null, notReadyReason: null };
  const read = await Promise.all(
    candidates.map(async (one) => {
      try {
        return { ...one, status: (await ctx.loaders.agent.load(one.agent, 'status')) ?? unknown };
      } catch (error) {
        if (!(error instanceof TrunklineError)) throw error;
        return failureOf(one.source, error);
      }
    }),
  );
  return {
    agents: read.flatMap((one) => ('status' in one ? one : [])),
    failures: read.flatMap((one) => ('status' in one ? [] : one)),
  };
}

/** The order in which states are listed: the most engaged first. */
export const engagement: readonly AgentState[] = ['BUSY', 'WRAP_UP', 'READY', 'NOT_READY', 'LOGGED_OFF', 'UNKNOWN'];

function sortValue(field: AgentOrderField, profile: AgentProfile | null, status: AgentStatus | null): SortKey[number] {
  switch (field) {
    case 'NAME':
      return profile?.name ?? null;
    case 'EMAIL':
      return profile?.email?.toLowerCase() ?? null;
    case 'STATE':
      return status && engagement.indexOf(status.state);
    case 'STATE_SINCE':
      return status?.since ?? null;
  }
}
