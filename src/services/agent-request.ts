import type { Context } from '../context.ts';
import type { UpdateEngageAgentInput } from '../generated/resolvers-types.ts';
import type { Ref } from '../model/ids.ts';
import type { Outcome } from '../model/outcome.ts';
import { changeOnce } from './change-once.ts';
import { givenFields } from './given-fields.ts';
import { targetOf, unsupported } from './target.ts';

/** Changes what is given of an agent's state at Engage, or asks something of the agent. */
export async function updateEngageAgent(ctx: Context, input: UpdateEngageAgentInput): Promise<Outcome<Ref>> {
  const { agentId, idempotencyKey: _, ...fields } = input;
  const target = targetOf(ctx.reads.sources, 'Agent', agentId, ['agentId']);
  if (!target.done) return target;
  const { source, ref } = target.value;
  const { request } = source.writes;
  if (!request) return unsupported(source, 'change an agent this way', ['agentId']);
  const given = givenFields(fields, 'agentId');
  if (!given.done) return given;
  return changeOnce(ctx, source, {
    mutation: 'updateEngageAgent',
    input,
    make: () => request(ref.externalId, given.value),
    keep: () => ref,
  });
}
