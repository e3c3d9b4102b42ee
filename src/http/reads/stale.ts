import { TrunklineError, VendorError } from '../../errors.ts';
import type { Call } from '../../ports/call.ts';
import type { Clock } from '../../ports/clock.ts';
import { Abandoned } from '../../waiting.ts';
import type { Silence } from '../policy/silence.ts';

/** Answers from before this moment will not do (epoch milliseconds). */
export const oldestFor = ({ fresh, since = 0 }: Call): number => (fresh ? Number.POSITIVE_INFINITY : since);

/** Nothing from before this moment may stand in for an answer (epoch milliseconds). */
export const oldestInsteadFor = (call: Call): number => Math.max(oldestFor(call), call.changedAt ?? 0);

/** A refusal is an answer: nothing older stands in for it. */
export const isRefusal = (error: unknown): boolean => error instanceof VendorError && error.code === 'VENDOR_REJECTED';

/** Changes have to build on what is so, and who looks for changes would see some that are none: only plain reads get old answers. */
const takesOld = ({ priority = 'read' }: Call): boolean => priority === 'read';

/** Nothing was said: the source failed, or did not answer as long as the operation could wait. Nobody is told who has gone. */
function isMissing(error: unknown): boolean {
  if (error instanceof VendorError) return !isRefusal(error);
  return error instanceof TrunklineError && error.code === 'OPERATION_TIMEOUT' && !(error instanceof Abandoned);
}

/** Whether an old answer may stand in where this error came instead of one. */
export const mayBeOld = (error: unknown, call: Call): boolean => takesOld(call) && isMissing(error);

/** What is given in the place of an answer that is long in coming. */
export class Instead<Old> {
  readonly old: Old;
  constructor(old: Old) {
    this.old = old;
  }
}

/** A call that reads wait for. */
export interface UnderWay<T> {
  readonly answer: Promise<T>;
  /** Epoch milliseconds. */
  readonly startedAt: number;
}

/** Waits no longer than its patience for a source that is silent, where there is an old answer: who asks would wait its whole time for nothing. */
export function impatiently<T, Old>(
  clock: Clock,
  silence: Silence,
  call: Call,
  { answer, startedAt }: UnderWay<T>,
  find: () => Old | null | undefined,
): Promise<T | Instead<Old>> {
  if (!silence.isOn || !takesOld(call)) return answer;
  const { promise, resolve, reject } = Promise.withResolvers<T | Instead<Old>>();
  const over = (): void => {
    // It may have begun to speak again, or who asked may have gone.
    if (!silence.isOn || call.signal?.aborted) return;
    try {
      const old = find();
      if (old) resolve(new Instead(old));
    } catch (error) {
      reject(error);
    }
  };
  const stopTimer = clock.after(Math.max(0, startedAt + silence.patience - clock.now()), over);
  answer.then(resolve, reject).finally(stopTimer);
  return promise;
}
