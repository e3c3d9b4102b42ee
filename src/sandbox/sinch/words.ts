import { standing } from '../centre/duty.ts';
import { wasOnTime } from '../centre/summaries.ts';
import type { Agent, Channel, Contact, Duty, Person } from '../centre/types.ts';

/** Sinch's words for what the centre knows. */

export const fullName = ({ first, last }: Person): string => `${last}, ${first}`;

/** The type of a queue; of a contact it is the channel in capitals. */
export const queueType = { PHONE: 'Phone', CHAT: 'Chat', EMAIL: 'Email' } as const satisfies Record<Channel, string>;

export const userStatus = {
  READY: 'Ready',
  NOT_READY: 'NotReady',
  PAUSE: 'Pause',
  LOGGED_OUT: 'LoggedOut',
} as const satisfies Record<Duty, string>;

export function availability(agent: Agent): 'LoggedOut' | 'Away' | 'Busy' | 'Free' {
  const now = standing(agent);
  if (now === 'LOGGED_OUT') return 'LoggedOut';
  if (now === 'BUSY' || now === 'WRAP_UP') return 'Busy';
  return now === 'PAUSE' || agent.profile.type === 'ABSENCE' ? 'Away' : 'Free';
}

export function handlingStatus(agent: Agent): string {
  const contact = agent.engaged;
  if (contact?.status === 'DIALING') return `Dialing_${outward(contact)}`;
  if (contact?.status !== 'TALKING') return 'Waiting';
  const inward = contact.kind === 'INBOUND' ? 'Inbound' : outward(contact);
  const verb = { PHONE: 'Talking', CHAT: 'Chatting', EMAIL: 'Emailing' }[contact.channel];
  return `${verb}_${inward}`;
}

function outward({ kind }: Contact): string {
  if (kind === 'CALLBACK') return 'Outbound_CBR';
  return kind === 'CAMPAIGN' ? 'Outbound_Campaign' : 'Outbound';
}

export function contactType({ kind, channel, forwarded }: Contact): string {
  switch (kind) {
    case 'IVR':
      return 'IVR';
    case 'CALLBACK':
      return 'CBR';
    case 'CAMPAIGN':
      return 'CallOutOB';
    case 'OUTBOUND':
      return channel === 'EMAIL' ? 'EMAILOUT' : 'CallOut';
    case 'INBOUND':
      if (channel === 'CHAT') return 'ChatIn';
      if (channel === 'EMAIL') return 'EMAILIN';
      return forwarded ? 'CallIn/Forwarded' : 'CallIn';
  }
}

export function contactStatus(contact: Contact): string {
  switch (contact.status) {
    case 'QUEUED':
      return 'InQueue';
    case 'PREVIEW':
      return 'InProcess_Preview';
    case 'DIALING':
    case 'TALKING':
      return 'InProcess';
    case 'PENDING':
      return 'InProcess_Pending';
    case 'WRAP_UP':
      return 'InProcess_WrapUp';
    case 'HANDLED':
      return wasOnTime(contact) ? 'Handled_AOT' : 'Handled';
    case 'ABANDONED':
      return 'NotHandled_Ab';
    case 'FALSE_ATTEMPT':
      return 'NotHandled_FA';
    case 'SERVICE_CLOSED':
      return 'ServiceClosed';
  }
}
