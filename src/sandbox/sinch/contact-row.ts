import { iso } from '../answers.ts';
import { isOutbound, queueOf, queuingTime, waitingTime } from '../centre/queueing.ts';
import { guid } from '../centre/random.ts';
import type { Contact, Language, Queue } from '../centre/types.ts';
import type { Row } from './list.ts';
import { contactStatus, contactType, fullName } from './words.ts';

interface ContactView {
  readonly now: number;
  readonly language: Language;
  readonly quirks: boolean;
  /** Asked for alone: the page's example then has empty strings where there is no campaign. */
  readonly single: boolean;
}

const centreId = guid('application', 'ContactCenter');
const menuId = guid('application', 'Main IVR');

/** A contact as the page describes it. Fields without a value are undefined, and so left out of the JSON. */
export function contactRow(contact: Contact, view: ContactView): Row {
  const { agent } = contact;
  const queue = queueOf(contact);
  const odd = view.quirks && contact.channel === 'EMAIL';
  const inVoiceMenu = contact.kind === 'IVR';
  const campaign = contact.campaign ?? (view.quirks && view.single ? { id: '', name: '' } : undefined);
  return {
    id: contact.id,
    ...queueFields('queueId', 'queueName', queue, odd, view.language),
    ...queueFields('origQueueId', 'origQueueName', contact.origQueue, odd, view.language),
    queueLoginType: queue === null ? undefined : queue.huntGroup ? 'HuntGroup' : 'AutoAllocation',
    applicationId: inVoiceMenu ? menuId : centreId,
    applicationName: inVoiceMenu ? 'Main IVR' : 'ContactCenter',
    [odd ? 'agentid' : 'agentId']: agent?.id,
    agentName: agent === null ? undefined : fullName(agent.person),
    [odd ? 'reportingGroupid' : 'reportingGroupId']: agent?.group.id,
    reportingGroupName: agent?.group.name,
    outboundCampaignId: campaign?.id,
    outboundCampaignName: campaign?.name,
    contactGroupId: contact.groupId,
    source: contact.source,
    destination: contact.destination,
    ...times(contact),
    // Null until it ends, says the page, but its example of an e-mail leaves it out.
    ...(contact.disconnectedAt === null && !odd ? { disconnectTime: null } : {}),
    ...durations(contact, view.now),
    // Required, but not in the page's example of an e-mail put aside.
    ...(odd && contact.status === 'PENDING' ? missing : {}),
    status: contactStatus(contact),
    channel: contact.channel,
    type: contactType(contact),
    subtype: contact.subtype ?? undefined,
    record: contact.channel === 'PHONE' && contact.connectedAt !== null && !inVoiceMenu ? true : odd ? undefined : null,
    answeredOnTimeThreshold: (queue?.onTime ?? 0) / 1000,
    falseAttemptTimeThreshold: (queue?.falseAttempt ?? 0) / 1000,
    subject: contact.subject ?? undefined,
  };
}

const missing = {
  wrapUpTotalDuration: undefined,
  waitingDuration: undefined,
  totalDuration: undefined,
  serviceClosed: undefined,
};

function queueFields(id: string, name: string, queue: Queue | null, odd: boolean, language: Language): Row {
  // The page's example of an e-mail contact has a blank behind the ids of its queues.
  return queue === null ? {} : { [id]: odd ? `${queue.id} ` : queue.id, [name]: queue.name[language] };
}

const time = (instant: number | null | undefined) =>
  instant === null || instant === undefined ? undefined : iso(instant);

function times(contact: Contact): Row {
  return {
    arrivalTime: iso(contact.arrivedAt),
    arrivalQueueTime: time(isOutbound(contact) ? null : contact.path[0]?.at),
    previewTime: time(contact.previewAt),
    connectTime: time(contact.connectedAt),
    pendingTime: time(contact.pendingAt),
    pickTime: time(contact.pickedAt),
    disconnectTime: time(contact.disconnectedAt),
    wrapUpBeginTime: time(contact.wrapUpFrom),
    wrapUpEndTime: time(contact.wrapUpTo),
  };
}

function durations(contact: Contact, now: number): Row {
  const end = contact.disconnectedAt ?? now;
  const wrapUp = contact.wrapUpFrom === null ? 0 : (contact.wrapUpTo ?? now) - contact.wrapUpFrom;
  const scripting = Math.floor(wrapUp * 0.7);
  const done = contact.wrapUpTo !== null;
  return {
    queuingDuration: queuingTime(contact, now),
    handlingDuration: contact.connectedAt === null ? 0 : end - contact.connectedAt,
    wrapUpTotalDuration: wrapUp,
    wrapUpScriptingDuration: done ? scripting : undefined,
    wrapUpRestingDuration: done ? wrapUp - scripting : undefined,
    totalDuration: end - contact.arrivedAt,
    serviceClosed: contact.status === 'SERVICE_CLOSED',
    waitingDuration: waitingTime(contact, now),
  };
}
