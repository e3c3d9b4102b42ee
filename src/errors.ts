import type { Vendor } from './model/source.ts';

/** Codes of faults between us and a vendor. */
export type VendorErrorCode =
  | 'VENDOR_TIMEOUT'
  | 'VENDOR_UNAVAILABLE'
  | 'VENDOR_RATE_LIMITED'
  | 'VENDOR_UNAUTHORIZED'
  | 'VENDOR_BAD_RESPONSE'
  | 'VENDOR_REJECTED';

/** Every code an error of ours may carry in `extensions.code`. */
export type ErrorCode =
  | VendorErrorCode
  | 'UNAUTHENTICATED'
  | 'SIGN_IN_UNAVAILABLE'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'PERSISTED_QUERY_NOT_IN_LIST'
  | 'QUERY_NOT_IN_SAFELIST'
  | 'COST_LIMIT'
  | 'DEPTH_LIMIT'
  | 'ALIAS_LIMIT'
  | 'TOKEN_LIMIT'
  | 'OPERATION_TIMEOUT'
  | 'RATE_LIMITED'
  | 'EVENTS_LOST'
  | 'STORE_UNAVAILABLE'
  | 'UNSUPPORTED_BY_SOURCE'
  | 'INTERNAL_SERVER_ERROR';

/** The base of every expected error. Its message is ours and safe to show; whatever caused it stays in `cause`. */
export class TrunklineError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TrunklineError';
    this.code = code;
  }
  /** What a client sees beside the message. */
  get extensions(): Record<string, unknown> {
    return { code: this.code };
  }
}

/** An argument that cannot be used. The message names the argument and says what would do. */
export class BadUserInput extends TrunklineError {
  readonly argument: string;
  constructor(argument: string, message: string) {
    super('BAD_USER_INPUT', message);
    this.argument = argument;
  }
  override get extensions(): Record<string, unknown> {
    return { code: this.code, argument: this.argument };
  }
}

/** What must be remembered cannot be read or kept at the moment. Whether the last thing that was asked was kept is not known. */
export class StoreUnavailable extends TrunklineError {
  constructor(cause: unknown) {
    super(
      'STORE_UNAVAILABLE',
      'The store that the replicas share cannot be reached at the moment. Try again in a few seconds.',
      { cause },
    );
    this.name = 'StoreUnavailable';
  }
}

/** The source an error speaks of. */
export interface SourceName {
  readonly id: string;
  readonly name: string;
  readonly vendor: Vendor;
}

export interface VendorErrorDetails {
  /** The vendor's own code, where it gave one that we know to be harmless. */
  readonly vendorCode?: string | null;
  /** Whether the same call may be sent again without doing the work twice, and has hope of another answer. */
  readonly retryable?: boolean;
  /** Milliseconds to wait first, where the vendor said so. */
  readonly retryAfter?: number | null;
  /**
   * True when the vendor may have received the request although it did not answer properly. It decides between
   * "nothing happened" and OUTCOME_UNKNOWN for writes.
   */
  readonly mayHaveHappened?: boolean;
  readonly cause?: unknown;
}

/** A call to a vendor that failed. Carries nothing of the vendor's text, address, headers or body. */
export class VendorError extends TrunklineError {
  declare readonly code: VendorErrorCode;
  readonly source: SourceName;
  readonly vendorCode: string | null;
  readonly retryable: boolean;
  readonly retryAfter: number | null;
  readonly mayHaveHappened: boolean;
  constructor(code: VendorErrorCode, source: SourceName, message: string, details: VendorErrorDetails = {}) {
    super(code, message, 'cause' in details ? { cause: details.cause } : undefined);
    this.name = 'VendorError';
    this.source = source;
    this.vendorCode = details.vendorCode ?? null;
    this.retryable = details.retryable ?? false;
    this.retryAfter = details.retryAfter ?? null;
    this.mayHaveHappened = details.mayHaveHappened ?? false;
  }
  override get extensions(): Record<string, unknown> {
    return {
      code: this.code,
      source: this.source.id,
      vendor: this.source.vendor,
      vendorCode: this.vendorCode,
      retryable: this.retryable,
      retryAfter: this.retryAfter,
    };
  }
}
