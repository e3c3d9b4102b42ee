import type { TrunklineError } from '../errors.ts';
import type {
  AgentFacet,
  AgentFacets,
  AgentSkill,
  AgentStatistics,
  Availability,
  NotReadyReason,
  QueueMembershipStatistics,
  SettableAgentState,
} from '../model/agent.ts';
import type {
  AgentGroup,
  AgentGroupName,
  AgentGroupStatus,
  Attribute,
  ScheduleEntry,
  ScheduleGroup,
  ScheduleGroupName,
} from '../model/agent-group.ts';
import type { Contact, ContactEvent, QueueLoginType } from '../model/contact.ts';
import type { MonitoringSetting } from '../model/monitoring.ts';
import type { Outcome, Refusal } from '../model/outcome.ts';
import type { ContactSummary, Queue, QueueChannel, QueueGroup } from '../model/queue.ts';
import type { Capability, SourceHealth, Vendor, WrapUpLimits } from '../model/source.ts';

/** How a read is to be made; the same for every read of one GraphQL operation. */
export interface Call {
  /** Two-letter language for vendors that translate; the source's own setting when left out. */
  readonly language?: string | undefined;
  /** Ask the vendor now: neither a remembered answer nor one already under way will do. */
  readonly fresh?: boolean;
  /** A remembered answer from before this moment will not do (epoch milliseconds): something has changed then. */
  readonly since?: number | undefined;
  /** Ends the wait of this caller (its deadline, or it went away). A write is never ended by it. */
  readonly signal?: AbortSignal | undefined;
}

/** One facet's value, or why just that could not be read. An absent facet is one that the source cannot answer. */
export type AgentReading = { readonly [F in AgentFacet]?: AgentFacets[F] | TrunklineError };

/** A row of a list: whatever facets came along with it, without another call. */
export interface AgentRow {
  readonly externalId: string;
  readonly reading: AgentReading;
  /** Given back to `read` when more is asked of this agent, so that nothing is asked twice. Only its adapter knows what it is. */
  readonly told?: unknown;
}

/** What is wanted of an agent, and what a list has told of it already. */
export interface Wanted {
  readonly facets: ReadonlySet<AgentFacet>;
  readonly told?: unknown;
}

/** Restrictions that the source itself must apply; a source without the notion (a queue, an availability) has no such agents. */
export interface AgentQuery {
  readonly ids?: readonly string[];
  /** Compared without regard to case. Several are tried together. */
  readonly email?: string;
  readonly phoneNumber?: string;
  readonly queueIds?: readonly string[];
  readonly groupIds?: readonly string[];
  readonly availabilities?: readonly Availability[];
  readonly havingQueueStatistics?: boolean;
  readonly havingQueueConfiguration?: boolean;
  readonly vendorFields?: readonly VendorField[];
}

/** A vendor's field by its own name; `*` and `?` in the pattern are wildcards. */
export interface VendorField {
  readonly name: string;
  readonly pattern: string;
}

/** Statistics of one agent since a moment, and the same per queue. */
export interface AgentStatisticsReading {
  readonly agent: AgentStatistics;
  readonly queues: ReadonlyMap<string, QueueMembershipStatistics>;
}

/** Every source has agents. Keys are the vendor's ids; a Map lacks the ids that the source does not know. */
export interface AgentReads {
  /**
   * Everyone who meets the query, in any order, however many pages the vendor makes of it. `facets` says what will be
   * looked at, so that a facet that can ride along does; others may be missing from the rows.
   */
  list(query: AgentQuery, facets: ReadonlySet<AgentFacet>, call: Call): Promise<readonly AgentRow[]>;
  /** Each wanted agent's wanted facets, with as few vendor calls as the vendor allows. */
  read(wanted: ReadonlyMap<string, Wanted>, call: Call): Promise<ReadonlyMap<string, AgentReading | TrunklineError>>;
  /** Statistics since a moment other than the source's midnight (epoch milliseconds). */
  statistics?(ids: readonly string[], since: number, call: Call): Promise<ReadonlyMap<string, AgentStatisticsReading>>;
  /** The agent who is talking with the client on this number, which is the client's; null when nobody is. */
  onDevice?(phoneNumber: string, call: Call): Promise<AgentRow | null>;
}

export interface AgentGroupReads {
  /** Every group that is known of. */
  list(call: Call): Promise<readonly AgentGroupName[]>;
  read(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, AgentGroup | TrunklineError>>;
  /** The agents of each group; a Map lacks the groups that the source does not know. */
  agents(
    ids: readonly string[],
    facets: ReadonlySet<AgentFacet>,
    call: Call,
  ): Promise<ReadonlyMap<string, readonly AgentRow[] | TrunklineError>>;
  status?(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, AgentGroupStatus | TrunklineError>>;
}

/** Schedule groups are known by their keys (ScheduleGroupName). */
export interface ScheduleGroupReads {
  /** Those that were configured, created here or seen on an agent: no vendor lists them. */
  list(call: Call): Promise<readonly ScheduleGroupName[]>;
  read(keys: readonly string[], call: Call): Promise<ReadonlyMap<string, ScheduleGroup | TrunklineError>>;
}

export interface QueueReads {
  list(query: QueueQuery, call: Call): Promise<readonly Queue[]>;
  read(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, Queue>>;
  /** The agents of each queue: those configured to serve it or having statistics in it. */
  agents(queueIds: readonly string[], call: Call): Promise<ReadonlyMap<string, readonly AgentRow[]>>;
}

export interface QueueQuery {
  readonly vendorFields?: readonly VendorField[];
}

export interface QueueGroupReads {
  list(call: Call): Promise<readonly QueueGroup[]>;
  read(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, QueueGroup>>;
}

/** Instants are epoch milliseconds. */
export interface ContactSummaryQuery {
  readonly since: number;
  readonly queueIds?: readonly string[];
  readonly channels?: readonly QueueChannel[];
  readonly applicationName?: string;
  readonly vendorFields?: readonly VendorField[];
}

export interface ContactSummaryReads {
  /** Every summary of an interval that begins at `since` or later. */
  list(query: ContactSummaryQuery, call: Call): Promise<readonly ContactSummary[]>;
  read(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, ContactSummary | TrunklineError>>;
}

/** Restrictions that the source itself applies to contacts. Instants are epoch milliseconds. */
export interface ContactQuery {
  readonly agentIds?: readonly string[];
  readonly queueIds?: readonly string[];
  /** Arrival, inclusive. */
  readonly since: number;
  /** Arrival, exclusive. */
  readonly until?: number;
  /** Besides the time range, everything in progress. */
  readonly includeInProgress: boolean;
  readonly pickable?: boolean;
  readonly inOwnQueues?: boolean;
  readonly queueLoginTypes?: readonly QueueLoginType[];
  readonly vendorFields?: readonly VendorField[];
  readonly search?: string;
  /** By arrival. */
  readonly direction: 'ASC' | 'DESC';
  /** About how many the caller is going to use: the size of the first page. */
  readonly expected: number;
}

export interface ContactReads {
  /** Contacts in order of arrival, a vendor page at a time; the caller stops when it has enough. */
  search(query: ContactQuery, call: Call): AsyncIterable<readonly Contact[]>;
  /** Everything in progress in these queues, oldest first. */
  activeInQueues(queueIds: readonly string[], call: Call): Promise<ReadonlyMap<string, readonly Contact[]>>;
  read(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, Contact | TrunklineError>>;
  events(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, readonly ContactEvent[] | TrunklineError>>;
}

/** How a source tells of the wrap-ups that run. The agents' facet `wrapUp` tells of them in either way. */
export type WrapUpReads =
  /** Everybody's at once, as the contacts being wrapped up: they have starts, and can be found again. */
  | { readonly by: 'contact'; active(call: Call): Promise<readonly Contact[]> }
  /** Agent by agent and without a start: the first sighting takes its place, and we have to remember it. */
  | { readonly by: 'agent' };

export interface MonitoringSettings {
  list(call: Call): Promise<readonly MonitoringSetting[]>;
  read(id: string, call: Call): Promise<MonitoringSetting | null>;
  /** Creates or changes; what is left out keeps its value. */
  save(change: MonitoringSettingChange): Promise<Outcome<MonitoringSetting>>;
}

export interface MonitoringSettingChange {
  readonly externalId: string;
  readonly uiLanguage?: string;
  readonly value?: string;
}

export interface AgentDetailsChange {
  readonly cloudAcdEnabled?: boolean;
  readonly sipEnabled?: boolean;
  readonly externalNumberEnabled?: boolean;
  /** null clears it. */
  readonly externalNumber?: string | null;
  readonly state?: SettableAgentState;
  readonly skills?: readonly AgentSkill[];
}

export interface QueueLoginChange {
  readonly serving?: boolean;
  readonly externalServing?: boolean;
}

export interface ExtendWrapUpRequest {
  /** Epoch milliseconds. */
  readonly until: number;
  /** The end known before, epoch milliseconds: it tells what a refusal after a lost answer means. */
  readonly knownEnd: number | null;
}

export interface Heartbeat {
  /** Whether the agent's web client may use the microphone. */
  readonly microphonePermitted: boolean;
  /** When the client was alive, epoch milliseconds. */
  readonly at: number;
}

/** Fields of an agent's state at Engage, in its words. A new work state is asked for; so is an action, and never twice. */
export interface AgentRequest {
  readonly loginEnabled?: boolean;
  readonly requestedAction?: string;
  readonly requestedWorkState?: string;
  readonly registrationMethod?: string;
  readonly phoneNumber?: string;
}

/**
 * What can be changed at a source. A member is absent where the vendor lacks it, and the capability is absent with it.
 * What the vendor refuses is an Outcome; what fails on the way is a thrown VendorError.
 */
export interface AgentWrites {
  readonly setState?: (agentId: string, state: SettableAgentState, reason: string | null) => Promise<Outcome>;
  readonly updateDetails?: (agentId: string, change: AgentDetailsChange) => Promise<Outcome>;
  readonly setQueueLogin?: (agentId: string, queueId: string, change: QueueLoginChange) => Promise<Outcome>;
  readonly setPresence?: (agentId: string, presenceId: string) => Promise<Outcome>;
  /** The value is the end the vendor answered, epoch milliseconds. */
  readonly extendWrapUp?: (agentId: string, request: ExtendWrapUpRequest) => Promise<Outcome<number>>;
  readonly cancelWrapUp?: (agentId: string) => Promise<Outcome>;
  readonly sendHeartbeat?: (agentId: string, heartbeat: Heartbeat) => Promise<Outcome>;
  readonly request?: (agentId: string, request: AgentRequest) => Promise<Outcome>;
}

/** What came of one user. The value is the agent afterwards; null after a deletion. */
export interface UserOutcome {
  readonly user: string;
  readonly outcome: Outcome<AgentRow | null>;
}

/** What came of a change to many users, in the order they were given. */
export interface RosterOutcome {
  readonly results: readonly UserOutcome[];
  /** What the vendor said that concerns nobody in particular. */
  readonly errors: readonly Refusal[];
}

/** Who is an agent. Any number of users; each of them once. */
export interface AgentRoster {
  /** Makes existing users agents of a group. `requestedAction` is asked of each once. */
  create(users: readonly string[], groupId: string, initialState: AgentRequest | null): Promise<RosterOutcome>;
  delete(users: readonly string[]): Promise<RosterOutcome>;
}

/** Taking agents for contacts. Never sent twice. */
export interface AgentAcquisition {
  acquire(contactState: string, scheduleGroupKey: string): Promise<Outcome<AgentRow>>;
  release(agentId: string): Promise<Outcome<AgentRow>>;
}

export interface NewAgentGroup {
  readonly externalId: string;
  /** The account; the source's own when left out. */
  readonly parent?: string;
  readonly attributes?: readonly Attribute[];
  readonly configuration?: readonly Attribute[];
  readonly currentSchedule?: readonly ScheduleEntry[];
  readonly rollingSchedule?: readonly ScheduleEntry[];
  readonly intensity?: string;
  readonly initialWorkState?: string;
  readonly maxBreakTime?: string;
  readonly tags?: readonly string[];
}
export type AgentGroupChange = Pick<NewAgentGroup, 'intensity' | 'initialWorkState' | 'maxBreakTime'>;

export interface AgentGroupStatusChange {
  readonly allocatedCount?: number;
  readonly currentStartTime?: string;
  readonly currentEndTime?: string;
  readonly state?: string;
}

export interface AgentGroupWrites {
  create(group: NewAgentGroup): Promise<Outcome<AgentGroup>>;
  update(id: string, change: AgentGroupChange): Promise<Outcome<AgentGroup>>;
  updateStatus(id: string, change: AgentGroupStatusChange): Promise<Outcome>;
  delete(id: string): Promise<Outcome>;
}

export interface NewScheduleGroup {
  readonly externalId?: string;
  readonly schedule?: readonly ScheduleEntry[];
  readonly attributes?: readonly Attribute[];
}

export interface ScheduleGroupWrites {
  create(agentGroupId: string, group: NewScheduleGroup): Promise<Outcome<ScheduleGroup>>;
  delete(key: string): Promise<Outcome>;
}

/** One configured account at one vendor, behind its adapter. Members are absent where the vendor has nothing of the kind. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly vendor: Vendor;
  readonly capabilities: readonly Capability[];
  readonly settableStates: readonly SettableAgentState[];
  readonly wrapUpLimits: WrapUpLimits | null;
  /** Epoch milliseconds of the midnight from which statistics count when no moment is given. */
  statisticsStart(): number;
  health(): SourceHealth;
  /** Signs in or asks something harmless, for `trunkline check`. Throws a VendorError. */
  check(): Promise<void>;
  /** What setAgentState takes as reason; null where the vendor takes none. */
  readonly notReadyReasons: readonly NotReadyReason[] | null;
  readonly agents: AgentReads;
  readonly writes: AgentWrites;
  readonly queues?: QueueReads;
  readonly queueGroups?: QueueGroupReads;
  readonly contactSummaries?: ContactSummaryReads;
  readonly contacts?: ContactReads;
  readonly wrapUps?: WrapUpReads;
  readonly monitoringSettings?: MonitoringSettings;
  readonly agentGroups?: AgentGroupReads;
  readonly agentGroupWrites?: AgentGroupWrites;
  readonly scheduleGroups?: ScheduleGroupReads;
  readonly scheduleGroupWrites?: ScheduleGroupWrites;
  readonly roster?: AgentRoster;
  readonly acquisition?: AgentAcquisition;
  /** Ends sockets and timers. */
  close(): Promise<void>;
}
