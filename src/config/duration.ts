import { z } from 'zod';
import { wanted } from './values.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const durationPattern = /^(\d{1,9})(ms|s|m|h)$/;

/** The longest duration taken, in milliseconds. A timer cannot wait for more than about 24 days. */
const longest = 7 * 24 * 3_600_000;

/** Milliseconds of a duration such as 500ms, 10s, 5m or 24h; undefined when it is none. */
function parseDuration(written: string): number | undefined {
  const [, count, unit] = durationPattern.exec(written) ?? [];
  const factor = unit === undefined ? undefined : units[unit];
  return factor === undefined ? undefined : Number(count) * factor;
}

/**
 * A duration, in milliseconds once read.
 * @param shortest milliseconds; 0 where none at all is a sensible choice.
 */
export function duration(shortest: 0 | 1) {
  const bound = shortest === 0 ? 'at most' : 'longer than 0s and at most';
  const error = wanted(`a duration such as 500ms, 10s, 5m or 24h, ${bound} 168h`);
  return z
    .string({ error })
    .regex(durationPattern, { error })
    .transform((written) => parseDuration(written) ?? Number.NaN)
    .pipe(z.number({ error }).min(shortest, { error }).max(longest, { error }));
}
