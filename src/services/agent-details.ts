import type { Context } from '../context.ts';
import type { UpdateAgentDetailsInput } from '../generated/resolvers-types.ts';
import type { Ref } from '../model/ids.ts';
import { done, type Outcome } from '../model/outcome.ts';
import type { AgentDetailsChange } from '../ports/agent-writes.ts';
import { attempt } from './attempt.ts';
import { givenFields } from './given-fields.ts';
import { invalid, targetOf, unsupported } from './target.ts';

/** Changes what is given of an agent's details; everything else keeps its value. */
export async function updateAgentDetails(ctx: Context, input: UpdateAgentDetailsInput): Promise<Outcome<Ref>> {
  const checked = changeOf(input);
  if (!checked.done) return checked;
  const target = targetOf(ctx.reads.sources, 'Agent', input.agentId, ['agentId']);
  if (!target.done) return target;
  const { source, ref } = target.value;
  const { updateDetails } = source.writes;
  if (!updateDetails) return unsupported(source, 'change the details of an agent', ['agentId']);
  const { state } = checked.value;
  if (state && !source.settableStates.includes(state)) return unsupported(source, `set the state ${state}`, ['state']);
  const outcome = await attempt(ctx, source, () => updateDetails(ref.externalId, checked.value));
  ctx.renew();
  return outcome.done ? done(ref) : outcome;
}

function changeOf({ agentId: _, ...fields }: UpdateAgentDetailsInput): Outcome<AgentDetailsChange> {
  const names = fields.skills?.map((skill) => skill.name) ?? [];
  const twice = names.findIndex((name, at) => names.indexOf(name) !== at);
  if (twice >= 0) return invalid(`Skill "${names[twice]}" is given twice.`, ['skills', String(twice), 'name']);
  return givenFields(fields, 'agentId', ['externalNumber']);
}
