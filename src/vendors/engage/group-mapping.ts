import { instant } from '../../http/json.ts';
import type {
  AgentGroup,
  AgentGroupMode,
  AgentGroupName,
  AgentGroupStatus,
  DayOfWeek,
  ScheduleEntry,
  ScheduleGroup,
  ScheduleGroupName,
} from '../../model/agent-group.ts';
import { namedAttributes } from './reading.ts';
import type { WireAgentGroup, WireAgentGroupState, WireScheduleEntry, WireScheduleGroup } from './wire.ts';

/** From Engage's words for groups to the model's. Pure and total. */

const modes: ReadonlyMap<string, AgentGroupMode> = new Map([
  ['standard', 'STANDARD'],
  ['enhanced', 'ENHANCED'],
  ['remote', 'REMOTE'],
]);

const modeOf = (word: string | null): AgentGroupMode | null =>
  word === null ? null : (modes.get(word.toLowerCase()) ?? 'UNKNOWN');

const days: readonly DayOfWeek[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** A day by its English name, or the first three letters of it. */
function dayOf(word: string | null): DayOfWeek | null {
  const folded = word?.toUpperCase();
  return days.find((day) => day === folded || day.slice(0, 3) === folded) ?? null;
}

const entry = (wire: WireScheduleEntry): ScheduleEntry => ({ ...wire, day: dayOf(wire.day) });

/** A group by its name, which at Engage is its external id. */
export const groupName = (externalId: string): AgentGroupName => ({ externalId, name: externalId, record: null });

/** @param asked what the group was asked for by; it is the group's name */
export function agentGroup(wire: WireAgentGroup, asked: string, account: string): AgentGroup {
  const named = (name: (typeof namedAttributes)[number]): string | null =>
    wire.attributes.find((attribute) => isNamed(attribute.name, name))?.value ?? null;
  const externalId = wire.externalId ?? asked;
  return {
    externalId,
    internalId: wire.internalId,
    name: externalId,
    parent: wire.parent?.externalId ?? account,
    mode: modeOf(named('mode')),
    currentSchedule: wire.currentSchedule.map(entry),
    rollingSchedule: wire.rollingSchedule.map(entry),
    intensity: named('intensity'),
    initialWorkState: named('initialWorkState'),
    maxBreakTime: named('maxBreakTime'),
    tags: wire.tags,
    attributes: wire.attributes.filter(({ name }) => !namedAttributes.some((own) => isNamed(name, own))),
    configuration: wire.configuration,
    createdAt: instant(wire.createdDate),
    updatedAt: instant(wire.updatedDate),
  };
}

const isNamed = (name: string, own: string): boolean => name.toLowerCase() === own.toLowerCase();

export const agentGroupStatus = ({ agentGroup: _, ...told }: WireAgentGroupState): AgentGroupStatus => told;

export const scheduleGroup = (wire: WireScheduleGroup, name: ScheduleGroupName): ScheduleGroup => ({
  ...name,
  currentSchedule: wire.schedule.map(entry),
  attributes: wire.attributes,
});
