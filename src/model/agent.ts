import type { AgentGroupName, Attribute, ScheduleGroupName } from './agent-group.ts';
import type { Contact } from './contact.ts';
import type { Observation } from './observation.ts';
import type { QueueChannel } from './queue.ts';

/** Agent states after CSTA (ECMA-269); UNKNOWN where the vendor cannot tell. */
export type AgentState = 'LOGGED_OFF' | 'NOT_READY' | 'READY' | 'BUSY' | 'WRAP_UP' | 'UNKNOWN';
/** The states a caller may ask for. */
export type SettableAgentState = 'LOGGED_OFF' | 'NOT_READY' | 'READY';
export type Availability = 'LOGGED_OUT' | 'AWAY' | 'BUSY' | 'FREE' | 'UNKNOWN';

export interface NotReadyReason {
  readonly code: string | null;
  readonly label: string | null;
  readonly isBreak: boolean | null;
}

/** What hardly ever changes about an agent. */
export interface AgentProfile {
  readonly name: string | null;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly availability: Availability | null;
}

export interface AgentStatus {
  readonly state: AgentState;
  /** The vendor's own word. */
  readonly vendorState: string | null;
  /** Epoch milliseconds. */
  readonly since: number | null;
  readonly notReadyReason: NotReadyReason | null;
}

export interface AgentSkill {
  readonly name: string;
  readonly hasSkill: boolean;
}

export interface QueueMembershipStatistics {
  readonly handledCallsIn: number | null;
  readonly handledCallsOut: number | null;
  readonly handledChatsIn: number | null;
  readonly handledEmailsIn: number | null;
  /** Milliseconds. */
  readonly handlingDuration: number | null;
  /** Milliseconds. */
  readonly wrapUpDuration: number | null;
}

export interface QueueMembership {
  readonly queueExternalId: string;
  readonly queueName: string | null;
  readonly channel: QueueChannel | null;
  readonly serving: boolean | null;
  readonly externalServing: boolean | null;
  readonly canChangeLogin: boolean | null;
}

export interface Presence {
  readonly externalId: string;
  /** Its id where the vendor names none. */
  readonly name: string;
  readonly reason: string | null;
  readonly type: 'PRESENCE' | 'ABSENCE' | 'CONFERENCE' | null;
  readonly priority: number | null;
}

/** The presence now chosen. Its reason and priority are told only with the list of an agent's presences. */
export interface CurrentPresence {
  readonly presence: Presence | null;
  /** Epoch milliseconds. */
  readonly since: number | null;
}

/** How much an agent is doing, as the vendor's agent record tells it. */
export interface AgentLoad {
  readonly activePhoneContacts: number | null;
  readonly activeChatContacts: number | null;
  readonly activeEmailContacts: number | null;
  readonly chatCapacity: number | null;
  /** Epoch milliseconds. */
  readonly oldestActiveContactSince: number | null;
}

/** How much an agent could do and in which directions it is doing it (Sinch: userStatuses). */
export interface AgentCapacity {
  readonly activeVideoContacts: number | null;
  readonly phoneCapacity: number | null;
  readonly videoCapacity: number | null;
  readonly taskCapacity: number | null;
  readonly status: string | null;
  readonly activeInboundCalls: number | null;
  readonly activeDirectCalls: number | null;
  readonly activeInboundChats: number | null;
  readonly activeInboundVideoChats: number | null;
  readonly activeInboundEmails: number | null;
  readonly activeOutboundCalls: number | null;
  readonly activeOutboundCampaignCalls: number | null;
  readonly activeOutboundCallbackCalls: number | null;
  readonly activeOutboundEmails: number | null;
}

/** Counts and milliseconds since a moment. */
export interface AgentStatistics {
  readonly handledCallsIn: number | null;
  readonly handledChatsIn: number | null;
  readonly handledEmailsIn: number | null;
  readonly handledCallbacksIn: number | null;
  readonly handledIn: number | null;
  readonly handledCallsOut: number | null;
  readonly handledChatsOut: number | null;
  readonly handledEmailsOut: number | null;
  readonly handledOut: number | null;
  readonly handled: number | null;
  readonly handlingDuration: number | null;
  readonly wrapUpDuration: number | null;
  readonly readyDuration: number | null;
  readonly notReadyDuration: number | null;
  readonly breakDuration: number | null;
}

export interface TeniosAgentDetails {
  readonly vendor: 'TENIOS';
  readonly cloudAcdEnabled: boolean | null;
  readonly sipEnabled: boolean | null;
  readonly externalNumberEnabled: boolean | null;
  readonly externalNumber: string | null;
  readonly currentDestination: string | null;
}

export interface SinchAgentDetails {
  readonly vendor: 'SINCH';
  readonly location: string | null;
  readonly mobileNumber: string | null;
  readonly externalNumber: string | null;
  readonly chatName: string | null;
  readonly chatAddress: string | null;
  readonly manageable: boolean | null;
  readonly manageablePresence: boolean | null;
  readonly userStatus: string | null;
  readonly ready: boolean | null;
  readonly availability: Availability | null;
  readonly contactHandlingStatus: string | null;
  /** Epoch milliseconds. */
  readonly contactHandlingSince: number | null;
  /** Milliseconds. */
  readonly dailyPauseDuration: number | null;
  /** Milliseconds. */
  readonly dailyWorkDuration: number | null;
}

/** DeepCall v2, agentOnBreak. */
export interface DeepCallAgentDetails {
  readonly vendor: 'DEEPCALL';
  readonly agentId: string | null;
  readonly userId: string | null;
  readonly onBreak: boolean | null;
  /** As it came; its content is not documented. null when the agent is on no break. */
  readonly breakDetail: Readonly<Record<string, unknown>> | null;
}

/** Engage's AgentState and its User; words come as they are. */
export interface EngageAgentDetails {
  readonly vendor: 'ENGAGE';
  readonly internalId: string | null;
  readonly loginEnabled: boolean | null;
  readonly currentContactState: string | null;
  readonly currentWorkState: string | null;
  readonly requestedWorkState: string | null;
  readonly requestedAction: string | null;
  readonly registrationMethod: string | null;
  readonly attributes: readonly Attribute[] | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly roles: readonly string[] | null;
  readonly defaultPhoneNumber: string | null;
  readonly currentPhoneNumber: string | null;
}

/** What only one vendor knows about an agent, in that vendor's terms. */
export type AgentDetails = TeniosAgentDetails | DeepCallAgentDetails | EngageAgentDetails | SinchAgentDetails;

/** The wrap-up an agent is in, as its vendor tells it; null when it is in none. */
export interface ObservedWrapUp {
  /** Epoch milliseconds. */
  readonly startedAt: number | null;
  /** Epoch milliseconds; null where the vendor sets no end. */
  readonly endsAt: number | null;
  readonly contactExternalId: string | null;
  /** The contact itself, where it came along. */
  readonly contact: Contact | null;
}

/**
 * What can be asked about an agent, cut along the lines by which vendors answer: the facets of one agent that are
 * wanted at once go to the vendor together, so an adapter can serve several with one call.
 */
export interface AgentFacets {
  profile: AgentProfile;
  status: AgentStatus;
  observation: Observation;
  skills: readonly AgentSkill[];
  queues: readonly QueueMembership[];
  /** By queue, since the source's midnight. */
  queueStatistics: ReadonlyMap<string, QueueMembershipStatistics>;
  presence: CurrentPresence;
  presences: readonly Presence[];
  load: AgentLoad;
  capacity: AgentCapacity;
  statistics: AgentStatistics;
  activeContacts: readonly Contact[];
  wrapUp: ObservedWrapUp | null;
  details: AgentDetails;
  /** null when the agent is in none. */
  group: AgentGroupName | null;
  /** null when the agent works under none. */
  scheduleGroup: ScheduleGroupName | null;
}
export type AgentFacet = keyof AgentFacets;
