import type { Clock } from '../../ports/clock.ts';
import { Abandoned } from '../../waiting.ts';
import { type Reason, TurnedAway } from './turned-away.ts';
import { createTurns } from './turns.ts';

/** Milliseconds after which who was turned away may come again. */
const aWhile = 1_000;

export interface CapacityOptions {
  /** Operations under way at most, those that wait to be begun included. */
  readonly operations: number;
  /** Milliseconds that an operation may wait until it is begun, before others are turned away. */
  readonly queueTime: number;
  readonly clock: Clock;
  readonly turnedAway: (reason: Reason) => void;
}

/** An operation that was taken up. */
export interface Place {
  /** Resolves when it can be begun. Rejects when it was left before. */
  turn(): Promise<void>;
  /** It has come to an end, or nobody waits for it any more. Calling it again does nothing. */
  leave(): void;
}

/** What this process can carry at once. */
export interface Capacity {
  /** Takes an operation up, or throws {@link TurnedAway} at once, which costs next to nothing. */
  take(): Place;
  /** Throws {@link TurnedAway} where {@link take} would. */
  demandRoom(): void;
  /** Operations under way. */
  readonly underWay: number;
}

export function createCapacity({ operations, queueTime, clock, turnedAway }: CapacityOptions): Capacity {
  const turns = createTurns(clock);
  let underWay = 0;

  function refuse(reason: Reason): never {
    turnedAway(reason);
    throw new TurnedAway(503, 'The service has too much to do at the moment. Try again in a second.', aWhile);
  }

  function demandRoom(): void {
    if (underWay >= operations) refuse('operations');
    if (turns.isLate(queueTime)) refuse('queue_time');
  }

  return {
    demandRoom,
    take() {
      demandRoom();
      underWay += 1;
      let isLeft = false;
      let giveUp = (): void => {};
      return {
        async turn() {
          if (isLeft) throw new Abandoned();
          const turn = turns.next();
          ({ giveUp } = turn);
          await turn.come;
        },
        leave() {
          if (isLeft) return;
          isLeft = true;
          underWay -= 1;
          giveUp();
        },
      };
    },
    get underWay() {
      return underWay;
    },
  };
}
