import type { Context } from '../context.ts';
import type { SetQueueLoginInput } from '../generated/resolvers-types.ts';
import type { Ref } from '../model/ids.ts';
import { done, type Outcome, refused } from '../model/outcome.ts';
import { attempt } from './attempt.ts';
import { changeableAgent, invalid, targetOf, unsupported } from './target.ts';

/** Logs an agent in to a queue or out of it. */
export async function setQueueLogin(ctx: Context, input: SetQueueLoginInput): Promise<Outcome<Ref>> {
  const { serving, externalServing } = input;
  if (serving === null) return invalid('"serving" may be left out, but not be null.', ['serving']);
  if (externalServing === null)
    return invalid('"externalServing" may be left out, but not be null.', ['externalServing']);
  if (serving === undefined && externalServing === undefined)
    return invalid('Nothing to change: give "serving", "externalServing" or both.', []);
  const target = await changeableAgent(ctx, input.agentId);
  if (!target.done) return target;
  const { source, ref } = target.value;
  const { setQueueLogin: setLogin } = source.writes;
  // First of all, for a source without queues has no id of one that could be given.
  if (!setLogin) return unsupported(source, 'change queue logins', ['agentId']);
  const queue = targetOf(ctx.reads.sources, 'Queue', input.queueId, ['queueId']);
  if (!queue.done) return queue;
  if (queue.value.source !== source)
    return refused({
      code: 'NOT_FOUND',
      message: 'The queue is of another source than the agent.',
      inputPath: ['queueId'],
    });
  const change = {
    ...(serving === undefined ? {} : { serving }),
    ...(externalServing === undefined ? {} : { externalServing }),
  };
  const outcome = await attempt(ctx, source, () => setLogin(ref.externalId, queue.value.ref.externalId, change));
  ctx.renew();
  return outcome.done ? done(ref) : outcome;
}
