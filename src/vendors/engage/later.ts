import { StoreUnavailable } from '../../errors.ts';
import type { Logger } from '../../http/vendor-http.ts';
import { oneAtATime } from '../../one-at-a-time.ts';
import type { Clock } from '../../ports/clock.ts';

/** Milliseconds after which the store is told again what it could not be told. */
const pause = 1_000;
/** What is kept untold at most; the oldest is forgotten. */
const most = 10_000;

/** Has the store remember something. */
type Deed = () => Promise<void>;

/**
 * Tells the store what it is to remember, in the order in which it came, for a later deed may rest on an earlier one. What it
 * cannot be told now it is told later, as long as this process lives.
 */
export interface Later {
  /**
   * Tells it now, or every second until it hears where it is away.
   * @param about what is told of: of two that wait only the later one is told.
   */
  tell(about: string, deed: Deed): Promise<void>;
  /** Tells it everything that waits. @throws StoreUnavailable where it is still away */
  catchUp(): Promise<void>;
}

export function createLater(source: string, clock: Clock, log: Logger): Later {
  const untold = new Map<string, Deed>();
  const inTurn = oneAtATime();
  let isComing = false;

  async function tellAll(): Promise<void> {
    for (const [about, deed] of untold) {
      const isStillMeant = (): boolean => untold.get(about) === deed;
      try {
        await deed();
      } catch (error) {
        if (!(error instanceof StoreUnavailable) && isStillMeant()) untold.delete(about);
        throw error;
      }
      if (isStillMeant()) untold.delete(about);
    }
  }
  const catchUp = async (): Promise<void> => (untold.size === 0 ? undefined : inTurn('', tellAll));

  function comeAgain(): void {
    if (isComing || untold.size === 0) return;
    isComing = true;
    clock.after(pause, () => {
      isComing = false;
      catchUp().then(comeAgain, comeAgain);
    });
  }

  return {
    async tell(about, deed) {
      untold.delete(about);
      untold.set(about, deed);
      const [oldest = about] = untold.keys();
      if (untold.size > most) untold.delete(oldest);
      try {
        await catchUp();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        log.warn({ source, untold: untold.size }, 'the store could not remember this yet');
        comeAgain();
      }
    },
    catchUp,
  };
}
