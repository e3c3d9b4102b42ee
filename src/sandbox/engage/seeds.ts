import type { Centre } from '../centre/centre.ts';
import type { GroupRecord, ScheduleEntry, ScheduleRecord } from './records.ts';

const modes = ['Standard', 'Enhanced', 'Remote'] as const;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const year = 365 * 86_400_000;

/** The groups that stand for the centre's Engage queues: one of each mode, and so on. */
export function seedGroups(centre: Centre, newId: () => string): GroupRecord[] {
  return centre.queuesAt('ENGAGE').map((queue, index) => {
    const mode = modes[index % modes.length] ?? 'Standard';
    return {
      internalId: newId(),
      externalId: queue.name.EN,
      queue,
      attributes: new Map([
        ['mode', mode],
        ['intensity', '1.5'],
        ['initialWorkState', 'Unavailable'],
        ['maxBreakTime', '15'],
      ]),
      configuration: new Map([
        ['callerId', queue.address],
        ['ringTimeout', '20'],
      ]),
      tags: ['sandbox', mode.toLowerCase()],
      currentSchedule: [openOn('Monday', queue.address)],
      rollingSchedule: weekdays.map((day) => openOn(day, queue.address)),
      createdAt: centre.now - year,
      updatedAt: centre.now - year / 12,
      allocatedCount: mode === 'Remote' ? null : 48,
      currentStartTime: '08:00',
      currentEndTime: '20:00',
      state: 'Active',
    };
  });
}

const openOn = (day: string, phoneNumber: string): ScheduleEntry => ({
  day,
  startTime: '08:00',
  endTime: '20:00',
  open24: false,
  timeZone: 'America/New_York',
  phoneNumber,
  allocatedCount: 12,
});

/** The schedule a group begins with: weekdays by the clock, the weekend through. */
export function seedSchedule(group: GroupRecord, internalId: string, number: number): ScheduleRecord {
  const phoneNumber = group.queue?.address;
  return {
    internalId,
    externalId: `SG${number}`,
    group,
    schedule: [
      ...group.rollingSchedule,
      { day: 'Saturday', open24: true, timeZone: 'America/New_York', phoneNumber, allocatedCount: 4 },
    ],
    attributes: new Map([['priority', String(number)]]),
  };
}
