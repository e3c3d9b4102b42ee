import type { SimulatorRequest } from './simulator.ts';

/** Which requests are meant: `GET /agents` or `/agents` exactly, a pattern tried on `GET /agents`, or any test. */
export type Match = string | RegExp | ((request: SimulatorRequest) => boolean);

export function matches(match: Match, request: SimulatorRequest): boolean {
  if (typeof match === 'function') return match(request);
  const line = `${request.method} ${request.path}`;
  return typeof match === 'string' ? match === line || match === request.path : match.test(line);
}

/** A canned answer in place of the simulator's own; the request changes nothing. */
export interface CannedAnswer {
  readonly status: number;
  /** JSON unless it is a string, or `contentType` says otherwise. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What goes wrong:
 * - an answer: given instead, nothing is done
 * - 'hang': never answered, nothing is done
 * - 'reset': the socket is destroyed before an answer, nothing is done
 * - 'apply-then-reset': the work is done, then the socket is destroyed: the lost answer
 * - 'reset-body': the work is done, the socket is destroyed in the middle of the answer
 * - 'truncate': the work is done, half of the body is sent as if it were the whole
 * - 'mistype': the work is done, the answer is called application/octet-stream
 * - 'hold': nothing happens until released, then all is as usual
 */
export type Behaviour =
  | CannedAnswer
  | 'hang'
  | 'reset'
  | 'apply-then-reset'
  | 'reset-body'
  | 'truncate'
  | 'mistype'
  | 'hold';

/** The handle of a fault that was put in. */
export class Fault {
  readonly match: Match;
  readonly behaviour: Behaviour;
  /** How many requests have met it. */
  hits = 0;
  #left: number;
  #waiting: { readonly hits: number; readonly resolve: () => void }[] = [];
  readonly #gate = Promise.withResolvers<void>();

  constructor(match: Match, behaviour: Behaviour, times: number) {
    this.match = match;
    this.behaviour = behaviour;
    this.#left = times;
  }

  /** Whether it has been released or used up. */
  get isOver(): boolean {
    return this.#left <= 0;
  }

  /** Uses it up by one when it applies to this request. */
  meet(request: SimulatorRequest): boolean {
    if (this.isOver || !matches(this.match, request)) return false;
    this.#left--;
    this.hits++;
    for (const { hits, resolve } of this.#waiting) if (hits <= this.hits) resolve();
    this.#waiting = this.#waiting.filter(({ hits }) => hits > this.hits);
    return true;
  }

  /** Resolves when the first request has met it. */
  get reached(): Promise<void> {
    return this.reachedBy(1);
  }

  /** Resolves when so many requests have met it. */
  async reachedBy(hits: number): Promise<void> {
    if (hits <= this.hits) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ hits, resolve });
    await promise;
  }

  /** Resolves when release() is called. */
  get released(): Promise<void> {
    return this.#gate.promise;
  }

  /** Lets the requests go on that are held, and applies no more. */
  release(): void {
    this.#left = 0;
    this.#gate.resolve();
  }
}
