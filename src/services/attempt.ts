import type { Context } from '../context.ts';
import { VendorError } from '../errors.ts';
import { failedChange } from '../failed-change.ts';
import { type Outcome, refused } from '../model/outcome.ts';
import type { Source } from '../ports/vendor.ts';
import { until } from '../waiting.ts';

/**
 * Makes a change at a source, and says what came of it while the operation has time. A change that takes longer goes on;
 * only nobody who asked for it here learns its end. Once the time is up nothing more is begun.
 */
export async function attempt<T>(ctx: Context, source: Source, change: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const { signal } = ctx.reads.call;
  if (signal?.aborted)
    return refused({
      code: 'VENDOR_UNAVAILABLE',
      message: 'The time of the operation was over before this change was begun.',
      sourceId: source.id,
      retryable: true,
    });
  try {
    return await until(outcomeOf(source, change), signal);
  } catch (error) {
    if (!signal?.aborted || error !== signal.reason) throw error;
    return refused({
      code: 'OUTCOME_UNKNOWN',
      message:
        'The time of the operation was over before the source answered. The change may or may not have been made.',
      sourceId: source.id,
    });
  }
}

/**
 * What came of a change. What the vendor refuses and what fails on the way both come back as data: a caller must be able
 * to tell "nothing happened" from "it may have happened". Our own bugs stay throws.
 */
export async function outcomeOf<T>(source: Source, change: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    const outcome = await change();
    return outcome.done ? outcome : refused({ ...outcome.refusal, sourceId: source.id });
  } catch (error) {
    if (error instanceof VendorError) return refused(failedChange(error));
    throw error;
  }
}
