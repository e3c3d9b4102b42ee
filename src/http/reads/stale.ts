import { TrunklineError, VendorError } from '../../errors.ts';
import type { Call } from '../../ports/call.ts';
import type { Clock } from '../../ports/clock.ts';
import { Abandoned } from '../../waiting.ts';

/** Milliseconds that a call to a failing source is waited for, where an old answer will do. */
const patience = 1_000;

/** Answers from before this moment will not do (epoch milliseconds). */
export const oldestFor = ({ fresh, since = 0 }: Call): number => (fresh ? Number.POSITIVE_INFINITY : since);

/** A refusal is an answer: nothing older stands in for it. */
export const isRefusal = (error: unknown): boolean => error instanceof VendorError && error.code === 'VENDOR_REJECTED';

/** Changes have to build on what is so, and who looks for changes would see some that are none: only plain reads get old answers. */
const takesOld = ({ priority = 'read' }: Call): boolean => priority === 'read';

/** Nothing was said: the source failed, or did not answer as long as the operation could wait. Nobody is told who has gone. */
function isMissing(error: unknown): boolean {
  if (error instanceof VendorError) return !isRefusal(error);
  if (error instanceof OutOfPatience) return true;
  return error instanceof TrunklineError && error.code === 'OPERATION_TIMEOUT' && !(error instanceof Abandoned);
}

/** Whether an old answer may stand in where this error came instead of one. */
export const mayBeOld = (error: unknown, call: Call): boolean => takesOld(call) && isMissing(error);

/** A source that is failing takes its time again, and an old answer will do. */
class OutOfPatience extends Error {}

/** A call that reads wait for. */
export interface UnderWay<T> {
  readonly answer: Promise<T>;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Keeps the call going without those who wait: how it ends tells whether the source is well again. */
  readonly keep: () => void;
}

/**
 * Waits no longer than a second for a source that is failing: it may well be silent, and who asks would wait for the whole of its time
 * for nothing. What it is rejected with then is missing as after any failure.
 * @param hasOld whether there is an old answer that will do.
 */
export function impatiently<T>(clock: Clock, call: Call, underWay: UnderWay<T>, hasOld: () => boolean): Promise<T> {
  const { answer, startedAt, keep } = underWay;
  if (!takesOld(call)) return answer;
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const stopTimer = clock.after(Math.max(0, startedAt + patience - clock.now()), () => {
    if (!hasOld()) return;
    keep();
    reject(new OutOfPatience());
  });
  answer.then(resolve, reject).finally(stopTimer);
  return promise;
}
