import type { TrunklineError } from '../errors.ts';
import type { AgentFacet } from '../model/agent.ts';
import type {
  AgentGroup,
  AgentGroupName,
  AgentGroupStatus,
  Attribute,
  ScheduleEntry,
  ScheduleGroup,
  ScheduleGroupName,
} from '../model/agent-group.ts';
import type { Outcome } from '../model/outcome.ts';
import type { AgentRow } from './agents.ts';
import type { Call } from './call.ts';

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
