/** Why a write was not done, in the words of the contract's OperationErrorCode. */
export type RefusalCode =
  | 'NOT_FOUND'
  | 'AGENT_NOT_FOUND'
  | 'AGENT_NOT_IN_WRAP_UP'
  | 'WRAP_UP_EXTENSION_TOO_SHORT'
  | 'WRAP_UP_EXTENSION_TOO_LONG'
  | 'NOT_READY_REASON_NOT_FOUND'
  | 'INVALID_INPUT'
  | 'INVALID_STATE'
  | 'ALREADY_EXISTS'
  | 'TOO_LARGE'
  | 'LIMIT_EXCEEDED'
  | 'FORBIDDEN'
  | 'UNSUPPORTED_BY_SOURCE'
  | 'VENDOR_REJECTED'
  | 'VENDOR_UNAUTHORIZED'
  | 'VENDOR_RATE_LIMITED'
  | 'VENDOR_UNAVAILABLE'
  | 'VENDOR_BAD_RESPONSE'
  | 'OUTCOME_UNKNOWN';

/** A write that was refused. It is data, not a throw: callers are expected to read it. */
export interface Refusal {
  readonly code: RefusalCode;
  /** One of our own sentences. */
  readonly message: string;
  /** Path into the mutation's input. */
  readonly inputPath?: readonly string[];
  readonly sourceId?: string;
  readonly vendorCode?: string | null;
  /** True when the same call may be sent again without doing the work twice. */
  readonly retryable?: boolean;
  /** Milliseconds. */
  readonly retryAfter?: number | null;
}

/** What a write came to. */
export type Outcome<T = undefined> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly refusal: Refusal };

export const done = <T>(value: T): Outcome<T> => ({ done: true, value });
export const refused = (refusal: Refusal): Outcome<never> => ({ done: false, refusal });
