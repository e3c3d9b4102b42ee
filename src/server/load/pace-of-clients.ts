import type { Clock } from '../../ports/clock.ts';

/** Clients that are remembered at once; of more, those that were seen longest ago begin anew. */
const mostRemembered = 10_000;

export interface PaceOfClientsOptions {
  readonly clock: Clock;
  readonly perSecond: number;
  /** How many may come at once after a rest. */
  readonly burst: number;
}

/**
 * Counts one more of a client.
 * @returns 0, or the milliseconds after which there is room for it; what has no room is not counted.
 */
export type PaceOfClients = (client: string) => number;

interface Bucket {
  /** Operations that count still. */
  level: number;
  /** Epoch milliseconds at which that was worked out. */
  at: number;
}

/**
 * So many a second, and so many at once after a rest: a leaky bucket for each client. No package: they go by the machine's clock,
 * and keep a timer for each client.
 */
export function createPaceOfClients({ clock, perSecond, burst }: PaceOfClientsOptions): PaceOfClients {
  const buckets = new Map<string, Bucket>();

  function bucketOf(client: string, now: number): Bucket {
    const bucket = buckets.get(client) ?? { level: 0, at: now };
    // No time has passed where the clock was set back.
    const leaked = (Math.max(0, now - bucket.at) * perSecond) / 1000;
    bucket.level = Math.max(0, bucket.level - leaked);
    bucket.at = now;
    return bucket;
  }

  return (client) => {
    const bucket = bucketOf(client, clock.now());
    const excess = bucket.level + 1 - burst;
    // Fractions of operations are never quite what they should be.
    if (excess > 1e-6) return Math.ceil((excess * 1000) / perSecond - 1e-6);
    bucket.level += 1;
    buckets.delete(client);
    buckets.set(client, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > mostRemembered && oldest !== undefined) buckets.delete(oldest);
    return 0;
  };
}
