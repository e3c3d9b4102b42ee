import type { SignedIn, SignIn } from '../../auth/sign-in.ts';
import type { Viewer } from '../../context.ts';
import { TrunklineError } from '../../errors.ts';
import { sameEmail } from '../../model/email.ts';
import type { Clock } from '../../ports/clock.ts';
import { whenEnded } from '../token-end.ts';

export interface SessionOptions {
  readonly signIn: SignIn;
  readonly clock: Clock;
}

/** Who asks on one socket, from its greeting on. */
export class Session {
  readonly #options: SessionOptions;
  readonly #tokenEnded: () => void;
  #signedIn: SignedIn | null = null;
  #isOver = false;
  #stopWaiting = (): void => {};

  /** @param tokenEnded called when the token has ended and no other has come. */
  constructor(options: SessionOptions, tokenEnded: () => void) {
    this.#options = options;
    this.#tokenEnded = tokenEnded;
  }

  /** Null until somebody has signed in. */
  get signedIn(): SignedIn | null {
    return this.#signedIn;
  }

  /**
   * Signs in; or takes a new token of who has, where what was begun with the old one may go on under it.
   * @throws what {@link SignIn} throws, and FORBIDDEN for a token of somebody else or with fewer rights
   */
  async take(authorization: unknown): Promise<void> {
    const { signIn, clock } = this.#options;
    const came = await signIn(authorization);
    if (this.#isOver) return;
    if (this.#signedIn && !mayGoOn(this.#signedIn.viewer, came.viewer)) throw new TrunklineError('FORBIDDEN', foreign);
    this.#stopWaiting();
    this.#signedIn = came;
    this.#stopWaiting = whenEnded(clock, came, this.#tokenEnded);
  }

  /** The socket is closed. */
  end(): void {
    this.#isOver = true;
    this.#stopWaiting();
  }
}

const foreign = 'The new token is of somebody else, or gives fewer rights: open another connection.';

const mayGoOn = (before: Viewer, now: Viewer): boolean =>
  before.subject === now.subject &&
  (before.email === null || sameEmail(before.email, now.email)) &&
  before.scopes.every((scope) => now.scopes.includes(scope));

/** What a client sends to sign in: `{ "authorization": "Bearer …" }`. Some clients write it like the header. */
export const authorizationIn = (payload: Readonly<Record<string, unknown>> | null | undefined): unknown =>
  payload?.authorization ?? payload?.Authorization;

/** The rest of what a client sends, which may be sent back. */
export function withoutAuthorization(payload: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { authorization, Authorization, ...rest } = payload;
  return rest;
}
