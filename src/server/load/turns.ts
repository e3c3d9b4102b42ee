import { apart, share } from '../../event-loop.ts';
import type { Clock } from '../../ports/clock.ts';
import { Abandoned } from '../../waiting.ts';

/** A wait for one's turn. */
export interface Turn {
  /** Resolves when it has come. Rejects when it was given up before. */
  readonly come: Promise<void>;
  /** Nobody waits for it any more. */
  giveUp(): void;
}

/** Turns to begin something. */
export interface Turns {
  next(): Turn;
  /** Whether the last one whose turn came waited longer than this (milliseconds), and others still wait. */
  isLate(than: number): boolean;
}

interface Waiting {
  readonly since: number;
  readonly go: () => void;
}

/** Milliseconds from one turn to the next after which nothing is begun: what has been begun is to be done first. */
const longTurn = 20;
/** Milliseconds after which something is begun all the same. */
const longest = 100;

/**
 * Lets operations begin as they come, while that takes no more than a part of each round of the event loop. What comes beyond waits in
 * line, of which some begin in each round while those are short. Without it all that arrives at once is begun at once, then all of it
 * is busy with what vendors answer, and meanwhile nothing is heard or sent: not even that there is too much of it. What waits for a
 * vendor makes no round long, so that any number of those can be under way.
 */
export function createTurns(clock: Clock): Turns {
  const line = new Set<Waiting>();
  /** Whether something was begun in this round, or waits. */
  let isBusy = false;
  let lastWait = 0;
  let lastTurn = 0;
  let lastBegun = 0;
  let resting = 0;

  function round(): void {
    isBusy = line.size > 0;
    if (!isBusy) return;
    setImmediate(round);
    if (resting > 0) {
      resting -= 1;
      return;
    }
    const now = clock.now();
    const isShort = now - lastTurn <= longTurn;
    lastTurn = now;
    if (isShort) for (const _ of line) setImmediate(step);
    else if (now - lastBegun >= longest) {
      lastBegun = now;
      setImmediate(step);
    }
  }

  /** Begins one. Each has a callback of its own: what it does at once is done before the next one's, and so counts. */
  function step(): void {
    const [first] = line;
    if (first === undefined) return;
    const now = clock.now();
    if (now - lastTurn > share) {
      resting = apart;
      return;
    }
    line.delete(first);
    lastBegun = now;
    lastWait = now - first.since;
    first.go();
  }

  return {
    next() {
      const now = clock.now();
      if (!isBusy) {
        isBusy = true;
        lastWait = 0;
        lastTurn = now;
        lastBegun = now;
        resting = 0;
        setImmediate(round);
      }
      // No time has passed where the clock was set back.
      if (line.size === 0 && now - lastTurn <= share) return { come: Promise.resolve(), giveUp: () => {} };
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const waiting = { since: now, go: resolve };
      line.add(waiting);
      return {
        come: promise,
        giveUp() {
          if (line.delete(waiting)) reject(new Abandoned());
        },
      };
    },
    isLate: (than) => line.size > 0 && lastWait > than,
  };
}
