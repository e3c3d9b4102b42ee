import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import type { SourceHealth } from '../model/source.ts';
import type { Clock } from '../ports/clock.ts';

/** The last minute is kept in slots, so that what is older falls out piece by piece. */
const slotLength = 10_000;
const slotCount = 6;
const minute = slotLength * slotCount;
/** Milliseconds up to an hour at two significant figures: about a percent off, in a few kilobytes. */
const newHistogram = (): RecordableHistogram => createHistogram({ lowest: 1, highest: 3_600_000, figures: 2 });

interface Slot {
  /** Number of the ten seconds that it counts, since the epoch. */
  readonly period: number;
  failed: number;
  readonly latencies: RecordableHistogram;
}

export interface HealthRecord {
  /** A call that was made and came to an end. `failure` is our own sentence, null when the vendor did answer. */
  record(call: { readonly duration: number; readonly failure: string | null }): void;
  /** A call that was not made, because too many waited already. It counts for no call, but the source is not what it should be. */
  crowded(sentence: string): void;
  report(circuit: SourceHealth['circuit']): SourceHealth;
}

/** Measures how a source answers, from calls that were really made. */
export function createHealth(clock: Clock): HealthRecord {
  const slots = new Map<number, Slot>();
  let lastSuccessAt: number | null = null;
  let lastFailureAt: number | null = null;
  let lastError: string | null = null;
  let lastFailed = false;
  let lastCrowdedAt = Number.NEGATIVE_INFINITY;

  const period = (): number => Math.floor(clock.now() / slotLength);

  function slotNow(): Slot {
    const now = period();
    const place = now % slotCount;
    const kept = slots.get(place);
    if (kept?.period === now) return kept;
    const slot = { period: now, failed: 0, latencies: newHistogram() };
    slots.set(place, slot);
    return slot;
  }

  function status(circuit: SourceHealth['circuit'], errorRate: number | null): SourceHealth['status'] {
    if (lastSuccessAt === null && lastFailureAt === null) return 'UNKNOWN';
    const noSuccess = lastSuccessAt === null || lastSuccessAt <= clock.now() - minute;
    if (circuit === 'OPEN' || (lastFailed && (noSuccess || (errorRate ?? 0) >= 0.5))) return 'DOWN';
    const isCrowded = lastCrowdedAt > clock.now() - minute;
    return isCrowded || (errorRate !== null && errorRate > 0.1) ? 'DEGRADED' : 'UP';
  }

  return {
    record({ duration, failure }) {
      const slot = slotNow();
      slot.latencies.record(Math.max(1, Math.round(duration)));
      lastFailed = failure !== null;
      if (failure === null) {
        lastSuccessAt = clock.now();
      } else {
        slot.failed += 1;
        lastFailureAt = clock.now();
        lastError = failure;
      }
    },
    crowded(sentence) {
      lastCrowdedAt = clock.now();
      lastFailureAt = lastCrowdedAt;
      lastError = sentence;
    },
    report(circuit) {
      const latencies = newHistogram();
      let failed = 0;
      for (const slot of slots.values()) {
        if (slot.period <= period() - slotCount) continue;
        latencies.add(slot.latencies);
        failed += slot.failed;
      }
      const calls = latencies.count;
      const errorRate = calls === 0 ? null : failed / calls;
      return {
        status: status(circuit, errorRate),
        lastSuccessAt,
        lastFailureAt,
        lastError,
        circuit,
        requestsPerMinute: calls,
        errorRate,
        latencyP50: calls === 0 ? null : latencies.percentile(50),
        latencyP99: calls === 0 ? null : latencies.percentile(99),
      };
    },
  };
}
