import type { Context } from '../context.ts';
import type { SetPresenceInput } from '../generated/resolvers-types.ts';
import type { Ref } from '../model/ids.ts';
import { done, type Outcome, refused } from '../model/outcome.ts';
import { attempt } from './attempt.ts';
import { changeableAgent, targetOf, unsupported } from './target.ts';

/** Chooses an agent's presence. */
export async function setPresence(ctx: Context, input: SetPresenceInput): Promise<Outcome<Ref>> {
  const target = await changeableAgent(ctx, input.agentId);
  if (!target.done) return target;
  const { source, ref } = target.value;
  const { setPresence: set } = source.writes;
  // First of all, for a source without presences has no id of one that could be given.
  if (!set) return unsupported(source, 'set a presence', ['agentId']);
  const presence = targetOf(ctx.reads.sources, 'Presence', input.presenceId, ['presenceId']);
  if (!presence.done) return presence;
  if (presence.value.source !== source)
    return refused({
      code: 'NOT_FOUND',
      message: 'The presence is of another source than the agent.',
      inputPath: ['presenceId'],
    });
  const outcome = await attempt(ctx, source, () => set(ref.externalId, presence.value.ref.externalId));
  ctx.renew();
  return outcome.done ? done(ref) : outcome;
}
