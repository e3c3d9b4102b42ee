import type { GraphQLResolveInfo } from 'graphql';
import { admit } from '../src/access/admit.ts';
import type { Context } from '../src/context.ts';
import { BadUserInput } from '../src/errors.ts';
import type { AgentResolvers, QueryResolvers } from '../src/generated/resolvers-types.ts';
import { countStates, listAgents } from '../src/lists/agents.ts';
import { listContacts } from '../src/lists/contacts.ts';
import { wrapUpOfAgent } from '../src/lists/wrap-up.ts';
import { contactRef } from '../src/loaders/contacts.ts';
import { scheduleGroupRef } from '../src/loaders/schedule-groups.ts';
import type { AgentFacet } from '../src/model/agent.ts';
import { decodeId, encodeId, type Ref } from '../src/model/ids.ts';
import { intersect } from './filter.ts';
import { selectedFields } from './selection.ts';
import { sourceById, sourceOf } from './source.ts';

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

/** The facets that the selection of agents along a path will need. */
export const agentFacets = (info: GraphQLResolveInfo, ...path: readonly string[]): ReadonlySet<AgentFacet> =>
  new Set([...selectedFields(info, 'Agent', ...path)].flatMap((field) => facetOfField.get(field) ?? []));

/** The facets that the selection of a page of agents will need. */
export const agentFacetsOfPage = (info: GraphQLResolveInfo): ReadonlySet<AgentFacet> =>
  agentFacets(info, 'nodes').union(agentFacets(info, 'edges', 'node'));

/** An agent that its source knows, with everything that will be asked of it already under way; null when it is unknown. */
export async function knownAgent(ctx: Context, agent: Ref, facets: ReadonlySet<AgentFacet>): Promise<Ref | null> {
  const { loaders } = ctx;
  loaders.agent.prefetch(agent, facets);
  return (await loaders.agent.exists(agent)) ? agent : null;
}

export const agentQueries: Pick<QueryResolvers, 'agent' | 'agents' | 'agentStateCounts' | 'agentOnDevice'> = {
  async agent(_, { id }, ctx, info) {
    const agent = decodeId('Agent', id);
    if (agent === null) return null;
    await admit(ctx, info.schema, 'Agent', agent);
    return knownAgent(ctx, agent, agentFacets(info));
  },
  agents: (_, args, ctx, info) => listAgents(ctx, args, agentFacetsOfPage(info)),
  agentStateCounts: (_, { filter }, ctx) => countStates(ctx, filter),
  async agentOnDevice(_, { sourceId, phoneNumber }, ctx) {
    if (phoneNumber.trim() === '') throw new BadUserInput('phoneNumber', 'Argument "phoneNumber" must not be blank.');
    const source = sourceById(ctx, sourceId);
    const row = await source?.agents.onDevice?.(phoneNumber, ctx.reads.call);
    return source && row ? ctx.loaders.agent.prime(source.id, row) : null;
  },
};

const profile = (agent: Ref, ctx: Context) => ctx.loaders.agent.load(agent, 'profile');
const status = (agent: Ref, ctx: Context) => ctx.loaders.agent.load(agent, 'status');
const presence = (agent: Ref, ctx: Context) => ctx.loaders.agent.load(agent, 'presence');
const observation = (agent: Ref, ctx: Context) => ctx.loaders.agent.load(agent, 'observation');

export const Agent: AgentResolvers = {
  id: (agent) => encodeId('Agent', agent),
  source: (agent, _, ctx) => sourceOf(ctx, agent),
  externalId: (agent) => agent.externalId,
  name: async (agent, _, ctx) => (await profile(agent, ctx))?.name ?? null,
  email: async (agent, _, ctx) => (await profile(agent, ctx))?.email ?? null,
  phoneNumber: async (agent, _, ctx) => (await profile(agent, ctx))?.phoneNumber ?? null,
  async person(agent, _, ctx) {
    const email = (await profile(agent, ctx))?.email;
    return email ? { email } : null;
  },
  state: async (agent, _, ctx) => (await status(agent, ctx))?.state ?? null,
  vendorState: async (agent, _, ctx) => (await status(agent, ctx))?.vendorState ?? null,
  stateSince: async (agent, _, ctx) => (await status(agent, ctx))?.since ?? null,
  notReadyReason: async (agent, _, ctx) => (await status(agent, ctx))?.notReadyReason ?? null,
  skills: (agent, _, ctx) => ctx.loaders.agent.load(agent, 'skills'),
  async queues(agent, _, ctx, info) {
    // Read together they are one call; the queues alone may come from another one.
    if (selectedFields(info, 'QueueMembership').has('statistics'))
      ctx.loaders.agent.prefetch(agent, ['queueStatistics']);
    const memberships = await ctx.loaders.agent.load(agent, 'queues');
    return memberships?.map((membership) => ({ ...membership, agent })) ?? null;
  },
  async presence(agent, _, ctx) {
    const current = (await presence(agent, ctx))?.presence;
    return current ? { ...current, sourceId: agent.sourceId } : null;
  },
  presenceSince: async (agent, _, ctx) => (await presence(agent, ctx))?.since ?? null,
  async presences(agent, _, ctx) {
    const presences = await ctx.loaders.agent.load(agent, 'presences');
    return presences?.map((one) => ({ ...one, sourceId: agent.sourceId })) ?? null;
  },
  load: (agent, _, ctx) => (sourceOf(ctx, agent).capabilities.includes('READ_LOAD') ? agent : null),
  statistics: (agent, { since }, ctx) => ctx.loaders.agent.statistics(agent, since ?? null),
  async group(agent, _, ctx) {
    const group = await ctx.loaders.agent.load(agent, 'group');
    return group && { ...group, sourceId: agent.sourceId };
  },
  async scheduleGroup(agent, _, ctx) {
    const name = await ctx.loaders.agent.load(agent, 'scheduleGroup');
    return name && scheduleGroupRef(agent.sourceId, name);
  },
  activeContacts: async (agent, _, ctx) =>
    (await ctx.loaders.agent.load(agent, 'activeContacts'))?.map(contactRef) ?? null,
  contacts(agent, { filter, ...args }, ctx) {
    if (!sourceOf(ctx, agent).contacts) return null;
    return listContacts(ctx, { ...args, filter: intersect(filter, 'agentIds', encodeId('Agent', agent)) });
  },
  wrapUp: (agent, _, ctx) => wrapUpOfAgent(ctx, agent),
  details: (agent, _, ctx) => ctx.loaders.agent.load(agent, 'details'),
  observedAt: async (agent, _, ctx) => (await observation(agent, ctx))?.observedAt ?? null,
  stale: async (agent, _, ctx) => (await observation(agent, ctx))?.stale ?? null,
};
