import { Unauthenticated } from '../auth/errors.ts';
import type { SignedIn } from '../auth/sign-in.ts';
import type { Clock } from '../ports/clock.ts';

/** Milliseconds between two looks at the time: a timer can wait for weeks at most, and knows nothing of a clock that was put right. */
const mostAtOnce = 3_600_000;

/**
 * Calls `end` when a token has ended.
 * @returns a function that takes the request back.
 */
export function whenEnded(clock: Clock, { endsAt }: Pick<SignedIn, 'endsAt'>, end: () => void): () => void {
  if (endsAt === null) return () => {};
  let cancel = (): void => {};
  const arm = (): void => {
    cancel = clock.after(Math.min(endsAt - clock.now(), mostAtOnce), () => (clock.now() < endsAt ? arm() : end()));
  };
  arm();
  return () => cancel();
}

/**
 * Refuses who has signed in but whose token has ended since, while a body came or a turn was waited for.
 * @throws {Unauthenticated}
 */
export function demandLasting(clock: Clock, { endsAt }: Pick<SignedIn, 'endsAt'>): void {
  if (endsAt !== null && clock.now() >= endsAt) throw new Unauthenticated('The token has ended (exp): get a new one.');
}

/** What is said to who follows something when the token ends. */
export const tokenEnded = (): Unauthenticated =>
  new Unauthenticated(
    'The token has ended. Subscribe again with a new one, and after: the id of the last event received.',
  );
