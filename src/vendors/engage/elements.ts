import type { EngageSettings } from './settings.ts';

/**
 * Every element that is written or read, by the name that Engage's page, or where it is silent README.md, gives it. An
 * installation that calls one otherwise says so in its `elements`.
 */
export const elementNames = [
  // The envelope's content. `arg` is followed by the argument's number.
  'arg',
  'return',
  'data',
  'warnings',
  'code',
  'message',
  // Things in general.
  'internalId',
  'externalId',
  'parent',
  'attributes',
  'name',
  'value',
  // AgentState and User.
  'agent',
  'currentContactState',
  'currentScheduleGroup',
  'currentPhoneNumber',
  'requestedAction',
  'requestedWorkState',
  'currentWorkState',
  'loginEnabled',
  'firstName',
  'lastName',
  'email',
  'roles',
  'defaultPhoneNumber',
  // AgentGroup and its state. The changeable ones are entries of attributes; elements of these names are read too.
  'currentSchedule',
  'rollingSchedule',
  'configuration',
  'tags',
  'createdDate',
  'updatedDate',
  'mode',
  'intensity',
  'initialWorkState',
  'maxBreakTime',
  'agentGroup',
  'allocatedCount',
  'currentStartTime',
  'currentEndTime',
  'state',
  // ScheduleGroup and ScheduleEntry.
  'schedule',
  'startTime',
  'endTime',
  'open24',
  'timeZone',
  'phoneNumber',
  'day',
] as const;

export type ElementName = (typeof elementNames)[number];

/** The elements' names as this installation has them. */
export interface Elements {
  /** How an element is written; a name that is none of the known is its own. */
  written(name: string): string;
  /** What an element is found by: names are read without regard to case. */
  read(name: ElementName): string;
}

export function createElements(renamed: EngageSettings['elements']): Elements {
  const names = new Map(Object.entries(renamed));
  const written = (name: string): string => names.get(name) ?? name;
  return { written, read: (name) => written(name).toLowerCase() };
}
