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

/**
 * Rounds of the event loop from one turn to the next. A round takes up one new connection and no more (libuv 1.45), and those that
 * nothing else is done in cost microseconds.
 */
const apart = 8;
/** Milliseconds from one turn to the next after which nothing is begun: what has been begun is to be done first. */
const longTurn = 20;
/** Milliseconds after which something is begun all the same. */
const longest = 100;

/**
 * Lets one begin every few rounds of the event loop, while those are short. Without it everything that arrives at once is begun at
 * once, then all of it is busy with what vendors answer, and meanwhile nothing is heard or sent: not even that there is too much
 * of it. What waits for a vendor makes no round long, so that any number of those can be under way.
 */
export function createTurns(clock: Clock): Turns {
  const line = new Set<Waiting>();
  let isTaken = false;
  let lastWait = 0;
  let lastTurn = 0;
  let lastBegun = 0;
  let passed = 0;

  function round(): void {
    passed = (passed + 1) % apart;
    if (passed > 0) {
      setImmediate(round);
      return;
    }
    const [first] = line;
    if (first === undefined) {
      isTaken = false;
      return;
    }
    setImmediate(round);
    const now = clock.now();
    const isShort = now - lastTurn <= longTurn;
    lastTurn = now;
    if (!isShort && now - lastBegun < longest) return;
    line.delete(first);
    lastBegun = now;
    lastWait = now - first.since;
    first.go();
  }

  return {
    next() {
      if (!isTaken) {
        isTaken = true;
        lastWait = 0;
        lastTurn = clock.now();
        lastBegun = lastTurn;
        setImmediate(round);
        return { come: Promise.resolve(), giveUp: () => {} };
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const waiting = { since: clock.now(), go: resolve };
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
