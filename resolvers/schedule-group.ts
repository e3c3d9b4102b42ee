import type { Context } from '../src/context.ts';
import type { MutationResolvers, QueryResolvers, ScheduleGroupResolvers } from '../src/generated/resolvers-types.ts';
import { listScheduleGroups } from '../src/lists/schedule-groups.ts';
import type { ScheduleGroupRef } from '../src/loaders/schedule-groups.ts';
import { decodeId, encodeId } from '../src/model/ids.ts';
import { createScheduleGroup, deleteScheduleGroup } from '../src/services/schedule-groups.ts';
import { known } from './known.ts';
import { deletePayload, errorsOf } from './payload.ts';
import { sourceOf } from './source.ts';

export const scheduleGroupQueries: Pick<QueryResolvers, 'scheduleGroup' | 'scheduleGroups'> = {
  scheduleGroup(_, { id }, ctx) {
    const group = decodeId('ScheduleGroup', id);
    return group && known(group, ctx.loaders.scheduleGroup.load(group));
  },
  scheduleGroups: (_, args, ctx) => listScheduleGroups(ctx, args),
};

const load = (group: ScheduleGroupRef, ctx: Context) => ctx.loaders.scheduleGroup.load(group);

/** An id of the group: without a call where somebody named the group, by which ids it has is told too. */
const named =
  (field: 'externalId' | 'internalId') =>
  async (group: ScheduleGroupRef, _: unknown, ctx: Context): Promise<string | null> =>
    (group.name ?? (await load(group, ctx)))?.[field] ?? null;

export const ScheduleGroup: ScheduleGroupResolvers = {
  id: (group) => encodeId('ScheduleGroup', group),
  source: (group, _, ctx) => sourceOf(ctx, group),
  externalId: named('externalId'),
  internalId: named('internalId'),
  async agentGroup(group, _, ctx) {
    // Who named the group need not have known what it belongs to.
    const externalId = group.name?.agentGroupExternalId ?? (await load(group, ctx))?.agentGroupExternalId ?? null;
    return externalId === null ? null : { sourceId: group.sourceId, externalId };
  },
  currentSchedule: async (group, _, ctx) => (await load(group, ctx))?.currentSchedule ?? null,
  attributes: async (group, _, ctx) => (await load(group, ctx))?.attributes ?? null,
};

export const scheduleGroupMutations: Pick<MutationResolvers, 'createScheduleGroup' | 'deleteScheduleGroup'> = {
  async createScheduleGroup(_, { input }, ctx) {
    const outcome = await createScheduleGroup(ctx, input);
    return { scheduleGroup: outcome.done ? outcome.value : null, errors: errorsOf(outcome) };
  },
  deleteScheduleGroup: async (_, { input }, ctx) => deletePayload(input.id, await deleteScheduleGroup(ctx, input)),
};
