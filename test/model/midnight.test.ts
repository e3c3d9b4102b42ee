import { describe, expect, test } from '@jest/globals';
import { midnightIn } from '../../src/model/midnight.ts';

const at = (iso: string): number => Date.parse(iso);
const midnight = (zone: string, now: string): string => new Date(midnightIn(zone, at(now))).toISOString();

describe('midnightIn', () => {
  test.each([
    ['UTC', '2026-03-04T12:34:56.789Z', '2026-03-04T00:00:00.000Z'],
    ['UTC', '2026-03-04T00:00:00.000Z', '2026-03-04T00:00:00.000Z'],
    ['UTC', '2026-03-03T23:59:59.999Z', '2026-03-03T00:00:00.000Z'],
    ['Europe/Berlin', '2026-01-10T22:59:59.999Z', '2026-01-09T23:00:00.000Z'],
    ['Europe/Berlin', '2026-01-10T23:00:00.000Z', '2026-01-10T23:00:00.000Z'],
    ['Asia/Kolkata', '2026-01-10T20:00:00.000Z', '2026-01-10T18:30:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-10T09:59:00.000Z', '2026-01-09T10:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-01-10T10:59:00.000Z', '2026-01-09T11:00:00.000Z'],
  ])('in %s at %s', (zone, now, expected) => {
    expect(midnight(zone, now)).toBe(expected);
  });

  test('clocks that changed since midnight', () => {
    expect(midnight('Europe/Berlin', '2026-03-29T10:00:00Z')).toBe('2026-03-28T23:00:00.000Z');
    expect(midnight('Europe/Berlin', '2026-10-25T10:00:00Z')).toBe('2026-10-24T22:00:00.000Z');
  });

  test('clocks that changed the day before', () => {
    expect(midnight('Europe/Berlin', '2026-03-30T10:00:00Z')).toBe('2026-03-29T22:00:00.000Z');
    expect(midnight('Europe/Berlin', '2026-10-26T10:00:00Z')).toBe('2026-10-25T23:00:00.000Z');
  });

  test('a midnight that clocks skip: the day begins at one', () => {
    expect(midnight('America/Sao_Paulo', '2018-11-04T12:00:00Z')).toBe('2018-11-04T03:00:00.000Z');
    expect(midnight('America/Sao_Paulo', '2018-11-04T03:00:00Z')).toBe('2018-11-04T03:00:00.000Z');
  });

  test('a midnight that clocks strike twice: the first counts', () => {
    expect(midnight('America/Havana', '2026-11-01T12:00:00Z')).toBe('2026-11-01T04:00:00.000Z');
    expect(midnight('America/Havana', '2026-11-01T05:30:00Z')).toBe('2026-11-01T04:00:00.000Z');
  });

  test('clocks that fall back from midnight: the day begins an hour later', () => {
    expect(midnight('America/Sao_Paulo', '2018-02-18T12:00:00Z')).toBe('2018-02-18T03:00:00.000Z');
    expect(midnight('America/Sao_Paulo', '2018-02-18T02:30:00Z')).toBe('2018-02-17T02:00:00.000Z');
  });

  test('a day that the calendar skips', () => {
    expect(midnight('Pacific/Apia', '2011-12-31T00:00:00Z')).toBe('2011-12-30T10:00:00.000Z');
  });

  test('every zone, all through a year: the first second of the local date', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
      for (let now = at('2026-01-01T05:17:00Z'); now < at('2027-01-01T00:00:00Z'); now += 20 * 86_400_000) {
        const start = midnightIn(zone, now);
        expect(start).toBeLessThanOrEqual(now);
        expect(date.format(start)).toBe(date.format(now));
        expect(date.format(start - 1)).not.toBe(date.format(now));
      }
    }
  });

  test('a zone that does not exist', () => {
    expect(() => midnightIn('Mars/Olympus', 0)).toThrow(RangeError);
  });
});
