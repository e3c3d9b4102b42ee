import type { Context } from '../src/context.ts';
import type { MutationResolvers, QueryResolvers } from '../src/generated/resolvers-types.ts';
import { type PageArguments, placeOf } from '../src/lists/arguments.ts';
import { fingerprint, page } from '../src/model/connection.ts';
import type { IdType } from '../src/model/ids.ts';
import type { Refusal } from '../src/model/outcome.ts';
import { targetOf, unsupported } from '../src/services/target.ts';

/**
 * Agent groups, schedule groups and the management of agents belong to Engage. No source that this version can be
 * configured with has them: lists are empty, and changes say so.
 */

const emptyList = (name: string, paging: PageArguments) => {
  const list = fingerprint(name);
  return { ...page([], { list, ...placeOf(list, paging), keyOf: () => [] }), failures: [] };
};

export const groupQueries: Pick<QueryResolvers, 'agentGroup' | 'agentGroups' | 'scheduleGroup' | 'scheduleGroups'> = {
  agentGroup: () => null,
  agentGroups: (_, args) => emptyList('agentGroups', args),
  scheduleGroup: () => null,
  scheduleGroups: (_, args) => emptyList('scheduleGroups', args),
};

/** Why a change cannot be made: the id names nothing, or its source has no call for it. */
function why(ctx: Context, type: IdType, id: string, field: string, what: string): readonly Refusal[] {
  const target = targetOf(ctx.reads.sources, type, id, [field]);
  const outcome = target.done ? unsupported(target.value.source, what, [field]) : target;
  return outcome.done ? [] : [outcome.refusal];
}

export const groupMutations: Pick<
  MutationResolvers,
  | 'updateEngageAgent'
  | 'createAgents'
  | 'deleteAgents'
  | 'acquireAgent'
  | 'releaseAgent'
  | 'createAgentGroup'
  | 'updateAgentGroup'
  | 'updateAgentGroupStatus'
  | 'deleteAgentGroup'
  | 'createScheduleGroup'
  | 'deleteScheduleGroup'
> = {
  updateEngageAgent: (_, { input }, ctx) => ({
    agent: null,
    errors: why(ctx, 'Agent', input.agentId, 'agentId', 'change an agent this way'),
  }),
  createAgents: (_, { input }, ctx) => ({
    results: [],
    errors: why(ctx, 'Source', input.sourceId, 'sourceId', 'create agents'),
  }),
  deleteAgents: (_, { input }, ctx) => ({
    results: [],
    errors: why(ctx, 'Source', input.sourceId, 'sourceId', 'delete agents'),
  }),
  acquireAgent: (_, { input }, ctx) => ({
    agent: null,
    errors: why(ctx, 'Source', input.sourceId, 'sourceId', 'acquire an agent'),
  }),
  releaseAgent: (_, { input }, ctx) => ({
    agent: null,
    errors: why(ctx, 'Agent', input.agentId, 'agentId', 'release an agent'),
  }),
  createAgentGroup: (_, { input }, ctx) => ({
    agentGroup: null,
    errors: why(ctx, 'Source', input.sourceId, 'sourceId', 'create agent groups'),
  }),
  updateAgentGroup: (_, { input }, ctx) => ({
    agentGroup: null,
    errors: why(ctx, 'AgentGroup', input.agentGroupId, 'agentGroupId', 'change agent groups'),
  }),
  updateAgentGroupStatus: (_, { input }, ctx) => ({
    agentGroup: null,
    errors: why(ctx, 'AgentGroup', input.agentGroupId, 'agentGroupId', 'change agent groups'),
  }),
  deleteAgentGroup: (_, { input }, ctx) => ({
    deletedId: null,
    errors: why(ctx, 'AgentGroup', input.id, 'id', 'delete agent groups'),
  }),
  createScheduleGroup: (_, { input }, ctx) => ({
    scheduleGroup: null,
    errors: why(ctx, 'AgentGroup', input.agentGroupId, 'agentGroupId', 'create schedule groups'),
  }),
  deleteScheduleGroup: (_, { input }, ctx) => ({
    deletedId: null,
    errors: why(ctx, 'ScheduleGroup', input.id, 'id', 'delete schedule groups'),
  }),
};
