/** The four vendors whose APIs Trunkline speaks. */
export type Vendor = 'TENIOS' | 'DEEPCALL' | 'ENGAGE' | 'SINCH';

/** What a source can answer or do. Each goes with a member of the vendor port: without the member no capability, and the reverse. */
export type Capability =
  | 'LIST_AGENTS'
  | 'READ_AGENT_STATE'
  | 'SET_AGENT_STATE'
  | 'READ_AGENT_DETAILS'
  | 'UPDATE_AGENT_DETAILS'
  | 'READ_BREAK'
  | 'HEARTBEAT'
  | 'READ_WRAP_UP'
  | 'EXTEND_WRAP_UP'
  | 'CANCEL_WRAP_UP'
  | 'READ_QUEUES'
  | 'SET_QUEUE_LOGIN'
  | 'READ_PRESENCES'
  | 'SET_PRESENCE'
  | 'READ_CONTACTS'
  | 'READ_CONTACT_SUMMARIES'
  | 'READ_QUEUE_GROUPS'
  | 'READ_LOAD'
  | 'READ_AGENT_GROUPS'
  | 'MANAGE_AGENT_GROUPS'
  | 'READ_SCHEDULE_GROUPS'
  | 'MANAGE_SCHEDULE_GROUPS'
  | 'MANAGE_AGENTS'
  | 'ACQUIRE_AGENT'
  | 'FIND_AGENT_BY_DEVICE'
  | 'MONITORING_SETTINGS'
  | 'READ_STATISTICS'
  | 'READ_CONTACT_EVENTS';

/** Lengths by which a wrap-up may be extended at a source, in milliseconds; null where the vendor names none. */
export interface WrapUpLimits {
  readonly minimumExtension: number | null;
  readonly maximumExtension: number | null;
}

/** How a source has been answering. Everything is measured from calls that were really made. */
export interface SourceHealth {
  /** UNKNOWN until the first call. */
  readonly status: 'UP' | 'DEGRADED' | 'DOWN' | 'UNKNOWN';
  /** Epoch milliseconds. */
  readonly lastSuccessAt: number | null;
  /** Epoch milliseconds. */
  readonly lastFailureAt: number | null;
  /** One of our own sentences, never the vendor's text. */
  readonly lastError: string | null;
  readonly circuit: 'CLOSED' | 'OPEN' | 'HALF_OPEN';
  readonly requestsPerMinute: number;
  /** Failed calls over all calls of the last minute, 0 to 1; null when there were none. */
  readonly errorRate: number | null;
  /** Milliseconds over the last minute; null when there were no calls. */
  readonly latencyP50: number | null;
  /** Milliseconds over the last minute; null when there were no calls. */
  readonly latencyP99: number | null;
}
