import type { OperationErrorResolvers } from '../src/generated/resolvers-types.ts';
import type { Ref } from '../src/model/ids.ts';
import type { Outcome, Refusal } from '../src/model/outcome.ts';

/** What a refused write says to its caller; none when it was done. */
export const errorsOf = (outcome: Outcome<unknown>): readonly Refusal[] => (outcome.done ? [] : [outcome.refusal]);

/** The payload of a change to an agent. */
export const agentPayload = (outcome: Outcome<Ref>) => ({
  agent: outcome.done ? outcome.value : null,
  errors: errorsOf(outcome),
});

/** The payload of a deletion. */
export const deletePayload = (id: string, outcome: Outcome<unknown>) => ({
  deletedId: outcome.done ? id : null,
  errors: errorsOf(outcome),
});

export const OperationError: OperationErrorResolvers = {
  inputPath: (refusal) => refusal.inputPath ?? null,
  source: (refusal, _, ctx) => ctx.reads.sources.get(refusal.sourceId ?? '') ?? null,
  vendorCode: (refusal) => refusal.vendorCode ?? null,
  retryable: (refusal) => refusal.retryable ?? false,
  retryAfter: (refusal) => refusal.retryAfter ?? null,
};
