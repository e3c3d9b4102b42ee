/** What Engage says (its page is named in README.md), in its own words: absent, nil and empty are null. */

export interface WireAttribute {
  readonly name: string;
  readonly value: string | null;
}

/** Where a thing is meant and not described: a parent, a schedule group of an agent. */
export interface WireReference {
  readonly internalId: string | null;
  readonly externalId: string | null;
}

export interface WireUser {
  /** The sign-in name. */
  readonly externalId: string | null;
  readonly loginEnabled: boolean | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly defaultPhoneNumber: string | null;
  readonly attributes: readonly WireAttribute[];
}

export interface WireAgentState {
  readonly internalId: string | null;
  readonly agent: WireUser | null;
  readonly currentContactState: string | null;
  readonly currentScheduleGroup: WireReference | null;
  readonly currentPhoneNumber: string | null;
  readonly requestedAction: string | null;
  readonly requestedWorkState: string | null;
  readonly currentWorkState: string | null;
}

export interface WireScheduleEntry {
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly open24: boolean | null;
  readonly timeZone: string | null;
  readonly phoneNumber: string | null;
  readonly allocatedCount: number | null;
  readonly day: string | null;
}

export interface WireAgentGroup extends WireReference {
  readonly parent: WireReference | null;
  readonly currentSchedule: readonly WireScheduleEntry[];
  readonly rollingSchedule: readonly WireScheduleEntry[];
  /** intensity, initialWorkState, maxBreakTime and mode are entries here, or elements of that name: both are read into this. */
  readonly attributes: readonly WireAttribute[];
  readonly configuration: readonly WireAttribute[];
  readonly tags: readonly string[];
  readonly createdDate: string | null;
  readonly updatedDate: string | null;
}

export interface WireAgentGroupState {
  readonly agentGroup: WireReference | null;
  readonly allocatedCount: number | null;
  readonly currentStartTime: string | null;
  readonly currentEndTime: string | null;
  readonly state: string | null;
}

export interface WireScheduleGroup extends WireReference {
  readonly parent: WireReference | null;
  readonly schedule: readonly WireScheduleEntry[];
  readonly attributes: readonly WireAttribute[];
}

/** Why something was not done: a Fault, or a warning beside what was. */
export interface Problem {
  /** Engage's code (ARG_NULL, OBJECT_EXISTS, …); null where none of its codes was found. */
  readonly code: string | null;
  /** The vendor's own text: to find the user it names, never to be shown. */
  readonly text: string;
}

/** What is sent: an element's content. Undefined is left out, an array repeats its element, `@type` becomes xsi:type. */
export type Content = string | number | boolean | undefined | Fields | readonly Content[];
export interface Fields {
  readonly [name: string]: Content;
}
