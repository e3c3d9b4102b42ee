import type { Agent, Person, Queue } from '../centre/types.ts';

/** Anything that has an id of the platform's own and perhaps one that the account gave. */
export interface Entity {
  readonly internalId: string;
  readonly externalId: string | null;
}

/** Somebody who may sign in to the account. */
export interface User extends Entity {
  readonly externalId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly phoneNumber: string;
  /** Who it is in the centre; null as long as the centre has not seen the user. */
  person: Person | null;
}

/** A user who is an agent: what the platform calls an agent state. */
export interface AgentRecord {
  readonly internalId: string;
  readonly user: User;
  readonly agent: Agent;
  readonly group: GroupRecord;
  registrationMethod: string;
  phoneNumber: string;
  requestedAction: string | null;
  /** The work state that was asked for; it stands until the agent's duty next changes. */
  request: { readonly word: string; readonly dutyChanges: number } | null;
  /** With what acquireAgent took the agent; null as long as nobody has. */
  acquiredFor: string | null;
}

/** Something named, of which a thing may have any number. */
export type Attributes = Map<string, string | null>;

/** When and how far something is open; times as HH:mm. */
export interface ScheduleEntry {
  readonly day?: string | undefined;
  readonly startTime?: string | undefined;
  readonly endTime?: string | undefined;
  /** Around the clock: then there are no times. */
  readonly open24: boolean;
  readonly timeZone?: string | undefined;
  readonly phoneNumber?: string | undefined;
  readonly allocatedCount?: number | undefined;
}

/** A group of agents and its state. */
export interface GroupRecord extends Entity {
  readonly externalId: string;
  /** Where its agents get their contacts from; null for a group that was created since. */
  readonly queue: Queue | null;
  readonly attributes: Attributes;
  readonly configuration: Attributes;
  readonly tags: readonly string[];
  readonly currentSchedule: readonly ScheduleEntry[];
  readonly rollingSchedule: readonly ScheduleEntry[];
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  updatedAt: number;
  allocatedCount: number | null;
  currentStartTime: string | null;
  currentEndTime: string | null;
  state: string;
}

/** A schedule of a group of agents. */
export interface ScheduleRecord extends Entity {
  readonly group: GroupRecord;
  readonly schedule: readonly ScheduleEntry[];
  readonly attributes: Attributes;
}
