import { readsOwnOnly } from '../src/access/own.ts';
import type { Context } from '../src/context.ts';
import type { AgentGroupResolvers, MutationResolvers, QueryResolvers } from '../src/generated/resolvers-types.ts';
import { listAgentGroups } from '../src/lists/agent-groups.ts';
import { pageOfRows } from '../src/lists/agents.ts';
import type { AgentGroupRef } from '../src/loaders/agent-groups.ts';
import { scheduleGroupRef } from '../src/loaders/schedule-groups.ts';
import type { AgentGroup as AgentGroupRecord } from '../src/model/agent-group.ts';
import { decodeId, encodeId } from '../src/model/ids.ts';
import type { Outcome } from '../src/model/outcome.ts';
import {
  createAgentGroup,
  deleteAgentGroup,
  updateAgentGroup,
  updateAgentGroupStatus,
} from '../src/services/agent-groups.ts';
import { needsOfPage, readAhead } from './ahead.ts';
import { known } from './known.ts';
import { deletePayload, errorsOf } from './payload.ts';
import { sourceOf } from './source.ts';

export const agentGroupQueries: Pick<QueryResolvers, 'agentGroup' | 'agentGroups'> = {
  agentGroup(_, { id }, ctx) {
    const group = decodeId('AgentGroup', id);
    return group && known(group, ctx.loaders.agentGroup.load(group));
  },
  agentGroups: (_, args, ctx) => listAgentGroups(ctx, args),
};

const record = async (group: AgentGroupRef, ctx: Context) => group.record ?? (await ctx.loaders.agentGroup.load(group));

/** A field of the group's record. */
const field =
  <K extends keyof AgentGroupRecord>(key: K) =>
  async (group: AgentGroupRef, _: unknown, ctx: Context): Promise<AgentGroupRecord[K] | null> =>
    (await record(group, ctx))?.[key] ?? null;

export const AgentGroup: AgentGroupResolvers = {
  id: (group) => encodeId('AgentGroup', group),
  source: (group, _, ctx) => sourceOf(ctx, group),
  externalId: (group) => group.externalId,
  internalId: field('internalId'),
  name: async (group, _, ctx) => group.name ?? (await record(group, ctx))?.name ?? null,
  parent: field('parent'),
  mode: field('mode'),
  currentSchedule: field('currentSchedule'),
  rollingSchedule: field('rollingSchedule'),
  intensity: field('intensity'),
  initialWorkState: field('initialWorkState'),
  maxBreakTime: field('maxBreakTime'),
  tags: field('tags'),
  attributes: field('attributes'),
  configuration: field('configuration'),
  createdAt: field('createdAt'),
  updatedAt: field('updatedAt'),
  status: (group, _, ctx) => ctx.loaders.agentGroupStatus.load(group),
  async agents(group, args, ctx, info) {
    const needs = needsOfPage(ctx, info);
    const rows = await ctx.loaders.agentsOfGroup.load({ ...group, facets: needs.facets });
    const page = rows && pageOfRows(ctx, sourceOf(ctx, group), rows, args, group);
    // To who reads no others' agents most of them say nothing.
    if (page && !readsOwnOnly(ctx.viewer)) await readAhead(ctx, page.nodes, needs);
    return page;
  },
  async scheduleGroups(group, _, ctx) {
    const names = await ctx.loaders.scheduleGroupsOfGroup.load(group);
    return names?.map((name) => scheduleGroupRef(group.sourceId, name)) ?? null;
  },
};

const payload = (outcome: Outcome<AgentGroupRef>) => ({
  agentGroup: outcome.done ? outcome.value : null,
  errors: errorsOf(outcome),
});

export const agentGroupMutations: Pick<
  MutationResolvers,
  'createAgentGroup' | 'updateAgentGroup' | 'updateAgentGroupStatus' | 'deleteAgentGroup'
> = {
  createAgentGroup: async (_, { input }, ctx) => payload(await createAgentGroup(ctx, input)),
  updateAgentGroup: async (_, { input }, ctx) => payload(await updateAgentGroup(ctx, input)),
  updateAgentGroupStatus: async (_, { input }, ctx) => payload(await updateAgentGroupStatus(ctx, input)),
  deleteAgentGroup: async (_, { input }, ctx) => deletePayload(input.id, await deleteAgentGroup(ctx, input)),
};
