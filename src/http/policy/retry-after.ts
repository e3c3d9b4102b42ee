import type { VendorError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';

/**
 * The longest that a vendor is left alone because it said Retry-After, milliseconds. A minute is more than those ask for who mean it;
 * hours are a mistake or a wrong clock, and would keep a source away long after it is well.
 */
const longest = 60_000;
/** A timer may ring so many milliseconds early. */
const early = 5;

/** No call was made, because the vendor has asked to be left alone. */
export class LeftAlone extends Error {
  /** What the vendor failed with when it asked. */
  readonly reason: VendorError;
  /** Milliseconds that are left. */
  readonly wait: number;
  constructor(reason: VendorError, wait: number) {
    super('The vendor has asked to be left alone.');
    this.name = 'LeftAlone';
    this.reason = reason;
    this.wait = wait;
  }
}

/** The time for which a vendor has asked to be left alone. It holds for everybody, not just for whom it told. */
export class RetryAfter {
  readonly #clock: Clock;
  #ends = Number.NEGATIVE_INFINITY;
  #reason: VendorError | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes notice of what a vendor failed with; most failures ask for nothing. */
  notice(failure: VendorError): void {
    const ends = this.#clock.now() + Math.min(longest, failure.retryAfter ?? 0);
    if (ends <= Math.max(this.#ends, this.#clock.now())) return;
    this.#ends = ends;
    this.#reason = failure;
  }

  /** Throws {@link LeftAlone} while it lasts. */
  check(): void {
    // A clock that was set back must not make it longer.
    this.#ends = Math.min(this.#ends, this.#clock.now() + longest);
    const left = this.#ends - this.#clock.now();
    if (this.#reason !== null && left > early) throw new LeftAlone(this.#reason, left);
  }
}
