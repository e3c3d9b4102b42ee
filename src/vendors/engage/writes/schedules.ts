import type { Attribute, DayOfWeek, ScheduleEntry } from '../../../model/agent-group.ts';
import type { Fields } from '../wire.ts';

/** Schedules and named values as Engage takes them. */

/** Monday, as the vendor's sample data has it: the page does not say. */
const dayWord = (day: DayOfWeek): string => day.charAt(0) + day.slice(1).toLowerCase();

export const entriesOf = (schedule: readonly ScheduleEntry[] | undefined): readonly Fields[] | undefined =>
  schedule?.map(({ day, ...entry }) => ({
    startTime: entry.startTime ?? undefined,
    endTime: entry.endTime ?? undefined,
    open24: entry.open24 ?? undefined,
    timeZone: entry.timeZone ?? undefined,
    phoneNumber: entry.phoneNumber ?? undefined,
    allocatedCount: entry.allocatedCount ?? undefined,
    day: day === null ? undefined : dayWord(day),
  }));

export const attributesOf = (attributes: readonly Attribute[] | undefined): readonly Fields[] | undefined =>
  attributes?.map(({ name, value }) => ({ name, value: value ?? undefined }));
