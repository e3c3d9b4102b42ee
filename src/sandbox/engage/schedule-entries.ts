import { fault } from './envelope.ts';
import { problems } from './problems.ts';
import type { Attributes, ScheduleEntry } from './records.ts';
import { flagOf, parts, textOf } from './shapes.ts';
import type { Element } from './xml/read.ts';

const time = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** The schedule entries of this name in a group. @throws {Refusal} ATTRIBUTE_INVALID_DATA */
export function readSchedule(element: Element, name: string): ScheduleEntry[] {
  return parts(element, name).map((entry) => {
    const text = (field: string) => textOf(entry, field) ?? undefined;
    const read = {
      day: text('day'),
      startTime: text('startTime'),
      endTime: text('endTime'),
      open24: flagOf(entry, 'open24') ?? false,
      timeZone: text('timeZone'),
      phoneNumber: text('phoneNumber'),
      allocatedCount: entry.children.some((child) => child.name === 'allocatedCount')
        ? Number(text('allocatedCount') ?? Number.NaN)
        : undefined,
    };
    check(read);
    return read;
  });
}

/** Open around the clock there are no times; otherwise there are two. */
function check({ startTime, endTime, open24 }: ScheduleEntry): void {
  for (const given of [startTime, endTime]) {
    if (open24 ? given !== undefined : given === undefined || !time.test(given))
      throw fault(problems.invalidAttribute(given ?? 'startTime, endTime'));
  }
}

/** The named values of a thing; of two of the same name the later. */
export function readAttributes(element: Element, name = 'attributes'): Attributes {
  return new Map(parts(element, name).map((each) => [textOf(each, 'name') ?? '', textOf(each, 'value')]));
}

/** Named values as they are shown. */
export const writeAttributes = (attributes: Attributes) =>
  [...attributes].map(([name, value]) => ({ name, value: value ?? undefined }));
