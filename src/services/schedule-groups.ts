import type { Context } from '../context.ts';
import type { CreateScheduleGroupInput, DeleteByIdInput } from '../generated/resolvers-types.ts';
import type { Ref } from '../model/ids.ts';
import type { Outcome } from '../model/outcome.ts';
import { attempt } from './attempt.ts';
import { changeOnce } from './change-once.ts';
import { withoutNulls } from './given-fields.ts';
import { attributeOf, attributesProblem, blankProblem, scheduleEntryOf, scheduleProblem } from './group-input.ts';
import { targetOf, unsupported } from './target.ts';

/** Creates a schedule group in an agent group. */
export async function createScheduleGroup(ctx: Context, input: CreateScheduleGroupInput): Promise<Outcome<Ref>> {
  const { externalId, schedule, attributes } = input;
  const target = targetOf(ctx.reads.sources, 'AgentGroup', input.agentGroupId, ['agentGroupId']);
  if (!target.done) return target;
  const { source, ref } = target.value;
  const { scheduleGroupWrites } = source;
  if (!scheduleGroupWrites) return unsupported(source, 'create schedule groups', ['agentGroupId']);
  const wrong =
    blankProblem('externalId', externalId) ??
    scheduleProblem('schedule', schedule) ??
    attributesProblem('attributes', attributes);
  if (wrong) return wrong;
  const group = withoutNulls({
    externalId,
    schedule: schedule?.map(scheduleEntryOf),
    attributes: attributes?.map(attributeOf),
  });
  return changeOnce(ctx, source, {
    mutation: 'createScheduleGroup',
    input,
    make: () => scheduleGroupWrites.create(ref.externalId, group),
    keep: ({ key }) => ({ sourceId: source.id, externalId: key }),
    prime(created) {
      ctx.loaders.scheduleGroup.prime({ sourceId: source.id, externalId: created.key }, created);
    },
  });
}

/** Deletes a schedule group. */
export async function deleteScheduleGroup(ctx: Context, { id }: DeleteByIdInput): Promise<Outcome> {
  const target = targetOf(ctx.reads.sources, 'ScheduleGroup', id, ['id']);
  if (!target.done) return target;
  const { source, ref } = target.value;
  const { scheduleGroupWrites } = source;
  if (!scheduleGroupWrites) return unsupported(source, 'delete schedule groups', ['id']);
  const outcome = await attempt(ctx, source, () => scheduleGroupWrites.delete(ref.externalId));
  ctx.renew();
  return outcome;
}
