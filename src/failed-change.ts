import type { VendorError } from './errors.ts';
import type { Refusal, RefusalCode } from './model/outcome.ts';

/** A failed call in the words of a write: whether nothing happened, or something may have. */
export function failedChange(error: VendorError): Refusal {
  const code = codeOf(error);
  return {
    code,
    message: code === 'OUTCOME_UNKNOWN' ? `${error.message} The change may or may not have been made.` : error.message,
    sourceId: error.source.id,
    vendorCode: error.vendorCode,
    retryable: error.retryable,
    retryAfter: error.retryAfter,
  };
}

function codeOf(error: VendorError): RefusalCode {
  if (error.mayHaveHappened) return 'OUTCOME_UNKNOWN';
  // Only a read can time out without the change having been sent.
  return error.code === 'VENDOR_TIMEOUT' ? 'VENDOR_UNAVAILABLE' : error.code;
}
