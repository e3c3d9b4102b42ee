import type { Observation } from './observation.ts';
import type { QueueChannel } from './queue.ts';

export type ContactStatus =
  | 'QUEUED'
  | 'IN_PREVIEW'
  | 'IN_PROGRESS'
  | 'PENDING'
  | 'WRAP_UP'
  | 'HANDLED'
  | 'ABANDONED'
  | 'FALSE_ATTEMPT'
  | 'SERVICE_CLOSED'
  | 'UNKNOWN';
export type ContactDirection = 'INBOUND' | 'OUTBOUND' | 'INTERNAL';
export type QueueLoginType = 'AUTO_ALLOCATION' | 'HUNT_GROUP';

/** One conversation with a customer. Instants are epoch milliseconds, durations and thresholds milliseconds. */
export interface Contact extends Observation {
  readonly sourceId: string;
  readonly externalId: string;
  readonly groupId: string | null;
  readonly channel: QueueChannel | null;
  readonly direction: ContactDirection | null;
  readonly vendorType: string | null;
  readonly subtype: string | null;
  readonly status: ContactStatus;
  readonly vendorStatus: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly subject: string | null;
  readonly agentExternalId: string | null;
  readonly agentName: string | null;
  readonly queueExternalId: string | null;
  readonly queueName: string | null;
  readonly originalQueueExternalId: string | null;
  readonly originalQueueName: string | null;
  readonly queueLoginType: QueueLoginType | null;
  readonly serviceClosed: boolean | null;
  readonly answeredOnTime: boolean | null;
  readonly applicationId: string | null;
  readonly applicationName: string | null;
  readonly reportingGroupId: string | null;
  readonly reportingGroupName: string | null;
  readonly outboundCampaignId: string | null;
  readonly outboundCampaignName: string | null;
  readonly arrivedAt: number | null;
  readonly queuedAt: number | null;
  readonly previewedAt: number | null;
  readonly connectedAt: number | null;
  readonly pendingAt: number | null;
  readonly pickedAt: number | null;
  readonly disconnectedAt: number | null;
  readonly wrapUpStartedAt: number | null;
  readonly wrapUpEndedAt: number | null;
  readonly queuingDuration: number | null;
  readonly waitingDuration: number | null;
  readonly handlingDuration: number | null;
  readonly totalDuration: number | null;
  readonly wrapUpDuration: number | null;
  readonly wrapUpScriptingDuration: number | null;
  readonly wrapUpRestingDuration: number | null;
  readonly answeredOnTimeThreshold: number | null;
  readonly falseAttemptThreshold: number | null;
  readonly recorded: boolean | null;
}

export interface ContactEvent {
  readonly externalId: string;
  /** Epoch milliseconds. */
  readonly at: number | null;
  readonly event: string | null;
  readonly value1: string | null;
  readonly value2: string | null;
}

const activeStatuses: ReadonlySet<ContactStatus> = new Set([
  'QUEUED',
  'IN_PREVIEW',
  'IN_PROGRESS',
  'PENDING',
  'WRAP_UP',
]);

/** Whether a contact is still waiting, talking, pending or being wrapped up. */
export const isActive = (contact: Contact): boolean => activeStatuses.has(contact.status);

/** The customer's side: `to` of an outbound contact, else `from`. */
export const customerAddress = (contact: Contact): string | null =>
  contact.direction === 'OUTBOUND' ? contact.to : contact.from;
