import { admit } from '../src/access/admit.ts';
import type { Context } from '../src/context.ts';
import type { MutationResolvers, QueryResolvers, WrapUpResolvers } from '../src/generated/resolvers-types.ts';
import { listWrapUps } from '../src/lists/wrap-ups.ts';
import { decodeId, encodeId } from '../src/model/ids.ts';
import type { Outcome } from '../src/model/outcome.ts';
import { agentOf, remainingAt, wrapUpNamed, wrapUpRef, wrapUpStateAt } from '../src/model/wrap-up.ts';
import { cancelWrapUp, extendWrapUp, type WrapUpChange } from '../src/services/wrap-up.ts';
import { errorsOf } from './payload.ts';
import { sourceOf } from './source.ts';

export const wrapUpQueries: Pick<QueryResolvers, 'wrapUp' | 'wrapUps'> = {
  async wrapUp(_, { id }, ctx, info) {
    const ref = decodeId('WrapUp', id);
    const named = ref && wrapUpNamed(ref);
    if (ref === null || named === null) return null;
    await admit(ctx, info.schema, 'WrapUp', named);
    return ctx.loaders.wrapUp.find(ref);
  },
  wrapUps: (_, args, ctx) => listWrapUps(ctx, args),
};

const payload = (outcome: Outcome<WrapUpChange>) => ({
  wrapUp: outcome.done ? outcome.value.wrapUp : null,
  agent: outcome.done ? outcome.value.agent : null,
  errors: errorsOf(outcome),
});

export const wrapUpMutations: Pick<MutationResolvers, 'extendWrapUp' | 'cancelWrapUp'> = {
  extendWrapUp: async (_, { input }, ctx) => payload(await extendWrapUp(ctx, input)),
  cancelWrapUp: async (_, { input }, ctx) => payload(await cancelWrapUp(ctx, input)),
};

/** Now, for what holds at this moment alone. */
function thisMoment({ reads: { clock, call } }: Context): number {
  call.grounds?.passing();
  return clock.now();
}

export const WrapUp: WrapUpResolvers = {
  id: (wrapUp) => encodeId('WrapUp', wrapUpRef(wrapUp)),
  source: (wrapUp, _, ctx) => sourceOf(ctx, wrapUp),
  agent: agentOf,
  contact: ({ sourceId, contactExternalId }, _, ctx) =>
    contactExternalId !== null && sourceOf(ctx, { sourceId }).contacts
      ? { sourceId, externalId: contactExternalId }
      : null,
  remaining: (wrapUp, _, ctx) => remainingAt(wrapUp, thisMoment(ctx)),
  state: (wrapUp, _, ctx) => wrapUpStateAt(wrapUp, thisMoment(ctx)),
};
