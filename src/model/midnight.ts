const day = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(timeZone: string, instant: number): number {
  const parts = formatIn(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((one) => one.type === type)?.value);
  const clocks = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return clocks - Math.floor(instant / 1000) * 1000;
}

/** The midnight that was worked out last for a zone, and the quarter of an hour for which it holds. */
const latest = new Map<string, { readonly quarter: number; readonly midnight: number }>();
const quarter = day / 96;

/**
 * When the current day began in a time zone, epoch milliseconds: the earlier midnight where clocks strike it twice, and
 * the moment of the change where they skip it.
 * @param timeZone an IANA name; an unknown one is a RangeError.
 * @param now epoch milliseconds.
 */
export function midnightIn(timeZone: string, now: number): number {
  const known = latest.get(timeZone);
  const time = Math.floor(now / quarter);
  // Clocks are changed at full quarters of an hour, and it is asked for with nearly every read.
  if (known?.quarter === time) return known.midnight;
  const midnight = midnightAt(timeZone, now);
  latest.set(timeZone, { quarter: time, midnight });
  return midnight;
}

function midnightAt(timeZone: string, now: number): number {
  const offset = offsetAt(timeZone, now);
  const midnight = Math.floor((now + offset) / day) * day;
  // Clocks may have changed since midnight, or at it: then the offset of the day before was the one in force.
  const offsetBefore = offsetAt(timeZone, midnight - offset - day);
  const candidates = [midnight - offsetBefore, midnight - offset].sort((one, other) => one - other);
  return candidates.find((instant) => instant + offsetAt(timeZone, instant) === midnight) ?? midnight - offsetBefore;
}
