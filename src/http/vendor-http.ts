import type { SourceName, VendorError, VendorErrorCode, VendorErrorDetails } from '../errors.ts';
import type { Metrics } from '../metrics.ts';
import type { Observation } from '../model/observation.ts';
import type { SourceHealth } from '../model/source.ts';
import type { Call } from '../ports/call.ts';
import type { Clock } from '../ports/clock.ts';
import { createExchange, verdictOf } from './exchange.ts';
import { createFaults } from './faults.ts';
import { createHealth } from './health.ts';
import type { Logger } from './logger.ts';
import type { Operation, ShownThing, Shows, VendorAnswer, VendorRequest } from './operation.ts';
import { createPerform, type Job } from './perform.ts';
import { createBreaker } from './policy/breaker.ts';
import { createPace } from './policy/pace.ts';
import { RetryAfter } from './policy/retry-after.ts';
import { RetryBudget } from './policy/retry-budget.ts';
import { Silence } from './policy/silence.ts';
import { isGathered, type Listed } from './reads/batches.ts';
import { createGather } from './reads/gather.ts';
import { Rounds } from './reads/landing.ts';
import { LastAnswers } from './reads/last-answers.ts';
import { Ledgers } from './reads/ledgers.ts';
import { type Ask, createSharedReads, type SharingOptions } from './reads/shared-reads.ts';
import { type Authorize, createSession, type SignInSend } from './session.ts';
import { createTransport } from './transport.ts';
import { priorities, Urgency } from './urgency.ts';

export type { Logger } from './logger.ts';
export type { Operation, Repeat, ShownThing, Shows, VendorAnswer, VendorRequest } from './operation.ts';
export type { Listed } from './reads/batches.ts';
export { type Authorize, cookieHeader } from './session.ts';

export interface VendorHttpOptions {
  readonly source: SourceName;
  readonly baseUrl: string;
  /** Milliseconds for a whole operation: waiting for a slot, retries and the answer's body included. */
  readonly timeout: number;
  /** Milliseconds for which an answer to a read is given again; 0 turns that off. */
  readonly cacheFor: number;
  /** Milliseconds for which an answer to a read stands in for one that cannot be had; 0 turns that off. */
  readonly staleIfError: number;
  /** No limit when left out. */
  readonly requestsPerSecond?: number | undefined;
  readonly maxConcurrent: number;
  /** Requests that may wait for their turn. What could not be sent within `timeout` anyway is not kept waiting either. */
  readonly maxWaiting: number;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Signs in to a session, for vendors that have one. */
  readonly authorize?: Authorize | undefined;
  /** Statuses besides 2xx, 400, 404, 409 and 422 that the adapter reads itself. */
  readonly answers?: ((status: number, operation: Operation) => boolean) | undefined;
}

export interface SendOptions {
  /** Says that an answer is a fault after all (credentials refused in a 400); metrics and health then count it as one. */
  readonly judge?: (answer: VendorAnswer) => VendorError | null;
}

/** The way to one source. Every failure is a VendorError of that source; only a caller's signal ends with another one. */
export interface VendorHttp {
  /** A write, or a read that must not be shared. Nobody breaks it off. */
  send(request: VendorRequest, options?: SendOptions): Promise<VendorAnswer>;
  /**
   * A read. The same read under way is joined, and an answer younger than `cacheFor` is given again, unless the call asks
   * for a fresh one, which later reads may join. While the source fails, the last answer is given once more, marked as stale:
   * never to a change or a poll.
   * @param about topics by which `forget` finds the answer.
   * @param decode runs once for each answer, and once more for one that is given as stale. What it returns is shared and must
   * not be changed; what it throws everyone gets, VENDOR_BAD_RESPONSE for what is no VendorError, and the source's health
   * suffers for it. A failure that is not the source's (one agent's credential) is better returned than thrown.
   * @param shows what is known one by one from the answer while the source fails.
   */
  read<T>(
    request: VendorRequest,
    about: readonly string[],
    call: Call,
    decode: (answer: VendorAnswer, observation: Observation) => T,
    shows?: Shows<T>,
  ): Promise<T>;
  /** What the latest answer that shows a thing says of it, in the place of what another read failed to tell; undefined where none will do. */
  last<T>(thing: ShownThing, failure: unknown, call: Call): T | undefined;
  /**
   * Reads of things that the vendor lists by ids: what several operations want at once is one question, what is under way or
   * was answered within `cacheFor` is not asked again, and while the source fails what it said last is given once more.
   */
  gather<T>(listed: Listed<T>, ids: readonly string[], call: Call): Promise<ReadonlyMap<string, T>>;
  /** Forgets answers about any of these topics, but for when the source fails. Reads under way keep those who wait, get no others, and are not remembered. */
  forget(topics: readonly string[]): void;
  /** An error of this source; the message is our own sentence when left out. Not retryable unless the details say so. */
  error(code: VendorErrorCode, message?: string, details?: VendorErrorDetails): VendorError;
  /**
   * What the status of an answer means by itself, for an adapter that reads such answers (`answers`) and found nothing to
   * read in this one; null for 2xx, 400, 404, 409 and 422.
   */
  ofStatus(answer: VendorAnswer): VendorError | null;
  health(): SourceHealth;
  /** Breaks off what is under way and drops the connections. */
  close(): Promise<void>;
}

/** A dot segment, plain or encoded: it would make the URL mean another path. */
const climbs = /(^|\/)(\.|%2e){1,2}(\/|$)/i;

/** What is asked for alone is all that an answer shows, where nothing else is said of it. */
const showing = ({ thing }: VendorRequest): Shows<unknown> => ({
  kinds: thing === undefined ? [] : [thing.kind],
  things: (value) => new Map(thing === undefined ? [] : [[thing.id, value]]),
});

/** Assembles the layer for one source. */
export function createVendorHttp(options: VendorHttpOptions): VendorHttp {
  const { source, clock, timeout, requestsPerSecond, metrics, log } = options;
  const faults = createFaults(options);
  const transport = createTransport(options.baseUrl, options.headers);
  const breaker = createBreaker(clock, verdictOf);
  const health = createHealth(clock);
  const servedInTime = requestsPerSecond === undefined ? options.maxWaiting : (requestsPerSecond * timeout) / 1000;
  const pace = createPace({ ...options, maxWaiting: Math.max(1, Math.min(options.maxWaiting, servedInTime)) });
  const retries = new RetryBudget(clock);
  for (const priority of priorities) metrics.waiting(source.id, priority, () => pace.waiting(priority));
  const silence = new Silence(clock);
  const exchange = createExchange({
    sourceId: source.id,
    silence,
    clock,
    transport,
    faults,
    pace,
    retryAfter: new RetryAfter(clock),
    retries,
    breaker,
    health,
    metrics,
    log,
  });
  const perform = createPerform({
    clock,
    timeout,
    faults,
    exchange,
    retries,
    repeated: (how) => metrics.repeat(source.id, how),
  });
  metrics.circuit(source.id, () => breaker.circuit);
  const lastAnswers = new LastAnswers(clock, options.staleIfError);
  const readsOptions: SharingOptions = {
    ...options,
    ledgers: new Ledgers(),
    lastAnswers,
    rounds: new Rounds(clock),
    silence,
    isTried: () => breaker.circuit === 'HALF_OPEN',
    served: (by) => metrics.read(source.id, by),
    servedStale: () => metrics.stale(source.id),
  };
  const reads = createSharedReads(readsOptions);
  const gather = createGather(readsOptions);

  const underWay = new Map<AbortController, Promise<unknown>>();
  const closed = new AbortController();

  /** Keeps account of an operation until it ends, for close. */
  function track<T>(job: Job<T>): Promise<T> {
    const { end, request } = job;
    if (closed.signal.aborted) end.abort(closed.signal.reason);
    if (climbs.test(request.path))
      return Promise.reject(faults.error('VENDOR_REJECTED', `${source.name} cannot have anything by this id.`));
    const operation = perform(job).finally(() => underWay.delete(end));
    underWay.set(end, operation);
    return operation;
  }

  const judged =
    (judge: SendOptions['judge']) =>
    (answer: VendorAnswer): VendorAnswer => {
      const fault = judge?.(answer) ?? null;
      if (fault !== null) throw fault;
      return answer;
    };

  const signInSend: SignInSend = (request, { judge } = {}) =>
    track({
      request,
      examine: judged(judge),
      session: null,
      // A change may wait for it as well.
      urgency: new Urgency('write'),
      end: new AbortController(),
    });
  const session = options.authorize === undefined ? null : createSession(options.authorize, signInSend, faults);

  return {
    send(request, { judge } = {}) {
      const urgency = new Urgency(request.operation.repeat === 'safe' ? 'read' : 'write');
      return track({ request, examine: judged(judge), session, urgency, end: new AbortController() });
    },
    read(request, about, call, decode, shows = showing(request)) {
      const ask: Ask<ReturnType<typeof decode>> = ({ givenUp: end, urgency, arrived }) => {
        const examine = (answer: VendorAnswer) => {
          const observedAt = clock.now();
          arrived({
            observedAt,
            size: answer.text.length,
            kinds: shows.kinds,
            again() {
              const value = decode(answer, { observedAt, stale: true });
              return { value, things: shows.things(value) };
            },
          });
          return decode(answer, { observedAt, stale: false });
        };
        return track({ request, examine, session, urgency, end });
      };
      return isGathered(call) ? reads.once(about, call, ask) : reads.read(request, about, call, ask);
    },
    // One kind has one type of things.
    last: <T>(thing: ShownThing, failure: unknown, call: Call) => reads.last(thing, failure, call) as T | undefined,
    gather: gather.read,
    forget(topics) {
      reads.forget(topics);
      gather.forget(topics);
    },
    error: faults.error,
    ofStatus: faults.ofStatus,
    health: () => health.report(breaker.circuit),
    async close() {
      closed.abort(faults.error('VENDOR_UNAVAILABLE', `${source.name} is no longer called: the service is stopping.`));
      const operations = [...underWay.values()];
      for (const end of underWay.keys()) end.abort(closed.signal.reason);
      await Promise.allSettled(operations);
      reads.clear();
      gather.clear();
      lastAnswers.clear();
      transport.close();
    },
  };
}
