import type { GraphQLResolveInfo } from 'graphql';
import { mayRead } from '../src/access/may-read.ts';
import type { Context } from '../src/context.ts';
import type { AgentResolvers } from '../src/generated/resolvers-types.ts';
import type { AgentFacet } from '../src/model/agent.ts';
import type { Ref } from '../src/model/ids.ts';
import { settled } from '../src/ready.ts';
import { selectedFields } from './selection.ts';

/** The facet that answers each field of an Agent; fields that are not here need none. */
const facetOf: { readonly [Field in keyof AgentResolvers]?: AgentFacet } = {
  name: 'profile',
  email: 'profile',
  person: 'profile',
  phoneNumber: 'profile',
  state: 'status',
  vendorState: 'status',
  stateSince: 'status',
  notReadyReason: 'status',
  skills: 'skills',
  queues: 'queues',
  presence: 'presence',
  presenceSince: 'presence',
  presences: 'presences',
  load: 'load',
  statistics: 'statistics',
  activeContacts: 'activeContacts',
  wrapUp: 'wrapUp',
  details: 'details',
  group: 'group',
  scheduleGroup: 'scheduleGroup',
  observedAt: 'observation',
  stale: 'observation',
};
const facetOfField: ReadonlyMap<string, AgentFacet> = new Map(Object.entries(facetOf));

/** What a selection of agents will need, agents and queues of theirs. */
export interface AgentNeeds {
  readonly facets: ReadonlySet<AgentFacet>;
  /** The figures of the queues that the agents are in. */
  readonly queueStatuses: boolean;
}

/** The needs of the selections of agents that stand along these paths below the field that is being resolved: of what may be shown. */
export function agentNeeds(
  { viewer }: Context,
  info: GraphQLResolveInfo,
  ...paths: readonly (readonly string[])[]
): AgentNeeds {
  const wants = (type: string, field: string, path: readonly string[]): boolean =>
    selectedFields(info, type, ...path).has(field) && mayRead(viewer, info.schema, type, field);
  const needs = { facets: new Set<AgentFacet>(), queueStatuses: false };
  for (const path of paths) {
    for (const field of selectedFields(info, 'Agent', ...path)) {
      const facet = facetOfField.get(field);
      if (facet !== undefined && mayRead(viewer, info.schema, 'Agent', field)) needs.facets.add(facet);
    }
    if (!needs.facets.has('queues')) continue;
    // Read together they are one call; the queues alone may come from another one.
    if (wants('QueueMembership', 'statistics', [...path, 'queues'])) needs.facets.add('queueStatistics');
    needs.queueStatuses ||= wants('Queue', 'status', [...path, 'queues', 'queue']);
  }
  return needs;
}

/** The needs of the selection of one agent, or of a list of agents. */
export const needsOfAgent = (ctx: Context, info: GraphQLResolveInfo): AgentNeeds => agentNeeds(ctx, info, []);

/** The needs of the selection of a page of agents. */
export const needsOfPage = (ctx: Context, info: GraphQLResolveInfo): AgentNeeds =>
  agentNeeds(ctx, info, ['nodes'], ['edges', 'node']);

/**
 * Reads what agents will be asked for, each thing as soon as it is known which: the agents' facets, and their queues' figures
 * while other facets are still under way. What becomes of it is the business of the fields, which then have it at once.
 */
export async function readAhead(
  ctx: Context,
  agents: readonly Ref[],
  { facets, queueStatuses }: AgentNeeds,
): Promise<void> {
  const ofQueues = queueStatuses ? [...Map.groupBy(agents, ({ sourceId }) => sourceId).values()] : [];
  await settled([ctx.loaders.agent.prefetch(agents, facets), ...ofQueues.map((some) => readQueues(ctx, some))]);
}

const queuesAlone: ReadonlySet<AgentFacet> = new Set(['queues']);

/** Reads the queues of one source's agents as soon as it is known which they are. */
async function readQueues({ loaders }: Context, agents: readonly Ref[]): Promise<void> {
  await loaders.agent.prefetch(agents, queuesAlone);
  const queues = agents.flatMap((agent) =>
    (loaders.agent.peek(agent, 'queues') ?? []).map(({ queueExternalId }) => ({
      sourceId: agent.sourceId,
      externalId: queueExternalId,
    })),
  );
  await loaders.queue.prefetch(queues);
}

/** What finding an agent takes, by the field that finds it, which may find hundreds. */
const toFind = new WeakMap<GraphQLResolveInfo, AgentNeeds>();

function needsToFind(ctx: Context, info: GraphQLResolveInfo): AgentNeeds {
  const known = toFind.get(info);
  if (known !== undefined) return known;
  const needs = needsOfAgent(ctx, info);
  const toKnow = { ...needs, facets: new Set([...needs.facets, 'profile'] as const) };
  toFind.set(info, toKnow);
  return toKnow;
}

/** An agent that its source knows, with everything that will be asked of it; null when it is unknown. */
export async function knownAgent<R extends Ref>(ctx: Context, agent: R, info: GraphQLResolveInfo): Promise<R | null> {
  await readAhead(ctx, [agent], needsToFind(ctx, info));
  return (await ctx.loaders.agent.exists(agent)) ? agent : null;
}
