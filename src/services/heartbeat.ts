import type { Context } from '../context.ts';
import type { SendHeartbeatInput } from '../generated/resolvers-types.ts';
import type { Ref } from '../model/ids.ts';
import { done, type Outcome } from '../model/outcome.ts';
import { attempt } from './attempt.ts';
import { changeableAgent, unsupported } from './target.ts';

/** Tells the vendor that an agent's web client is alive. */
export async function sendHeartbeat(ctx: Context, input: SendHeartbeatInput): Promise<Outcome<Ref>> {
  const target = await changeableAgent(ctx, input.agentId);
  if (!target.done) return target;
  const { source, ref } = target.value;
  const { sendHeartbeat: send } = source.writes;
  if (!send) return unsupported(source, 'take a heartbeat', ['agentId']);
  const { microphonePermitted } = input;
  const heartbeat = { microphonePermitted, at: input.at ?? ctx.reads.clock.now() };
  const outcome = await attempt(ctx, source, () => send(ref.externalId, heartbeat));
  ctx.renew();
  return outcome.done ? done(ref) : outcome;
}
