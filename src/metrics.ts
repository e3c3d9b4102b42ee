import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { SourceHealth } from './model/source.ts';
import type { Priority } from './ports/call.ts';
import type { Reason } from './server/load/turned-away.ts';

/** How a read of a vendor was served: by a call of its own, by one already under way, or from memory. */
export type ServedBy = 'vendor' | 'coalesced' | 'remembered';

/** What became of a request that could be sent again: it was, or was not because too much had been lately. */
export type Repetition = 'sent' | 'over_budget';

/** What the service counts about itself. Labels are ours: no address, id of an agent or text of a vendor is ever one. */
export interface Metrics {
  /** A request that went to a vendor and ended. `outcome` is `ok` or the error's code. */
  vendorCall(source: string, operation: string, outcome: string, seconds: number): void;
  /** A read of a vendor. */
  read(source: string, served: ServedBy): void;
  /** A read whose answer could not be had and that was given the last one. */
  stale(source: string): void;
  /** A request to a vendor that was turned away here, because too many waited already. */
  crowded(source: string, priority: Priority): void;
  /** A request to a vendor that was not sent: its circuit was open, or it had said Retry-After. */
  notSent(source: string, reason: 'circuit_open' | 'retry_after'): void;
  /** A request that could be sent again. */
  repeat(source: string, how: Repetition): void;
  /** The circuit of a source, looked at when somebody looks. */
  circuit(source: string, state: () => SourceHealth['circuit']): void;
  /** Requests that wait for their turn at a source, counted when somebody looks. */
  waiting(source: string, priority: Priority, count: () => number): void;
  /** Things that a loader read at once. */
  batch(loader: string, size: number): void;
  /** A GraphQL operation that ended: `query`, `mutation` or `subscription`; `outcome` is `ok` or the first error's code. */
  operation(type: string, outcome: string, seconds: number): void;
  /** An operation, connection or subscription that was not taken up. */
  turnedAway(reason: Reason): void;
  /** Operations under way, counted when somebody looks. */
  underWay(count: () => number): void;
  /** Subscriptions under way, counted when somebody looks. */
  subscriptions(count: () => number): void;
  /** Everything in Prometheus' text form. */
  text(): Promise<string>;
  /** The media type of that text. */
  readonly contentType: string;
}

/** Metrics in a registry of their own, together with those of the process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const vendorCalls = new Histogram({
    name: 'trunkline_vendor_call_seconds',
    help: 'Requests to vendors and how long they took',
    labelNames: ['source', 'operation', 'outcome'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const reads = new Counter({
    name: 'trunkline_reads_total',
    help: 'Reads of vendors, by how they were served',
    labelNames: ['source', 'served'],
    registers,
  });
  const staleAnswers = new Counter({
    name: 'trunkline_stale_answers_total',
    help: 'Reads of vendors that failed and were given the last answer, marked as stale',
    labelNames: ['source'],
    registers,
  });
  const crowds = new Counter({
    name: 'trunkline_vendor_turned_away_total',
    help: 'Requests to vendors that were not sent, because too many waited already',
    labelNames: ['source', 'priority'],
    registers,
  });
  const lines = new Map<Readonly<Record<'source' | 'priority', string>>, () => number>();
  new Gauge({
    name: 'trunkline_vendor_waiting',
    help: 'Requests that wait for their turn at a vendor',
    labelNames: ['source', 'priority'],
    registers,
    collect() {
      for (const [labels, count] of lines) this.set(labels, count());
    },
  });
  const unsent = new Counter({
    name: 'trunkline_vendor_not_sent_total',
    help: 'Requests to vendors that were not sent, because the circuit was open or the vendor had said Retry-After',
    labelNames: ['source', 'reason'],
    registers,
  });
  const repeats = new Counter({
    name: 'trunkline_vendor_repeats_total',
    help: 'Requests to vendors that could be sent again: those that were, and those that would have been too many',
    labelNames: ['source', 'how'],
    registers,
  });
  const circuits = new Map<string, () => SourceHealth['circuit']>();
  new Gauge({
    name: 'trunkline_vendor_circuit',
    help: '1 for the state that the circuit of a source is in',
    labelNames: ['source', 'state'],
    registers,
    collect() {
      for (const [source, state] of circuits)
        for (const one of ['CLOSED', 'HALF_OPEN', 'OPEN'] as const)
          this.set({ source, state: one.toLowerCase() }, state() === one ? 1 : 0);
    },
  });
  const batches = new Histogram({
    name: 'trunkline_batch_size',
    help: 'Things that a loader read at once',
    labelNames: ['loader'],
    buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500],
    registers,
  });
  const refusals = new Counter({
    name: 'trunkline_turned_away_total',
    help: 'Operations, connections and subscriptions that were not taken up, by the reason',
    labelNames: ['reason'],
    registers,
  });
  const operations = new Histogram({
    name: 'trunkline_operation_seconds',
    help: 'GraphQL operations and how long they took',
    labelNames: ['type', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });

  return {
    vendorCall(source, operation, outcome, seconds) {
      vendorCalls.observe({ source, operation, outcome }, seconds);
    },
    read(source, served) {
      reads.inc({ source, served });
    },
    stale(source) {
      staleAnswers.inc({ source });
    },
    crowded(source, priority) {
      crowds.inc({ source, priority });
    },
    notSent(source, reason) {
      unsent.inc({ source, reason });
    },
    repeat(source, how) {
      repeats.inc({ source, how });
    },
    circuit(source, state) {
      circuits.set(source, state);
    },
    waiting(source, priority, count) {
      lines.set({ source, priority }, count);
    },
    batch(loader, size) {
      batches.observe({ loader }, size);
    },
    operation(type, outcome, seconds) {
      operations.observe({ type, outcome }, seconds);
    },
    turnedAway(reason) {
      refusals.inc({ reason });
    },
    underWay(count) {
      new Gauge({
        name: 'trunkline_operations_under_way',
        help: 'Queries and changes under way, and subscriptions that are being begun',
        registers,
        collect() {
          this.set(count());
        },
      });
    },
    subscriptions(count) {
      new Gauge({
        name: 'trunkline_subscriptions',
        help: 'Subscriptions under way',
        registers,
        collect() {
          this.set(count());
        },
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
