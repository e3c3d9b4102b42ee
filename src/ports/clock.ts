/** Where time comes from. Everything that asks "what time is it" or "wake me later" asks this, so that tests can move time by hand. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /**
   * Calls `wake` once, `delay` milliseconds from now.
   * @returns a function that takes the request back; calling it after the wake-up does nothing.
   */
  after(delay: number, wake: () => void): () => void;
}

/** The machine's own clock. A pending wake-up does not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, wake) {
    const timer = setTimeout(wake, delay);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
