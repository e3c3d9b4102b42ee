import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { type Clock, systemClock } from '../../src/ports/clock.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import type { Traffic } from './traffic.ts';

/** Time as it passes in life, or as fast as what is tried can be done. */
export interface Time {
  readonly clock: Clock;
  /** Waits for something, for which time may have to pass. */
  until<T>(something: Promise<T>): Promise<T>;
  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): Promise<void>;
}

export const realTime: Time = {
  clock: systemClock,
  until: (something) => something,
  async pass(milliseconds) {
    await wait(milliseconds);
  },
};

/** Rounds of the event loop in which nothing comes by, after which nothing will until time passes. All is in this process. */
const quietRounds = 64;
/** The same before a leap past a deadline, milliseconds: on a busy machine what a socket was told can be late by so much. */
const leap = 500;
const surelyQuietRounds = 1_024;
/** Milliseconds of real time after which what is waited for will not come. */
const patience = 20_000;

/** In whole milliseconds, as the machine's clock tells them. */
class WholeClock extends ManualClock {
  override after(delay: number, wake: () => void): () => void {
    return super.after(Math.floor(delay), wake);
  }
}

/** A time that goes on to the next moment for which somebody waits as soon as nothing else is under way. */
export function movedTime(traffic: Traffic): Time & { readonly clock: ManualClock } {
  const clock = new WholeClock();

  async function quiet(isOver: () => boolean, enough = quietRounds): Promise<void> {
    const giveUp = performance.now() + patience;
    let seen = traffic.moves;
    for (let rounds = 0; rounds < enough && !isOver(); rounds += 1) {
      await turn();
      if (performance.now() > giveUp) throw new Error('It never came to an end.');
      if (traffic.moves === seen && traffic.owed === 0) continue;
      seen = traffic.moves;
      rounds = 0;
    }
  }

  return {
    clock,
    async until(something) {
      let isOver = false;
      const over = (): void => {
        isOver = true;
      };
      something.then(over, over);
      const giveUp = performance.now() + patience;
      while (!isOver && performance.now() < giveUp) {
        await quiet(() => isOver);
        if ((clock.untilNext ?? 0) >= leap) await quiet(() => isOver, surelyQuietRounds);
        if (!isOver) clock.advance(clock.untilNext ?? 0);
      }
      if (!isOver) throw new Error('It never came to an end.');
      return something;
    },
    async pass(milliseconds) {
      const end = clock.now() + milliseconds;
      for (;;) {
        await quiet(() => false);
        const left = end - clock.now();
        if (left <= 0) return;
        clock.advance(Math.min(clock.untilNext ?? left, left));
      }
    },
  };
}
