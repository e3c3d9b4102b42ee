import type {
  AgentCapacity,
  AgentLoad,
  AgentProfile,
  AgentStatistics,
  Availability,
  CurrentPresence,
  Presence,
  QueueMembership,
  QueueMembershipStatistics,
  SinchAgentDetails,
} from '../../model/agent.ts';
import { compareKeys, type SortKey } from '../../model/connection.ts';
import { emailOrNull } from '../../model/email.ts';
import type { QueueChannel } from '../../model/queue.ts';
import { idOf, type Row } from './wire.ts';

/** Agents and what belongs to them, from Sinch's words to the model's. Pure and total: an unknown word is UNKNOWN or null. */

const availabilities: ReadonlyMap<string, Availability> = new Map([
  ['loggedout', 'LOGGED_OUT'],
  ['away', 'AWAY'],
  ['busy', 'BUSY'],
  ['free', 'FREE'],
]);
/** The words for availabilities in a request; UNKNOWN has none. */
export const availabilityWords: Readonly<Record<Availability, string | null>> = {
  LOGGED_OUT: 'LoggedOut',
  AWAY: 'Away',
  BUSY: 'Busy',
  FREE: 'Free',
  UNKNOWN: null,
};
/** The page spells it both "Busy" and "busy". */
export const availability = (word: string | null): Availability | null =>
  word === null ? null : (availabilities.get(word.toLowerCase()) ?? 'UNKNOWN');

const channels: ReadonlyMap<string, QueueChannel> = new Map([
  ['phone', 'PHONE'],
  ['chat', 'CHAT'],
  ['email', 'EMAIL'],
]);
/** PHONE, CHAT, EMAIL on contacts; Phone, Chat, Email on queues. */
export const channelOf = (word: string | null): QueueChannel | null => channels.get(word?.toLowerCase() ?? '') ?? null;
/** The words for channels in a request. */
export const channelWords: Readonly<Record<QueueChannel, string>> = { PHONE: 'Phone', CHAT: 'Chat', EMAIL: 'Email' };

export const profile = (row: Row): AgentProfile => ({
  name: row.text('name'),
  email: emailOrNull(row.text('email')),
  phoneNumber: row.text('number'),
  availability: availability(row.text('availability')),
});

const presenceType = (word: string | null): Presence['type'] =>
  word === 'PRESENCE' || word === 'ABSENCE' || word === 'CONFERENCE' ? word : null;

export const currentPresence = (row: Row): CurrentPresence => {
  const externalId = idOf(row, 'profileId');
  return {
    presence:
      externalId === null
        ? null
        : {
            externalId,
            name: row.text('profile') ?? externalId,
            reason: null,
            type: presenceType(row.text('profileType')),
            priority: null,
          },
    since: externalId === null ? null : row.ago('profileDuration'),
  };
};

/** null when the row has no id: it could neither be shown nor chosen. */
export const presence = (row: Row): Presence | null => {
  const externalId = idOf(row, 'id');
  return externalId === null
    ? null
    : {
        externalId,
        name: row.text('name') ?? externalId,
        reason: row.text('reason'),
        type: presenceType(row.text('type')),
        priority: row.count('priority'),
      };
};

export const load = (row: Row): AgentLoad => {
  const oldest = row.whole('activeContactDuration');
  return {
    activePhoneContacts: row.count('activePhoneContacts'),
    activeChatContacts: row.count('activeChatContacts'),
    activeEmailContacts: row.count('activeEmailContacts'),
    chatCapacity: row.count('chatCapacity'),
    // Nothing active reads as a duration of 0, which is no moment.
    oldestActiveContactSince: oldest === null || oldest === 0 ? null : row.observedAt - oldest,
  };
};

/** A row of userStatuses. */
export const capacity = (row: Row): AgentCapacity => ({
  activeVideoContacts: row.count('activeIbVideoChatCnt'),
  phoneCapacity: row.count('phoneCapacity'),
  videoCapacity: row.count('videoChatCapacity'),
  taskCapacity: row.count('taskCapacity'),
  status: row.text('status'),
  activeInboundCalls: row.count('activeIbCallCnt'),
  activeDirectCalls: row.count('activeIbOperDirCallCnt'),
  activeInboundChats: row.count('activeIbChatCnt'),
  activeInboundVideoChats: row.count('activeIbVideoChatCnt'),
  activeInboundEmails: row.count('activeIbEmailCnt'),
  activeOutboundCalls: row.count('activeObCallCnt'),
  activeOutboundCampaignCalls: row.count('activeObCampaignCallCnt'),
  activeOutboundCallbackCalls: row.count('activeObCbrCallCnt'),
  activeOutboundEmails: row.count('activeObEmailCnt'),
});

export const statistics = (row: Row): AgentStatistics => ({
  handledCallsIn: row.count('handledContactsCallIn'),
  handledChatsIn: row.count('handledContactsChatIn'),
  handledEmailsIn: row.count('handledContactsEmailIn', 'handledContactseEmailIn'),
  handledCallbacksIn: row.count('handledContactsCbrIn'),
  handledIn: row.count('handledContactsTotalIn'),
  handledCallsOut: row.count('handledContactsCallOut'),
  handledChatsOut: row.count('handledContactsChatOut'),
  handledEmailsOut: row.count('handledContactsEmailOut'),
  handledOut: row.count('handledContactsTotalOut'),
  handled: row.count('handledContactsTotal'),
  handlingDuration: row.whole('totalHandlingDuration'),
  wrapUpDuration: row.whole('totalWrapupDuration'),
  readyDuration: row.whole('readyTime'),
  notReadyDuration: row.whole('notReadyTime'),
  breakDuration: row.whole('pauseTime'),
});

export const details = (row: Row): SinchAgentDetails => ({
  vendor: 'SINCH',
  location: row.text('location'),
  mobileNumber: row.text('mobileNumber'),
  externalNumber: row.text('externalNumber'),
  chatName: row.text('chatName'),
  chatAddress: row.text('chat'),
  manageable: row.flag('manageable'),
  manageablePresence: row.flag('manageablePresence'),
  userStatus: row.text('userStatus'),
  ready: row.flag('userReadyStatus'),
  availability: availability(row.text('availability')),
  contactHandlingStatus: row.text('contactHandlingStatus'),
  contactHandlingSince: row.ago('contactHandlingStatusDuration'),
  dailyPauseDuration: row.whole('dailyPauseDuration'),
  dailyWorkDuration: row.whole('dailyWorkDuration'),
});

const membershipStatistics = (row: Row): QueueMembershipStatistics => ({
  handledCallsIn: row.count('handledContactsCallIn'),
  handledCallsOut: row.count('handledContactsCallOut'),
  handledChatsIn: row.count('handledContactsChatIn'),
  handledEmailsIn: row.count('handledContactsEmailIn', 'handledContactseEmailIn'),
  handlingDuration: row.whole('handlingDuration'),
  wrapUpDuration: row.whole('wrapUpDuration'),
});

/** null when the row has no id. */
const membership = (row: Row): QueueMembership | null => {
  const queueExternalId = idOf(row, 'id');
  return queueExternalId === null
    ? null
    : {
        queueExternalId,
        queueName: row.text('name'),
        channel: channelOf(row.text('type')),
        serving: row.flag('serving'),
        externalServing: row.flag('externalServing'),
        canChangeLogin: row.flag('canChangeQueueLogin'),
      };
};

const placeOf = ({ queueName, queueExternalId }: QueueMembership): SortKey => [queueName, queueExternalId];

/** The queues of an agent, by name: the order of a row's queues and that of the list of them need not be the same. */
export const memberships = (rows: readonly Row[]): readonly QueueMembership[] =>
  rows.flatMap((row) => membership(row) ?? []).sort((one, other) => compareKeys(placeOf(one), placeOf(other)));

/** The queues of a row that was asked for with showQueueInfo. */
export const membershipsIn = (row: Row): readonly QueueMembership[] => memberships(row.rows('queues', 'queue'));

/** The statistics of such a row, by queue. */
export const queueStatistics = (row: Row): ReadonlyMap<string, QueueMembershipStatistics> =>
  new Map(
    row.rows('queues', 'queue').flatMap((queue) => {
      const id = idOf(queue, 'id');
      return id === null ? [] : [[id, membershipStatistics(queue)]];
    }),
  );
