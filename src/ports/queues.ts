import type { TrunklineError } from '../errors.ts';
import type { ContactSummary, Queue, QueueChannel, QueueGroup } from '../model/queue.ts';
import type { AgentRow } from './agents.ts';
import type { Call, VendorField } from './call.ts';

export interface QueueReads {
  list(query: QueueQuery, call: Call): Promise<readonly Queue[]>;
  read(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, Queue>>;
  /** The agents of each queue: those configured to serve it or having statistics in it. */
  agents(queueIds: readonly string[], call: Call): Promise<ReadonlyMap<string, readonly AgentRow[]>>;
}

export interface QueueQuery {
  readonly vendorFields?: readonly VendorField[];
}

export interface QueueGroupReads {
  list(call: Call): Promise<readonly QueueGroup[]>;
  read(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, QueueGroup>>;
}

/** Instants are epoch milliseconds. */
export interface ContactSummaryQuery {
  readonly since: number;
  readonly queueIds?: readonly string[];
  readonly channels?: readonly QueueChannel[];
  readonly applicationName?: string;
  readonly vendorFields?: readonly VendorField[];
}

export interface ContactSummaryReads {
  /** Every summary of an interval that begins at `since` or later. */
  list(query: ContactSummaryQuery, call: Call): Promise<readonly ContactSummary[]>;
  read(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, ContactSummary | TrunklineError>>;
}
