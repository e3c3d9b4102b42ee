import type { TrunklineError } from '../errors.ts';
import type { Observation } from '../model/observation.ts';
import type { Grounds } from './grounds.ts';

/** How urgent a request to a vendor is: changes go before what somebody reads, and that before what is looked at again and again. */
export type Priority = 'write' | 'read' | 'poll';

/** How a read is to be made; the same for every read of one GraphQL operation. */
export interface Call {
  /** Two-letter language for vendors that translate; the source's own setting when left out. */
  readonly language?: string | undefined;
  /** Ask the vendor now: neither a remembered answer nor one already under way will do. */
  readonly fresh?: boolean;
  /** A remembered answer from before this moment will not do (epoch milliseconds): something has changed then. */
  readonly since?: number | undefined;
  /** No answer from before this moment may stand in while the source fails (epoch milliseconds): the operation itself has changed something then. */
  readonly changedAt?: number | undefined;
  /** `read` when left out; `write` for a read that a change has to wait for. */
  readonly priority?: Priority | undefined;
  /** Is told what the answers rest on; the operation's own. */
  readonly grounds?: Grounds | undefined;
  /** Is told of each answer when it was given, and whether it is stale. */
  readonly observed?: ((observation: Observation) => void) | undefined;
  /** Is told why a list may lack something. Who does not listen gets no such list: the read fails. */
  readonly incomplete?: ((failure: TrunklineError) => void) | undefined;
  /** Ends the wait of this caller (its deadline, or it went away). A write is never ended by it. */
  readonly signal?: AbortSignal | undefined;
}

/** A vendor's field by its own name; `*` and `?` in the pattern are wildcards. */
export interface VendorField {
  readonly name: string;
  readonly pattern: string;
}
