import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Source as SourceModel } from '../ports/vendor.ts';
import type { SourceHealth as SourceHealthModel } from '../model/source.ts';
import type { SourceFailure as SourceFailureModel } from '../loaders/failures.ts';
import type { Refusal as RefusalModel } from '../model/outcome.ts';
import type { Person as PersonModel } from '../loaders/people.ts';
import type { Ref as RefModel } from '../model/ids.ts';
import type { AgentSkill as AgentSkillModel, AgentDetails as AgentDetailsModel, TeniosAgentDetails as TeniosAgentDetailsModel, DeepCallAgentDetails as DeepCallAgentDetailsModel, EngageAgentDetails as EngageAgentDetailsModel, SinchAgentDetails as SinchAgentDetailsModel } from '../model/agent.ts';
import type { MembershipOf as MembershipOfModel, PresenceOf as PresenceOfModel } from '../loaders/agents.ts';
import type { AgentGroupRef as AgentGroupRefModel } from '../loaders/agent-groups.ts';
import type { ScheduleGroupRef as ScheduleGroupRefModel } from '../loaders/schedule-groups.ts';
import type { AgentStateCount as AgentStateCountModel } from '../lists/agents.ts';
import type { AgentStateChange as AgentStateChangeModel } from '../events/agent-state-changes.ts';
import type { QueueStatusChange as QueueStatusChangeModel } from '../events/queue-status-changes.ts';
import type { ContactChange as ContactChangeModel } from '../events/contact-changes.ts';
import type { SourceHealthChange as SourceHealthChangeModel } from '../events/source-health-changes.ts';
import type { WrapUpEvent as WrapUpEventModel } from '../events/wrap-up-events.ts';
import type { WrapUp as WrapUpModel } from '../model/wrap-up.ts';
import type { QueueRef as QueueRefModel, QueueStatus as QueueStatusModel, QueueThresholds as QueueThresholdsModel } from '../model/queue.ts';
import type { QueueGroupRef as QueueGroupRefModel, QueueGroupMemberOf as QueueGroupMemberOfModel } from '../loaders/queues.ts';
import type { SummaryOf as SummaryOfModel } from '../loaders/summaries.ts';
import type { ContactRef as ContactRefModel, ContactEventOf as ContactEventOfModel } from '../loaders/contacts.ts';
import type { SettingOf as SettingOfModel } from '../model/monitoring.ts';
import type { Viewer as ViewerModel, Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in ISO 8601, always in UTC and with milliseconds. */
  DateTime: { input: number; output: number; }
  /** An e-mail address, such as anna@acme.example. */
  EmailAddress: { input: string; output: string; }
  /** A JSON object whose content the vendor does not document. */
  JSONObject: { input: Readonly<Record<string, unknown>>; output: Readonly<Record<string, unknown>>; }
  /** A duration in whole milliseconds, sent as a JSON number of at most 2^53 because some outgrow 32 bits. */
  Milliseconds: { input: number; output: number; }
  /** An object with __typename and the fields of one of that type's keys. */
  _Any: { input: unknown; output: unknown; }
  /** A selection of fields, written as a string without the outer braces. */
  federation__FieldSet: { input: string; output: string; }
  /** Name of an access scope, such as agents:read. */
  federation__Scope: { input: string; output: string; }
  /** An element taken from a linked specification: its name, or an object with name and as. */
  link__Import: { input: unknown; output: unknown; }
};

/** Asks for an agent to take on a contact (Engage). */
export type AcquireAgentInput = {
  /** The contact state the agent is wanted for, in Engage's words. */
  readonly contactState: Scalars['String']['input'];
  /** A key of the caller's choice: for a day, sending it again returns the earlier answer instead of acting twice. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The schedule group, which together with the contact state decides the agent group. */
  readonly scheduleGroupId: Scalars['ID']['input'];
  /** The source to ask. */
  readonly sourceId: Scalars['ID']['input'];
};

/**
 * An agent at one source. It exists from its id alone, so only its nullable fields can fail; a field the vendor does not
 * answer is null without an error.
 */
export type Agent = Node & {
  /** Contacts in progress that wait for this agent, are talking to them or are being wrapped up by them (Sinch). */
  readonly activeContacts: Maybe<ReadonlyArray<Contact>>;
  /** Contacts the agent handles or has handled (Sinch). */
  readonly contacts: Maybe<ContactConnection>;
  /** Fields that only this agent's vendor has; which type it is follows from the source's vendor. */
  readonly details: Maybe<AgentDetails>;
  /** E-mail address from the vendor or the configured roster; null when neither has one. */
  readonly email: Maybe<Scalars['EmailAddress']['output']>;
  /**
   * The vendor's own identifier: an e-mail address at TENIOS, a user or agent id at DeepCall, a sign-in name at Engage, a
   * GUID at Sinch.
   */
  readonly externalId: Scalars['String']['output'];
  /** The group the agent belongs to (Engage, Sinch). */
  readonly group: Maybe<AgentGroup>;
  /** Opaque id of the agent. */
  readonly id: Scalars['ID']['output'];
  /** How busy the agent is now and how much more they can take (Sinch). */
  readonly load: Maybe<AgentLoad>;
  /** Name from the vendor (Engage, Sinch) or from the configured roster (TENIOS, DeepCall); null when neither has one. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Why the agent is not ready; null in any other state and where the vendor does not say. */
  readonly notReadyReason: Maybe<NotReadyReason>;
  /** When the source said all this. */
  readonly observedAt: Maybe<Scalars['DateTime']['output']>;
  /** The human being behind this agent; null without an e-mail address. */
  readonly person: Maybe<Person>;
  /**
   * The number the agent is reached on: the internal number at Sinch, the current one at Engage; null where the vendor
   * names none.
   */
  readonly phoneNumber: Maybe<Scalars['String']['output']>;
  /** The presence profile now selected (Sinch); null while logged off. */
  readonly presence: Maybe<Presence>;
  /** Since when that profile has been selected (Sinch). */
  readonly presenceSince: Maybe<Scalars['DateTime']['output']>;
  /** The presence profiles the agent can choose from (Sinch). */
  readonly presences: Maybe<ReadonlyArray<Presence>>;
  /** The queues the agent may serve (Sinch). */
  readonly queues: Maybe<ReadonlyArray<QueueMembership>>;
  /** The schedule group the agent now works under (Engage). */
  readonly scheduleGroup: Maybe<ScheduleGroup>;
  /** All skills the vendor knows, each with whether this agent has it (TENIOS). */
  readonly skills: Maybe<ReadonlyArray<AgentSkill>>;
  /** The source the agent belongs to. */
  readonly source: Source;
  /** True when this is older than it should be, because the source has failed since; false when it is fresh. */
  readonly stale: Maybe<Scalars['Boolean']['output']>;
  /** What the agent is doing now. UNKNOWN where the vendor answers but cannot tell. */
  readonly state: Maybe<AgentState>;
  /** Since when the agent has been in this state; null where the vendor does not say. */
  readonly stateSince: Maybe<Scalars['DateTime']['output']>;
  /** What the agent has handled and for how long (Sinch). */
  readonly statistics: Maybe<AgentStatistics>;
  /** The vendor's own word for the state; null when it uses none. */
  readonly vendorState: Maybe<Scalars['String']['output']>;
  /** The wrap-up in progress; null when none is known. TENIOS cannot be asked: there, only what was extended here is known. */
  readonly wrapUp: Maybe<WrapUp>;
};


/**
 * An agent at one source. It exists from its id alone, so only its nullable fields can fail; a field the vendor does not
 * answer is null without an error.
 */
export type AgentContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ContactFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ContactOrder>;
};


/**
 * An agent at one source. It exists from its id alone, so only its nullable fields can fail; a field the vendor does not
 * answer is null without an error.
 */
export type AgentStatisticsArgs = {
  since?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A page of agents. */
export type AgentConnection = {
  /** The rows of this page, each with its cursor. */
  readonly edges: ReadonlyArray<AgentEdge>;
  /**
   * Sources that could not answer; their agents are missing. Agents of a configured roster stay in the list, unless the
   * filter needed the vendor's answer.
   */
  readonly failures: ReadonlyArray<SourceFailure>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<Agent>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** The fields of an agent that belong to a single vendor, named and meant as that vendor has them. */
export type AgentDetails = DeepCallAgentDetails | EngageAgentDetails | SinchAgentDetails | TeniosAgentDetails;

/** One agent in a page. */
export type AgentEdge = {
  /** Its place in the list, to page on from. */
  readonly cursor: Scalars['String']['output'];
  /** The agent. */
  readonly node: Agent;
};

/**
 * Narrows a list of agents; conditions add up, values within one are alternatives. An id that names nothing matches
 * nothing.
 */
export type AgentFilter = {
  /** Only with these availabilities (Sinch). */
  readonly availabilities?: InputMaybe<ReadonlyArray<Availability>>;
  /** Only those with this e-mail address. */
  readonly email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Only in one of these agent groups (Engage, Sinch). */
  readonly groupIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only those with configuration in a queue (Sinch). */
  readonly havingQueueConfiguration?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those with statistics in a queue (Sinch). */
  readonly havingQueueStatistics?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only these agents. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Matched against the full name, upper and lower case alike; * stands for any characters, ? for exactly one. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Only those reached on this number. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** Only those who may serve one of these queues (Sinch). */
  readonly queueIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only at these sources. */
  readonly sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only in these states. */
  readonly states?: InputMaybe<ReadonlyArray<AgentState>>;
  /** Filters on the vendor's own fields (Sinch). */
  readonly vendorFields?: InputMaybe<ReadonlyArray<VendorFieldInput>>;
  /** Only at sources of these vendors. */
  readonly vendors?: InputMaybe<ReadonlyArray<Vendor>>;
};

/**
 * Agents that belong together: at Engage those who work under one schedule, at Sinch a reporting group. Sinch tells no more
 * of it than its id, its name and its agents; schedules, states and settings come in Engage's own words.
 */
export type AgentGroup = Node & {
  /** The agents in the group. */
  readonly agents: Maybe<AgentConnection>;
  /** Everything else recorded about the group, by name. */
  readonly attributes: Maybe<ReadonlyArray<Attribute>>;
  /** The group's settings, by name. */
  readonly configuration: Maybe<ReadonlyArray<Attribute>>;
  /** When the group was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The schedule in force today. */
  readonly currentSchedule: Maybe<ReadonlyArray<ScheduleEntry>>;
  /** The group's name at Engage, unique within its account; its GUID at Sinch. */
  readonly externalId: Scalars['String']['output'];
  /** Opaque id of the group. */
  readonly id: Scalars['ID']['output'];
  /** The work state agents start in. */
  readonly initialWorkState: Maybe<Scalars['String']['output']>;
  /** How hard the group is dialled for. */
  readonly intensity: Maybe<Scalars['String']['output']>;
  /** Engage's internal id, which changes refer to. */
  readonly internalId: Maybe<Scalars['String']['output']>;
  /** The longest break allowed. */
  readonly maxBreakTime: Maybe<Scalars['String']['output']>;
  /** How the group works (Engage). */
  readonly mode: Maybe<AgentGroupMode>;
  /** The name shown for the group. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The account the group belongs to (Engage). */
  readonly parent: Maybe<Scalars['String']['output']>;
  /** The schedule that repeats week by week. */
  readonly rollingSchedule: Maybe<ReadonlyArray<ScheduleEntry>>;
  /** The schedule groups below this group (Engage), as far as they are known; Engage lists none. */
  readonly scheduleGroups: Maybe<ReadonlyArray<ScheduleGroup>>;
  /** The source the group belongs to. */
  readonly source: Source;
  /** How the group stands now (Engage). */
  readonly status: Maybe<AgentGroupStatus>;
  /** Words the group is tagged with. */
  readonly tags: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** When the group was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};


/**
 * Agents that belong together: at Engage those who work under one schedule, at Sinch a reporting group. Sinch tells no more
 * of it than its id, its name and its agents; schedules, states and settings come in Engage's own words.
 */
export type AgentGroupAgentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of agent groups. */
export type AgentGroupConnection = {
  /** The rows of this page, each with its cursor. */
  readonly edges: ReadonlyArray<AgentGroupEdge>;
  /** Sources that could not answer; their groups are missing. */
  readonly failures: ReadonlyArray<SourceFailure>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<AgentGroup>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One agent group in a page. */
export type AgentGroupEdge = {
  /** Its place in the list, to page on from. */
  readonly cursor: Scalars['String']['output'];
  /** The agent group. */
  readonly node: AgentGroup;
};

/** How an agent group works (Engage). */
export type AgentGroupMode =
  /** Engage's mode Enhanced. */
  | 'ENHANCED'
  /** Engage's mode Remote. */
  | 'REMOTE'
  /** Engage's mode Standard. */
  | 'STANDARD'
  /** Engage uses a word that is not known here. */
  | 'UNKNOWN';

/** The outcome of creating or changing an agent group. */
export type AgentGroupPayload = {
  /** The group afterwards; null when nothing was done. */
  readonly agentGroup: Maybe<AgentGroup>;
  /** Why it was not done; empty on success. */
  readonly errors: ReadonlyArray<OperationError>;
};

/** How an agent group stands at one moment (Engage). */
export type AgentGroupStatus = {
  /** How many agents are allocated. */
  readonly allocatedCount: Maybe<Scalars['Int']['output']>;
  /** When the present shift ends, as Engage writes it. */
  readonly currentEndTime: Maybe<Scalars['String']['output']>;
  /** When the present shift begins, as Engage writes it. */
  readonly currentStartTime: Maybe<Scalars['String']['output']>;
  /** Engage's word for the group's state. */
  readonly state: Maybe<Scalars['String']['output']>;
};

/** How busy an agent is now and how much more they can take (Sinch). A figure that Sinch leaves out is null. */
export type AgentLoad = {
  /** Chats in progress. */
  readonly activeChatContacts: Maybe<Scalars['Int']['output']>;
  /** Calls in progress that came straight to the agent instead of through a queue. */
  readonly activeDirectCalls: Maybe<Scalars['Int']['output']>;
  /** E-mails in progress. */
  readonly activeEmailContacts: Maybe<Scalars['Int']['output']>;
  /** Inbound calls in progress. */
  readonly activeInboundCalls: Maybe<Scalars['Int']['output']>;
  /** Inbound text chats in progress. */
  readonly activeInboundChats: Maybe<Scalars['Int']['output']>;
  /** Inbound e-mails in progress. */
  readonly activeInboundEmails: Maybe<Scalars['Int']['output']>;
  /** Inbound video chats in progress. */
  readonly activeInboundVideoChats: Maybe<Scalars['Int']['output']>;
  /** Outbound calls in progress that answer a callback request. */
  readonly activeOutboundCallbackCalls: Maybe<Scalars['Int']['output']>;
  /** Outbound calls in progress. */
  readonly activeOutboundCalls: Maybe<Scalars['Int']['output']>;
  /** Outbound calls in progress that belong to a campaign. */
  readonly activeOutboundCampaignCalls: Maybe<Scalars['Int']['output']>;
  /** Outbound e-mails in progress. */
  readonly activeOutboundEmails: Maybe<Scalars['Int']['output']>;
  /** Calls in progress. */
  readonly activePhoneContacts: Maybe<Scalars['Int']['output']>;
  /** Video chats in progress. */
  readonly activeVideoContacts: Maybe<Scalars['Int']['output']>;
  /** How many text chats the agent may have at once. */
  readonly chatCapacity: Maybe<Scalars['Int']['output']>;
  /** When the oldest contact in progress began; null when there is none. */
  readonly oldestActiveContactSince: Maybe<Scalars['DateTime']['output']>;
  /** How many calls the agent may have at once. */
  readonly phoneCapacity: Maybe<Scalars['Int']['output']>;
  /** Sinch's own word for the status behind these figures, such as LoggedOut. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** How many tasks the agent may have at once. */
  readonly taskCapacity: Maybe<Scalars['Int']['output']>;
  /** How many video chats the agent may have at once. */
  readonly videoCapacity: Maybe<Scalars['Int']['output']>;
};

/** How agents are sorted. */
export type AgentOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** What they are sorted by. */
  readonly field: AgentOrderField;
};

/** What agents can be sorted by. */
export type AgentOrderField =
  /** Their e-mail address. */
  | 'EMAIL'
  /** Their name. */
  | 'NAME'
  /** Their state, in the order of AgentState. */
  | 'STATE'
  /** How long they have been in their state: the earliest change first when ascending. */
  | 'STATE_SINCE';

/** How it went for one user. */
export type AgentOutcome = {
  /** The agent afterwards; null after a deletion and when nothing was created. */
  readonly agent: Maybe<Agent>;
  /** Why it was not done for this user; null on success. */
  readonly error: Maybe<OperationError>;
  /** Sign-in name of the user. */
  readonly user: Scalars['String']['output'];
};

/** The outcome of a change to one agent. */
export type AgentPayload = {
  /** The agent afterwards; null when it is unknown. */
  readonly agent: Maybe<Agent>;
  /** Why it was not done; empty on success. */
  readonly errors: ReadonlyArray<OperationError>;
};

/** A skill known to the vendor (TENIOS). */
export type AgentSkill = {
  /** Whether the agent has it. */
  readonly hasSkill: Scalars['Boolean']['output'];
  /** The skill's name, which also identifies it. */
  readonly name: Scalars['String']['output'];
};

/** Gives an agent a skill or takes it away. */
export type AgentSkillInput = {
  /** Whether the agent shall have it. */
  readonly hasSkill: Scalars['Boolean']['input'];
  /** The skill's name. */
  readonly name: Scalars['String']['input'];
};

/** What an agent is doing, after the agent states of CSTA (ECMA-269). */
export type AgentState =
  /** Dealing with a contact (CSTA: Busy). */
  | 'BUSY'
  /** Not signed in (CSTA: Null). */
  | 'LOGGED_OFF'
  /** Signed in but taking no contacts (CSTA: NotReady). */
  | 'NOT_READY'
  /** Free to take the next contact (CSTA: Ready). At TENIOS this can hide a call. */
  | 'READY'
  /** The vendor cannot tell, or uses a word that has no meaning here. */
  | 'UNKNOWN'
  /** Finishing off a contact (CSTA: WorkingAfterCall). */
  | 'WRAP_UP';

/** An agent's change from one state to another, with the values of that moment. */
export type AgentStateChange = {
  /** The agent as it is now. */
  readonly agent: Maybe<Agent>;
  /** The agent concerned. */
  readonly agentId: Scalars['ID']['output'];
  /** When the change was noticed. */
  readonly at: Scalars['DateTime']['output'];
  /** Id of the event, to resume from with after. */
  readonly id: Scalars['ID']['output'];
  /** True for an event that gives the present state at the start instead of a change. */
  readonly isSnapshot: Scalars['Boolean']['output'];
  /** The state before; null when it was not known, and in a snapshot. */
  readonly previousState: Maybe<AgentState>;
  /** The state the agent came into. */
  readonly state: AgentState;
  /** Since when the agent had been in the new state; null where the vendor does not say. */
  readonly stateSince: Maybe<Scalars['DateTime']['output']>;
};

/** How many agents of one source are in one state. */
export type AgentStateCount = {
  /** How many agents. */
  readonly count: Scalars['Int']['output'];
  /** The source. */
  readonly source: Source;
  /** The state. */
  readonly state: AgentState;
};

/** Agents counted by state. */
export type AgentStateCounts = {
  /** One row for each source and state that occurs. */
  readonly counts: ReadonlyArray<AgentStateCount>;
  /** Sources that could not answer; their agents are not counted. */
  readonly failures: ReadonlyArray<SourceFailure>;
};

/** How setting the state went for one agent. */
export type AgentStateOutcome = {
  /** The agent afterwards; null when it is unknown. */
  readonly agent: Maybe<Agent>;
  /** Id of the agent that was asked to change. */
  readonly agentId: Scalars['ID']['output'];
  /** Why this agent did not change; empty on success. */
  readonly errors: ReadonlyArray<OperationError>;
};

/** What an agent has handled since the instant asked for (Sinch). A figure that Sinch leaves out is null. */
export type AgentStatistics = {
  /** Time spent on breaks. */
  readonly breakDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** Contacts handled, both ways and of every kind. */
  readonly handled: Maybe<Scalars['Int']['output']>;
  /** Callback requests handled. */
  readonly handledCallbacksIn: Maybe<Scalars['Int']['output']>;
  /** Inbound calls handled. */
  readonly handledCallsIn: Maybe<Scalars['Int']['output']>;
  /** Outbound calls handled. */
  readonly handledCallsOut: Maybe<Scalars['Int']['output']>;
  /** Inbound chats handled. */
  readonly handledChatsIn: Maybe<Scalars['Int']['output']>;
  /** Outbound chats handled. */
  readonly handledChatsOut: Maybe<Scalars['Int']['output']>;
  /** Inbound e-mails handled. */
  readonly handledEmailsIn: Maybe<Scalars['Int']['output']>;
  /** Outbound e-mails handled. */
  readonly handledEmailsOut: Maybe<Scalars['Int']['output']>;
  /** Inbound contacts handled, of every kind. */
  readonly handledIn: Maybe<Scalars['Int']['output']>;
  /** Outbound contacts handled, of every kind. */
  readonly handledOut: Maybe<Scalars['Int']['output']>;
  /** Time spent on contacts. */
  readonly handlingDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** Time spent not ready. */
  readonly notReadyDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** Time spent ready. */
  readonly readyDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** Time spent in wrap-up. */
  readonly wrapUpDuration: Maybe<Scalars['Milliseconds']['output']>;
};

/** The outcome of creating or deleting agents. Some may fail while others succeed. */
export type AgentsPayload = {
  /** What went wrong apart from the single users; empty when nothing did. */
  readonly errors: ReadonlyArray<OperationError>;
  /** How it went for each user, in the order they were sent. */
  readonly results: ReadonlyArray<AgentOutcome>;
};

/** A name and a value, as Engage records them. */
export type Attribute = {
  /** The name. */
  readonly name: Scalars['String']['output'];
  /** The value; null when it is empty. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** A name and a value to record at Engage. */
export type AttributeInput = {
  /** The name. */
  readonly name: Scalars['String']['input'];
  /** The value; left empty when it is not given. */
  readonly value?: InputMaybe<Scalars['String']['input']>;
};

/** Whether an agent can be reached (Sinch). */
export type Availability =
  /** Signed in but absent. */
  | 'AWAY'
  /** Present and occupied. */
  | 'BUSY'
  /** Present and free. */
  | 'FREE'
  /** Not signed in. */
  | 'LOGGED_OUT'
  /** Sinch uses a word that is not known here. */
  | 'UNKNOWN';

/** Ends an agent's wrap-up at once. */
export type CancelWrapUpInput = {
  /** The agent in wrap-up. */
  readonly agentId: Scalars['ID']['input'];
};

/** Something that a source may be able to answer or do. */
export type Capability =
  /** Acquires an agent for a contact state and releases them. */
  | 'ACQUIRE_AGENT'
  /** Ends a wrap-up at once. */
  | 'CANCEL_WRAP_UP'
  /** Moves the end of a wrap-up. */
  | 'EXTEND_WRAP_UP'
  /** Finds the agent who is talking with the client on a number. */
  | 'FIND_AGENT_BY_DEVICE'
  /** Takes the heartbeat of an agent's web client. */
  | 'HEARTBEAT'
  /** Lists its agents: from the vendor, or from the configured roster. */
  | 'LIST_AGENTS'
  /** Creates and deletes agents. */
  | 'MANAGE_AGENTS'
  /** Creates, changes and deletes agent groups. */
  | 'MANAGE_AGENT_GROUPS'
  /** Creates and deletes schedule groups. */
  | 'MANAGE_SCHEDULE_GROUPS'
  /** Keeps monitoring settings for the source's own login. */
  | 'MONITORING_SETTINGS'
  /** Tells an agent's vendor-specific details. */
  | 'READ_AGENT_DETAILS'
  /** Lists agent groups. */
  | 'READ_AGENT_GROUPS'
  /** Tells an agent's state. */
  | 'READ_AGENT_STATE'
  /** Tells whether an agent is on a break. */
  | 'READ_BREAK'
  /** Lists contacts. */
  | 'READ_CONTACTS'
  /** Tells the course of a contact, event by event. */
  | 'READ_CONTACT_EVENTS'
  /** Lists interval summaries of contacts. */
  | 'READ_CONTACT_SUMMARIES'
  /** Tells how busy an agent is and how much more they can take. */
  | 'READ_LOAD'
  /** Lists an agent's presence profiles. */
  | 'READ_PRESENCES'
  /** Lists queues and their present status. */
  | 'READ_QUEUES'
  /** Lists groups of queues. */
  | 'READ_QUEUE_GROUPS'
  /** Tells about schedule groups. */
  | 'READ_SCHEDULE_GROUPS'
  /** Counts what agents have handled and for how long. */
  | 'READ_STATISTICS'
  /** Tells whether an agent or contact is in wrap-up. */
  | 'READ_WRAP_UP'
  /** Changes an agent's state. */
  | 'SET_AGENT_STATE'
  /** Selects an agent's presence profile. */
  | 'SET_PRESENCE'
  /** Signs an agent in to a queue or out of it. */
  | 'SET_QUEUE_LOGIN'
  /** Changes an agent's vendor-specific details or skills. */
  | 'UPDATE_AGENT_DETAILS';

/** The kinds of contact a queue takes. */
export type Channel =
  /** Chats, text and video, whatever the messenger. */
  | 'CHAT'
  /** E-mails. */
  | 'EMAIL'
  /** Phone calls. */
  | 'PHONE';

/** State of the circuit breaker in front of a source. */
export type CircuitState =
  /** Calls go out. */
  | 'CLOSED'
  /** A trial call goes out; its outcome closes the circuit or opens it again. */
  | 'HALF_OPEN'
  /** Calls are refused here without asking the vendor, after too many failures. */
  | 'OPEN';

/**
 * A call, chat or e-mail (Sinch). It exists from its id alone, so only its nullable fields can fail. Instants and names
 * are null until the contact has got that far.
 */
export type Contact = Node & {
  /** The agent who is handling it or has handled it. */
  readonly agent: Maybe<Agent>;
  /** That agent's name. */
  readonly agentName: Maybe<Scalars['String']['output']>;
  /** Whether it was answered within the answered-on-time limit; null while that is open. */
  readonly answeredOnTime: Maybe<Scalars['Boolean']['output']>;
  /** The longest wait that still counts as answered on time. */
  readonly answeredOnTimeThreshold: Maybe<Scalars['Milliseconds']['output']>;
  /** The vendor's id of the application that took it. */
  readonly applicationId: Maybe<Scalars['String']['output']>;
  /** That application's name: ContactCenter, or that of an IVR. */
  readonly applicationName: Maybe<Scalars['String']['output']>;
  /** When it arrived. */
  readonly arrivedAt: Maybe<Scalars['DateTime']['output']>;
  /** The kind of contact. */
  readonly channel: Maybe<Channel>;
  /** When it was answered. */
  readonly connectedAt: Maybe<Scalars['DateTime']['output']>;
  /** Number or address of the customer: to of an outbound contact, from of any other. */
  readonly customerAddress: Maybe<Scalars['String']['output']>;
  /** Which way it went; null for a kind that is not known here. */
  readonly direction: Maybe<ContactDirection>;
  /** When it ended. */
  readonly disconnectedAt: Maybe<Scalars['DateTime']['output']>;
  /** Its course, oldest event first. */
  readonly events: Maybe<ReadonlyArray<ContactEvent>>;
  /** Identifier at the vendor, replaced by another when the contact is transferred. */
  readonly externalId: Scalars['String']['output'];
  /** The wait below which giving up counts as a false attempt. */
  readonly falseAttemptThreshold: Maybe<Scalars['Milliseconds']['output']>;
  /** Number or address of the side that began it. */
  readonly from: Maybe<Scalars['String']['output']>;
  /** Identifier at the vendor that outlives transfers. */
  readonly groupId: Maybe<Scalars['String']['output']>;
  /** Time spent on it, counting on while it is in progress. */
  readonly handlingDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** Opaque id of the contact. */
  readonly id: Scalars['ID']['output'];
  /** When the source said all this. */
  readonly observedAt: Maybe<Scalars['DateTime']['output']>;
  /** The queue it came to first; the same as queue unless it was transferred to another. */
  readonly originalQueue: Maybe<Queue>;
  /** That queue's name. */
  readonly originalQueueName: Maybe<Scalars['String']['output']>;
  /** The vendor's id of the outbound campaign; null outside campaigns. */
  readonly outboundCampaignId: Maybe<Scalars['String']['output']>;
  /** That campaign's name. */
  readonly outboundCampaignName: Maybe<Scalars['String']['output']>;
  /** When it was last set aside; e-mails only. */
  readonly pendingAt: Maybe<Scalars['DateTime']['output']>;
  /** When it was last picked; e-mails only. */
  readonly pickedAt: Maybe<Scalars['DateTime']['output']>;
  /** When an agent was shown it in advance; outbound campaigns only. */
  readonly previewedAt: Maybe<Scalars['DateTime']['output']>;
  /** The queue it is in or was in last. */
  readonly queue: Maybe<Queue>;
  /** How the queue finds an agent. */
  readonly queueLoginType: Maybe<QueueLoginType>;
  /** That queue's name. */
  readonly queueName: Maybe<Scalars['String']['output']>;
  /** When it entered the queue. */
  readonly queuedAt: Maybe<Scalars['DateTime']['output']>;
  /** Time spent in the queue. */
  readonly queuingDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** Whether a recording exists; null for anything but calls. */
  readonly recorded: Maybe<Scalars['Boolean']['output']>;
  /** The vendor's id of the reporting group. */
  readonly reportingGroupId: Maybe<Scalars['String']['output']>;
  /** That group's name. */
  readonly reportingGroupName: Maybe<Scalars['String']['output']>;
  /** Whether it met a closed service. */
  readonly serviceClosed: Maybe<Scalars['Boolean']['output']>;
  /** The source the contact belongs to. */
  readonly source: Source;
  /** True when this is older than it should be, because the source has failed since; false when it is fresh. */
  readonly stale: Maybe<Scalars['Boolean']['output']>;
  /** How far the contact has got, or how it ended. */
  readonly status: Maybe<ContactStatus>;
  /** Subject of an e-mail; null for other contacts. */
  readonly subject: Maybe<Scalars['String']['output']>;
  /** The messenger of a chat, such as sms or whatsapp; null for other contacts. */
  readonly subtype: Maybe<Scalars['String']['output']>;
  /** Number or address it was addressed to. */
  readonly to: Maybe<Scalars['String']['output']>;
  /** Time from arrival to end, counting on while it is in progress. */
  readonly totalDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** The status as the vendor writes it. */
  readonly vendorStatus: Maybe<Scalars['String']['output']>;
  /** The kind as the vendor writes it, such as CallIn or EMAILOUT. */
  readonly vendorType: Maybe<Scalars['String']['output']>;
  /** Time the customer waited. */
  readonly waitingDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** Its wrap-up; null when none is known. */
  readonly wrapUp: Maybe<WrapUp>;
  /** Time spent in wrap-up, all told. */
  readonly wrapUpDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** When wrap-up ended. */
  readonly wrapUpEndedAt: Maybe<Scalars['DateTime']['output']>;
  /** The part of wrap-up spent resting; null until wrap-up has ended. */
  readonly wrapUpRestingDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** The part of wrap-up spent on a script; null until wrap-up has ended. */
  readonly wrapUpScriptingDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** When wrap-up began. */
  readonly wrapUpStartedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A contact that has arrived, changed or ended, with the values of that moment. */
export type ContactChange = {
  /** When the change was noticed. */
  readonly at: Scalars['DateTime']['output'];
  /** The contact as it is now. */
  readonly contact: Maybe<Contact>;
  /** The contact concerned. */
  readonly contactId: Scalars['ID']['output'];
  /** Id of the event, to resume from with after. */
  readonly id: Scalars['ID']['output'];
  /** True for an event that gives the present state at the start instead of a change. */
  readonly isSnapshot: Scalars['Boolean']['output'];
  /** What happened. */
  readonly type: ContactChangeType;
};

/** What can happen to a contact. */
export type ContactChangeType =
  /** It came in, or was seen for the first time. */
  | 'ARRIVED'
  /** It is over. */
  | 'ENDED'
  /** Something about it changed. */
  | 'UPDATED';

/** A page of contacts. */
export type ContactConnection = {
  /** The rows of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ContactEdge>;
  /** Sources that could not answer; their contacts are missing. */
  readonly failures: ReadonlyArray<SourceFailure>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<Contact>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** Which way a contact went. */
export type ContactDirection =
  /** From the customer. */
  | 'INBOUND'
  /** Between parts of the contact centre. */
  | 'INTERNAL'
  /** To the customer. */
  | 'OUTBOUND';

/** One contact in a page. */
export type ContactEdge = {
  /** Its place in the list, to page on from. */
  readonly cursor: Scalars['String']['output'];
  /** The contact. */
  readonly node: Contact;
};

/** One step in the course of a contact (Sinch). */
export type ContactEvent = {
  /** When it happened. */
  readonly at: Maybe<Scalars['DateTime']['output']>;
  /** What happened, in the vendor's word, such as DestAllocated or Disconnected. */
  readonly event: Maybe<Scalars['String']['output']>;
  /** The vendor's id of the event. */
  readonly id: Scalars['ID']['output'];
  /** First detail; its meaning depends on the event. */
  readonly value1: Maybe<Scalars['String']['output']>;
  /** Second detail; its meaning depends on the event. */
  readonly value2: Maybe<Scalars['String']['output']>;
};

/**
 * Narrows a list of contacts; conditions add up, values within one are alternatives. An id that names nothing matches
 * nothing.
 */
export type ContactFilter = {
  /** True keeps those in progress and ignores the time range; false keeps those that have ended. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only of these agents. */
  readonly agentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only of these kinds. */
  readonly channels?: InputMaybe<ReadonlyArray<Channel>>;
  /** Only those that went this way. */
  readonly direction?: InputMaybe<ContactDirection>;
  /** Only with this groupId, which brings together the parts of a transferred contact. */
  readonly groupId?: InputMaybe<Scalars['String']['input']>;
  /** Only those in queues which that login is serving. */
  readonly inOwnQueues?: InputMaybe<Scalars['Boolean']['input']>;
  /** Adds everything in progress to what lies in the time range. */
  readonly includeInProgress?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those that the source's own login may pick. */
  readonly pickable?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only of these queues. */
  readonly queueIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only from queues that find their agents this way. */
  readonly queueLoginTypes?: InputMaybe<ReadonlyArray<QueueLoginType>>;
  /** Matched against from and to; * stands for any characters, ? for exactly one. Needs the scope contacts:read. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Arrived at this instant or later; within the last 24 hours when left out. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only at these sources. */
  readonly sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only with these statuses. */
  readonly statuses?: InputMaybe<ReadonlyArray<ContactStatus>>;
  /** Arrived before this instant; until now when left out. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
  /** Filters on the vendor's own fields. They can match numbers and addresses, so this needs the scope contacts:read. */
  readonly vendorFields?: InputMaybe<ReadonlyArray<VendorFieldInput>>;
};

/** How contacts are sorted. */
export type ContactOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** What they are sorted by. */
  readonly field: ContactOrderField;
};

/** What contacts can be sorted by. */
export type ContactOrderField =
  /** When they arrived. */
  | 'ARRIVED_AT'
  /** When they were answered. */
  | 'CONNECTED_AT'
  /** When they ended. */
  | 'DISCONNECTED_AT'
  /** How long was spent on them. */
  | 'HANDLING_DURATION'
  /** When they entered the queue. */
  | 'QUEUED_AT'
  /** How long they took from arrival to end. */
  | 'TOTAL_DURATION'
  /** How long the customer waited. */
  | 'WAITING_DURATION';

/** How far a contact has got, or how it ended. */
export type ContactStatus =
  /** Ended unanswered, after the false-attempt limit. */
  | 'ABANDONED'
  /** Ended unanswered, before the false-attempt limit. */
  | 'FALSE_ATTEMPT'
  /** Ended after being handled. */
  | 'HANDLED'
  /** Shown to an agent in advance. */
  | 'IN_PREVIEW'
  /** Being handled. */
  | 'IN_PROGRESS'
  /** Set aside by an agent. */
  | 'PENDING'
  /** Waiting in a queue. */
  | 'QUEUED'
  /** Ended because the service was closed. */
  | 'SERVICE_CLOSED'
  /** The vendor uses a word that is not known here; vendorStatus has it. */
  | 'UNKNOWN'
  /** Being wrapped up. */
  | 'WRAP_UP';

/** What went through one queue in one interval (Sinch). A figure that Sinch leaves out is null. */
export type ContactSummary = {
  /** The vendor's id of the application that took the contacts. */
  readonly applicationId: Maybe<Scalars['String']['output']>;
  /** Its name: ContactCenter, or that of an IVR. */
  readonly applicationName: Maybe<Scalars['String']['output']>;
  /** The kind of contact counted. */
  readonly channel: Maybe<Channel>;
  /** Opaque id, made of the queue and the interval's start. */
  readonly id: Scalars['ID']['output'];
  /** Inbound contacts whose caller gave up after the false-attempt limit. */
  readonly inAbandoned: Maybe<Scalars['Int']['output']>;
  /** The queuing of all abandoned inbound contacts together. */
  readonly inAbandonedQueueTimeTotal: Maybe<Scalars['Milliseconds']['output']>;
  /** Inbound contacts answered within the answered-on-time limit. */
  readonly inAnsweredOnTime: Maybe<Scalars['Int']['output']>;
  /** The queuing of all answered inbound contacts together. */
  readonly inAnsweredQueueTimeTotal: Maybe<Scalars['Milliseconds']['output']>;
  /** Inbound contacts that arrived in the interval and are still in progress. */
  readonly inArrivedActive: Maybe<Scalars['Int']['output']>;
  /** Inbound contacts that arrived in the interval and have been handled. */
  readonly inArrivedHandled: Maybe<Scalars['Int']['output']>;
  /** Inbound contacts whose caller gave up before the false-attempt limit. */
  readonly inFalseAttempt: Maybe<Scalars['Int']['output']>;
  /** The queuing of all false attempts together. */
  readonly inFalseAttemptQueueTimeTotal: Maybe<Scalars['Milliseconds']['output']>;
  /** The longest handling of an inbound contact. */
  readonly inHandleTimeMax: Maybe<Scalars['Milliseconds']['output']>;
  /** The handling of all inbound contacts together. */
  readonly inHandleTimeTotal: Maybe<Scalars['Milliseconds']['output']>;
  /** Inbound contacts handled. */
  readonly inHandled: Maybe<Scalars['Int']['output']>;
  /** The longest time an inbound contact queued. */
  readonly inQueueTimeMax: Maybe<Scalars['Milliseconds']['output']>;
  /** Inbound contacts that met a closed service. */
  readonly inServiceClosed: Maybe<Scalars['Int']['output']>;
  /** The longest handling of an outbound contact. */
  readonly outHandleTimeMax: Maybe<Scalars['Milliseconds']['output']>;
  /** The handling of all outbound contacts together. */
  readonly outHandleTimeTotal: Maybe<Scalars['Milliseconds']['output']>;
  /** Outbound contacts handled. */
  readonly outHandled: Maybe<Scalars['Int']['output']>;
  /** The queue. */
  readonly queue: Maybe<Queue>;
  /** When the interval begins; its length is the vendor's own and is not told. */
  readonly startsAt: Maybe<Scalars['DateTime']['output']>;
  /** When the figures last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A page of contact summaries. */
export type ContactSummaryConnection = {
  /** The rows of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ContactSummaryEdge>;
  /** Sources that could not answer; their summaries are missing. */
  readonly failures: ReadonlyArray<SourceFailure>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<ContactSummary>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One contact summary in a page. */
export type ContactSummaryEdge = {
  /** Its place in the list, to page on from. */
  readonly cursor: Scalars['String']['output'];
  /** The summary. */
  readonly node: ContactSummary;
};

/**
 * Narrows a list of summaries; conditions add up, values within one are alternatives. An id that names nothing matches
 * nothing.
 */
export type ContactSummaryFilter = {
  /** Only of the application with this name; * stands for any characters, ? for exactly one. */
  readonly applicationName?: InputMaybe<Scalars['String']['input']>;
  /** Only of these kinds of contact. */
  readonly channels?: InputMaybe<ReadonlyArray<Channel>>;
  /** Only of these queues. */
  readonly queueIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Intervals from this instant on. */
  readonly since: Scalars['DateTime']['input'];
  /** Only at these sources. */
  readonly sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Intervals up to this instant; up to now when left out. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
  /** Filters on the vendor's own fields. */
  readonly vendorFields?: InputMaybe<ReadonlyArray<VendorFieldInput>>;
};

/** Describes a new agent group (Engage). */
export type CreateAgentGroupInput = {
  /** What to record about it. */
  readonly attributes?: InputMaybe<ReadonlyArray<AttributeInput>>;
  /** Its settings. */
  readonly configuration?: InputMaybe<ReadonlyArray<AttributeInput>>;
  /** Today's schedule. */
  readonly currentSchedule?: InputMaybe<ReadonlyArray<ScheduleEntryInput>>;
  /** Its name, which must be new within the account. */
  readonly externalId: Scalars['String']['input'];
  /** A key of the caller's choice: for a day, sending it again returns the earlier answer instead of acting twice. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The work state agents start in, in Engage's words. */
  readonly initialWorkState?: InputMaybe<Scalars['String']['input']>;
  /** How hard the group is dialled for, in Engage's words. */
  readonly intensity?: InputMaybe<Scalars['String']['input']>;
  /** The longest break allowed, as Engage writes it. */
  readonly maxBreakTime?: InputMaybe<Scalars['String']['input']>;
  /** The account to create it in; the source's own when left out. */
  readonly parent?: InputMaybe<Scalars['String']['input']>;
  /** The schedule that repeats week by week. */
  readonly rollingSchedule?: InputMaybe<ReadonlyArray<ScheduleEntryInput>>;
  /** The source to create it at. */
  readonly sourceId: Scalars['ID']['input'];
  /** Words to tag it with. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Makes existing users agents of a group (Engage). */
export type CreateAgentsInput = {
  /** The agent group they join. */
  readonly agentGroupId: Scalars['ID']['input'];
  /** A key of the caller's choice: for a day, sending it again returns the earlier answer instead of acting twice. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The state they start in; Engage's own defaults when left out. */
  readonly initialState?: InputMaybe<EngageInitialStateInput>;
  /** The source to create them at. */
  readonly sourceId: Scalars['ID']['input'];
  /** Sign-in names of existing users. */
  readonly users: ReadonlyArray<Scalars['String']['input']>;
};

/** Describes a new schedule group (Engage). */
export type CreateScheduleGroupInput = {
  /** The agent group it belongs to. */
  readonly agentGroupId: Scalars['ID']['input'];
  /** What to record about it. */
  readonly attributes?: InputMaybe<ReadonlyArray<AttributeInput>>;
  /** Its name, which must be new within the agent group; none when left out. */
  readonly externalId?: InputMaybe<Scalars['String']['input']>;
  /** A key of the caller's choice: for a day, sending it again returns the earlier answer instead of acting twice. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Its schedule. */
  readonly schedule?: InputMaybe<ReadonlyArray<ScheduleEntryInput>>;
};

/** A day of the week. */
export type DayOfWeek =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

/** What DeepCall knows about an agent. */
export type DeepCallAgentDetails = {
  /** DeepCall's id of the agent; null when it did not give one. */
  readonly agentId: Maybe<Scalars['String']['output']>;
  /** What DeepCall tells about the break, as it came; null when the agent is on none. */
  readonly breakDetail: Maybe<Scalars['JSONObject']['output']>;
  /** Whether the agent is on a break. */
  readonly onBreak: Maybe<Scalars['Boolean']['output']>;
  /** DeepCall's id of the user behind the agent; null when it did not give one. */
  readonly userId: Maybe<Scalars['String']['output']>;
};

/** Takes users off the list of agents (Engage). The users themselves stay. */
export type DeleteAgentsInput = {
  /** The source to delete them at. */
  readonly sourceId: Scalars['ID']['input'];
  /** Sign-in names of the users. */
  readonly users: ReadonlyArray<Scalars['String']['input']>;
};

/** Names the object to delete. */
export type DeleteByIdInput = {
  /** Id of the object. */
  readonly id: Scalars['ID']['input'];
};

/** The outcome of a deletion. */
export type DeletePayload = {
  /** Id of what was deleted; null when nothing was. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** Why it was not done; empty on success. */
  readonly errors: ReadonlyArray<OperationError>;
};

/** A pair of levels that are times. */
export type DurationThreshold = {
  /** The level at which to act; null when not set. */
  readonly critical: Maybe<Scalars['Milliseconds']['output']>;
  /** The level at which to take note; null when not set. */
  readonly warning: Maybe<Scalars['Milliseconds']['output']>;
};

/** What Engage knows about an agent. Its words come as they are. */
export type EngageAgentDetails = {
  /** Everything else recorded about the user, by name. */
  readonly attributes: Maybe<ReadonlyArray<Attribute>>;
  /** What the agent's contact is doing; null when there is none. */
  readonly currentContactState: Maybe<Scalars['String']['output']>;
  /** The number in use now. */
  readonly currentPhoneNumber: Maybe<Scalars['String']['output']>;
  /** What the agent is doing. */
  readonly currentWorkState: Maybe<Scalars['String']['output']>;
  /** The number to use unless another is current. */
  readonly defaultPhoneNumber: Maybe<Scalars['String']['output']>;
  /** The agent's first name. */
  readonly firstName: Maybe<Scalars['String']['output']>;
  /** Engage's id of the agent's state record, which changes refer to. */
  readonly internalId: Maybe<Scalars['String']['output']>;
  /** The agent's family name. */
  readonly lastName: Maybe<Scalars['String']['output']>;
  /** Whether the agent may sign in. */
  readonly loginEnabled: Maybe<Scalars['Boolean']['output']>;
  /** How the agent registers. */
  readonly registrationMethod: Maybe<Scalars['String']['output']>;
  /** The action asked of the agent; null when nothing is pending. */
  readonly requestedAction: Maybe<Scalars['String']['output']>;
  /** What the agent has been asked to turn to; null when nothing is pending. */
  readonly requestedWorkState: Maybe<Scalars['String']['output']>;
  /** The roles the user holds. */
  readonly roles: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** The state new agents start in, in Engage's words. */
export type EngageInitialStateInput = {
  /** Allow them to sign in, or not. */
  readonly loginEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The number to use. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** How they shall register. */
  readonly registrationMethod?: InputMaybe<Scalars['String']['input']>;
  /** The action to ask for. */
  readonly requestedAction?: InputMaybe<Scalars['String']['input']>;
  /** The work state to ask for. */
  readonly requestedWorkState?: InputMaybe<Scalars['String']['input']>;
};

/**
 * Gives an agent a new end of wrap-up, either as an instant or as an addition; sending both or neither is INVALID_INPUT.
 * Only the vendor judges whether it is too short or too long.
 */
export type ExtendWrapUpInput = {
  /** The agent in wrap-up. */
  readonly agentId: Scalars['ID']['input'];
  /** How much to add to the known end, or to now where none is known. */
  readonly by?: InputMaybe<Scalars['Milliseconds']['input']>;
  /** A key of the caller's choice: for a day, sending it again returns the earlier answer instead of acting twice. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The new end. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A setting that Sinch keeps for the source's own login. */
export type MonitoringSetting = {
  /** The vendor's own identifier, such as MON365_SETTINGS. */
  readonly externalId: Scalars['String']['output'];
  /** Opaque id of the setting. */
  readonly id: Scalars['ID']['output'];
  /** The source it is kept at. */
  readonly source: Source;
  /** Language of the user interface, as a code of two letters. */
  readonly uiLanguage: Maybe<Scalars['String']['output']>;
  /** Any text; what it means is up to the program that saved it. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** The outcome of saving a setting. */
export type MonitoringSettingPayload = {
  /** Why it was not done; empty on success. */
  readonly errors: ReadonlyArray<OperationError>;
  /** The setting afterwards; null when nothing was saved. */
  readonly setting: Maybe<MonitoringSetting>;
};

/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type Mutation = {
  /** Acquires an agent for a contact state (Engage). The vendor is never asked twice for one call. */
  readonly acquireAgent: AgentPayload;
  /** Ends a wrap-up at once (TENIOS). */
  readonly cancelWrapUp: WrapUpPayload;
  /** Creates an agent group (Engage). */
  readonly createAgentGroup: AgentGroupPayload;
  /** Makes existing users agents of a group (Engage). */
  readonly createAgents: AgentsPayload;
  /** Creates a schedule group (Engage). */
  readonly createScheduleGroup: ScheduleGroupPayload;
  /** Deletes an agent group that is not in use (Engage). */
  readonly deleteAgentGroup: DeletePayload;
  /** Takes users off the list of agents (Engage). */
  readonly deleteAgents: AgentsPayload;
  /** Deletes a schedule group (Engage). */
  readonly deleteScheduleGroup: DeletePayload;
  /** Moves the end of a wrap-up (TENIOS). */
  readonly extendWrapUp: WrapUpPayload;
  /** Releases an acquired agent (Engage). The vendor is never asked twice for one call. */
  readonly releaseAgent: AgentPayload;
  /** Creates or changes a monitoring setting (Sinch). */
  readonly saveMonitoringSetting: MonitoringSettingPayload;
  /** Sends the heartbeat of an agent's web client (DeepCall). */
  readonly sendHeartbeat: AgentPayload;
  /** Sets an agent's state; Source.settableStates says which states a source accepts. */
  readonly setAgentState: AgentPayload;
  /** Sets the state of all agents of a person. Some sources may do it while others refuse. */
  readonly setPersonState: SetPersonStatePayload;
  /** Selects an agent's presence profile (Sinch). */
  readonly setPresence: AgentPayload;
  /** Signs an agent in to a queue or out of it (Sinch). */
  readonly setQueueLogin: AgentPayload;
  /** Changes an agent's settings and skills (TENIOS). */
  readonly updateAgentDetails: AgentPayload;
  /** Changes an agent group's settings (Engage). */
  readonly updateAgentGroup: AgentGroupPayload;
  /** Changes how an agent group stands now (Engage). */
  readonly updateAgentGroupStatus: AgentGroupPayload;
  /** Changes an agent's settings, or asks something of the agent (Engage). */
  readonly updateEngageAgent: AgentPayload;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationAcquireAgentArgs = {
  input: AcquireAgentInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationCancelWrapUpArgs = {
  input: CancelWrapUpInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationCreateAgentGroupArgs = {
  input: CreateAgentGroupInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationCreateAgentsArgs = {
  input: CreateAgentsInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationCreateScheduleGroupArgs = {
  input: CreateScheduleGroupInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationDeleteAgentGroupArgs = {
  input: DeleteByIdInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationDeleteAgentsArgs = {
  input: DeleteAgentsInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationDeleteScheduleGroupArgs = {
  input: DeleteByIdInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationExtendWrapUpArgs = {
  input: ExtendWrapUpInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationReleaseAgentArgs = {
  input: ReleaseAgentInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationSaveMonitoringSettingArgs = {
  input: SaveMonitoringSettingInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationSendHeartbeatArgs = {
  input: SendHeartbeatInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationSetAgentStateArgs = {
  input: SetAgentStateInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationSetPersonStateArgs = {
  input: SetPersonStateInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationSetPresenceArgs = {
  input: SetPresenceInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationSetQueueLoginArgs = {
  input: SetQueueLoginInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationUpdateAgentDetailsArgs = {
  input: UpdateAgentDetailsInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationUpdateAgentGroupArgs = {
  input: UpdateAgentGroupInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationUpdateAgentGroupStatusArgs = {
  input: UpdateAgentGroupStatusInput;
};


/** Everything that can be changed. A refusal comes back in the payload's errors rather than as a top-level error. */
export type MutationUpdateEngageAgentArgs = {
  input: UpdateEngageAgentInput;
};

/** Anything that can be read again by its id through Query.node. */
export type Node = {
  /** Opaque id, unique over all types and sources, stable over restarts. */
  readonly id: Scalars['ID']['output'];
};

/** Why an agent is not ready. */
export type NotReadyReason = {
  /** The code that setAgentState takes; null where the vendor has no codes. */
  readonly code: Maybe<Scalars['String']['output']>;
  /** Whether the time counts as a break; null when unknown. */
  readonly isBreak: Maybe<Scalars['Boolean']['output']>;
  /** The reason in words; null where nobody has named it. */
  readonly label: Maybe<Scalars['String']['output']>;
};

/** Why a change was refused or failed. */
export type OperationError = {
  /** What went wrong, for programs to act on. */
  readonly code: OperationErrorCode;
  /** Path to the input field at fault, outermost first; null when no single field is. */
  readonly inputPath: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** A sentence for people, free of secrets and addresses. */
  readonly message: Scalars['String']['output'];
  /** How long to wait before sending it again; null when unknown. */
  readonly retryAfter: Maybe<Scalars['Milliseconds']['output']>;
  /** Whether a second try is safe, that is, cannot do the work a second time. */
  readonly retryable: Scalars['Boolean']['output'];
  /** The source concerned; null when the call never got as far as one. */
  readonly source: Maybe<Source>;
  /** The vendor's own code; null when it gave none. */
  readonly vendorCode: Maybe<Scalars['String']['output']>;
};

/** The kinds of refusal and failure of a change. */
export type OperationErrorCode =
  /** The source knows no such agent. */
  | 'AGENT_NOT_FOUND'
  /** The agent is not in wrap-up, so there is nothing to extend or cancel. */
  | 'AGENT_NOT_IN_WRAP_UP'
  /** Something with this name or id is already there. */
  | 'ALREADY_EXISTS'
  /** The caller may not change this object, or the source's signed-in user may not. */
  | 'FORBIDDEN'
  /** A value in the input is wrong or does not go with another; inputPath points to it. */
  | 'INVALID_INPUT'
  /** The object is in a state that does not allow the change. */
  | 'INVALID_STATE'
  /** The vendor's limit on how many may exist is reached. */
  | 'LIMIT_EXCEEDED'
  /** An id in the input is malformed, foreign or names nothing. */
  | 'NOT_FOUND'
  /** The source knows no such not-ready reason. */
  | 'NOT_READY_REASON_NOT_FOUND'
  /** No complete answer came from the vendor. Nobody can tell whether the change was made: look before trying again. */
  | 'OUTCOME_UNKNOWN'
  /** The input, or the answer it asks for, is larger than the vendor allows. */
  | 'TOO_LARGE'
  /** The source cannot do this at all; Source.capabilities says what it can. */
  | 'UNSUPPORTED_BY_SOURCE'
  /** The vendor's answer could not be understood. */
  | 'VENDOR_BAD_RESPONSE'
  /** The vendor asked for fewer requests; retryAfter says when to try again, if known. */
  | 'VENDOR_RATE_LIMITED'
  /** The vendor refused for a reason that has no code of its own here; vendorCode and message say more. */
  | 'VENDOR_REJECTED'
  /** The vendor does not accept the source's credentials; the configuration needs mending. */
  | 'VENDOR_UNAUTHORIZED'
  /** The vendor could not be reached, so nothing was changed. */
  | 'VENDOR_UNAVAILABLE'
  /** The new end lies too far ahead for the vendor (TENIOS: over 15 minutes). */
  | 'WRAP_UP_EXTENSION_TOO_LONG'
  /** The new end lies too close to the current one for the vendor (TENIOS: under 5 seconds). */
  | 'WRAP_UP_EXTENSION_TOO_SHORT';

/** Which way a list is sorted. */
export type OrderDirection =
  /** Smallest, earliest or first in the alphabet at the top. */
  | 'ASC'
  /** Largest, latest or last in the alphabet at the top. */
  | 'DESC';

/** Where a page stands in its list. Lists page forwards only. */
export type PageInfo = {
  /** Cursor of the last row, to send as after for the next page; null when the page is empty. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether more rows follow this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether rows come before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row; null when the page is empty. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** Somebody who works as an agent, at one source or at several; the e-mail address ties the agents together. */
export type Person = {
  /** Every agent with this address, at whichever source. */
  readonly agents: Maybe<ReadonlyArray<Agent>>;
  /** The address that identifies the person. */
  readonly email: Scalars['EmailAddress']['output'];
  /** Sources that gave no answer, so that agents of this person may be missing. */
  readonly failures: ReadonlyArray<SourceFailure>;
  /** Name as the first source that knows one gives it; null when none does. */
  readonly name: Maybe<Scalars['String']['output']>;
  /**
   * The most engaged of the agents' states, in the order BUSY, WRAP_UP, READY, NOT_READY, LOGGED_OFF, UNKNOWN; null when
   * no state could be read.
   */
  readonly state: Maybe<AgentState>;
};

/** A presence profile, such as Available, Lunch or Meeting (Sinch). */
export type Presence = {
  /** Sinch's own id of the profile. */
  readonly externalId: Scalars['String']['output'];
  /** Opaque id, to send with setPresence. It names the profile and not the agent. */
  readonly id: Scalars['ID']['output'];
  /** The profile's name, in the caller's language where Sinch translates it. */
  readonly name: Scalars['String']['output'];
  /** Sinch's rank for it. */
  readonly priority: Maybe<Scalars['Int']['output']>;
  /** Sinch's word for the reason, such as NONE, VACATION or MEETING. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** What the profile says about being there; null when Sinch uses a word not known here. */
  readonly type: Maybe<PresenceType>;
};

/** What a presence profile says about being there (Sinch). */
export type PresenceType =
  /** Absent. */
  | 'ABSENCE'
  /** In a conference. */
  | 'CONFERENCE'
  /** Present. */
  | 'PRESENCE';

/** Everything that can be read. */
export type Query = {
  /** For gateways: completes objects of which another service knows the key. In the order asked; null in the place of each that is not found. */
  readonly _entities: ReadonlyArray<Maybe<_Entity>>;
  /** For gateways: describes this service. */
  readonly _service: _Service;
  /** One agent by its id; null when there is none. */
  readonly agent: Maybe<Agent>;
  /** One agent group by its id; null when there is none. */
  readonly agentGroup: Maybe<AgentGroup>;
  /** The agent groups of all sources that have any. Of Sinch's, those that somebody is in whom the source may see. */
  readonly agentGroups: Maybe<AgentGroupConnection>;
  /**
   * Finds the agent in conversation with a client by the client's number (Engage). Only devices with a direct connection
   * are looked at, so null does not prove that nobody is.
   */
  readonly agentOnDevice: Maybe<Agent>;
  /** Counts agents by source and state, sparing the caller the list. */
  readonly agentStateCounts: Maybe<AgentStateCounts>;
  /** The agents of all sources; with agents:self alone, the caller's own. */
  readonly agents: Maybe<AgentConnection>;
  /** One contact by its id; null when there is none. */
  readonly contact: Maybe<Contact>;
  /** The contact summaries of all sources that have any. */
  readonly contactSummaries: Maybe<ContactSummaryConnection>;
  /** One contact summary by its id; null when there is none. */
  readonly contactSummary: Maybe<ContactSummary>;
  /** The contacts of all sources that have any. */
  readonly contacts: Maybe<ContactConnection>;
  /** One monitoring setting by its id; null when there is none. */
  readonly monitoringSetting: Maybe<MonitoringSetting>;
  /** All monitoring settings kept for one source's own login. */
  readonly monitoringSettings: Maybe<ReadonlyArray<MonitoringSetting>>;
  /** One object of any type by its id; null when the id is malformed, foreign or names nothing. */
  readonly node: Maybe<Node>;
  /** Several objects at once, in the order asked and with repeats kept; null in the place of each that is not found. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** The person with this address; null when no source has such an agent. */
  readonly person: Maybe<Person>;
  /** One queue by its id; null when there is none. */
  readonly queue: Maybe<Queue>;
  /** One queue group by its id; null when there is none. */
  readonly queueGroup: Maybe<QueueGroup>;
  /** The queue groups of all sources that have any. */
  readonly queueGroups: Maybe<QueueGroupConnection>;
  /** The queues of all sources that have any. */
  readonly queues: Maybe<QueueConnection>;
  /** One schedule group by its id; null when there is none. */
  readonly scheduleGroup: Maybe<ScheduleGroup>;
  /** The schedule groups that were configured, created here or seen on an agent; Engage lists none. */
  readonly scheduleGroups: Maybe<ScheduleGroupConnection>;
  /** One source by its id; null when there is none. */
  readonly source: Maybe<Source>;
  /** All sources, in the order of the configuration. */
  readonly sources: ReadonlyArray<Source>;
  /** The caller as the token describes them. */
  readonly viewer: Maybe<Viewer>;
  /** One wrap-up by its id, up to a day after its end; null when there is none. */
  readonly wrapUp: Maybe<WrapUp>;
  /**
   * The wrap-ups now running; with agents:self alone, the caller's own. TENIOS cannot be asked: of its wrap-ups only those
   * extended here are known.
   */
  readonly wrapUps: Maybe<WrapUpConnection>;
};


/** Everything that can be read. */
export type Query_EntitiesArgs = {
  representations: ReadonlyArray<Scalars['_Any']['input']>;
};


/** Everything that can be read. */
export type QueryAgentArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryAgentGroupArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryAgentGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Everything that can be read. */
export type QueryAgentOnDeviceArgs = {
  phoneNumber: Scalars['String']['input'];
  sourceId: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryAgentStateCountsArgs = {
  filter?: InputMaybe<AgentFilter>;
};


/** Everything that can be read. */
export type QueryAgentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AgentOrder>;
};


/** Everything that can be read. */
export type QueryContactArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryContactSummariesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: ContactSummaryFilter;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryContactSummaryArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ContactFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ContactOrder>;
};


/** Everything that can be read. */
export type QueryMonitoringSettingArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryMonitoringSettingsArgs = {
  sourceId: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryPersonArgs = {
  email: Scalars['EmailAddress']['input'];
};


/** Everything that can be read. */
export type QueryQueueArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryQueueGroupArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryQueueGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Everything that can be read. */
export type QueryQueuesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<QueueFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<QueueOrder>;
};


/** Everything that can be read. */
export type QueryScheduleGroupArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryScheduleGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Everything that can be read. */
export type QuerySourceArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QuerySourcesArgs = {
  vendor?: InputMaybe<Vendor>;
};


/** Everything that can be read. */
export type QueryWrapUpArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryWrapUpsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WrapUpFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A line in which contacts wait for agents (Sinch). It exists from its id alone, so only its nullable fields can fail. */
export type Queue = Node & {
  /**
   * What the queue has in hand: contacts waiting or being handled, oldest first. For longer lists, page through
   * contacts(filter: {active: true}).
   */
  readonly activeContacts: Maybe<ReadonlyArray<Contact>>;
  /** Agents who may serve the queue. */
  readonly agents: Maybe<AgentConnection>;
  /** The kind of contact that waits here; null when the vendor uses a word not known here. */
  readonly channel: Maybe<Channel>;
  /** Contacts that wait or have waited in this queue. */
  readonly contacts: Maybe<ContactConnection>;
  /** The vendor's own identifier. */
  readonly externalId: Scalars['String']['output'];
  /** The groups the queue is in. */
  readonly groups: Maybe<ReadonlyArray<QueueGroup>>;
  /** Opaque id of the queue. */
  readonly id: Scalars['ID']['output'];
  /** The queue's name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Percent of the contacts handled or abandoned that were answered on time; null when there were none. */
  readonly serviceLevel: Maybe<Scalars['Float']['output']>;
  /** The source the queue belongs to. */
  readonly source: Source;
  /** How the queue stands now. */
  readonly status: Maybe<QueueStatus>;
  /** Figures of the queue, interval by interval; the vendor decides how long an interval is. */
  readonly summaries: Maybe<ReadonlyArray<ContactSummary>>;
};


/** A line in which contacts wait for agents (Sinch). It exists from its id alone, so only its nullable fields can fail. */
export type QueueActiveContactsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A line in which contacts wait for agents (Sinch). It exists from its id alone, so only its nullable fields can fail. */
export type QueueAgentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A line in which contacts wait for agents (Sinch). It exists from its id alone, so only its nullable fields can fail. */
export type QueueContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ContactFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ContactOrder>;
};


/** A line in which contacts wait for agents (Sinch). It exists from its id alone, so only its nullable fields can fail. */
export type QueueServiceLevelArgs = {
  since?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A line in which contacts wait for agents (Sinch). It exists from its id alone, so only its nullable fields can fail. */
export type QueueSummariesArgs = {
  since?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A page of queues. */
export type QueueConnection = {
  /** The rows of this page, each with its cursor. */
  readonly edges: ReadonlyArray<QueueEdge>;
  /** Sources that could not answer; their queues are missing. */
  readonly failures: ReadonlyArray<SourceFailure>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<Queue>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One queue in a page. */
export type QueueEdge = {
  /** Its place in the list, to page on from. */
  readonly cursor: Scalars['String']['output'];
  /** The queue. */
  readonly node: Queue;
};

/**
 * Narrows a list of queues; conditions add up, values within one are alternatives. An id that names nothing matches
 * nothing.
 */
export type QueueFilter = {
  /** Only for these kinds of contact. */
  readonly channels?: InputMaybe<ReadonlyArray<Channel>>;
  /** Only in one of these queue groups. */
  readonly groupIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only these queues. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Matched against the full name, upper and lower case alike; * stands for any characters, ? for exactly one. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Only at these sources. */
  readonly sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Filters on the vendor's own fields. */
  readonly vendorFields?: InputMaybe<ReadonlyArray<VendorFieldInput>>;
};

/** Queues that the vendor keeps together, with the thresholds set for them (Sinch). */
export type QueueGroup = Node & {
  /** The vendor's own identifier; ALL_QUEUES is the one that holds every queue. */
  readonly externalId: Scalars['String']['output'];
  /** Opaque id of the group. */
  readonly id: Scalars['ID']['output'];
  /** The group's name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The queues in the group, each with its thresholds. */
  readonly queues: Maybe<ReadonlyArray<QueueGroupMember>>;
  /** The source the group belongs to. */
  readonly source: Source;
};

/** A page of queue groups. */
export type QueueGroupConnection = {
  /** The rows of this page, each with its cursor. */
  readonly edges: ReadonlyArray<QueueGroupEdge>;
  /** Sources that could not answer; their groups are missing. */
  readonly failures: ReadonlyArray<SourceFailure>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<QueueGroup>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One queue group in a page. */
export type QueueGroupEdge = {
  /** Its place in the list, to page on from. */
  readonly cursor: Scalars['String']['output'];
  /** The queue group. */
  readonly node: QueueGroup;
};

/** One queue in a group. */
export type QueueGroupMember = {
  /** The queue. */
  readonly queue: Maybe<Queue>;
  /** The levels at which the queue needs attention; null where none are set. */
  readonly thresholds: Maybe<QueueThresholds>;
};

/** How a queue finds an agent for a contact. */
export type QueueLoginType =
  /** The queue allocates an agent itself. */
  | 'AUTO_ALLOCATION'
  /** The contact goes to a hunt group. */
  | 'HUNT_GROUP';

/** An agent's place in one queue (Sinch). */
export type QueueMembership = {
  /** Whether Sinch lets the source's own login change this; where it is false, setQueueLogin answers FORBIDDEN. */
  readonly canChangeLogin: Maybe<Scalars['Boolean']['output']>;
  /** Whether the agent serves it as an external agent. */
  readonly externalServing: Maybe<Scalars['Boolean']['output']>;
  /** The queue. */
  readonly queue: Maybe<Queue>;
  /** Whether the agent is signed in to the queue. */
  readonly serving: Maybe<Scalars['Boolean']['output']>;
  /** What the agent has handled in this queue. */
  readonly statistics: Maybe<QueueMembershipStatistics>;
};


/** An agent's place in one queue (Sinch). */
export type QueueMembershipStatisticsArgs = {
  since?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What an agent has handled in one queue since the instant asked for (Sinch). A figure that Sinch leaves out is null. */
export type QueueMembershipStatistics = {
  /** Inbound calls handled. */
  readonly handledCallsIn: Maybe<Scalars['Int']['output']>;
  /** Outbound calls handled. */
  readonly handledCallsOut: Maybe<Scalars['Int']['output']>;
  /** Inbound chats handled. */
  readonly handledChatsIn: Maybe<Scalars['Int']['output']>;
  /** Inbound e-mails handled. */
  readonly handledEmailsIn: Maybe<Scalars['Int']['output']>;
  /** Time spent on contacts. */
  readonly handlingDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** Time spent in wrap-up. */
  readonly wrapUpDuration: Maybe<Scalars['Milliseconds']['output']>;
};

/** How queues are sorted. */
export type QueueOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** What they are sorted by. */
  readonly field: QueueOrderField;
};

/** What queues can be sorted by. */
export type QueueOrderField =
  /** How many agents are free. */
  | 'AGENTS_FREE'
  /** The longest wait. */
  | 'LONGEST_WAIT'
  /** Their name. */
  | 'NAME'
  /** How many contacts wait. */
  | 'WAITING';

/** How a queue stands at one moment (Sinch). A figure that Sinch leaves out is null. */
export type QueueStatus = {
  /** Agents dealing with a contact. */
  readonly agentsBusy: Maybe<Scalars['Int']['output']>;
  /** Agents free to take a contact. */
  readonly agentsFree: Maybe<Scalars['Int']['output']>;
  /** Agents not ready. */
  readonly agentsNotReady: Maybe<Scalars['Int']['output']>;
  /** Agents on a break. */
  readonly agentsOnBreak: Maybe<Scalars['Int']['output']>;
  /** Agents signed in to the queue. */
  readonly agentsServing: Maybe<Scalars['Int']['output']>;
  /** Agents in wrap-up. */
  readonly agentsWrapUp: Maybe<Scalars['Int']['output']>;
  /** The longest wait among those. */
  readonly longestWait: Maybe<Scalars['Milliseconds']['output']>;
  /** The longest wait among those. */
  readonly longestWaitCurrent: Maybe<Scalars['Milliseconds']['output']>;
  /** When the source said this. */
  readonly observedAt: Maybe<Scalars['DateTime']['output']>;
  /** True when this is older than it should be, because the source has failed since; false when it is fresh. */
  readonly stale: Maybe<Scalars['Boolean']['output']>;
  /** Contacts waiting that arrived in this queue first, wherever they wait now. */
  readonly waiting: Maybe<Scalars['Int']['output']>;
  /** Contacts waiting in this queue now, counting those that overflowed from other queues. */
  readonly waitingCurrent: Maybe<Scalars['Int']['output']>;
};

/** A change in how a queue stands, with the values of that moment. */
export type QueueStatusChange = {
  /** When the change was noticed. */
  readonly at: Scalars['DateTime']['output'];
  /** Id of the event, to resume from with after. */
  readonly id: Scalars['ID']['output'];
  /** True for an event that gives the present state at the start instead of a change. */
  readonly isSnapshot: Scalars['Boolean']['output'];
  /** The queue as it is now. */
  readonly queue: Maybe<Queue>;
  /** The queue concerned. */
  readonly queueId: Scalars['ID']['output'];
  /** The status it came to. */
  readonly status: Maybe<QueueStatus>;
};

/** Levels at which a queue needs attention. A threshold that is not set is null. */
export type QueueThresholds = {
  /** Number of free agents. */
  readonly freeAgents: Maybe<Threshold>;
  /** Longest wait. */
  readonly longestWait: Maybe<DurationThreshold>;
  /** Service level in percent. */
  readonly serviceLevel: Maybe<Threshold>;
  /** Number of agents signed in to the queue. */
  readonly servingAgents: Maybe<Threshold>;
  /** Number of contacts waiting. */
  readonly waitingContacts: Maybe<Threshold>;
};

/** Gives an acquired agent back (Engage). */
export type ReleaseAgentInput = {
  /** The agent. */
  readonly agentId: Scalars['ID']['input'];
  /** A key of the caller's choice: for a day, sending it again returns the earlier answer instead of acting twice. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Creates a setting, or changes the one with the same identifier (Sinch). What is left out stays as it is. */
export type SaveMonitoringSettingInput = {
  /** The vendor's own identifier. */
  readonly externalId: Scalars['String']['input'];
  /** The source to keep it at. */
  readonly sourceId: Scalars['ID']['input'];
  /** Language of the user interface, as a code of two letters. */
  readonly uiLanguage?: InputMaybe<Scalars['String']['input']>;
  /** Any text. */
  readonly value?: InputMaybe<Scalars['String']['input']>;
};

/** One line of a schedule, as Engage writes it. */
export type ScheduleEntry = {
  /** How many agents are allocated in that time. */
  readonly allocatedCount: Maybe<Scalars['Int']['output']>;
  /** The day of the week it holds for; null when it holds for no particular one. */
  readonly day: Maybe<DayOfWeek>;
  /** When it ends; null when it is open around the clock. */
  readonly endTime: Maybe<Scalars['String']['output']>;
  /** Whether it is open around the clock. */
  readonly open24: Maybe<Scalars['Boolean']['output']>;
  /** The number used in that time. */
  readonly phoneNumber: Maybe<Scalars['String']['output']>;
  /** When it begins; null when it is open around the clock. */
  readonly startTime: Maybe<Scalars['String']['output']>;
  /** The time zone of both times. */
  readonly timeZone: Maybe<Scalars['String']['output']>;
};

/** One line of a schedule to record at Engage. */
export type ScheduleEntryInput = {
  /** How many agents to allocate in that time. */
  readonly allocatedCount?: InputMaybe<Scalars['Int']['input']>;
  /** The day of the week it holds for. */
  readonly day?: InputMaybe<DayOfWeek>;
  /** When it ends; left out when it is open around the clock. */
  readonly endTime?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is open around the clock. */
  readonly open24?: InputMaybe<Scalars['Boolean']['input']>;
  /** The number to use in that time. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** When it begins; left out when it is open around the clock. */
  readonly startTime?: InputMaybe<Scalars['String']['input']>;
  /** The time zone of both times. */
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** A part of an agent group with a schedule of its own (Engage). */
export type ScheduleGroup = Node & {
  /** The agent group it belongs to. */
  readonly agentGroup: Maybe<AgentGroup>;
  /** Everything else recorded about it, by name. */
  readonly attributes: Maybe<ReadonlyArray<Attribute>>;
  /** Its schedule. */
  readonly currentSchedule: Maybe<ReadonlyArray<ScheduleEntry>>;
  /** The name given to it; null when it has none. */
  readonly externalId: Maybe<Scalars['String']['output']>;
  /** Opaque id of the schedule group. */
  readonly id: Scalars['ID']['output'];
  /** Engage's internal id, by which it is read. */
  readonly internalId: Maybe<Scalars['String']['output']>;
  /** The source the schedule group belongs to. */
  readonly source: Source;
};

/** A page of schedule groups. */
export type ScheduleGroupConnection = {
  /** The rows of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ScheduleGroupEdge>;
  /** Sources that could not answer; their schedule groups are missing. */
  readonly failures: ReadonlyArray<SourceFailure>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<ScheduleGroup>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One schedule group in a page. */
export type ScheduleGroupEdge = {
  /** Its place in the list, to page on from. */
  readonly cursor: Scalars['String']['output'];
  /** The schedule group. */
  readonly node: ScheduleGroup;
};

/** The outcome of creating a schedule group. */
export type ScheduleGroupPayload = {
  /** Why it was not done; empty on success. */
  readonly errors: ReadonlyArray<OperationError>;
  /** The new schedule group; null when nothing was created. */
  readonly scheduleGroup: Maybe<ScheduleGroup>;
};

/** Tells the vendor that an agent's web client is alive (DeepCall). */
export type SendHeartbeatInput = {
  /** The agent. */
  readonly agentId: Scalars['ID']['input'];
  /** The instant of the heartbeat; now when left out. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether the client may use the microphone. */
  readonly microphonePermitted: Scalars['Boolean']['input'];
};

/** Asks for another state of an agent. */
export type SetAgentStateInput = {
  /** The agent. */
  readonly agentId: Scalars['ID']['input'];
  /** Code of a not-ready reason; allowed with NOT_READY only. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The state to set. */
  readonly state: SettableAgentState;
};

/** Sets one state on all agents of a person. */
export type SetPersonStateInput = {
  /** The person's address. */
  readonly email: Scalars['EmailAddress']['input'];
  /** Code of a not-ready reason; allowed with NOT_READY only. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Where to set it; everywhere the person is an agent when left out. */
  readonly sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The state to set. */
  readonly state: SettableAgentState;
};

/** The outcome of setting a person's state. */
export type SetPersonStatePayload = {
  /** What went wrong apart from the single agents; empty when nothing did. */
  readonly errors: ReadonlyArray<OperationError>;
  /** The person afterwards; null when nobody has this address. */
  readonly person: Maybe<Person>;
  /** How it went, agent by agent. */
  readonly results: ReadonlyArray<AgentStateOutcome>;
};

/** Selects an agent's presence profile (Sinch). */
export type SetPresenceInput = {
  /** The agent. */
  readonly agentId: Scalars['ID']['input'];
  /** The profile, out of Agent.presences. */
  readonly presenceId: Scalars['ID']['input'];
};

/** Signs an agent in to a queue or out of it (Sinch). What is left out stays as it is. */
export type SetQueueLoginInput = {
  /** The agent. */
  readonly agentId: Scalars['ID']['input'];
  /** Whether the agent shall serve as an external agent. */
  readonly externalServing?: InputMaybe<Scalars['Boolean']['input']>;
  /** The queue. */
  readonly queueId: Scalars['ID']['input'];
  /** Whether the agent shall be signed in. */
  readonly serving?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The states that can be asked for; Source.settableStates says which of them a source accepts. */
export type SettableAgentState =
  /** Sign the agent out. */
  | 'LOGGED_OFF'
  /** Stop new contacts from coming. */
  | 'NOT_READY'
  /** Let the next contact come. */
  | 'READY';

/** What Sinch knows about an agent. Most of it is missing while the agent is logged out. */
export type SinchAgentDetails = {
  /** Whether the agent can be reached, all told. */
  readonly availability: Maybe<Availability>;
  /** The agent's chat address. */
  readonly chatAddress: Maybe<Scalars['String']['output']>;
  /** The name shown in chats. */
  readonly chatName: Maybe<Scalars['String']['output']>;
  /** Since when. */
  readonly contactHandlingSince: Maybe<Scalars['DateTime']['output']>;
  /** What kind of contact the agent is dealing with, in Sinch's words, such as Talking_Inbound or Waiting. */
  readonly contactHandlingStatus: Maybe<Scalars['String']['output']>;
  /** How long the agent may pause in a day, as configured. */
  readonly dailyPauseDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** How long the agent is to work in a day, as configured. */
  readonly dailyWorkDuration: Maybe<Scalars['Milliseconds']['output']>;
  /** The number used when serving as an external agent. */
  readonly externalNumber: Maybe<Scalars['String']['output']>;
  /** Where the agent works. */
  readonly location: Maybe<Scalars['String']['output']>;
  /** Whether Sinch lets the source's own login manage this agent. */
  readonly manageable: Maybe<Scalars['Boolean']['output']>;
  /** Whether it lets that login change this agent's presence. */
  readonly manageablePresence: Maybe<Scalars['Boolean']['output']>;
  /** The agent's mobile number. */
  readonly mobileNumber: Maybe<Scalars['String']['output']>;
  /** The ready flag alone, whatever else is going on. */
  readonly ready: Maybe<Scalars['Boolean']['output']>;
  /** Sinch's general status, such as Ready, NotReady, Pause or LoggedOut. */
  readonly userStatus: Maybe<Scalars['String']['output']>;
};

/** An account with a vendor, as configured. There may be more than one with the same vendor. */
export type Source = Node & {
  /** What it can answer and do. Anything else is null in a query and UNSUPPORTED_BY_SOURCE in a mutation. */
  readonly capabilities: ReadonlyArray<Capability>;
  /** How its calls have gone of late, as seen from here. */
  readonly health: Maybe<SourceHealth>;
  /** Opaque id of the source. */
  readonly id: Scalars['ID']['output'];
  /** Name from the configuration; its configured id when it has none. */
  readonly name: Scalars['String']['output'];
  /** Reasons that can go with NOT_READY in setAgentState, as configured or as listed by the vendor. */
  readonly notReadyReasons: Maybe<ReadonlyArray<NotReadyReason>>;
  /** The states that setAgentState accepts here; empty when none can be set. */
  readonly settableStates: ReadonlyArray<SettableAgentState>;
  /** The vendor behind it. */
  readonly vendor: Vendor;
  /** How far a wrap-up can be extended; null where the source cannot extend one. */
  readonly wrapUpLimits: Maybe<WrapUpLimits>;
};

/** A source that could not answer a list; its rows are missing from it. Lacking the capability is no failure. */
export type SourceFailure = {
  /** What went wrong, such as VENDOR_TIMEOUT or VENDOR_UNAVAILABLE: the same codes as in an error's extensions. */
  readonly code: Scalars['String']['output'];
  /** A sentence for people, free of secrets and addresses. */
  readonly message: Scalars['String']['output'];
  /** How long to wait before asking again; null when unknown. */
  readonly retryAfter: Maybe<Scalars['Milliseconds']['output']>;
  /** Whether asking again may help. */
  readonly retryable: Scalars['Boolean']['output'];
  /** The source concerned. */
  readonly source: Source;
  /** The vendor's own code; null when it gave none or never answered. */
  readonly vendorCode: Maybe<Scalars['String']['output']>;
};

/** How a source's calls have gone, measured here; the figures cover the last minute. */
export type SourceHealth = {
  /** Whether calls go out or are held back for now. */
  readonly circuit: CircuitState;
  /** Share of calls that failed, from 0 to 1; null when there were none. */
  readonly errorRate: Maybe<Scalars['Float']['output']>;
  /** What the last failure was, in a sentence; null when there was none. */
  readonly lastError: Maybe<Scalars['String']['output']>;
  /** When a call last failed; null when none has since the start. */
  readonly lastFailureAt: Maybe<Scalars['DateTime']['output']>;
  /** When a call last succeeded; null when none has since the start. */
  readonly lastSuccessAt: Maybe<Scalars['DateTime']['output']>;
  /** Time within which half of the calls were answered; null when there were none. */
  readonly latencyP50: Maybe<Scalars['Milliseconds']['output']>;
  /** Time within which 99 in 100 calls were answered; null when there were none. */
  readonly latencyP99: Maybe<Scalars['Milliseconds']['output']>;
  /** Requests sent to the vendor in a minute. */
  readonly requestsPerMinute: Maybe<Scalars['Float']['output']>;
  /** The verdict on the source as a whole. */
  readonly status: SourceStatus;
};

/** A source that has become better or worse. */
export type SourceHealthChange = {
  /** When the change was noticed. */
  readonly at: Scalars['DateTime']['output'];
  /** Id of the event, to resume from with after. */
  readonly id: Scalars['ID']['output'];
  /** True for an event that gives the present state at the start instead of a change. */
  readonly isSnapshot: Scalars['Boolean']['output'];
  /** The status it had before; null in a snapshot. */
  readonly previousStatus: Maybe<SourceStatus>;
  /** The source concerned. */
  readonly source: Source;
  /** The status it now has. */
  readonly status: SourceStatus;
};

/** Whether a source is fit for use. */
export type SourceStatus =
  /** Some calls fail. */
  | 'DEGRADED'
  /** Calls fail, or are not even tried. */
  | 'DOWN'
  /** No call has been made yet. */
  | 'UNKNOWN'
  /** Calls succeed. */
  | 'UP';

/** Everything that can be followed live. */
export type Subscription = {
  /** Sends an event whenever an agent's state changes; with agents:self alone, only for the caller's own agents. */
  readonly agentStateChanged: AgentStateChange;
  /** Sends an event whenever a contact arrives, changes or ends. */
  readonly contactChanged: ContactChange;
  /** Sends an event whenever the status of a queue changes. */
  readonly queueStatusChanged: QueueStatusChange;
  /** Sends an event whenever a source's status changes. */
  readonly sourceHealthChanged: SourceHealthChange;
  /** Sends an event for every step in the life of wrap-ups; with agents:self alone, only for the caller's own agents. */
  readonly wrapUpEvents: WrapUpEvent;
  /** Sends an event when the known end of a wrap-up passes; with agents:self alone, only for the caller's own agents. */
  readonly wrapUpExpired: WrapUpEvent;
};


/** Everything that can be followed live. */
export type SubscriptionAgentStateChangedArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  agentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  queueIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  snapshot?: InputMaybe<Scalars['Boolean']['input']>;
  sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Everything that can be followed live. */
export type SubscriptionContactChangedArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  agentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  queueIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  snapshot?: InputMaybe<Scalars['Boolean']['input']>;
  sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Everything that can be followed live. */
export type SubscriptionQueueStatusChangedArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  queueIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  snapshot?: InputMaybe<Scalars['Boolean']['input']>;
  sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Everything that can be followed live. */
export type SubscriptionSourceHealthChangedArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  snapshot?: InputMaybe<Scalars['Boolean']['input']>;
  sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Everything that can be followed live. */
export type SubscriptionWrapUpEventsArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  agentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  mine?: InputMaybe<Scalars['Boolean']['input']>;
  snapshot?: InputMaybe<Scalars['Boolean']['input']>;
  sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  types?: InputMaybe<ReadonlyArray<WrapUpEventType>>;
};


/** Everything that can be followed live. */
export type SubscriptionWrapUpExpiredArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  agentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  mine?: InputMaybe<Scalars['Boolean']['input']>;
  sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What TENIOS knows about an agent. */
export type TeniosAgentDetails = {
  /** Whether the Cloud ACD is switched on for the agent. */
  readonly cloudAcdEnabled: Maybe<Scalars['Boolean']['output']>;
  /** Where calls go now, in TENIOS's own word, such as SIP. */
  readonly currentDestination: Maybe<Scalars['String']['output']>;
  /** The external number; null when none is set. */
  readonly externalNumber: Maybe<Scalars['String']['output']>;
  /** Whether calls may go to the external number. */
  readonly externalNumberEnabled: Maybe<Scalars['Boolean']['output']>;
  /** Whether calls may go to a SIP client or to the phone in the TENIOS portal. */
  readonly sipEnabled: Maybe<Scalars['Boolean']['output']>;
};

/** A pair of levels; what they count is said where they are used. */
export type Threshold = {
  /** The level at which to act; null when not set. */
  readonly critical: Maybe<Scalars['Int']['output']>;
  /** The level at which to take note; null when not set. */
  readonly warning: Maybe<Scalars['Int']['output']>;
};

/** New values for what TENIOS keeps about an agent. Fields and skills left out stay as they are. */
export type UpdateAgentDetailsInput = {
  /** The agent. */
  readonly agentId: Scalars['ID']['input'];
  /** Switch the Cloud ACD on or off for the agent. */
  readonly cloudAcdEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The new external number; an explicit null clears it. */
  readonly externalNumber?: InputMaybe<Scalars['String']['input']>;
  /** Let calls go to the external number, or not. */
  readonly externalNumberEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Let calls go to a SIP client or the phone in the portal, or not. */
  readonly sipEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The skills to change. */
  readonly skills?: InputMaybe<ReadonlyArray<AgentSkillInput>>;
  /** The new state. */
  readonly state?: InputMaybe<SettableAgentState>;
};

/** Changes an agent group's settings (Engage). Only what is given changes. */
export type UpdateAgentGroupInput = {
  /** The agent group. */
  readonly agentGroupId: Scalars['ID']['input'];
  /** The work state agents start in, in Engage's words. */
  readonly initialWorkState?: InputMaybe<Scalars['String']['input']>;
  /** How hard the group is dialled for, in Engage's words. */
  readonly intensity?: InputMaybe<Scalars['String']['input']>;
  /** The longest break allowed, as Engage writes it. */
  readonly maxBreakTime?: InputMaybe<Scalars['String']['input']>;
};

/** Changes how an agent group stands now (Engage). Only what is given changes; some modes refuse some of it. */
export type UpdateAgentGroupStatusInput = {
  /** The agent group. */
  readonly agentGroupId: Scalars['ID']['input'];
  /** How many agents to allocate. */
  readonly allocatedCount?: InputMaybe<Scalars['Int']['input']>;
  /** When the present shift ends, as Engage writes it. */
  readonly currentEndTime?: InputMaybe<Scalars['String']['input']>;
  /** When the present shift begins, as Engage writes it. */
  readonly currentStartTime?: InputMaybe<Scalars['String']['input']>;
  /** The group's state, in Engage's words. */
  readonly state?: InputMaybe<Scalars['String']['input']>;
};

/** New values for what Engage keeps about an agent. Fields left out stay as they are. */
export type UpdateEngageAgentInput = {
  /** The agent. */
  readonly agentId: Scalars['ID']['input'];
  /** A key of the caller's choice: for a day, sending it again returns the earlier answer instead of acting twice. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Allow the agent to sign in, or not. */
  readonly loginEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The number to use from now on. */
  readonly phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** How the agent shall register, in Engage's words. */
  readonly registrationMethod?: InputMaybe<Scalars['String']['input']>;
  /** The action to ask of the agent, in Engage's words. It is never sent twice. */
  readonly requestedAction?: InputMaybe<Scalars['String']['input']>;
  /** The work state to ask for, in Engage's words. */
  readonly requestedWorkState?: InputMaybe<Scalars['String']['input']>;
};

/** The vendors that a source can belong to. */
export type Vendor =
  /** DeepCall, version 2 of its API. */
  | 'DEEPCALL'
  /** Genesys Engage (EGAG), over SOAP. */
  | 'ENGAGE'
  /** Sinch Contact Center, over its Restful Monitoring Interface. */
  | 'SINCH'
  /** TENIOS Cloud ACD. */
  | 'TENIOS';

/** A filter on a vendor's own field, for sources whose vendor filters by any field (Sinch). */
export type VendorFieldInput = {
  /** The field, spelt as the vendor spells it. */
  readonly name: Scalars['String']['input'];
  /** The value looked for; * stands for any characters, ? for exactly one. */
  readonly pattern: Scalars['String']['input'];
};

/** The caller of this operation. */
export type Viewer = {
  /** The caller's own agents at all sources; null without an e-mail address. */
  readonly agents: Maybe<ReadonlyArray<Agent>>;
  /** The e-mail address in the token, which decides which agents are the caller's own; null when it has none. */
  readonly email: Maybe<Scalars['EmailAddress']['output']>;
  /** Sources that gave no answer, so that agents of the caller may be missing. */
  readonly failures: ReadonlyArray<SourceFailure>;
  /** The caller as a person; null without an e-mail address. */
  readonly person: Maybe<Person>;
  /** The scopes in force for the caller; all of them where the service runs without authentication. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** The token's subject; anonymous where the service runs without authentication. */
  readonly subject: Scalars['String']['output'];
};

/** Work that follows a contact, such as writing notes. While it lasts no other contact reaches the agent. */
export type WrapUp = Node & {
  /** The agent in wrap-up. */
  readonly agent: Maybe<Agent>;
  /** The contact being wrapped up; null where the source has no readable contacts (TENIOS, DeepCall). */
  readonly contact: Maybe<Contact>;
  /** The vendor's id of the contact, given even where the contact itself cannot be read; null when the vendor names none. */
  readonly contactExternalId: Maybe<Scalars['String']['output']>;
  /** The end, ahead or passed; null where the vendor sets none (Sinch). */
  readonly endsAt: Maybe<Scalars['DateTime']['output']>;
  /** How often it has been extended through this service. */
  readonly extensions: Scalars['Int']['output'];
  /** Opaque id, made of the agent and the start. It can be read for a day after the end. */
  readonly id: Scalars['ID']['output'];
  /** Time left at the moment of answering, never below 0; null where endsAt is. */
  readonly remaining: Maybe<Scalars['Milliseconds']['output']>;
  /** The source it takes place at. */
  readonly source: Source;
  /** When it began; null when only its end is known. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether it is still running and, if not, how it ended. */
  readonly state: WrapUpState;
};

/** A page of wrap-ups. */
export type WrapUpConnection = {
  /** The rows of this page, each with its cursor. */
  readonly edges: ReadonlyArray<WrapUpEdge>;
  /** Sources that could not answer; their wrap-ups are missing. */
  readonly failures: ReadonlyArray<SourceFailure>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<WrapUp>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One wrap-up in a page. */
export type WrapUpEdge = {
  /** Its place in the list, to page on from. */
  readonly cursor: Scalars['String']['output'];
  /** The wrap-up. */
  readonly node: WrapUp;
};

/** Something that happened in the life of a wrap-up, with the values of that moment. */
export type WrapUpEvent = {
  /** The agent as it is now. */
  readonly agent: Maybe<Agent>;
  /** The agent concerned. */
  readonly agentId: Scalars['ID']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** The end as known at that moment; null when none was. */
  readonly endsAt: Maybe<Scalars['DateTime']['output']>;
  /** Id of the event, to resume from with after. */
  readonly id: Scalars['ID']['output'];
  /** True for an event that gives the present state at the start instead of a change. */
  readonly isSnapshot: Scalars['Boolean']['output'];
  /** What happened. */
  readonly type: WrapUpEventType;
  /** The wrap-up as it is now. */
  readonly wrapUp: Maybe<WrapUp>;
};

/** The steps in the life of a wrap-up. One whose end nobody knows cannot expire and finishes with ENDED. */
export type WrapUpEventType =
  /** It was cancelled through this service. */
  | 'CANCELLED'
  /** It is over at the vendor, ahead of its known end or without one. */
  | 'ENDED'
  /** Its known end has passed. */
  | 'EXPIRED'
  /** Its end is near: the configured lead before it has been reached. */
  | 'EXPIRING'
  /** Its end was moved. */
  | 'EXTENDED'
  /** It began, or was seen for the first time. */
  | 'STARTED';

/** Narrows a list of wrap-ups; conditions add up. An id that names nothing matches nothing. */
export type WrapUpFilter = {
  /** Only of these agents. */
  readonly agentIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only those whose end comes within this much time; one without a known end is left out. */
  readonly endsWithin?: InputMaybe<Scalars['Milliseconds']['input']>;
  /** Only of contacts from these queues. Needs one of the scopes agents:read, queues:read and contacts:read, as their queue does. */
  readonly queueIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only at these sources. */
  readonly sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** The vendor's limits on extending a wrap-up. It is the vendor that enforces them. */
export type WrapUpLimits = {
  /** How far from now the new end may lie at most; null when there is no such limit. */
  readonly maximumExtension: Maybe<Scalars['Milliseconds']['output']>;
  /** The least that an extension must add to the current end; null when there is no such limit. */
  readonly minimumExtension: Maybe<Scalars['Milliseconds']['output']>;
};

/** The outcome of extending or cancelling a wrap-up. */
export type WrapUpPayload = {
  /** The agent afterwards; null when it is unknown. */
  readonly agent: Maybe<Agent>;
  /** Why it was not done; empty on success. */
  readonly errors: ReadonlyArray<OperationError>;
  /** The wrap-up afterwards, with the end the vendor answered; null when nothing was done. */
  readonly wrapUp: Maybe<WrapUp>;
};

/** The life of a wrap-up. */
export type WrapUpState =
  /** Still running. */
  | 'ACTIVE'
  /** Cancelled through this service. */
  | 'CANCELLED'
  /** The vendor shows that it is over, without a known end having passed. */
  | 'ENDED'
  /** Its known end has passed. */
  | 'EXPIRED';

/** Every type that can be completed from a key. */
export type _Entity = Agent | AgentGroup | Contact | Person | Queue | QueueGroup | ScheduleGroup | Source | WrapUp;

/** What a gateway has to know of this service. */
export type _Service = {
  /** The schema, with its keys and access rules and without the entry for gateways. */
  readonly sdl: Scalars['String']['output'];
};

/** What a linked specification is needed for. */
export type Link__Purpose =
  /** Needed to execute an operation correctly. */
  | 'EXECUTION'
  /** Needed to keep access to fields secure. */
  | 'SECURITY';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AgentDetails:
    | ( DeepCallAgentDetailsModel )
    | ( EngageAgentDetailsModel )
    | ( SinchAgentDetailsModel )
    | ( TeniosAgentDetailsModel )
  ;
  _Entity:
    | ( RefModel )
    | ( AgentGroupRefModel )
    | ( ContactRefModel )
    | ( PersonModel )
    | ( QueueRefModel )
    | ( QueueGroupRefModel )
    | ( ScheduleGroupRefModel )
    | ( SourceModel )
    | ( WrapUpModel )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( RefModel )
    | ( AgentGroupRefModel )
    | ( ContactRefModel )
    | ( QueueRefModel )
    | ( QueueGroupRefModel )
    | ( ScheduleGroupRefModel )
    | ( SourceModel )
    | ( WrapUpModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcquireAgentInput: AcquireAgentInput;
  Agent: ResolverTypeWrapper<RefModel>;
  AgentConnection: ResolverTypeWrapper<Omit<AgentConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AgentEdge']>, failures: ReadonlyArray<ResolversTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversTypes['Agent']> }>;
  AgentDetails: ResolverTypeWrapper<AgentDetailsModel>;
  AgentEdge: ResolverTypeWrapper<Omit<AgentEdge, 'node'> & { node: ResolversTypes['Agent'] }>;
  AgentFilter: AgentFilter;
  AgentGroup: ResolverTypeWrapper<AgentGroupRefModel>;
  AgentGroupConnection: ResolverTypeWrapper<Omit<AgentGroupConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AgentGroupEdge']>, failures: ReadonlyArray<ResolversTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversTypes['AgentGroup']> }>;
  AgentGroupEdge: ResolverTypeWrapper<Omit<AgentGroupEdge, 'node'> & { node: ResolversTypes['AgentGroup'] }>;
  AgentGroupMode: AgentGroupMode;
  AgentGroupPayload: ResolverTypeWrapper<Omit<AgentGroupPayload, 'agentGroup' | 'errors'> & { agentGroup?: Maybe<ResolversTypes['AgentGroup']>, errors: ReadonlyArray<ResolversTypes['OperationError']> }>;
  AgentGroupStatus: ResolverTypeWrapper<AgentGroupStatus>;
  AgentLoad: ResolverTypeWrapper<RefModel>;
  AgentOrder: AgentOrder;
  AgentOrderField: AgentOrderField;
  AgentOutcome: ResolverTypeWrapper<Omit<AgentOutcome, 'agent' | 'error'> & { agent?: Maybe<ResolversTypes['Agent']>, error?: Maybe<ResolversTypes['OperationError']> }>;
  AgentPayload: ResolverTypeWrapper<Omit<AgentPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: ReadonlyArray<ResolversTypes['OperationError']> }>;
  AgentSkill: ResolverTypeWrapper<AgentSkillModel>;
  AgentSkillInput: AgentSkillInput;
  AgentState: AgentState;
  AgentStateChange: ResolverTypeWrapper<AgentStateChangeModel>;
  AgentStateCount: ResolverTypeWrapper<AgentStateCountModel>;
  AgentStateCounts: ResolverTypeWrapper<Omit<AgentStateCounts, 'counts' | 'failures'> & { counts: ReadonlyArray<ResolversTypes['AgentStateCount']>, failures: ReadonlyArray<ResolversTypes['SourceFailure']> }>;
  AgentStateOutcome: ResolverTypeWrapper<Omit<AgentStateOutcome, 'agent' | 'errors'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: ReadonlyArray<ResolversTypes['OperationError']> }>;
  AgentStatistics: ResolverTypeWrapper<AgentStatistics>;
  AgentsPayload: ResolverTypeWrapper<Omit<AgentsPayload, 'errors' | 'results'> & { errors: ReadonlyArray<ResolversTypes['OperationError']>, results: ReadonlyArray<ResolversTypes['AgentOutcome']> }>;
  Attribute: ResolverTypeWrapper<Attribute>;
  AttributeInput: AttributeInput;
  Availability: Availability;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelWrapUpInput: CancelWrapUpInput;
  Capability: Capability;
  Channel: Channel;
  CircuitState: CircuitState;
  Contact: ResolverTypeWrapper<ContactRefModel>;
  ContactChange: ResolverTypeWrapper<ContactChangeModel>;
  ContactChangeType: ContactChangeType;
  ContactConnection: ResolverTypeWrapper<Omit<ContactConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ContactEdge']>, failures: ReadonlyArray<ResolversTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversTypes['Contact']> }>;
  ContactDirection: ContactDirection;
  ContactEdge: ResolverTypeWrapper<Omit<ContactEdge, 'node'> & { node: ResolversTypes['Contact'] }>;
  ContactEvent: ResolverTypeWrapper<ContactEventOfModel>;
  ContactFilter: ContactFilter;
  ContactOrder: ContactOrder;
  ContactOrderField: ContactOrderField;
  ContactStatus: ContactStatus;
  ContactSummary: ResolverTypeWrapper<SummaryOfModel>;
  ContactSummaryConnection: ResolverTypeWrapper<Omit<ContactSummaryConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ContactSummaryEdge']>, failures: ReadonlyArray<ResolversTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversTypes['ContactSummary']> }>;
  ContactSummaryEdge: ResolverTypeWrapper<Omit<ContactSummaryEdge, 'node'> & { node: ResolversTypes['ContactSummary'] }>;
  ContactSummaryFilter: ContactSummaryFilter;
  CreateAgentGroupInput: CreateAgentGroupInput;
  CreateAgentsInput: CreateAgentsInput;
  CreateScheduleGroupInput: CreateScheduleGroupInput;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DayOfWeek: DayOfWeek;
  DeepCallAgentDetails: ResolverTypeWrapper<DeepCallAgentDetailsModel>;
  DeleteAgentsInput: DeleteAgentsInput;
  DeleteByIdInput: DeleteByIdInput;
  DeletePayload: ResolverTypeWrapper<Omit<DeletePayload, 'errors'> & { errors: ReadonlyArray<ResolversTypes['OperationError']> }>;
  DurationThreshold: ResolverTypeWrapper<DurationThreshold>;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  EngageAgentDetails: ResolverTypeWrapper<EngageAgentDetailsModel>;
  EngageInitialStateInput: EngageInitialStateInput;
  ExtendWrapUpInput: ExtendWrapUpInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  Milliseconds: ResolverTypeWrapper<Scalars['Milliseconds']['output']>;
  MonitoringSetting: ResolverTypeWrapper<SettingOfModel>;
  MonitoringSettingPayload: ResolverTypeWrapper<Omit<MonitoringSettingPayload, 'errors' | 'setting'> & { errors: ReadonlyArray<ResolversTypes['OperationError']>, setting?: Maybe<ResolversTypes['MonitoringSetting']> }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotReadyReason: ResolverTypeWrapper<NotReadyReason>;
  OperationError: ResolverTypeWrapper<RefusalModel>;
  OperationErrorCode: OperationErrorCode;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Person: ResolverTypeWrapper<PersonModel>;
  Presence: ResolverTypeWrapper<PresenceOfModel>;
  PresenceType: PresenceType;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Queue: ResolverTypeWrapper<QueueRefModel>;
  QueueConnection: ResolverTypeWrapper<Omit<QueueConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['QueueEdge']>, failures: ReadonlyArray<ResolversTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversTypes['Queue']> }>;
  QueueEdge: ResolverTypeWrapper<Omit<QueueEdge, 'node'> & { node: ResolversTypes['Queue'] }>;
  QueueFilter: QueueFilter;
  QueueGroup: ResolverTypeWrapper<QueueGroupRefModel>;
  QueueGroupConnection: ResolverTypeWrapper<Omit<QueueGroupConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['QueueGroupEdge']>, failures: ReadonlyArray<ResolversTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversTypes['QueueGroup']> }>;
  QueueGroupEdge: ResolverTypeWrapper<Omit<QueueGroupEdge, 'node'> & { node: ResolversTypes['QueueGroup'] }>;
  QueueGroupMember: ResolverTypeWrapper<QueueGroupMemberOfModel>;
  QueueLoginType: QueueLoginType;
  QueueMembership: ResolverTypeWrapper<MembershipOfModel>;
  QueueMembershipStatistics: ResolverTypeWrapper<QueueMembershipStatistics>;
  QueueOrder: QueueOrder;
  QueueOrderField: QueueOrderField;
  QueueStatus: ResolverTypeWrapper<QueueStatusModel>;
  QueueStatusChange: ResolverTypeWrapper<QueueStatusChangeModel>;
  QueueThresholds: ResolverTypeWrapper<QueueThresholdsModel>;
  ReleaseAgentInput: ReleaseAgentInput;
  SaveMonitoringSettingInput: SaveMonitoringSettingInput;
  ScheduleEntry: ResolverTypeWrapper<ScheduleEntry>;
  ScheduleEntryInput: ScheduleEntryInput;
  ScheduleGroup: ResolverTypeWrapper<ScheduleGroupRefModel>;
  ScheduleGroupConnection: ResolverTypeWrapper<Omit<ScheduleGroupConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ScheduleGroupEdge']>, failures: ReadonlyArray<ResolversTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversTypes['ScheduleGroup']> }>;
  ScheduleGroupEdge: ResolverTypeWrapper<Omit<ScheduleGroupEdge, 'node'> & { node: ResolversTypes['ScheduleGroup'] }>;
  ScheduleGroupPayload: ResolverTypeWrapper<Omit<ScheduleGroupPayload, 'errors' | 'scheduleGroup'> & { errors: ReadonlyArray<ResolversTypes['OperationError']>, scheduleGroup?: Maybe<ResolversTypes['ScheduleGroup']> }>;
  SendHeartbeatInput: SendHeartbeatInput;
  SetAgentStateInput: SetAgentStateInput;
  SetPersonStateInput: SetPersonStateInput;
  SetPersonStatePayload: ResolverTypeWrapper<Omit<SetPersonStatePayload, 'errors' | 'person' | 'results'> & { errors: ReadonlyArray<ResolversTypes['OperationError']>, person?: Maybe<ResolversTypes['Person']>, results: ReadonlyArray<ResolversTypes['AgentStateOutcome']> }>;
  SetPresenceInput: SetPresenceInput;
  SetQueueLoginInput: SetQueueLoginInput;
  SettableAgentState: SettableAgentState;
  SinchAgentDetails: ResolverTypeWrapper<SinchAgentDetailsModel>;
  Source: ResolverTypeWrapper<SourceModel>;
  SourceFailure: ResolverTypeWrapper<SourceFailureModel>;
  SourceHealth: ResolverTypeWrapper<SourceHealthModel>;
  SourceHealthChange: ResolverTypeWrapper<SourceHealthChangeModel>;
  SourceStatus: SourceStatus;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TeniosAgentDetails: ResolverTypeWrapper<TeniosAgentDetailsModel>;
  Threshold: ResolverTypeWrapper<Threshold>;
  UpdateAgentDetailsInput: UpdateAgentDetailsInput;
  UpdateAgentGroupInput: UpdateAgentGroupInput;
  UpdateAgentGroupStatusInput: UpdateAgentGroupStatusInput;
  UpdateEngageAgentInput: UpdateEngageAgentInput;
  Vendor: Vendor;
  VendorFieldInput: VendorFieldInput;
  Viewer: ResolverTypeWrapper<ViewerModel>;
  WrapUp: ResolverTypeWrapper<WrapUpModel>;
  WrapUpConnection: ResolverTypeWrapper<Omit<WrapUpConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['WrapUpEdge']>, failures: ReadonlyArray<ResolversTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversTypes['WrapUp']> }>;
  WrapUpEdge: ResolverTypeWrapper<Omit<WrapUpEdge, 'node'> & { node: ResolversTypes['WrapUp'] }>;
  WrapUpEvent: ResolverTypeWrapper<WrapUpEventModel>;
  WrapUpEventType: WrapUpEventType;
  WrapUpFilter: WrapUpFilter;
  WrapUpLimits: ResolverTypeWrapper<WrapUpLimits>;
  WrapUpPayload: ResolverTypeWrapper<Omit<WrapUpPayload, 'agent' | 'errors' | 'wrapUp'> & { agent?: Maybe<ResolversTypes['Agent']>, errors: ReadonlyArray<ResolversTypes['OperationError']>, wrapUp?: Maybe<ResolversTypes['WrapUp']> }>;
  WrapUpState: WrapUpState;
  _Any: ResolverTypeWrapper<Scalars['_Any']['output']>;
  _Entity: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['_Entity']>;
  _Service: ResolverTypeWrapper<_Service>;
  federation__FieldSet: ResolverTypeWrapper<Scalars['federation__FieldSet']['output']>;
  federation__Scope: ResolverTypeWrapper<Scalars['federation__Scope']['output']>;
  link__Import: ResolverTypeWrapper<Scalars['link__Import']['output']>;
  link__Purpose: Link__Purpose;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcquireAgentInput: AcquireAgentInput;
  Agent: RefModel;
  AgentConnection: Omit<AgentConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AgentEdge']>, failures: ReadonlyArray<ResolversParentTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversParentTypes['Agent']> };
  AgentDetails: AgentDetailsModel;
  AgentEdge: Omit<AgentEdge, 'node'> & { node: ResolversParentTypes['Agent'] };
  AgentFilter: AgentFilter;
  AgentGroup: AgentGroupRefModel;
  AgentGroupConnection: Omit<AgentGroupConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AgentGroupEdge']>, failures: ReadonlyArray<ResolversParentTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversParentTypes['AgentGroup']> };
  AgentGroupEdge: Omit<AgentGroupEdge, 'node'> & { node: ResolversParentTypes['AgentGroup'] };
  AgentGroupPayload: Omit<AgentGroupPayload, 'agentGroup' | 'errors'> & { agentGroup?: Maybe<ResolversParentTypes['AgentGroup']>, errors: ReadonlyArray<ResolversParentTypes['OperationError']> };
  AgentGroupStatus: AgentGroupStatus;
  AgentLoad: RefModel;
  AgentOrder: AgentOrder;
  AgentOutcome: Omit<AgentOutcome, 'agent' | 'error'> & { agent?: Maybe<ResolversParentTypes['Agent']>, error?: Maybe<ResolversParentTypes['OperationError']> };
  AgentPayload: Omit<AgentPayload, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: ReadonlyArray<ResolversParentTypes['OperationError']> };
  AgentSkill: AgentSkillModel;
  AgentSkillInput: AgentSkillInput;
  AgentStateChange: AgentStateChangeModel;
  AgentStateCount: AgentStateCountModel;
  AgentStateCounts: Omit<AgentStateCounts, 'counts' | 'failures'> & { counts: ReadonlyArray<ResolversParentTypes['AgentStateCount']>, failures: ReadonlyArray<ResolversParentTypes['SourceFailure']> };
  AgentStateOutcome: Omit<AgentStateOutcome, 'agent' | 'errors'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: ReadonlyArray<ResolversParentTypes['OperationError']> };
  AgentStatistics: AgentStatistics;
  AgentsPayload: Omit<AgentsPayload, 'errors' | 'results'> & { errors: ReadonlyArray<ResolversParentTypes['OperationError']>, results: ReadonlyArray<ResolversParentTypes['AgentOutcome']> };
  Attribute: Attribute;
  AttributeInput: AttributeInput;
  Boolean: Scalars['Boolean']['output'];
  CancelWrapUpInput: CancelWrapUpInput;
  Contact: ContactRefModel;
  ContactChange: ContactChangeModel;
  ContactConnection: Omit<ContactConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ContactEdge']>, failures: ReadonlyArray<ResolversParentTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversParentTypes['Contact']> };
  ContactEdge: Omit<ContactEdge, 'node'> & { node: ResolversParentTypes['Contact'] };
  ContactEvent: ContactEventOfModel;
  ContactFilter: ContactFilter;
  ContactOrder: ContactOrder;
  ContactSummary: SummaryOfModel;
  ContactSummaryConnection: Omit<ContactSummaryConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ContactSummaryEdge']>, failures: ReadonlyArray<ResolversParentTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversParentTypes['ContactSummary']> };
  ContactSummaryEdge: Omit<ContactSummaryEdge, 'node'> & { node: ResolversParentTypes['ContactSummary'] };
  ContactSummaryFilter: ContactSummaryFilter;
  CreateAgentGroupInput: CreateAgentGroupInput;
  CreateAgentsInput: CreateAgentsInput;
  CreateScheduleGroupInput: CreateScheduleGroupInput;
  DateTime: Scalars['DateTime']['output'];
  DeepCallAgentDetails: DeepCallAgentDetailsModel;
  DeleteAgentsInput: DeleteAgentsInput;
  DeleteByIdInput: DeleteByIdInput;
  DeletePayload: Omit<DeletePayload, 'errors'> & { errors: ReadonlyArray<ResolversParentTypes['OperationError']> };
  DurationThreshold: DurationThreshold;
  EmailAddress: Scalars['EmailAddress']['output'];
  EngageAgentDetails: EngageAgentDetailsModel;
  EngageInitialStateInput: EngageInitialStateInput;
  ExtendWrapUpInput: ExtendWrapUpInput;
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  JSONObject: Scalars['JSONObject']['output'];
  Milliseconds: Scalars['Milliseconds']['output'];
  MonitoringSetting: SettingOfModel;
  MonitoringSettingPayload: Omit<MonitoringSettingPayload, 'errors' | 'setting'> & { errors: ReadonlyArray<ResolversParentTypes['OperationError']>, setting?: Maybe<ResolversParentTypes['MonitoringSetting']> };
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotReadyReason: NotReadyReason;
  OperationError: RefusalModel;
  PageInfo: PageInfo;
  Person: PersonModel;
  Presence: PresenceOfModel;
  Query: Record<PropertyKey, never>;
  Queue: QueueRefModel;
  QueueConnection: Omit<QueueConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['QueueEdge']>, failures: ReadonlyArray<ResolversParentTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversParentTypes['Queue']> };
  QueueEdge: Omit<QueueEdge, 'node'> & { node: ResolversParentTypes['Queue'] };
  QueueFilter: QueueFilter;
  QueueGroup: QueueGroupRefModel;
  QueueGroupConnection: Omit<QueueGroupConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['QueueGroupEdge']>, failures: ReadonlyArray<ResolversParentTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversParentTypes['QueueGroup']> };
  QueueGroupEdge: Omit<QueueGroupEdge, 'node'> & { node: ResolversParentTypes['QueueGroup'] };
  QueueGroupMember: QueueGroupMemberOfModel;
  QueueMembership: MembershipOfModel;
  QueueMembershipStatistics: QueueMembershipStatistics;
  QueueOrder: QueueOrder;
  QueueStatus: QueueStatusModel;
  QueueStatusChange: QueueStatusChangeModel;
  QueueThresholds: QueueThresholdsModel;
  ReleaseAgentInput: ReleaseAgentInput;
  SaveMonitoringSettingInput: SaveMonitoringSettingInput;
  ScheduleEntry: ScheduleEntry;
  ScheduleEntryInput: ScheduleEntryInput;
  ScheduleGroup: ScheduleGroupRefModel;
  ScheduleGroupConnection: Omit<ScheduleGroupConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ScheduleGroupEdge']>, failures: ReadonlyArray<ResolversParentTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversParentTypes['ScheduleGroup']> };
  ScheduleGroupEdge: Omit<ScheduleGroupEdge, 'node'> & { node: ResolversParentTypes['ScheduleGroup'] };
  ScheduleGroupPayload: Omit<ScheduleGroupPayload, 'errors' | 'scheduleGroup'> & { errors: ReadonlyArray<ResolversParentTypes['OperationError']>, scheduleGroup?: Maybe<ResolversParentTypes['ScheduleGroup']> };
  SendHeartbeatInput: SendHeartbeatInput;
  SetAgentStateInput: SetAgentStateInput;
  SetPersonStateInput: SetPersonStateInput;
  SetPersonStatePayload: Omit<SetPersonStatePayload, 'errors' | 'person' | 'results'> & { errors: ReadonlyArray<ResolversParentTypes['OperationError']>, person?: Maybe<ResolversParentTypes['Person']>, results: ReadonlyArray<ResolversParentTypes['AgentStateOutcome']> };
  SetPresenceInput: SetPresenceInput;
  SetQueueLoginInput: SetQueueLoginInput;
  SinchAgentDetails: SinchAgentDetailsModel;
  Source: SourceModel;
  SourceFailure: SourceFailureModel;
  SourceHealth: SourceHealthModel;
  SourceHealthChange: SourceHealthChangeModel;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  TeniosAgentDetails: TeniosAgentDetailsModel;
  Threshold: Threshold;
  UpdateAgentDetailsInput: UpdateAgentDetailsInput;
  UpdateAgentGroupInput: UpdateAgentGroupInput;
  UpdateAgentGroupStatusInput: UpdateAgentGroupStatusInput;
  UpdateEngageAgentInput: UpdateEngageAgentInput;
  VendorFieldInput: VendorFieldInput;
  Viewer: ViewerModel;
  WrapUp: WrapUpModel;
  WrapUpConnection: Omit<WrapUpConnection, 'edges' | 'failures' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['WrapUpEdge']>, failures: ReadonlyArray<ResolversParentTypes['SourceFailure']>, nodes: ReadonlyArray<ResolversParentTypes['WrapUp']> };
  WrapUpEdge: Omit<WrapUpEdge, 'node'> & { node: ResolversParentTypes['WrapUp'] };
  WrapUpEvent: WrapUpEventModel;
  WrapUpFilter: WrapUpFilter;
  WrapUpLimits: WrapUpLimits;
  WrapUpPayload: Omit<WrapUpPayload, 'agent' | 'errors' | 'wrapUp'> & { agent?: Maybe<ResolversParentTypes['Agent']>, errors: ReadonlyArray<ResolversParentTypes['OperationError']>, wrapUp?: Maybe<ResolversParentTypes['WrapUp']> };
  _Any: Scalars['_Any']['output'];
  _Entity: ResolversUnionTypes<ResolversParentTypes>['_Entity'];
  _Service: _Service;
  federation__FieldSet: Scalars['federation__FieldSet']['output'];
  federation__Scope: Scalars['federation__Scope']['output'];
  link__Import: Scalars['link__Import']['output'];
};

export type AuthenticatedDirectiveArgs = { };

export type AuthenticatedDirectiveResolver<Result, Parent, ContextType = Context, Args = AuthenticatedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type KeyDirectiveArgs = {
  fields: Scalars['federation__FieldSet']['input'];
  resolvable?: Maybe<Scalars['Boolean']['input']>;
};

export type KeyDirectiveResolver<Result, Parent, ContextType = Context, Args = KeyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type LinkDirectiveArgs = {
  as?: Maybe<Scalars['String']['input']>;
  for?: Maybe<Link__Purpose>;
  import?: Maybe<ReadonlyArray<Maybe<Scalars['link__Import']['input']>>>;
  url: Scalars['String']['input'];
};

export type LinkDirectiveResolver<Result, Parent, ContextType = Context, Args = LinkDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Scalars['federation__Scope']['input']>>;
};

export type RequiresScopesDirectiveResolver<Result, Parent, ContextType = Context, Args = RequiresScopesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ShareableDirectiveArgs = { };

export type ShareableDirectiveResolver<Result, Parent, ContextType = Context, Args = ShareableDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AgentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agent'] = ResolversParentTypes['Agent']> = {
  activeContacts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Contact']>>, ParentType, ContextType>;
  contacts?: Resolver<Maybe<ResolversTypes['ContactConnection']>, ParentType, ContextType, RequireFields<AgentContactsArgs, 'first'>>;
  details?: Resolver<Maybe<ResolversTypes['AgentDetails']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['AgentGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  load?: Resolver<Maybe<ResolversTypes['AgentLoad']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notReadyReason?: Resolver<Maybe<ResolversTypes['NotReadyReason']>, ParentType, ContextType>;
  observedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  presence?: Resolver<Maybe<ResolversTypes['Presence']>, ParentType, ContextType>;
  presenceSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  presences?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Presence']>>, ParentType, ContextType>;
  queues?: Resolver<Maybe<ReadonlyArray<ResolversTypes['QueueMembership']>>, ParentType, ContextType>;
  scheduleGroup?: Resolver<Maybe<ResolversTypes['ScheduleGroup']>, ParentType, ContextType>;
  skills?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AgentSkill']>>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  stale?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['AgentState']>, ParentType, ContextType>;
  stateSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  statistics?: Resolver<Maybe<ResolversTypes['AgentStatistics']>, ParentType, ContextType, Partial<AgentStatisticsArgs>>;
  vendorState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wrapUp?: Resolver<Maybe<ResolversTypes['WrapUp']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentConnection'] = ResolversParentTypes['AgentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgentEdge']>, ParentType, ContextType>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Agent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AgentDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentDetails'] = ResolversParentTypes['AgentDetails']> = {
  __resolveType: TypeResolveFn<'DeepCallAgentDetails' | 'EngageAgentDetails' | 'SinchAgentDetails' | 'TeniosAgentDetails', ParentType, ContextType>;
};

export type AgentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentEdge'] = ResolversParentTypes['AgentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agent'], ParentType, ContextType>;
};

export type AgentGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentGroup'] = ResolversParentTypes['AgentGroup']> = {
  agents?: Resolver<Maybe<ResolversTypes['AgentConnection']>, ParentType, ContextType, RequireFields<AgentGroupAgentsArgs, 'first'>>;
  attributes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Attribute']>>, ParentType, ContextType>;
  configuration?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Attribute']>>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  currentSchedule?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ScheduleEntry']>>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  initialWorkState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  intensity?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  internalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maxBreakTime?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mode?: Resolver<Maybe<ResolversTypes['AgentGroupMode']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rollingSchedule?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ScheduleEntry']>>, ParentType, ContextType>;
  scheduleGroups?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ScheduleGroup']>>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['AgentGroupStatus']>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgentGroupConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentGroupConnection'] = ResolversParentTypes['AgentGroupConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgentGroupEdge']>, ParentType, ContextType>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AgentGroup']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AgentGroupEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentGroupEdge'] = ResolversParentTypes['AgentGroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AgentGroup'], ParentType, ContextType>;
};

export type AgentGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentGroupPayload'] = ResolversParentTypes['AgentGroupPayload']> = {
  agentGroup?: Resolver<Maybe<ResolversTypes['AgentGroup']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['OperationError']>, ParentType, ContextType>;
};

export type AgentGroupStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentGroupStatus'] = ResolversParentTypes['AgentGroupStatus']> = {
  allocatedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  currentEndTime?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currentStartTime?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AgentLoadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentLoad'] = ResolversParentTypes['AgentLoad']> = {
  activeChatContacts?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  activeDirectCalls?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  activeEmailContacts?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  activeInboundCalls?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  activeInboundChats?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  activeInboundEmails?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  activeInboundVideoChats?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  activeOutboundCallbackCalls?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  activeOutboundCalls?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  activeOutboundCampaignCalls?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  activeOutboundEmails?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  activePhoneContacts?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  activeVideoContacts?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  chatCapacity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  oldestActiveContactSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  phoneCapacity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  taskCapacity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  videoCapacity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AgentOutcomeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentOutcome'] = ResolversParentTypes['AgentOutcome']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['OperationError']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AgentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentPayload'] = ResolversParentTypes['AgentPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['OperationError']>, ParentType, ContextType>;
};

export type AgentSkillResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentSkill'] = ResolversParentTypes['AgentSkill']> = {
  hasSkill?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AgentStateChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentStateChange'] = ResolversParentTypes['AgentStateChange']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  agentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSnapshot?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  previousState?: Resolver<Maybe<ResolversTypes['AgentState']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AgentState'], ParentType, ContextType>;
  stateSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AgentStateCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentStateCount'] = ResolversParentTypes['AgentStateCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AgentState'], ParentType, ContextType>;
};

export type AgentStateCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentStateCounts'] = ResolversParentTypes['AgentStateCounts']> = {
  counts?: Resolver<ReadonlyArray<ResolversTypes['AgentStateCount']>, ParentType, ContextType>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
};

export type AgentStateOutcomeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentStateOutcome'] = ResolversParentTypes['AgentStateOutcome']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  agentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['OperationError']>, ParentType, ContextType>;
};

export type AgentStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentStatistics'] = ResolversParentTypes['AgentStatistics']> = {
  breakDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  handled?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handledCallbacksIn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handledCallsIn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handledCallsOut?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handledChatsIn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handledChatsOut?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handledEmailsIn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handledEmailsOut?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handledIn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handledOut?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handlingDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  notReadyDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  readyDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  wrapUpDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
};

export type AgentsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgentsPayload'] = ResolversParentTypes['AgentsPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['OperationError']>, ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['AgentOutcome']>, ParentType, ContextType>;
};

export type AttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attribute'] = ResolversParentTypes['Attribute']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  agentName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  answeredOnTime?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  answeredOnTimeThreshold?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  applicationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  applicationName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  arrivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  connectedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  customerAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  direction?: Resolver<Maybe<ResolversTypes['ContactDirection']>, ParentType, ContextType>;
  disconnectedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  events?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ContactEvent']>>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  falseAttemptThreshold?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  groupId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  handlingDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  observedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  originalQueue?: Resolver<Maybe<ResolversTypes['Queue']>, ParentType, ContextType>;
  originalQueueName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outboundCampaignId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outboundCampaignName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pendingAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pickedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  previewedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  queue?: Resolver<Maybe<ResolversTypes['Queue']>, ParentType, ContextType>;
  queueLoginType?: Resolver<Maybe<ResolversTypes['QueueLoginType']>, ParentType, ContextType>;
  queueName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  queuedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  queuingDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  recorded?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  reportingGroupId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reportingGroupName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  serviceClosed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  stale?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ContactStatus']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subtype?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  totalDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  vendorStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendorType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  waitingDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  wrapUp?: Resolver<Maybe<ResolversTypes['WrapUp']>, ParentType, ContextType>;
  wrapUpDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  wrapUpEndedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  wrapUpRestingDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  wrapUpScriptingDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  wrapUpStartedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactChange'] = ResolversParentTypes['ContactChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  contactId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSnapshot?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ContactChangeType'], ParentType, ContextType>;
};

export type ContactConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactConnection'] = ResolversParentTypes['ContactConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContactEdge']>, ParentType, ContextType>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Contact']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ContactEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactEdge'] = ResolversParentTypes['ContactEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
};

export type ContactEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactEvent'] = ResolversParentTypes['ContactEvent']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  value1?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContactSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactSummary'] = ResolversParentTypes['ContactSummary']> = {
  applicationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  applicationName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inAbandoned?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  inAbandonedQueueTimeTotal?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  inAnsweredOnTime?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  inAnsweredQueueTimeTotal?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  inArrivedActive?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  inArrivedHandled?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  inFalseAttempt?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  inFalseAttemptQueueTimeTotal?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  inHandleTimeMax?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  inHandleTimeTotal?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  inHandled?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  inQueueTimeMax?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  inServiceClosed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  outHandleTimeMax?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  outHandleTimeTotal?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  outHandled?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  queue?: Resolver<Maybe<ResolversTypes['Queue']>, ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ContactSummaryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactSummaryConnection'] = ResolversParentTypes['ContactSummaryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContactSummaryEdge']>, ParentType, ContextType>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ContactSummary']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ContactSummaryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactSummaryEdge'] = ResolversParentTypes['ContactSummaryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ContactSummary'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeepCallAgentDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeepCallAgentDetails'] = ResolversParentTypes['DeepCallAgentDetails']> = {
  agentId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  breakDetail?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  onBreak?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeletePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletePayload'] = ResolversParentTypes['DeletePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['OperationError']>, ParentType, ContextType>;
};

export type DurationThresholdResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DurationThreshold'] = ResolversParentTypes['DurationThreshold']> = {
  critical?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  warning?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
};

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export type EngageAgentDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EngageAgentDetails'] = ResolversParentTypes['EngageAgentDetails']> = {
  attributes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Attribute']>>, ParentType, ContextType>;
  currentContactState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currentPhoneNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currentWorkState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  defaultPhoneNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  internalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  loginEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  registrationMethod?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedAction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedWorkState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export interface MillisecondsScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Milliseconds'], any> {
  name: 'Milliseconds';
}

export type MonitoringSettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MonitoringSetting'] = ResolversParentTypes['MonitoringSetting']> = {
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  uiLanguage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MonitoringSettingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MonitoringSettingPayload'] = ResolversParentTypes['MonitoringSettingPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['OperationError']>, ParentType, ContextType>;
  setting?: Resolver<Maybe<ResolversTypes['MonitoringSetting']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acquireAgent?: Resolver<ResolversTypes['AgentPayload'], ParentType, ContextType, RequireFields<MutationAcquireAgentArgs, 'input'>>;
  cancelWrapUp?: Resolver<ResolversTypes['WrapUpPayload'], ParentType, ContextType, RequireFields<MutationCancelWrapUpArgs, 'input'>>;
  createAgentGroup?: Resolver<ResolversTypes['AgentGroupPayload'], ParentType, ContextType, RequireFields<MutationCreateAgentGroupArgs, 'input'>>;
  createAgents?: Resolver<ResolversTypes['AgentsPayload'], ParentType, ContextType, RequireFields<MutationCreateAgentsArgs, 'input'>>;
  createScheduleGroup?: Resolver<ResolversTypes['ScheduleGroupPayload'], ParentType, ContextType, RequireFields<MutationCreateScheduleGroupArgs, 'input'>>;
  deleteAgentGroup?: Resolver<ResolversTypes['DeletePayload'], ParentType, ContextType, RequireFields<MutationDeleteAgentGroupArgs, 'input'>>;
  deleteAgents?: Resolver<ResolversTypes['AgentsPayload'], ParentType, ContextType, RequireFields<MutationDeleteAgentsArgs, 'input'>>;
  deleteScheduleGroup?: Resolver<ResolversTypes['DeletePayload'], ParentType, ContextType, RequireFields<MutationDeleteScheduleGroupArgs, 'input'>>;
  extendWrapUp?: Resolver<ResolversTypes['WrapUpPayload'], ParentType, ContextType, RequireFields<MutationExtendWrapUpArgs, 'input'>>;
  releaseAgent?: Resolver<ResolversTypes['AgentPayload'], ParentType, ContextType, RequireFields<MutationReleaseAgentArgs, 'input'>>;
  saveMonitoringSetting?: Resolver<ResolversTypes['MonitoringSettingPayload'], ParentType, ContextType, RequireFields<MutationSaveMonitoringSettingArgs, 'input'>>;
  sendHeartbeat?: Resolver<ResolversTypes['AgentPayload'], ParentType, ContextType, RequireFields<MutationSendHeartbeatArgs, 'input'>>;
  setAgentState?: Resolver<ResolversTypes['AgentPayload'], ParentType, ContextType, RequireFields<MutationSetAgentStateArgs, 'input'>>;
  setPersonState?: Resolver<ResolversTypes['SetPersonStatePayload'], ParentType, ContextType, RequireFields<MutationSetPersonStateArgs, 'input'>>;
  setPresence?: Resolver<ResolversTypes['AgentPayload'], ParentType, ContextType, RequireFields<MutationSetPresenceArgs, 'input'>>;
  setQueueLogin?: Resolver<ResolversTypes['AgentPayload'], ParentType, ContextType, RequireFields<MutationSetQueueLoginArgs, 'input'>>;
  updateAgentDetails?: Resolver<ResolversTypes['AgentPayload'], ParentType, ContextType, RequireFields<MutationUpdateAgentDetailsArgs, 'input'>>;
  updateAgentGroup?: Resolver<ResolversTypes['AgentGroupPayload'], ParentType, ContextType, RequireFields<MutationUpdateAgentGroupArgs, 'input'>>;
  updateAgentGroupStatus?: Resolver<ResolversTypes['AgentGroupPayload'], ParentType, ContextType, RequireFields<MutationUpdateAgentGroupStatusArgs, 'input'>>;
  updateEngageAgent?: Resolver<ResolversTypes['AgentPayload'], ParentType, ContextType, RequireFields<MutationUpdateEngageAgentArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Agent' | 'AgentGroup' | 'Contact' | 'Queue' | 'QueueGroup' | 'ScheduleGroup' | 'Source' | 'WrapUp', ParentType, ContextType>;
};

export type NotReadyReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotReadyReason'] = ResolversParentTypes['NotReadyReason']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isBreak?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OperationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationError'] = ResolversParentTypes['OperationError']> = {
  code?: Resolver<ResolversTypes['OperationErrorCode'], ParentType, ContextType>;
  inputPath?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfter?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['Source']>, ParentType, ContextType>;
  vendorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  agents?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Agent']>>, ParentType, ContextType>;
  email?: Resolver<ResolversTypes['EmailAddress'], ParentType, ContextType>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['AgentState']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PresenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Presence'] = ResolversParentTypes['Presence']> = {
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['PresenceType']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  _entities?: Resolver<ReadonlyArray<Maybe<ResolversTypes['_Entity']>>, ParentType, ContextType, RequireFields<Query_EntitiesArgs, 'representations'>>;
  _service?: Resolver<ResolversTypes['_Service'], ParentType, ContextType>;
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType, RequireFields<QueryAgentArgs, 'id'>>;
  agentGroup?: Resolver<Maybe<ResolversTypes['AgentGroup']>, ParentType, ContextType, RequireFields<QueryAgentGroupArgs, 'id'>>;
  agentGroups?: Resolver<Maybe<ResolversTypes['AgentGroupConnection']>, ParentType, ContextType, RequireFields<QueryAgentGroupsArgs, 'first'>>;
  agentOnDevice?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType, RequireFields<QueryAgentOnDeviceArgs, 'phoneNumber' | 'sourceId'>>;
  agentStateCounts?: Resolver<Maybe<ResolversTypes['AgentStateCounts']>, ParentType, ContextType, Partial<QueryAgentStateCountsArgs>>;
  agents?: Resolver<Maybe<ResolversTypes['AgentConnection']>, ParentType, ContextType, RequireFields<QueryAgentsArgs, 'first'>>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType, RequireFields<QueryContactArgs, 'id'>>;
  contactSummaries?: Resolver<Maybe<ResolversTypes['ContactSummaryConnection']>, ParentType, ContextType, RequireFields<QueryContactSummariesArgs, 'filter' | 'first'>>;
  contactSummary?: Resolver<Maybe<ResolversTypes['ContactSummary']>, ParentType, ContextType, RequireFields<QueryContactSummaryArgs, 'id'>>;
  contacts?: Resolver<Maybe<ResolversTypes['ContactConnection']>, ParentType, ContextType, RequireFields<QueryContactsArgs, 'first'>>;
  monitoringSetting?: Resolver<Maybe<ResolversTypes['MonitoringSetting']>, ParentType, ContextType, RequireFields<QueryMonitoringSettingArgs, 'id'>>;
  monitoringSettings?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MonitoringSetting']>>, ParentType, ContextType, RequireFields<QueryMonitoringSettingsArgs, 'sourceId'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType, RequireFields<QueryPersonArgs, 'email'>>;
  queue?: Resolver<Maybe<ResolversTypes['Queue']>, ParentType, ContextType, RequireFields<QueryQueueArgs, 'id'>>;
  queueGroup?: Resolver<Maybe<ResolversTypes['QueueGroup']>, ParentType, ContextType, RequireFields<QueryQueueGroupArgs, 'id'>>;
  queueGroups?: Resolver<Maybe<ResolversTypes['QueueGroupConnection']>, ParentType, ContextType, RequireFields<QueryQueueGroupsArgs, 'first'>>;
  queues?: Resolver<Maybe<ResolversTypes['QueueConnection']>, ParentType, ContextType, RequireFields<QueryQueuesArgs, 'first'>>;
  scheduleGroup?: Resolver<Maybe<ResolversTypes['ScheduleGroup']>, ParentType, ContextType, RequireFields<QueryScheduleGroupArgs, 'id'>>;
  scheduleGroups?: Resolver<Maybe<ResolversTypes['ScheduleGroupConnection']>, ParentType, ContextType, RequireFields<QueryScheduleGroupsArgs, 'first'>>;
  source?: Resolver<Maybe<ResolversTypes['Source']>, ParentType, ContextType, RequireFields<QuerySourceArgs, 'id'>>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType, Partial<QuerySourcesArgs>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  wrapUp?: Resolver<Maybe<ResolversTypes['WrapUp']>, ParentType, ContextType, RequireFields<QueryWrapUpArgs, 'id'>>;
  wrapUps?: Resolver<Maybe<ResolversTypes['WrapUpConnection']>, ParentType, ContextType, RequireFields<QueryWrapUpsArgs, 'first'>>;
};

export type QueueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Queue'] = ResolversParentTypes['Queue']> = {
  activeContacts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Contact']>>, ParentType, ContextType, RequireFields<QueueActiveContactsArgs, 'first'>>;
  agents?: Resolver<Maybe<ResolversTypes['AgentConnection']>, ParentType, ContextType, RequireFields<QueueAgentsArgs, 'first'>>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  contacts?: Resolver<Maybe<ResolversTypes['ContactConnection']>, ParentType, ContextType, RequireFields<QueueContactsArgs, 'first'>>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  groups?: Resolver<Maybe<ReadonlyArray<ResolversTypes['QueueGroup']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  serviceLevel?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType, Partial<QueueServiceLevelArgs>>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['QueueStatus']>, ParentType, ContextType>;
  summaries?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ContactSummary']>>, ParentType, ContextType, Partial<QueueSummariesArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueueConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueConnection'] = ResolversParentTypes['QueueConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['QueueEdge']>, ParentType, ContextType>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Queue']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type QueueEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueEdge'] = ResolversParentTypes['QueueEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Queue'], ParentType, ContextType>;
};

export type QueueGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueGroup'] = ResolversParentTypes['QueueGroup']> = {
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  queues?: Resolver<Maybe<ReadonlyArray<ResolversTypes['QueueGroupMember']>>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueueGroupConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueGroupConnection'] = ResolversParentTypes['QueueGroupConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['QueueGroupEdge']>, ParentType, ContextType>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['QueueGroup']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type QueueGroupEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueGroupEdge'] = ResolversParentTypes['QueueGroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['QueueGroup'], ParentType, ContextType>;
};

export type QueueGroupMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueGroupMember'] = ResolversParentTypes['QueueGroupMember']> = {
  queue?: Resolver<Maybe<ResolversTypes['Queue']>, ParentType, ContextType>;
  thresholds?: Resolver<Maybe<ResolversTypes['QueueThresholds']>, ParentType, ContextType>;
};

export type QueueMembershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueMembership'] = ResolversParentTypes['QueueMembership']> = {
  canChangeLogin?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  externalServing?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  queue?: Resolver<Maybe<ResolversTypes['Queue']>, ParentType, ContextType>;
  serving?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  statistics?: Resolver<Maybe<ResolversTypes['QueueMembershipStatistics']>, ParentType, ContextType, Partial<QueueMembershipStatisticsArgs>>;
};

export type QueueMembershipStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueMembershipStatistics'] = ResolversParentTypes['QueueMembershipStatistics']> = {
  handledCallsIn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handledCallsOut?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handledChatsIn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handledEmailsIn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handlingDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  wrapUpDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
};

export type QueueStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueStatus'] = ResolversParentTypes['QueueStatus']> = {
  agentsBusy?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  agentsFree?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  agentsNotReady?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  agentsOnBreak?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  agentsServing?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  agentsWrapUp?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  longestWait?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  longestWaitCurrent?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  observedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  stale?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  waiting?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  waitingCurrent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type QueueStatusChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueStatusChange'] = ResolversParentTypes['QueueStatusChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSnapshot?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  queue?: Resolver<Maybe<ResolversTypes['Queue']>, ParentType, ContextType>;
  queueId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['QueueStatus']>, ParentType, ContextType>;
};

export type QueueThresholdsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueThresholds'] = ResolversParentTypes['QueueThresholds']> = {
  freeAgents?: Resolver<Maybe<ResolversTypes['Threshold']>, ParentType, ContextType>;
  longestWait?: Resolver<Maybe<ResolversTypes['DurationThreshold']>, ParentType, ContextType>;
  serviceLevel?: Resolver<Maybe<ResolversTypes['Threshold']>, ParentType, ContextType>;
  servingAgents?: Resolver<Maybe<ResolversTypes['Threshold']>, ParentType, ContextType>;
  waitingContacts?: Resolver<Maybe<ResolversTypes['Threshold']>, ParentType, ContextType>;
};

export type ScheduleEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleEntry'] = ResolversParentTypes['ScheduleEntry']> = {
  allocatedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  day?: Resolver<Maybe<ResolversTypes['DayOfWeek']>, ParentType, ContextType>;
  endTime?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  open24?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startTime?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ScheduleGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleGroup'] = ResolversParentTypes['ScheduleGroup']> = {
  agentGroup?: Resolver<Maybe<ResolversTypes['AgentGroup']>, ParentType, ContextType>;
  attributes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Attribute']>>, ParentType, ContextType>;
  currentSchedule?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ScheduleEntry']>>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  internalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScheduleGroupConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleGroupConnection'] = ResolversParentTypes['ScheduleGroupConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ScheduleGroupEdge']>, ParentType, ContextType>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ScheduleGroup']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScheduleGroupEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleGroupEdge'] = ResolversParentTypes['ScheduleGroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ScheduleGroup'], ParentType, ContextType>;
};

export type ScheduleGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleGroupPayload'] = ResolversParentTypes['ScheduleGroupPayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['OperationError']>, ParentType, ContextType>;
  scheduleGroup?: Resolver<Maybe<ResolversTypes['ScheduleGroup']>, ParentType, ContextType>;
};

export type SetPersonStatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetPersonStatePayload'] = ResolversParentTypes['SetPersonStatePayload']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['OperationError']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['AgentStateOutcome']>, ParentType, ContextType>;
};

export type SinchAgentDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SinchAgentDetails'] = ResolversParentTypes['SinchAgentDetails']> = {
  availability?: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType>;
  chatAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  chatName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contactHandlingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  contactHandlingStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dailyPauseDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  dailyWorkDuration?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  externalNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  manageable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  manageablePresence?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  mobileNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ready?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  userStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  capabilities?: Resolver<ReadonlyArray<ResolversTypes['Capability']>, ParentType, ContextType>;
  health?: Resolver<Maybe<ResolversTypes['SourceHealth']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notReadyReasons?: Resolver<Maybe<ReadonlyArray<ResolversTypes['NotReadyReason']>>, ParentType, ContextType>;
  settableStates?: Resolver<ReadonlyArray<ResolversTypes['SettableAgentState']>, ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  wrapUpLimits?: Resolver<Maybe<ResolversTypes['WrapUpLimits']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceFailure'] = ResolversParentTypes['SourceFailure']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfter?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  vendorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SourceHealthResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceHealth'] = ResolversParentTypes['SourceHealth']> = {
  circuit?: Resolver<ResolversTypes['CircuitState'], ParentType, ContextType>;
  errorRate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastFailureAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastSuccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  latencyP50?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  latencyP99?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  requestsPerMinute?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SourceStatus'], ParentType, ContextType>;
};

export type SourceHealthChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceHealthChange'] = ResolversParentTypes['SourceHealthChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSnapshot?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  previousStatus?: Resolver<Maybe<ResolversTypes['SourceStatus']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SourceStatus'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  agentStateChanged?: SubscriptionResolver<ResolversTypes['AgentStateChange'], "agentStateChanged", ParentType, ContextType, RequireFields<SubscriptionAgentStateChangedArgs, 'snapshot'>>;
  contactChanged?: SubscriptionResolver<ResolversTypes['ContactChange'], "contactChanged", ParentType, ContextType, RequireFields<SubscriptionContactChangedArgs, 'snapshot'>>;
  queueStatusChanged?: SubscriptionResolver<ResolversTypes['QueueStatusChange'], "queueStatusChanged", ParentType, ContextType, RequireFields<SubscriptionQueueStatusChangedArgs, 'snapshot'>>;
  sourceHealthChanged?: SubscriptionResolver<ResolversTypes['SourceHealthChange'], "sourceHealthChanged", ParentType, ContextType, RequireFields<SubscriptionSourceHealthChangedArgs, 'snapshot'>>;
  wrapUpEvents?: SubscriptionResolver<ResolversTypes['WrapUpEvent'], "wrapUpEvents", ParentType, ContextType, RequireFields<SubscriptionWrapUpEventsArgs, 'mine' | 'snapshot'>>;
  wrapUpExpired?: SubscriptionResolver<ResolversTypes['WrapUpEvent'], "wrapUpExpired", ParentType, ContextType, RequireFields<SubscriptionWrapUpExpiredArgs, 'mine'>>;
};

export type TeniosAgentDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TeniosAgentDetails'] = ResolversParentTypes['TeniosAgentDetails']> = {
  cloudAcdEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  currentDestination?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalNumberEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  sipEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ThresholdResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Threshold'] = ResolversParentTypes['Threshold']> = {
  critical?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  warning?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  agents?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Agent']>>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WrapUpResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WrapUp'] = ResolversParentTypes['WrapUp']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  contactExternalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  extensions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  remaining?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WrapUpState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WrapUpConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WrapUpConnection'] = ResolversParentTypes['WrapUpConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WrapUpEdge']>, ParentType, ContextType>;
  failures?: Resolver<ReadonlyArray<ResolversTypes['SourceFailure']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['WrapUp']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WrapUpEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WrapUpEdge'] = ResolversParentTypes['WrapUpEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WrapUp'], ParentType, ContextType>;
};

export type WrapUpEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WrapUpEvent'] = ResolversParentTypes['WrapUpEvent']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  agentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSnapshot?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['WrapUpEventType'], ParentType, ContextType>;
  wrapUp?: Resolver<Maybe<ResolversTypes['WrapUp']>, ParentType, ContextType>;
};

export type WrapUpLimitsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WrapUpLimits'] = ResolversParentTypes['WrapUpLimits']> = {
  maximumExtension?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
  minimumExtension?: Resolver<Maybe<ResolversTypes['Milliseconds']>, ParentType, ContextType>;
};

export type WrapUpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WrapUpPayload'] = ResolversParentTypes['WrapUpPayload']> = {
  agent?: Resolver<Maybe<ResolversTypes['Agent']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['OperationError']>, ParentType, ContextType>;
  wrapUp?: Resolver<Maybe<ResolversTypes['WrapUp']>, ParentType, ContextType>;
};

export interface _AnyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['_Any'], any> {
  name: '_Any';
}

export type _EntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['_Entity'] = ResolversParentTypes['_Entity']> = {
  __resolveType: TypeResolveFn<'Agent' | 'AgentGroup' | 'Contact' | 'Person' | 'Queue' | 'QueueGroup' | 'ScheduleGroup' | 'Source' | 'WrapUp', ParentType, ContextType>;
};

export type _ServiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['_Service'] = ResolversParentTypes['_Service']> = {
  sdl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface Federation__FieldSetScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__FieldSet'], any> {
  name: 'federation__FieldSet';
}

export interface Federation__ScopeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__Scope'], any> {
  name: 'federation__Scope';
}

export interface Link__ImportScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['link__Import'], any> {
  name: 'link__Import';
}

export type Resolvers<ContextType = Context> = {
  Agent?: AgentResolvers<ContextType>;
  AgentConnection?: AgentConnectionResolvers<ContextType>;
  AgentDetails?: AgentDetailsResolvers<ContextType>;
  AgentEdge?: AgentEdgeResolvers<ContextType>;
  AgentGroup?: AgentGroupResolvers<ContextType>;
  AgentGroupConnection?: AgentGroupConnectionResolvers<ContextType>;
  AgentGroupEdge?: AgentGroupEdgeResolvers<ContextType>;
  AgentGroupPayload?: AgentGroupPayloadResolvers<ContextType>;
  AgentGroupStatus?: AgentGroupStatusResolvers<ContextType>;
  AgentLoad?: AgentLoadResolvers<ContextType>;
  AgentOutcome?: AgentOutcomeResolvers<ContextType>;
  AgentPayload?: AgentPayloadResolvers<ContextType>;
  AgentSkill?: AgentSkillResolvers<ContextType>;
  AgentStateChange?: AgentStateChangeResolvers<ContextType>;
  AgentStateCount?: AgentStateCountResolvers<ContextType>;
  AgentStateCounts?: AgentStateCountsResolvers<ContextType>;
  AgentStateOutcome?: AgentStateOutcomeResolvers<ContextType>;
  AgentStatistics?: AgentStatisticsResolvers<ContextType>;
  AgentsPayload?: AgentsPayloadResolvers<ContextType>;
  Attribute?: AttributeResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  ContactChange?: ContactChangeResolvers<ContextType>;
  ContactConnection?: ContactConnectionResolvers<ContextType>;
  ContactEdge?: ContactEdgeResolvers<ContextType>;
  ContactEvent?: ContactEventResolvers<ContextType>;
  ContactSummary?: ContactSummaryResolvers<ContextType>;
  ContactSummaryConnection?: ContactSummaryConnectionResolvers<ContextType>;
  ContactSummaryEdge?: ContactSummaryEdgeResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeepCallAgentDetails?: DeepCallAgentDetailsResolvers<ContextType>;
  DeletePayload?: DeletePayloadResolvers<ContextType>;
  DurationThreshold?: DurationThresholdResolvers<ContextType>;
  EmailAddress?: GraphQLScalarType;
  EngageAgentDetails?: EngageAgentDetailsResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  Milliseconds?: GraphQLScalarType;
  MonitoringSetting?: MonitoringSettingResolvers<ContextType>;
  MonitoringSettingPayload?: MonitoringSettingPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotReadyReason?: NotReadyReasonResolvers<ContextType>;
  OperationError?: OperationErrorResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  Presence?: PresenceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Queue?: QueueResolvers<ContextType>;
  QueueConnection?: QueueConnectionResolvers<ContextType>;
  QueueEdge?: QueueEdgeResolvers<ContextType>;
  QueueGroup?: QueueGroupResolvers<ContextType>;
  QueueGroupConnection?: QueueGroupConnectionResolvers<ContextType>;
  QueueGroupEdge?: QueueGroupEdgeResolvers<ContextType>;
  QueueGroupMember?: QueueGroupMemberResolvers<ContextType>;
  QueueMembership?: QueueMembershipResolvers<ContextType>;
  QueueMembershipStatistics?: QueueMembershipStatisticsResolvers<ContextType>;
  QueueStatus?: QueueStatusResolvers<ContextType>;
  QueueStatusChange?: QueueStatusChangeResolvers<ContextType>;
  QueueThresholds?: QueueThresholdsResolvers<ContextType>;
  ScheduleEntry?: ScheduleEntryResolvers<ContextType>;
  ScheduleGroup?: ScheduleGroupResolvers<ContextType>;
  ScheduleGroupConnection?: ScheduleGroupConnectionResolvers<ContextType>;
  ScheduleGroupEdge?: ScheduleGroupEdgeResolvers<ContextType>;
  ScheduleGroupPayload?: ScheduleGroupPayloadResolvers<ContextType>;
  SetPersonStatePayload?: SetPersonStatePayloadResolvers<ContextType>;
  SinchAgentDetails?: SinchAgentDetailsResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  SourceFailure?: SourceFailureResolvers<ContextType>;
  SourceHealth?: SourceHealthResolvers<ContextType>;
  SourceHealthChange?: SourceHealthChangeResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TeniosAgentDetails?: TeniosAgentDetailsResolvers<ContextType>;
  Threshold?: ThresholdResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  WrapUp?: WrapUpResolvers<ContextType>;
  WrapUpConnection?: WrapUpConnectionResolvers<ContextType>;
  WrapUpEdge?: WrapUpEdgeResolvers<ContextType>;
  WrapUpEvent?: WrapUpEventResolvers<ContextType>;
  WrapUpLimits?: WrapUpLimitsResolvers<ContextType>;
  WrapUpPayload?: WrapUpPayloadResolvers<ContextType>;
  _Any?: GraphQLScalarType;
  _Entity?: _EntityResolvers<ContextType>;
  _Service?: _ServiceResolvers<ContextType>;
  federation__FieldSet?: GraphQLScalarType;
  federation__Scope?: GraphQLScalarType;
  link__Import?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = Context> = {
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  key?: KeyDirectiveResolver<any, any, ContextType>;
  link?: LinkDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
};
