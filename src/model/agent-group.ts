/** Groups of agents and their schedules: Engage's own, and Sinch's reporting groups. Engage's words come as they are. */

export type AgentGroupMode = 'STANDARD' | 'ENHANCED' | 'REMOTE' | 'UNKNOWN';

/** A name and a value, as a vendor records them. */
export interface Attribute {
  readonly name: string;
  /** null when it is empty. */
  readonly value: string | null;
}

export type DayOfWeek = 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY';

/** One line of a schedule. Times are texts, as Engage writes them, in `timeZone`. */
export interface ScheduleEntry {
  readonly startTime: string | null;
  readonly endTime: string | null;
  /** Around the clock: then there are no times. */
  readonly open24: boolean | null;
  readonly timeZone: string | null;
  readonly phoneNumber: string | null;
  readonly allocatedCount: number | null;
  readonly day: DayOfWeek | null;
}

/** A group of agents as its vendor records it. Sinch tells no more than id and name of a reporting group. */
export interface AgentGroup {
  /** Engage: the group's name, unique within its account. Sinch: the reporting group's id. */
  readonly externalId: string;
  readonly internalId: string | null;
  readonly name: string | null;
  /** The account's name (Engage). */
  readonly parent: string | null;
  readonly mode: AgentGroupMode | null;
  readonly currentSchedule: readonly ScheduleEntry[] | null;
  readonly rollingSchedule: readonly ScheduleEntry[] | null;
  readonly intensity: string | null;
  readonly initialWorkState: string | null;
  readonly maxBreakTime: string | null;
  readonly tags: readonly string[] | null;
  readonly attributes: readonly Attribute[] | null;
  readonly configuration: readonly Attribute[] | null;
  /** Epoch milliseconds. */
  readonly createdAt: number | null;
  /** Epoch milliseconds. */
  readonly updatedAt: number | null;
}

/** A group as a list or an agent names it. */
export interface AgentGroupName {
  readonly externalId: string;
  /** What it is called, where that is known without the record. */
  readonly name?: string | null;
  /** Everything about it, where that came along. */
  readonly record: AgentGroup | null;
}

/** How a group stands at one moment, in Engage's words. */
export interface AgentGroupStatus {
  readonly state: string | null;
  readonly allocatedCount: number | null;
  readonly currentStartTime: string | null;
  readonly currentEndTime: string | null;
}

/** A part of an agent group with a schedule of its own, as a list or an agent names it. */
export interface ScheduleGroupName {
  /** What it is read by: the internal id, or a name of ours for one that was seen without. */
  readonly key: string;
  readonly internalId: string | null;
  readonly externalId: string | null;
  /** The group it belongs to, where that is known. */
  readonly agentGroupExternalId: string | null;
}

/** A schedule group as its vendor records it. */
export interface ScheduleGroup extends ScheduleGroupName {
  readonly currentSchedule: readonly ScheduleEntry[] | null;
  readonly attributes: readonly Attribute[] | null;
}
