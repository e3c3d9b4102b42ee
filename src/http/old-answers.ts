import { VendorError } from '../errors.ts';
import type { Call } from '../ports/call.ts';

/** Answers from before this moment will not do (epoch milliseconds). */
export const oldestFor = ({ fresh, since = 0 }: Call): number => (fresh ? Number.POSITIVE_INFINITY : since);

/** A refusal is an answer: nothing older stands in for it. */
export const isRefusal = (error: unknown): boolean => error instanceof VendorError && error.code === 'VENDOR_REJECTED';

/**
 * Whether an old answer may stand in where this error came instead of one. A change has to build on what is so, and who looks for
 * changes would see some that are none: only plain reads get old answers.
 */
export const mayBeOld = (error: unknown, { priority = 'read' }: Call): boolean =>
  priority === 'read' && error instanceof VendorError && !isRefusal(error);
