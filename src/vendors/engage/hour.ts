import type { Clock } from '../../ports/clock.ts';

const hour = 3_600_000;

/** Words that count for an hour each: what was found out about a platform, which may change some day. */
export interface ForAnHour {
  has(word: string): boolean;
  add(word: string): void;
}

export function forAnHour(clock: Clock): ForAnHour {
  const ends = new Map<string, number>();
  return {
    has: (word) => clock.now() < (ends.get(word) ?? 0),
    add(word) {
      ends.set(word, clock.now() + hour);
    },
  };
}
