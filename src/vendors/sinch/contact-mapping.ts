import type { Contact, ContactDirection, ContactEvent, ContactStatus, QueueLoginType } from '../../model/contact.ts';
import { channelOf } from './mapping.ts';
import { idOf, type Row } from './wire.ts';

/** Contacts from Sinch's words to the model's. Pure and total. */

const statuses: ReadonlyMap<string, ContactStatus> = new Map(
  Object.entries({
    InQueue: 'QUEUED',
    InProcess_Preview: 'IN_PREVIEW',
    InProcess: 'IN_PROGRESS',
    InProcess_Pending: 'PENDING',
    InProcess_WrapUp: 'WRAP_UP',
    Handled: 'HANDLED',
    Handled_AOT: 'HANDLED',
    NotHandled_Ab: 'ABANDONED',
    NotHandled_FA: 'FALSE_ATTEMPT',
    ServiceClosed: 'SERVICE_CLOSED',
  }),
);

// By the exact word: CBR, CBRCallOut and CBRIntCallIn go three different ways.
const directions: ReadonlyMap<string, ContactDirection> = new Map(
  Object.entries({
    CallIn: 'INBOUND',
    'CallIn/Forwarded': 'INBOUND',
    EMAILIN: 'INBOUND',
    VOICEMAILIN: 'INBOUND',
    ChatIn: 'INBOUND',
    CBR: 'INBOUND',
    IVR: 'INBOUND',
    CallOut: 'OUTBOUND',
    CallOutOB: 'OUTBOUND',
    CallOutTerm: 'OUTBOUND',
    EMAILOUT: 'OUTBOUND',
    ChatOut: 'OUTBOUND',
    CBRCallOut: 'OUTBOUND',
    CBRIntCallIn: 'INTERNAL',
  }),
);

const loginTypes: ReadonlyMap<string, QueueLoginType> = new Map([
  ['AutoAllocation', 'AUTO_ALLOCATION'],
  ['HuntGroup', 'HUNT_GROUP'],
]);
/** The words for queue login types in a request. */
export const loginTypeWords: Readonly<Record<QueueLoginType, string>> = {
  AUTO_ALLOCATION: 'AutoAllocation',
  HUNT_GROUP: 'HuntGroup',
};

const answeredOnTime = (word: string | null): boolean | null =>
  word === 'Handled_AOT' ? true : word === 'Handled' ? false : null;

/** The two thresholds are in seconds, unlike every other length of time in this API. */
const seconds = (value: number | null): number | null => (value === null ? null : value * 1000);

/** null when the row has no id. */
export function contact(row: Row, sourceId: string): Contact | null {
  const externalId = idOf(row, 'id');
  if (externalId === null) return null;
  const vendorStatus = row.text('status');
  const vendorType = row.text('type');
  const wrapUpEndedAt = row.instant('wrapUpEndTime');
  return {
    sourceId,
    externalId,
    ...row.observation,
    groupId: idOf(row, 'contactGroupId'),
    channel: channelOf(row.text('channel')),
    direction: directions.get(vendorType ?? '') ?? null,
    vendorType,
    subtype: row.text('subtype'),
    status: statuses.get(vendorStatus ?? '') ?? 'UNKNOWN',
    vendorStatus,
    from: row.text('source'),
    to: row.text('destination'),
    subject: row.text('subject'),
    agentExternalId: idOf(row, 'agentId', 'agentid'),
    agentName: row.text('agentName'),
    queueExternalId: idOf(row, 'queueId'),
    queueName: row.text('queueName'),
    originalQueueExternalId: idOf(row, 'origQueueId'),
    originalQueueName: row.text('origQueueName'),
    queueLoginType: loginTypes.get(row.text('queueLoginType') ?? '') ?? null,
    serviceClosed: row.flag('serviceClosed'),
    answeredOnTime: answeredOnTime(vendorStatus),
    applicationId: idOf(row, 'applicationId'),
    applicationName: row.text('applicationName'),
    reportingGroupId: idOf(row, 'reportingGroupId', 'reportingGroupid'),
    reportingGroupName: row.text('reportingGroupName', 'reportingGroup'),
    outboundCampaignId: idOf(row, 'outboundCampaignId'),
    outboundCampaignName: row.text('outboundCampaignName'),
    arrivedAt: row.instant('arrivalTime'),
    queuedAt: row.instant('arrivalQueueTime'),
    previewedAt: row.instant('previewTime'),
    connectedAt: row.instant('connectTime'),
    pendingAt: row.instant('pendingTime'),
    pickedAt: row.instant('pickTime'),
    disconnectedAt: row.instant('disconnectTime'),
    wrapUpStartedAt: row.instant('wrapUpBeginTime'),
    wrapUpEndedAt,
    queuingDuration: row.whole('queuingDuration'),
    waitingDuration: row.whole('waitingDuration'),
    handlingDuration: row.whole('handlingDuration'),
    totalDuration: row.whole('totalDuration'),
    wrapUpDuration: row.whole('wrapUpTotalDuration'),
    // The page: shown only after the wrap-up ended; a number before that would be a guess.
    wrapUpScriptingDuration: wrapUpEndedAt === null ? null : row.whole('wrapUpScriptingDuration'),
    wrapUpRestingDuration: wrapUpEndedAt === null ? null : row.whole('wrapUpRestingDuration'),
    answeredOnTimeThreshold: seconds(row.whole('answeredOnTimeThreshold')),
    falseAttemptThreshold: seconds(row.whole('falseAttemptTimeThreshold')),
    recorded: row.flag('record'),
  };
}

/** null when the row has no id. */
export function contactEvent(row: Row): ContactEvent | null {
  const externalId = idOf(row, 'id');
  if (externalId === null) return null;
  return {
    externalId,
    at: row.instant('time'),
    event: row.text('event'),
    value1: row.text('value1'),
    value2: row.text('value2'),
  };
}
