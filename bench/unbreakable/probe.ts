import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into the service's process by the soak (`--import`), beside a service that knows nothing of it: tells, when it is asked,
 * what memory is left after a garbage collection and how long the event loop's rounds were. What the collection takes that is
 * made for this is not counted.
 */

/** Milliseconds after which the next look at the loop is due; they are in every figure that follows. */
const resolution = 10;
const whole = monitorEventLoopDelay({ resolution });
const since = monitorEventLoopDelay({ resolution });
for (const one of [whole, since]) one.enable();

/** What the process is like: bytes, and milliseconds. */
export interface Sample {
  readonly heap: number;
  readonly rss: number;
  /** From one look at the event loop to the next, in the slowest hundredth: since the last sample, and of all. */
  readonly p99: number;
  readonly p99OfAll: number;
  /** The longest of all. */
  readonly longest: number;
  /** Sockets, pipes and servers that are open. */
  readonly handles: number;
}

process.on('message', () => {
  for (const one of [whole, since]) one.disable();
  const [p99, p99OfAll, longest] = [since.percentile(99), whole.percentile(99), whole.max].map((time) => time / 1e6);
  globalThis.gc?.();
  const { heapUsed: heap, rss } = process.memoryUsage();
  const handles = process.getActiveResourcesInfo().length;
  process.send?.({ heap, rss, p99, p99OfAll, longest, handles });
  since.reset();
  for (const one of [whole, since]) one.enable();
});
process.channel?.unref();
