import type { NotReadyReason, SettableAgentState } from '../model/agent.ts';
import type { Capability, SourceHealth, Vendor, WrapUpLimits } from '../model/source.ts';
import type { AgentGroupReads, AgentGroupWrites, ScheduleGroupReads, ScheduleGroupWrites } from './agent-groups.ts';
import type { AgentAcquisition, AgentRoster, AgentWrites } from './agent-writes.ts';
import type { AgentReads } from './agents.ts';
import type { ContactReads, WrapUpReads } from './contacts.ts';
import type { MonitoringSettings } from './monitoring.ts';
import type { ContactSummaryReads, QueueGroupReads, QueueReads } from './queues.ts';

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
