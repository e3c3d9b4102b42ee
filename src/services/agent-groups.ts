import type { Context } from '../context.ts';
import type {
  CreateAgentGroupInput,
  DeleteByIdInput,
  UpdateAgentGroupInput,
  UpdateAgentGroupStatusInput,
} from '../generated/resolvers-types.ts';
import type { AgentGroup } from '../model/agent-group.ts';
import type { Ref } from '../model/ids.ts';
import { done, type Outcome } from '../model/outcome.ts';
import type { AgentGroupWrites, NewAgentGroup } from '../ports/agent-groups.ts';
import type { Source } from '../ports/vendor.ts';
import { attempt } from './attempt.ts';
import { changeOnce } from './change-once.ts';
import { givenFields, withoutNulls } from './given-fields.ts';
import { attributeOf, attributesProblem, blankProblem, scheduleEntryOf, scheduleProblem } from './group-input.ts';
import { type Target, targetOf, unsupported } from './target.ts';

/** Creates an agent group. */
export async function createAgentGroup(ctx: Context, input: CreateAgentGroupInput): Promise<Outcome<Ref>> {
  const target = targetOf(ctx.reads.sources, 'Source', input.sourceId, ['sourceId']);
  if (!target.done) return target;
  const { source } = target.value;
  const { agentGroupWrites } = source;
  if (!agentGroupWrites) return unsupported(source, 'create agent groups', ['sourceId']);
  const wrong =
    blankProblem('externalId', input.externalId) ??
    blankProblem('parent', input.parent) ??
    attributesProblem('attributes', input.attributes) ??
    attributesProblem('configuration', input.configuration) ??
    scheduleProblem('currentSchedule', input.currentSchedule) ??
    scheduleProblem('rollingSchedule', input.rollingSchedule);
  if (wrong) return wrong;
  return changeOnce(ctx, source, {
    mutation: 'createAgentGroup',
    input,
    make: () => agentGroupWrites.create(newGroup(input)),
    keep: ({ externalId }) => ({ sourceId: source.id, externalId }),
    prime: (group) => prime(ctx, source, group),
  });
}

/** Changes what is given of an agent group's settings. */
export async function updateAgentGroup(ctx: Context, input: UpdateAgentGroupInput): Promise<Outcome<Ref>> {
  const { agentGroupId, ...fields } = input;
  const target = changeable(ctx, agentGroupId, 'agentGroupId', 'change agent groups');
  if (!target.done) return target;
  const { source, ref, writes } = target.value;
  const given = givenFields(fields, 'agentGroupId');
  if (!given.done) return given;
  const outcome = await attempt(ctx, source, () => writes.update(ref.externalId, given.value));
  ctx.renew();
  if (!outcome.done) return outcome;
  prime(ctx, source, outcome.value);
  return done(ref);
}

/** Changes what is given of how an agent group stands now. */
export async function updateAgentGroupStatus(ctx: Context, input: UpdateAgentGroupStatusInput): Promise<Outcome<Ref>> {
  const { agentGroupId, ...fields } = input;
  const target = changeable(ctx, agentGroupId, 'agentGroupId', 'change agent groups');
  if (!target.done) return target;
  const { source, ref, writes } = target.value;
  const given = givenFields(fields, 'agentGroupId');
  if (!given.done) return given;
  const outcome = await attempt(ctx, source, () => writes.updateStatus(ref.externalId, given.value));
  ctx.renew();
  return outcome.done ? done(ref) : outcome;
}

/** Deletes an agent group that is not in use. */
export async function deleteAgentGroup(ctx: Context, { id }: DeleteByIdInput): Promise<Outcome> {
  const target = changeable(ctx, id, 'id', 'delete agent groups');
  if (!target.done) return target;
  const { source, ref, writes } = target.value;
  const outcome = await attempt(ctx, source, () => writes.delete(ref.externalId));
  ctx.renew();
  return outcome;
}

/** An agent group, and how its source changes such. */
function changeable(
  ctx: Context,
  id: string,
  field: string,
  what: string,
): Outcome<Target & { readonly writes: AgentGroupWrites }> {
  const target = targetOf(ctx.reads.sources, 'AgentGroup', id, [field]);
  if (!target.done) return target;
  const { agentGroupWrites: writes } = target.value.source;
  return writes ? done({ ...target.value, writes }) : unsupported(target.value.source, what, [field]);
}

const newGroup = ({ sourceId: _, idempotencyKey: __, externalId, ...rest }: CreateAgentGroupInput): NewAgentGroup => {
  const { attributes, configuration, currentSchedule, rollingSchedule, ...words } = rest;
  return {
    externalId,
    ...withoutNulls({
      ...words,
      attributes: attributes?.map(attributeOf),
      configuration: configuration?.map(attributeOf),
      currentSchedule: currentSchedule?.map(scheduleEntryOf),
      rollingSchedule: rollingSchedule?.map(scheduleEntryOf),
    }),
  };
};

function prime(ctx: Context, source: Source, group: AgentGroup): void {
  ctx.loaders.agentGroup.prime({ sourceId: source.id, externalId: group.externalId }, group);
}
