import type { Ref } from './ids.ts';
import type { Observation } from './observation.ts';

export type QueueChannel = 'PHONE' | 'CHAT' | 'EMAIL';

/** A queue by name alone, with what the place that named it happened to tell. */
export interface QueueRef extends Ref {
  readonly name?: string | null;
  readonly channel?: QueueChannel | null;
}

/** Counts of contacts and agents, and waits in milliseconds. */
export interface QueueStatus extends Observation {
  readonly waiting: number | null;
  readonly longestWait: number | null;
  readonly waitingCurrent: number | null;
  readonly longestWaitCurrent: number | null;
  readonly agentsServing: number | null;
  readonly agentsFree: number | null;
  readonly agentsBusy: number | null;
  readonly agentsWrapUp: number | null;
  readonly agentsNotReady: number | null;
  readonly agentsOnBreak: number | null;
}

export interface Queue {
  readonly externalId: string;
  readonly name: string | null;
  readonly channel: QueueChannel | null;
  readonly status: QueueStatus;
}

/** Levels at which a wallboard warns; waits in milliseconds, service level in percent. */
export interface Threshold {
  readonly warning: number | null;
  readonly critical: number | null;
}

export interface QueueThresholds {
  readonly freeAgents: Threshold | null;
  readonly servingAgents: Threshold | null;
  readonly waitingContacts: Threshold | null;
  readonly longestWait: Threshold | null;
  readonly serviceLevel: Threshold | null;
}

export interface QueueGroupMember {
  readonly queueExternalId: string;
  readonly queueName: string | null;
  readonly channel: QueueChannel | null;
  readonly thresholds: QueueThresholds | null;
}

export interface QueueGroup {
  readonly externalId: string;
  readonly name: string | null;
  readonly queues: readonly QueueGroupMember[];
}

/** Counts and milliseconds of one queue over one interval. */
export interface ContactSummary {
  readonly externalId: string;
  readonly queueExternalId: string | null;
  readonly queueName: string | null;
  /** Epoch milliseconds. */
  readonly startsAt: number | null;
  /** Epoch milliseconds. */
  readonly updatedAt: number | null;
  readonly applicationId: string | null;
  readonly applicationName: string | null;
  readonly channel: QueueChannel | null;
  readonly inAbandoned: number | null;
  readonly inAnsweredOnTime: number | null;
  readonly inArrivedHandled: number | null;
  readonly inArrivedActive: number | null;
  readonly inFalseAttempt: number | null;
  readonly inHandled: number | null;
  readonly inServiceClosed: number | null;
  readonly outHandled: number | null;
  readonly inHandleTimeMax: number | null;
  readonly inHandleTimeTotal: number | null;
  readonly inQueueTimeMax: number | null;
  readonly inAnsweredQueueTimeTotal: number | null;
  readonly inAbandonedQueueTimeTotal: number | null;
  readonly inFalseAttemptQueueTimeTotal: number | null;
  readonly outHandleTimeMax: number | null;
  readonly outHandleTimeTotal: number | null;
}
