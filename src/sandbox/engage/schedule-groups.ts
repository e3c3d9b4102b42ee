import { argument, type Call } from './call.ts';
import { fault, type Result } from './envelope.ts';
import { groupArgument, scheduleOf } from './find.ts';
import { scheduleGroup } from './group-view.ts';
import { problems } from './problems.ts';
import type { ScheduleRecord } from './records.ts';
import { readAttributes, readSchedule } from './schedule-entries.ts';
import { textOf } from './shapes.ts';

/** showScheduleGroup(ScheduleGroup scheduleGroup): by its internal id alone. */
export function showScheduleGroup(call: Call): Result {
  const element = argument(call, 'scheduleGroup');
  return { data: scheduleGroup(scheduleOf(call, element, 'internalId', problems.noAttribute())) };
}

/** createScheduleGroup(ScheduleGroup scheduleGroup, AgentGroup parent) */
export function createScheduleGroup(call: Call): Result {
  const { register, limits } = call;
  const element = argument(call, 'scheduleGroup');
  const group = groupArgument(call, 'parent', 'either');
  const externalId = textOf(element, 'externalId');
  const there = register.schedules.some((each) => each.group === group && each.externalId === externalId);
  if (externalId !== null && there) throw fault(problems.exists(externalId));
  if (register.schedules.length >= limits.scheduleGroups) throw fault(problems.limitExceeded('active organizations'));
  const schedule: ScheduleRecord = {
    internalId: register.newId(),
    externalId,
    group,
    schedule: readSchedule(element, 'schedule'),
    attributes: readAttributes(element),
  };
  register.schedules.push(schedule);
  return { data: scheduleGroup(schedule) };
}

/** deleteScheduleGroup(ScheduleGroup scheduleGroup): also while agents work by it. */
export function deleteScheduleGroup(call: Call): Result {
  const element = argument(call, 'scheduleGroup');
  const meant = scheduleOf(call, element, 'either', problems.noArgument('scheduleGroup.externalId'));
  call.register.removeSchedule(meant);
  return {};
}
