/**
 * The things a contact centre is made of. Every instant is in milliseconds since the Unix epoch, every duration in
 * milliseconds. The objects live and change: they are the centre, not a picture of it.
 */
import type { Profile, Reason } from './reasons.ts';

/** A vendor whose simulator can be fed from the centre. */
export type VendorName = 'SINCH' | 'TENIOS' | 'DEEPCALL' | 'ENGAGE';
export type Channel = 'PHONE' | 'CHAT' | 'EMAIL';
export type Language = 'EN' | 'FI' | 'DE';
export type Translated = Readonly<Record<Language, string>>;

/** A human being, who may be an agent at several vendors but handles one contact at a time. */
export interface Person {
  /** Counts from 0 in the order of coming. */
  readonly index: number;
  readonly first: string;
  readonly last: string;
  readonly email: string;
  readonly vendors: VendorName[];
  readonly location: string;
  readonly mobile: string;
  /** The internal phone number. */
  readonly extension: number;
  /** Takes part in breaks and shifts. The quick-answers desk does not, so that somebody is nearly always in wrap-up. */
  readonly restless: boolean;
  /** One for each of `vendors`. */
  readonly agents: Agent[];
}

export interface ReportingGroup {
  readonly id: string;
  readonly name: string;
}

/** What an agent says about being at work. Whether a contact is being handled is another matter. */
export type Duty = 'LOGGED_OUT' | 'READY' | 'NOT_READY' | 'PAUSE';

/** A stretch of time in one duty; the one that still runs ends at null. */
interface DutySpan {
  readonly duty: Duty;
  readonly from: number;
  to: number | null;
}

/** A person at one vendor. */
export interface Agent {
  /** By which the vendor knows the agent: Sinch's GUID, DeepCall's user id, the e-mail address at TENIOS and Engage. */
  readonly id: string;
  readonly vendor: VendorName;
  readonly person: Person;
  readonly group: ReportingGroup;
  readonly memberships: Map<Queue, Membership>;
  readonly skills: Map<string, boolean>;
  /** How calls reach the agent: TENIOS's switches. */
  readonly line: Line;
  /** What the account that asks may change: Sinch's rights. */
  readonly rights: { readonly manageable: boolean; readonly manageablePresence: boolean };
  duty: Duty;
  dutySince: number;
  /** Counts the changes of duty, so that an end planned for one is not applied to the next. */
  dutyChanges: number;
  reason: Reason | null;
  /** May not sign in: Engage's switch. */
  barred: boolean;
  /** Somebody outside of the routing has taken the agent: Engage's acquireAgent. */
  reserved: boolean;
  profile: Profile;
  profileSince: number;
  /** The contact in preview, dialled, talked to or wrapped up. */
  engaged: Contact | null;
  engagedSince: number;
  /** E-mails put aside. */
  readonly pending: Set<Contact>;
  /** Contacts finished, wrap-up and all, oldest first. */
  done: Contact[];
  readonly spans: DutySpan[];
}

export interface Membership {
  serving: boolean;
  externalServing: boolean;
  readonly canChangeLogin: boolean;
}

export interface Line {
  cloudAcd: boolean;
  sip: boolean;
  external: boolean;
  externalNumber: string;
}

export interface Queue {
  readonly id: string;
  readonly vendor: VendorName;
  readonly name: Translated;
  readonly channel: Channel;
  /** Number or address that customers use. */
  readonly address: string;
  /** Rings at everybody at once rather than at one chosen agent. */
  readonly huntGroup: boolean;
  /** Only agents with this skill are offered its contacts. */
  readonly skill: string | null;
  /** Announcements at the start, which do not count as waiting. */
  readonly greeting: number;
  /** Answered within this much waiting is answered on time. */
  readonly onTime: number;
  /** Given up within this much waiting is a false attempt. */
  readonly falseAttempt: number;
  /** Average lengths. */
  readonly talk: number;
  readonly wrapUp: number;
  /** How long a customer waits on average before giving up; null is for ever. */
  readonly patience: number | null;
  /** Load: the share of its agents' time that its contacts ask for. */
  readonly load: number;
  /** Takes over what has waited too long. */
  readonly overflow: Queue | null;
  /** Closes for `lasts` once in every `every`. */
  readonly closing: { readonly every: number; readonly lasts: number } | null;
  readonly campaign: ReportingGroup | null;
  readonly waiting: Contact[];
}

export type ContactKind = 'INBOUND' | 'CALLBACK' | 'OUTBOUND' | 'CAMPAIGN' | 'IVR';
type ActiveStatus = 'QUEUED' | 'PREVIEW' | 'DIALING' | 'TALKING' | 'PENDING' | 'WRAP_UP';
type EndedStatus = 'HANDLED' | 'ABANDONED' | 'FALSE_ATTEMPT' | 'SERVICE_CLOSED';
export type ContactStatus = ActiveStatus | EndedStatus;

export interface Contact {
  readonly id: string;
  /** Stays when a transfer makes a new contact of the same conversation. */
  readonly groupId: string;
  readonly vendor: VendorName;
  readonly channel: Channel;
  readonly kind: ContactKind;
  readonly subtype: string | null;
  readonly source: string;
  readonly destination: string;
  readonly subject: string | null;
  readonly campaign: ReportingGroup | null;
  /** Where it was created; a contact with the voice menu has no queue. */
  readonly origQueue: Queue | null;
  /** The queues it went through, the present one last. */
  readonly path: { readonly queue: Queue; readonly at: number }[];
  status: ContactStatus;
  /** The system moved it to another queue. */
  forwarded: boolean;
  agent: Agent | null;
  readonly arrivedAt: number;
  previewAt: number | null;
  connectedAt: number | null;
  pendingAt: number | null;
  pickedAt: number | null;
  disconnectedAt: number | null;
  wrapUpFrom: number | null;
  /** The end that the vendor has set; null where the agent ends the wrap-up. */
  wrapUpDue: number | null;
  wrapUpTo: number | null;
}
