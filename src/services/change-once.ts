import type { Context } from '../context.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Source } from '../ports/vendor.ts';
import { attempt, outcomeOf } from './attempt.ts';
import type { IdempotentRequest } from './idempotency.ts';

/** A change whose input may carry an idempotency key. */
export interface KeyedChange<T, K> {
  readonly mutation: string;
  readonly input: { readonly idempotencyKey?: string | null | undefined };
  /** Makes the change at the source. */
  make(): Promise<Outcome<T>>;
  /** What a repeat gets of it, in plain JSON: names of things, for what else was told of them will have changed by then. */
  keep(value: T): K;
  /** Gives to the renewed loaders what the source told, so that showing it costs no call. */
  prime?(value: T): void;
  /** Whether a kept value says that nothing was done and all of it may be tried again. */
  readonly mayBeTriedAgain?: (kept: K) => boolean;
}

/** Makes a change at a source once for its idempotency key, and forgets what was read before. */
export async function changeOnce<T, K>(ctx: Context, source: Source, change: KeyedChange<T, K>): Promise<Outcome<K>> {
  const { mutation, input, mayBeTriedAgain } = change;
  const request: IdempotentRequest<K> = {
    caller: ctx.viewer.subject,
    mutation,
    key: input.idempotencyKey,
    input,
    signal: ctx.reads.call.signal,
    ...(mayBeTriedAgain ? { mayBeTriedAgain } : {}),
  };
  // Empty for a repeat.
  const told: T[] = [];
  const work = () =>
    outcomeOf(source, async () => {
      const outcome = await change.make();
      if (!outcome.done) return outcome;
      told.push(outcome.value);
      return { done: true, value: change.keep(outcome.value) };
    });
  // A repeat waits no longer than its own operation may take, however long the first one goes on.
  const outcome = await attempt(ctx, source, () => ctx.once(request, work));
  ctx.renew();
  for (const value of told) change.prime?.(value);
  return outcome;
}
