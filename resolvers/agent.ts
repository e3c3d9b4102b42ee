import { admit } from '../src/access/admit.ts';
import type { Context } from '../src/context.ts';
import { BadUserInput } from '../src/errors.ts';
import type { AgentResolvers, QueryResolvers } from '../src/generated/resolvers-types.ts';
import { countStates, listAgents } from '../src/lists/agents.ts';
import { listContacts } from '../src/lists/contacts.ts';
import { contactRef } from '../src/loaders/contacts.ts';
import { scheduleGroupRef } from '../src/loaders/schedule-groups.ts';
import { decodeId, encodeId, type Ref } from '../src/model/ids.ts';
import { from } from '../src/ready.ts';
import { knownAgent, needsOfPage, readAhead } from './ahead.ts';
import { intersect } from './filter.ts';
import { selectedFields } from './selection.ts';
import { sourceById, sourceOf } from './source.ts';

export const agentQueries: Pick<QueryResolvers, 'agent' | 'agents' | 'agentStateCounts' | 'agentOnDevice'> = {
  async agent(_, { id }, ctx, info) {
    const agent = decodeId('Agent', id);
    if (agent === null) return null;
    await admit(ctx, info.schema, 'Agent', agent);
    return knownAgent(ctx, agent, info);
  },
  async agents(_, args, ctx, info) {
    const needs = needsOfPage(ctx, info);
    const list = await listAgents(ctx, args, needs.facets);
    await readAhead(ctx, list.nodes, needs);
    return list;
  },
  agentStateCounts: (_, { filter }, ctx) => countStates(ctx, filter),
  async agentOnDevice(_, { sourceId, phoneNumber }, ctx) {
    if (phoneNumber.trim() === '') throw new BadUserInput('phoneNumber', 'Argument "phoneNumber" must not be blank.');
    const source = sourceById(ctx, sourceId);
    const row = await source?.agents.onDevice?.(phoneNumber, ctx.reads.call);
    return source && row ? ctx.loaders.agent.prime(source.id, row) : null;
  },
};

const profile = (agent: Ref, ctx: Context) => ctx.loaders.agent.get(agent, 'profile');
const status = (agent: Ref, ctx: Context) => ctx.loaders.agent.get(agent, 'status');
const presence = (agent: Ref, ctx: Context) => ctx.loaders.agent.get(agent, 'presence');
const observation = (agent: Ref, ctx: Context) => ctx.loaders.agent.get(agent, 'observation');

export const Agent: AgentResolvers = {
  id: (agent) => encodeId('Agent', agent),
  source: (agent, _, ctx) => sourceOf(ctx, agent),
  externalId: (agent) => agent.externalId,
  name: (agent, _, ctx) => from(profile(agent, ctx), (read) => read?.name ?? null),
  email: (agent, _, ctx) => from(profile(agent, ctx), (read) => read?.email ?? null),
  phoneNumber: (agent, _, ctx) => from(profile(agent, ctx), (read) => read?.phoneNumber ?? null),
  person: (agent, _, ctx) => from(profile(agent, ctx), (read) => (read?.email ? { email: read.email } : null)),
  state: (agent, _, ctx) => from(status(agent, ctx), (read) => read?.state ?? null),
  vendorState: (agent, _, ctx) => from(status(agent, ctx), (read) => read?.vendorState ?? null),
  stateSince: (agent, _, ctx) => from(status(agent, ctx), (read) => read?.since ?? null),
  notReadyReason: (agent, _, ctx) => from(status(agent, ctx), (read) => read?.notReadyReason ?? null),
  skills: (agent, _, ctx) => ctx.loaders.agent.get(agent, 'skills'),
  queues(agent, _, ctx, info) {
    // Read together they are one call; the queues alone may come from another one.
    if (selectedFields(info, 'QueueMembership').has('statistics'))
      void ctx.loaders.agent.prefetch([agent], new Set(['queueStatistics']));
    return from(
      ctx.loaders.agent.get(agent, 'queues'),
      (memberships) => memberships?.map((membership) => ({ ...membership, agent })) ?? null,
    );
  },
  presence: (agent, _, ctx) =>
    from(presence(agent, ctx), (read) => (read?.presence ? { ...read.presence, sourceId: agent.sourceId } : null)),
  presenceSince: (agent, _, ctx) => from(presence(agent, ctx), (read) => read?.since ?? null),
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
  activeContacts: (agent, _, ctx) =>
    from(ctx.loaders.agent.get(agent, 'activeContacts'), (contacts) => contacts?.map(contactRef) ?? null),
  contacts(agent, { filter, ...args }, ctx) {
    if (!sourceOf(ctx, agent).contacts) return null;
    return listContacts(ctx, { ...args, filter: intersect(filter, 'agentIds', encodeId('Agent', agent)) });
  },
  wrapUp: (agent, _, ctx) => ctx.loaders.wrapUp.ofAgent(agent),
  details: (agent, _, ctx) => ctx.loaders.agent.get(agent, 'details'),
  observedAt: (agent, _, ctx) => from(observation(agent, ctx), (read) => read?.observedAt ?? null),
  stale: (agent, _, ctx) => from(observation(agent, ctx), (read) => read?.stale ?? null),
};
