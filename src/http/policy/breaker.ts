import { CircuitState, circuitBreaker, handleWhen } from 'cockatiel';
import type { SourceHealth } from '../../model/source.ts';
import type { Clock } from '../../ports/clock.ts';
import { OpeningRule } from './opening-rule.ts';

/** Milliseconds for which an open circuit lets nothing through. */
const restTime = 5_000;
/** What callers are told to wait while one trial call is out, milliseconds: its answer decides for everybody. */
const trialTime = 1_000;

/** No call was made, because the last ones failed. */
export class CircuitOpen extends Error {
  /** Milliseconds until a call is let through again. */
  readonly rest: number;
  constructor(rest: number) {
    super('The circuit is open.');
    this.name = 'CircuitOpen';
    this.rest = rest;
  }
}

/** What an error tells of the vendor: that it is ill, that it answered, or nothing (the call was given up). */
export type Verdict = 'fault' | 'answer' | 'nothing';

export interface Breaker {
  readonly circuit: SourceHealth['circuit'];
  /** Throws {@link CircuitOpen} when a call would not be let through now. */
  check(): void;
  /** Makes the call, or throws {@link CircuitOpen} at once. */
  run<T>(call: () => Promise<T>): Promise<T>;
}

const circuits: Readonly<Record<CircuitState, SourceHealth['circuit']>> = {
  [CircuitState.Closed]: 'CLOSED',
  [CircuitState.Open]: 'OPEN',
  [CircuitState.HalfOpen]: 'HALF_OPEN',
  [CircuitState.Isolated]: 'OPEN',
};

/** Keeps calls away from a vendor that is failing, and lets one try after a rest. */
export function createBreaker(clock: Clock, verdict: (error: unknown) => Verdict): Breaker {
  let restEnds = 0;
  let openings = 0;
  /** Failures of calls that were begun before it opened. */
  const late = new WeakSet<Error>();
  // cockatiel counts the rest by the machine's clock; a duration that is either over or endless makes it go by ours.
  const rest = {
    get duration() {
      return clock.now() >= restEnds ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    },
    next() {
      openings += 1;
      restEnds = clock.now() + restTime;
      return rest;
    },
  };
  const rule = new OpeningRule(clock);
  const policy = circuitBreaker(
    // A trial that told nothing must not close the circuit.
    handleWhen((error) => {
      // What they tell is known, and would end a trial that may be going well.
      if (error instanceof Error && late.has(error)) return false;
      const told = verdict(error);
      // Of errors that are no faults cockatiel tells nobody, and they are as good as answers.
      if (told === 'answer' && policy.state === CircuitState.Closed) rule.success(CircuitState.Closed);
      return told === 'fault' || (told === 'nothing' && policy.state === CircuitState.HalfOpen);
    }),
    { breaker: rule, halfOpenAfter: rest },
  );

  const check = (): void => {
    // A clock that was set back must not make it longer.
    restEnds = Math.min(restEnds, clock.now() + restTime);
    if (policy.state === CircuitState.HalfOpen) throw new CircuitOpen(trialTime);
    if (policy.state === CircuitState.Open && clock.now() < restEnds) throw new CircuitOpen(restEnds - clock.now());
  };

  return {
    get circuit() {
      return circuits[policy.state];
    },
    check,
    run(call) {
      check();
      const begun = openings;
      return policy.execute(() =>
        call().catch((error: unknown) => {
          if (begun !== openings && error instanceof Error) late.add(error);
          throw error;
        }),
      );
    },
  };
}
