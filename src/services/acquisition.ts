import type { Context } from '../context.ts';
import type { AcquireAgentInput, ReleaseAgentInput } from '../generated/resolvers-types.ts';
import type { Ref } from '../model/ids.ts';
import type { Outcome } from '../model/outcome.ts';
import type { AgentRow } from '../ports/agents.ts';
import type { Source } from '../ports/vendor.ts';
import { changeOnce } from './change-once.ts';
import { blankProblem } from './group-input.ts';
import { targetAt, targetOf, unsupported } from './target.ts';

/** Takes an agent for a contact: the one whom the contact state and the schedule group decide. */
export async function acquireAgent(ctx: Context, input: AcquireAgentInput): Promise<Outcome<Ref>> {
  const { contactState, scheduleGroupId } = input;
  const target = targetOf(ctx.reads.sources, 'Source', input.sourceId, ['sourceId']);
  if (!target.done) return target;
  const { source } = target.value;
  const { acquisition } = source;
  // First of all, for a source without schedule groups has no id of one that could be given.
  if (!acquisition) return unsupported(source, 'acquire an agent', ['sourceId']);
  const group = targetAt(source, 'ScheduleGroup', scheduleGroupId, ['scheduleGroupId']);
  if (!group.done) return group;
  const wrong = blankProblem('contactState', contactState);
  if (wrong) return wrong;
  return changeOnce(ctx, source, {
    mutation: 'acquireAgent',
    input,
    make: () => acquisition.acquire(contactState, group.value.externalId),
    ...asAgent(ctx, source),
  });
}

/** Gives an acquired agent back. */
export async function releaseAgent(ctx: Context, input: ReleaseAgentInput): Promise<Outcome<Ref>> {
  const target = targetOf(ctx.reads.sources, 'Agent', input.agentId, ['agentId']);
  if (!target.done) return target;
  const { source, ref } = target.value;
  const { acquisition } = source;
  if (!acquisition) return unsupported(source, 'release an agent', ['agentId']);
  return changeOnce(ctx, source, {
    mutation: 'releaseAgent',
    input,
    make: () => acquisition.release(ref.externalId),
    ...asAgent(ctx, source),
  });
}

const asAgent = (ctx: Context, source: Source) => ({
  keep: ({ externalId }: AgentRow): Ref => ({ sourceId: source.id, externalId }),
  prime: (row: AgentRow): void => void ctx.loaders.agent.prime(source.id, row),
});
