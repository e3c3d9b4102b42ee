import type { GraphQLFormattedError } from 'graphql';
import type { Clock } from '../../ports/clock.ts';
import { keepBeating } from '../heartbeat.ts';
import type { Reader } from '../subscriptions/answers.ts';
import { mostBuffered, TooSlow } from '../subscriptions/too-slow.ts';
import type { RouterLine, Taken } from './router-line.ts';

export interface DeliveryOptions {
  readonly line: RouterLine;
  readonly clock: Clock;
  /** Milliseconds between two signs of life; 0 for none. */
  readonly heartbeat: number;
  readonly format: (failure: unknown) => GraphQLFormattedError;
  /** No more answers are wanted. */
  readonly stop: () => void;
  /** Nothing is under way any more; told once. @param isLost whether the router did not hear the end of it */
  readonly over: (isLost: boolean) => void;
}

/** Signs of life that may go unheard in a row. */
const mostUnheard = 2;

/** Takes the answers of a subscription to a router, one after another, and looks whether it is still there. */
export class Delivery implements Reader {
  readonly #options: DeliveryOptions;
  readonly #stopBeating: () => void;
  #waiting: string[] = [];
  #bytes = 0;
  #delivering: Promise<void> | undefined;
  #isEnded = false;
  #isOver = false;
  #unheard = 0;

  constructor(options: DeliveryOptions) {
    const { clock, heartbeat } = options;
    this.#options = options;
    this.#stopBeating = heartbeat === 0 ? () => {} : keepBeating(clock, () => void this.#beat(), heartbeat);
  }

  take(answer: string): Promise<void> | undefined {
    if (this.#isEnded) return undefined;
    if (this.#bytes > mostBuffered) {
      this.cut(new TooSlow());
      return undefined;
    }
    this.#waiting.push(answer);
    this.#bytes += Buffer.byteLength(answer);
    this.#delivering ??= this.#deliver();
    return this.#delivering;
  }

  ended(failure?: unknown): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#stopBeating();
    void this.#complete(failure);
  }

  /** Ends it now: of what waits nothing more is told but why. */
  cut(failure: unknown): void {
    this.#waiting = [];
    // First, for the answers that are stopped end without a word of why.
    this.ended(failure);
    this.#options.stop();
  }

  async #deliver(): Promise<void> {
    for (let answer = this.#waiting.shift(); answer !== undefined; answer = this.#waiting.shift()) {
      this.#bytes -= Buffer.byteLength(answer);
      if ((await this.#options.line.next(answer)) !== 'taken') this.#lose();
    }
    this.#bytes = 0;
    this.#delivering = undefined;
  }

  async #complete(failure: unknown): Promise<void> {
    const { line, format } = this.#options;
    await this.#delivering;
    if (this.#isOver) return;
    const taken = await line.complete(failure === undefined ? undefined : [format(failure)]);
    this.#over(taken !== 'taken');
  }

  async #beat(): Promise<void> {
    const taken: Taken = await this.#options.line.check();
    this.#unheard = taken === 'unheard' ? this.#unheard + 1 : 0;
    if (taken === 'refused' || this.#unheard > mostUnheard) this.#lose();
  }

  /** The router wants no more, or is gone: there is nobody to tell. */
  #lose(): void {
    if (this.#isOver) return;
    const isLast = this.#isEnded;
    this.#isEnded = true;
    this.#waiting = [];
    this.#stopBeating();
    if (!isLast) this.#options.stop();
    this.#over(true);
  }

  /** A sign of life and the last word may both be out, and end in either order. */
  #over(isLost: boolean): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.over(isLost);
  }
}
