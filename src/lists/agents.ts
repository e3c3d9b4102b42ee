import { ownEmail, readsOwnOnly } from '../access/own.ts';
import type { Context } from '../context.ts';
import { TrunklineError } from '../errors.ts';
import type { AgentFilter, AgentOrder, AgentOrderField } from '../generated/resolvers-types.ts';
import { askEach, failureOf, onePerSource, type SourceFailure } from '../loaders/failures.ts';
import type { AgentFacet, AgentProfile, AgentState, AgentStatus } from '../model/agent.ts';
import { fingerprint, type Page, type Position, page, type SortKey } from '../model/connection.ts';
import { sameEmail } from '../model/email.ts';
import { type Ref, refKey } from '../model/ids.ts';
import { matches } from '../model/wildcard.ts';
import { type AgentQuery, type AgentRow, profileOf } from '../ports/agents.ts';
import type { Source } from '../ports/vendor.ts';
import { chosenSources, idsBySource, type PageArguments, placeOf, rankOf } from './arguments.ts';

export interface AgentList extends Page<Ref> {
  readonly failures: readonly SourceFailure[];
}

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

interface Known<C extends Candidate = Candidate> {
  readonly agents: readonly C[];
  readonly failures: readonly SourceFailure[];
}

/** One page of the agents of all sources that a filter leaves. */
export async function listAgents(
  ctx: Context,
  { filter, orderBy, ...paging }: AgentArguments,
  facets: ReadonlySet<AgentFacet>,
): Promise<AgentList> {
  const list = fingerprint('agents', filter, orderBy);
  const place = placeOf(list, paging);
  const { candidates, failures } = await candidatesOf(ctx, filter ?? {}, facets, orderBy ? null : place.after);
  const needsStatus = filter?.states != null || orderBy?.field === 'STATE' || orderBy?.field === 'STATE_SINCE';
  const known: Known = needsStatus ? await withStatus(ctx, candidates) : { agents: candidates, failures: [] };
  const agents = known.agents.filter(
    ({ status }) => !filter?.states || (status && filter.states.includes(status.state)),
  );
  const rank = rankOf(ctx.reads.sources);
  const keyOf = ({ agent, profile, status }: Candidate): SortKey => {
    const usual = [rank.get(agent.sourceId) ?? 0, profile?.name ?? null, agent.externalId];
    return orderBy ? [sortValue(orderBy.field, profile, status ?? null), ...usual] : usual;
  };
  const cut = page(agents, { list, ...place, keyOf, direction: orderBy?.direction ?? 'ASC' });
  return {
    edges: cut.edges.map((edge) => edge.with(edge.node.agent)),
    nodes: cut.nodes.map((node) => node.agent),
    pageInfo: cut.pageInfo,
    failures: onePerSource(ctx.reads.sources, [...failures, ...known.failures]),
  };
}

/** How many agents are in each state at each source. */
export async function countStates(
  ctx: Context,
  filter: AgentFilter | null | undefined,
): Promise<{ counts: readonly AgentStateCount[]; failures: readonly SourceFailure[] }> {
  const { candidates, failures } = await candidatesOf(ctx, filter ?? {}, new Set());
  const known = await withStatus(ctx, candidates);
  const counted = known.agents.filter(({ status }) => !filter?.states || filter.states.includes(status.state));
  const counts = [...Map.groupBy(counted, ({ source }) => source)].flatMap(([source, agents]) =>
    [...Map.groupBy(agents, ({ status }) => status.state)].map(([state, some]) => ({
      source,
      state,
      count: some.length,
    })),
  );
  return { counts, failures: onePerSource(ctx.reads.sources, [...failures, ...known.failures]) };
}

/** One page of agents that one source named: the agents of a queue or of a group. */
export function pageOfRows(
  ctx: Context,
  source: Source,
  rows: readonly AgentRow[],
  paging: PageArguments,
  of: Ref,
): AgentList {
  const list = fingerprint('agents of', refKey(of));
  const place = placeOf(list, paging);
  const keyOf = ({ externalId, reading }: AgentRow): SortKey => [profileOf(reading)?.name ?? null, externalId];
  const cut = page(rows, { list, ...place, keyOf });
  const edges = cut.edges.map((edge) => edge.with(ctx.loaders.agent.prime(source.id, edge.node)));
  return { edges, nodes: edges.map((edge) => edge.node), pageInfo: cut.pageInfo, failures: [] };
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
  const { answers, failures } = await askEach(sources, (source) => {
    const query: AgentQuery = {
      ...some('ids', ids?.get(source.id)),
      ...some('queueIds', queueIds?.get(source.id)),
      ...some('groupIds', groupIds?.get(source.id)),
      ...some('email', filter.email),
      ...some('phoneNumber', filter.phoneNumber),
      ...some('availabilities', filter.availabilities),
      ...some('havingQueueStatistics', filter.havingQueueStatistics || null),
      ...some('havingQueueConfiguration', filter.havingQueueConfiguration || null),
      ...some('vendorFields', filter.vendorFields),
    };
    return source.agents.list(query, facets, ctx.reads.call);
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
): Promise<Known<Candidate & { readonly status: AgentStatus }>> {
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

/** A property that is there only when it has a value. */
const some = <K extends string, V>(key: K, value: V | null | undefined): { [P in K]?: V } =>
  value === null || value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
