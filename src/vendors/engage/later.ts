import { StoreUnavailable } from '../../errors.ts';
import type { Logger } from '../../http/vendor-http.ts';

/** Tells the store what it is to remember. What it cannot be told now it is told later, as long as this process lives. */
export interface Later {
  /**
   * Tells it now, or later where it is away.
   * @param about what is told of: of two that wait only the later one is told.
   */
  tell(about: string, deed: () => Promise<void>): Promise<void>;
  /** Tells it everything that waits. @throws StoreUnavailable where it is still away */
  catchUp(): Promise<void>;
}

export function createLater(source: string, log: Logger): Later {
  const untold = new Map<string, () => Promise<void>>();
  return {
    async tell(about, deed) {
      untold.delete(about);
      try {
        await deed();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        untold.set(about, deed);
        log.warn({ source, about }, 'the store could not remember this yet');
      }
    },
    async catchUp() {
      for (const [about, deed] of untold) {
        await deed();
        if (untold.get(about) === deed) untold.delete(about);
      }
    },
  };
}
