import { iso } from '../answers.ts';
import type { GroupRecord, ScheduleEntry, ScheduleRecord } from './records.ts';
import type { Register } from './register.ts';
import { writeAttributes } from './schedule-entries.ts';
import type { Fields } from './xml/write.ts';

/** A group of agents as AgentGroup shows it. */
export function agentGroup({ account }: Register, group: GroupRecord): Fields {
  return {
    internalId: group.internalId,
    externalId: group.externalId,
    parent: { '@type': 'Account', internalId: account.internalId, externalId: account.externalId },
    currentSchedule: group.currentSchedule.map(scheduleEntry),
    rollingSchedule: group.rollingSchedule.map(scheduleEntry),
    attributes: writeAttributes(group.attributes),
    configuration: writeAttributes(group.configuration),
    tags: group.tags,
    createdDate: iso(group.createdAt),
    updatedDate: iso(group.updatedAt),
  };
}

/** The state of a group, as AgentGroupState shows it. @param quirks a count that there is none of is nil, not absent */
export function agentGroupState(group: GroupRecord, quirks: boolean): Fields {
  return {
    agentGroup: { internalId: group.internalId, externalId: group.externalId },
    allocatedCount: group.allocatedCount ?? (quirks ? null : undefined),
    currentStartTime: group.currentStartTime ?? undefined,
    currentEndTime: group.currentEndTime ?? undefined,
    state: group.state,
  };
}

/** A schedule as ScheduleGroup shows it. */
export function scheduleGroup({ internalId, externalId, group, schedule, attributes }: ScheduleRecord): Fields {
  return {
    internalId,
    externalId: externalId ?? undefined,
    parent: { '@type': 'AgentGroup', internalId: group.internalId, externalId: group.externalId },
    schedule: schedule.map(scheduleEntry),
    attributes: writeAttributes(attributes),
  };
}

const scheduleEntry = (entry: ScheduleEntry): Fields => ({
  startTime: entry.startTime,
  endTime: entry.endTime,
  open24: entry.open24,
  timeZone: entry.timeZone,
  phoneNumber: entry.phoneNumber,
  allocatedCount: entry.allocatedCount,
  day: entry.day,
});
