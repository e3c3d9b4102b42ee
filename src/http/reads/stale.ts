import { TrunklineError, VendorError } from '../../errors.ts';
import type { Call } from '../../ports/call.ts';
import { Abandoned } from '../../waiting.ts';

/** Answers from before this moment will not do (epoch milliseconds). */
export const oldestFor = ({ fresh, since = 0 }: Call): number => (fresh ? Number.POSITIVE_INFINITY : since);

/** A refusal is an answer: nothing older stands in for it. */
export const isRefusal = (error: unknown): boolean => error instanceof VendorError && error.code === 'VENDOR_REJECTED';

/** Nothing was said: the source failed, or did not answer as long as the operation could wait. Nobody is told who has gone. */
function isMissing(error: unknown): boolean {
  if (error instanceof VendorError) return !isRefusal(error);
  return error instanceof TrunklineError && error.code === 'OPERATION_TIMEOUT' && !(error instanceof Abandoned);
}

/**
 * Whether an old answer may stand in where this error came instead of one. A change has to build on what is so, and who looks for
 * changes would see some that are none: only plain reads get old answers.
 */
export const mayBeOld = (error: unknown, { priority = 'read' }: Call): boolean =>
  priority === 'read' && isMissing(error);
