import type { Metrics } from '../metrics.ts';
import type { Call } from '../ports/call.ts';
import type { Clock } from '../ports/clock.ts';
import type { Source } from '../ports/vendor.ts';
import type { WrapUps } from '../wrap-up/wrap-ups.ts';

/** What reading needs: the sources in configured order, what we know of wrap-ups, and how this operation reads. */
export interface Reads {
  readonly sources: ReadonlyMap<string, Source>;
  readonly wrapUps: WrapUps;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly call: Call;
}
