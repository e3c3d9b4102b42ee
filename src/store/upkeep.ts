import { resolvable } from '../model/wrap-up.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';

const hour = 60 * 60 * 1000;

/**
 * Drops, every hour, what is past its time.
 * @param retention milliseconds for which events are kept.
 * @returns a function that ends it.
 */
export function keepTidy({ wrapUps, log }: Store, clock: Clock, retention: number): () => void {
  let cancel = (): void => {};
  async function tidy(): Promise<void> {
    await wrapUps.forget(clock.now() - resolvable);
    await log.forget(clock.now() - retention);
  }
  function wake(): void {
    // A store that fails now is asked again in an hour; who needs it notices by itself.
    tidy().catch(() => {});
    cancel = clock.after(hour, wake);
  }
  wake();
  return () => cancel();
}
