import type { Clock } from '../../src/ports/clock.ts';

interface WakeUp {
  due: number;
  readonly wake: () => void;
}

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  #now: number;
  readonly #wakeUps = new Set<WakeUp>();

  constructor(start = Date.UTC(2026, 10, 22, 9)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, wake: () => void): () => void {
    const wakeUp = { due: this.#now + Math.max(0, delay), wake };
    this.#wakeUps.add(wakeUp);
    return () => this.#wakeUps.delete(wakeUp);
  }

  /** Wake-ups asked for and not yet due. */
  get pending(): number {
    return this.#wakeUps.size;
  }

  /** Milliseconds until the next wake-up is due; undefined where nobody waits. */
  get untilNext(): number | undefined {
    const next = this.#next(Number.POSITIVE_INFINITY);
    return next && next.due - this.#now;
  }

  /** Moves time on, waking everything that falls due on the way, in order, at its own time. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#wakeUps.delete(next);
      this.#now = next.due;
      next.wake();
    }
    this.#now = end;
  }

  /** Sets the clock forward or back, as somebody does who corrects it: wake-ups come no sooner and no later for it. */
  set(milliseconds: number): void {
    this.#now += milliseconds;
    for (const wakeUp of this.#wakeUps) wakeUp.due += milliseconds;
  }

  /** The earliest wake-up due by then; of several at one moment the one asked for first. */
  #next(end: number): WakeUp | undefined {
    let earliest: WakeUp | undefined;
    for (const wakeUp of this.#wakeUps) {
      if (wakeUp.due <= end && (earliest === undefined || wakeUp.due < earliest.due)) earliest = wakeUp;
    }
    return earliest;
  }
}
