import type { AttributeInput, ScheduleEntryInput } from '../generated/resolvers-types.ts';
import type { Attribute, ScheduleEntry } from '../model/agent-group.ts';
import type { Outcome } from '../model/outcome.ts';
import { invalid } from './target.ts';

/** Refuses a name without a letter. */
export const blankProblem = (field: string, name: string | null | undefined): Outcome<never> | null =>
  name?.trim() === '' ? invalid(`"${field}" must not be blank.`, [field]) : null;

/** Refuses attributes without a name. */
export function attributesProblem(
  field: string,
  attributes: readonly AttributeInput[] | null | undefined,
): Outcome<never> | null {
  const at = attributes?.findIndex(({ name }) => name.trim() === '') ?? -1;
  return at < 0 ? null : invalid('An attribute must have a name.', [field, String(at), 'name']);
}

/** Refuses lines that are open around the clock and have times too. All else is for the vendor to judge. */
export function scheduleProblem(
  field: string,
  schedule: readonly ScheduleEntryInput[] | null | undefined,
): Outcome<never> | null {
  for (const [at, { open24, startTime, endTime }] of schedule?.entries() ?? []) {
    const time = startTime != null ? 'startTime' : endTime != null ? 'endTime' : null;
    if (open24 === true && time !== null)
      return invalid(`A line that is open around the clock has no times: leave "${time}" out.`, [
        field,
        String(at),
        time,
      ]);
  }
  return null;
}

export const attributeOf = ({ name, value }: AttributeInput): Attribute => ({ name, value: value ?? null });

export const scheduleEntryOf = (entry: ScheduleEntryInput): ScheduleEntry => ({
  startTime: entry.startTime ?? null,
  endTime: entry.endTime ?? null,
  open24: entry.open24 ?? null,
  timeZone: entry.timeZone ?? null,
  phoneNumber: entry.phoneNumber ?? null,
  allocatedCount: entry.allocatedCount ?? null,
  day: entry.day ?? null,
});
