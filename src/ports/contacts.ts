import type { TrunklineError } from '../errors.ts';
import type { Contact, ContactEvent, QueueLoginType } from '../model/contact.ts';
import type { Call, VendorField } from './call.ts';

/** Restrictions that the source itself applies to contacts. Instants are epoch milliseconds. */
export interface ContactQuery {
  readonly agentIds?: readonly string[];
  readonly queueIds?: readonly string[];
  /** Arrival, inclusive. */
  readonly since: number;
  /** That is another moment each time the same is asked. */
  readonly slides?: boolean;
  /** Arrival, exclusive. */
  readonly until?: number;
  /** Besides the time range, everything in progress. */
  readonly includeInProgress: boolean;
  readonly pickable?: boolean;
  readonly inOwnQueues?: boolean;
  readonly queueLoginTypes?: readonly QueueLoginType[];
  readonly vendorFields?: readonly VendorField[];
  readonly search?: string;
  /** By arrival. */
  readonly direction: 'ASC' | 'DESC';
  /** About how many the caller is going to use: the size of the first page. */
  readonly expected: number;
}

export interface ContactReads {
  /** Contacts in order of arrival, a vendor page at a time; the caller stops when it has enough. */
  search(query: ContactQuery, call: Call): AsyncIterable<readonly Contact[]>;
  /** Everything in progress in these queues, oldest first. */
  activeInQueues(queueIds: readonly string[], call: Call): Promise<ReadonlyMap<string, readonly Contact[]>>;
  read(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, Contact | TrunklineError>>;
  events(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, readonly ContactEvent[] | TrunklineError>>;
}

/** How a source tells of the wrap-ups that run. The agents' facet `wrapUp` tells of them in either way. */
export type WrapUpReads =
  /** Everybody's at once, as the contacts being wrapped up: these name them for good, and can be found again. */
  | { readonly by: 'contact'; active(call: Call): Promise<readonly Contact[]> }
  /** Agent by agent and without a start: the first sighting takes its place, and we have to remember it. */
  | { readonly by: 'agent' };
