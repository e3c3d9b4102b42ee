import { VendorError } from '../errors.ts';
import type { Faults } from './faults.ts';
import type { VendorAnswer, VendorRequest } from './operation.ts';

/** Headers that a request carries. */
export type Headers = Readonly<Record<string, string>>;

/** Sends one request of a sign-in: without credentials of the session, under its own deadline. */
export type SignInSend = (
  request: VendorRequest,
  options?: { readonly judge?: (answer: VendorAnswer) => VendorError | null },
) => Promise<VendorAnswer>;

/**
 * Signs in, and answers the headers that every request then carries, e.g. a cookie. Called before the first request and
 * again after a 401; everybody who needs it meanwhile waits for the same one. What it throws, they all get.
 */
export type Authorize = (send: SignInSend) => Promise<Headers>;

/** The Cookie header that sends on what an answer set. Null when it set no cookie. */
export function cookieHeader(answer: VendorAnswer): string | null {
  const pairs = (answer.headers['set-cookie'] ?? '')
    .split('\n')
    .flatMap((line) => /^[^;]+/.exec(line)?.[0].trim() ?? []);
  return pairs.length === 0 ? null : pairs.join('; ');
}

/** A 401 to a request of a session that had been good: it has ended, and another sign-in may mend that. */
export class SessionEnded extends Error {
  constructor() {
    super('The session has ended.');
    this.name = 'SessionEnded';
  }
}

export interface Session {
  /** The headers of the session, signing in where there is none. The promise itself stands for the session. */
  current(): Promise<Headers>;
  /** The vendor no longer accepts this session. A newer one is left alone. */
  ended(session: Promise<Headers>): void;
}

export function createSession(authorize: Authorize, send: SignInSend, faults: Faults): Session {
  let session: Promise<Headers> | null = null;

  async function signIn(): Promise<Headers> {
    try {
      return await authorize(send);
    } catch (error) {
      if (!(error instanceof VendorError)) throw faults.error('VENDOR_BAD_RESPONSE', undefined, { cause: error });
      // Whatever became of the sign-in, the request that waits for it was not sent.
      const { code, message, vendorCode, retryable, retryAfter } = error;
      throw faults.error(code, message, { vendorCode, retryable, retryAfter, cause: error });
    }
  }

  const ended: Session['ended'] = (which) => {
    if (session === which) session = null;
  };

  return {
    current() {
      if (session === null) {
        const next = signIn();
        session = next;
        next.catch(() => ended(next));
      }
      return session;
    },
    ended,
  };
}
