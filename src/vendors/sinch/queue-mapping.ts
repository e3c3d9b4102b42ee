import type { MonitoringSetting } from '../../model/monitoring.ts';
import type {
  ContactSummary,
  Queue,
  QueueGroup,
  QueueGroupMember,
  QueueThresholds,
  Threshold,
} from '../../model/queue.ts';
import { channelOf } from './mapping.ts';
import { idOf, type Row } from './wire.ts';

/** Queues, their groups, summaries and settings from Sinch's words to the model's. Pure and total. */

/** A row of queueStatuses, which is also the only list of queues there is. null when the row has no id. */
export function queue(row: Row): Queue | null {
  const externalId = idOf(row, 'id');
  if (externalId === null) return null;
  return {
    externalId,
    name: row.text('name'),
    channel: channelOf(row.text('type')),
    status: {
      ...row.observation,
      waiting: row.count('inQueue'),
      longestWait: row.whole('waitingDurationMax'),
      waitingCurrent: row.count('inQueueCurrent'),
      longestWaitCurrent: row.whole('waitingDurationCurrentMax'),
      agentsServing: row.count('agentsServing'),
      agentsFree: row.count('agentsFree'),
      agentsBusy: row.count('agentsBusy'),
      agentsWrapUp: row.count('agentsWrapUp'),
      agentsNotReady: row.count('agentsNotReady'),
      agentsOnBreak: row.count('agentsPause'),
    },
  };
}

/** Two levels: counts and percents, or milliseconds, which outgrow a count. */
function threshold(row: Row, name: string, unit: 'count' | 'whole' = 'count'): Threshold | null {
  const warning = row[unit](`${name}WarningLevel`);
  const critical = row[unit](`${name}CriticalLevel`);
  return warning === null && critical === null ? null : { warning, critical };
}

function thresholds(row: Row): QueueThresholds | null {
  const all: QueueThresholds = {
    freeAgents: threshold(row, 'freeAgent'),
    servingAgents: threshold(row, 'servingAgent'),
    waitingContacts: threshold(row, 'interactions'),
    longestWait: threshold(row, 'maxWaitTime', 'whole'),
    serviceLevel: threshold(row, 'serviceLevel'),
  };
  return Object.values(all).every((one) => one === null) ? null : all;
}

function member(row: Row): QueueGroupMember | null {
  const queueExternalId = idOf(row, 'id');
  if (queueExternalId === null) return null;
  return {
    queueExternalId,
    queueName: row.text('name'),
    channel: channelOf(row.text('type')),
    thresholds: thresholds(row),
  };
}

/** null when the row has no id. Ids are kept as they came but for blanks: some are words (ALL_QUEUES). */
export function queueGroup(row: Row): QueueGroup | null {
  const externalId = row.text('id');
  if (externalId === null) return null;
  return {
    externalId,
    name: row.text('name'),
    queues: row.rows('queues', 'queue').flatMap((queueRow) => member(queueRow) ?? []),
  };
}

/** null when the row has no id. */
export function contactSummary(row: Row): ContactSummary | null {
  const externalId = idOf(row, 'id');
  if (externalId === null) return null;
  return {
    externalId,
    queueExternalId: idOf(row, 'queueId'),
    queueName: row.text('queueName'),
    startsAt: row.instant('hourTime'),
    updatedAt: row.instant('changeTimeStamp'),
    applicationId: idOf(row, 'applicationId'),
    applicationName: row.text('applicationName'),
    channel: channelOf(row.text('type')),
    inAbandoned: row.count('inAbandoned'),
    inAnsweredOnTime: row.count('inAnsweredOnTime'),
    inArrivedHandled: row.count('inArrivedHandled'),
    inArrivedActive: row.count('inArrivedActive'),
    inFalseAttempt: row.count('inFalseAttempt'),
    inHandled: row.count('inHandled'),
    inServiceClosed: row.count('inServiceClosed'),
    outHandled: row.count('outHandled'),
    inHandleTimeMax: row.whole('inHandleTimeMax'),
    inHandleTimeTotal: row.whole('inHandleTimeTotal'),
    inQueueTimeMax: row.whole('inQueueTimeMax'),
    inAnsweredQueueTimeTotal: row.whole('inAnsweredQueueTimeTotal'),
    inAbandonedQueueTimeTotal: row.whole('inAbandonedQueueTimeTotal'),
    inFalseAttemptQueueTimeTotal: row.whole('inFalseAttemptQueueTimeTotal'),
    outHandleTimeMax: row.whole('outHandleTimeMax'),
    outHandleTimeTotal: row.whole('outHandleTimeTotal'),
  };
}

/** null when the row has no id. */
export function monitoringSetting(row: Row): MonitoringSetting | null {
  const externalId = row.text('id');
  if (externalId === null) return null;
  // The value "can be any string", the empty one too; text() would read that as nothing.
  const value = row.values.value;
  return {
    externalId,
    uiLanguage: row.text('uiLanguage'),
    value: typeof value === 'string' ? value : row.text('value'),
  };
}
