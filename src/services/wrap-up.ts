import type { Context } from '../context.ts';
import { StoreUnavailable } from '../errors.ts';
import type { CancelWrapUpInput, ExtendWrapUpInput } from '../generated/resolvers-types.ts';
import { type Ref, refKey } from '../model/ids.ts';
import { done, type Outcome, refused } from '../model/outcome.ts';
import type { WrapUp } from '../model/wrap-up.ts';
import { attempt } from './attempt.ts';
import { changeOnce } from './change-once.ts';
import { changeableAgent, invalid, unsupported } from './target.ts';

/** The wrap-up that was changed; null when it was none that anybody knew of. */
export interface WrapUpChange {
  readonly agent: Ref;
  readonly wrapUp: WrapUp | null;
}

const latestInstant = 8_640_000_000_000_000;

/** Gives an agent more time. Which end is acceptable is for the vendor to say. */
export async function extendWrapUp(ctx: Context, input: ExtendWrapUpInput): Promise<Outcome<WrapUpChange>> {
  const { until, by } = input;
  if ((until == null) === (by == null))
    return invalid('Give exactly one of "until" and "by".', [until == null ? 'until' : 'by']);
  if (by != null && by <= 0) return invalid('"by" must be more than 0 milliseconds.', ['by']);
  const target = await changeableAgent(ctx, input.agentId);
  if (!target.done) return target;
  const { source, ref } = target.value;
  const { extendWrapUp: extend } = source.writes;
  if (!extend) return unsupported(source, 'extend a wrap-up', ['agentId']);
  return changeOnce(ctx, source, {
    mutation: 'extendWrapUp',
    input,
    async make() {
      const { wrapUps, clock } = ctx.reads;
      const knownEnd = (await wrapUps.known([ref])).get(refKey(ref))?.endsAt ?? null;
      const end = until ?? (knownEnd ?? clock.now()) + (by ?? 0);
      if (end > latestInstant) return invalid('This end lies beyond all calendars.', [until == null ? 'by' : 'until']);
      const answer = await extend(ref.externalId, { until: end, knownEnd });
      if (!answer.done) return noted(ctx, ref, answer);
      return changed(ref, wrapUps.extended(ref, answer.value));
    },
    keep: (change): WrapUpChange => change,
  });
}

/** Ends an agent's wrap-up now. */
export async function cancelWrapUp(ctx: Context, input: CancelWrapUpInput): Promise<Outcome<WrapUpChange>> {
  const target = await changeableAgent(ctx, input.agentId);
  if (!target.done) return target;
  const { source, ref } = target.value;
  const { cancelWrapUp: cancel } = source.writes;
  if (!cancel) return unsupported(source, 'cancel a wrap-up', ['agentId']);
  const outcome = await attempt(ctx, source, async () => {
    const { wrapUps } = ctx.reads;
    // What cannot be remembered is not begun.
    await wrapUps.known([ref]);
    const answer = await cancel(ref.externalId);
    if (!answer.done) return noted(ctx, ref, answer);
    return changed(ref, wrapUps.cancelled(ref));
  });
  ctx.renew();
  return outcome;
}

/** The source has made the change; what is left is to remember it. */
async function changed(agent: Ref, remembered: Promise<WrapUp | null>): Promise<Outcome<WrapUpChange>> {
  try {
    return done({ agent, wrapUp: await remembered });
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return refused({
      code: 'OUTCOME_UNKNOWN',
      message:
        'The source made the change, but the store that must remember it could not be reached. Look before you try again.',
      sourceId: agent.sourceId,
    });
  }
}

/**
 * Takes note of what a refusal tells: an agent in no wrap-up is in none that we know of either. The refusal is as true where that
 * cannot be remembered.
 */
async function noted<R extends Outcome<never>>(ctx: Context, agent: Ref, answer: R): Promise<R> {
  if (answer.done || answer.refusal.code !== 'AGENT_NOT_IN_WRAP_UP') return answer;
  try {
    await ctx.reads.wrapUps.ended(agent);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
  }
  return answer;
}
