import type { Clock } from '../ports/clock.ts';

/** Milliseconds between two signs of life, where nobody asks for others. */
const heartbeat = 12_000;

/**
 * Beats again and again. However far time has come at once, what the other end has sent is heard before the next beat.
 * @param interval milliseconds between two beats
 * @returns a function that ends it.
 */
export function keepBeating(clock: Clock, beat: () => void, interval = heartbeat): () => void {
  let isOver = false;
  let cancel = (): void => {};
  const arm = (): void => {
    if (isOver) return;
    cancel = clock.after(interval, () => {
      beat();
      setImmediate(arm);
    });
  };
  arm();
  return () => {
    isOver = true;
    cancel();
  };
}
