import { errors, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from 'jose';
import type { AuthSettings } from '../config/auth.ts';
import { anonymous, type Viewer } from '../context.ts';
import type { Logger } from '../http/logger.ts';
import type { Clock } from '../ports/clock.ts';
import { viewerOf } from './claims.ts';
import { refusalOf, Unauthenticated } from './errors.ts';
import { keysOf } from './keys.ts';

/** Who asks, and for how long that holds. */
export interface SignedIn {
  readonly viewer: Viewer;
  /** When the token ends (epoch milliseconds); null where there is none that could. */
  readonly endsAt: number | null;
}

/**
 * Finds out who asks.
 * @param authorization what was sent as the header `Authorization`, or in its place on a socket.
 * @throws {Unauthenticated} where no good token was sent; {KeysAway} where nobody can tell.
 */
export type SignIn = (authorization: unknown) => Promise<SignedIn>;

export interface SignInTools {
  readonly clock: Clock;
  readonly log: Logger;
}

/** Seconds by which the issuer's clock may differ from ours. */
const tolerance = 5;
/** Characters of a token; Node takes no longer headers. */
const longest = 16_384;

type Jwt = Extract<AuthSettings, { readonly mode: 'jwt' }>;

/** Signs in by what the configuration says. */
export function createSignIn(auth: AuthSettings, tools: SignInTools): SignIn {
  return auth.mode === 'none' ? async () => ({ viewer: anonymous, endsAt: null }) : byToken(auth, tools);
}

function byToken(auth: Jwt, tools: SignInTools): SignIn {
  const { issuer, audience } = auth;
  const { algorithms, keyFor } = keysOf(auth.key, tools);
  const rules = {
    issuer,
    audience,
    algorithms: [...algorithms],
    requiredClaims: ['exp', 'sub'],
    clockTolerance: tolerance,
  };
  return async (authorization) => {
    const token = tokenIn(authorization);
    const claims = await claimsOf(token, keyFor, { ...rules, currentDate: new Date(tools.clock.now()) }).catch(refuse);
    // Required above: without an end it is refused.
    const endsAt = Math.ceil((claims.exp ?? 0) + tolerance) * 1000;
    return { viewer: viewerOf(claims, auth), endsAt };
  };
}

/** The token after the word Bearer. */
function tokenIn(authorization: unknown): string {
  if (authorization === undefined || authorization === null || authorization === '')
    throw new Unauthenticated('Sign in: send a token as Authorization: Bearer <token>.', { isMissing: true });
  const [, token] = (typeof authorization === 'string' && /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization)) || [];
  if (token === undefined)
    throw new Unauthenticated('What was sent is no token: it is written Bearer, a blank, and the token.');
  if (token.length > longest) throw new Unauthenticated(`The token is longer than ${longest} characters.`);
  return token;
}

function refuse(error: unknown): never {
  throw error instanceof errors.JOSEError ? refusalOf(error) : error;
}

async function claimsOf(token: string, keyFor: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keyFor, options)).payload;
  } catch (error) {
    if (error instanceof errors.JWKSMultipleMatchingKeys) return claimsByAny(error, token, options);
    throw error;
  }
}

/** The claims of a token that names no key, by whichever of those that it could be signed with. */
async function claimsByAny(
  keys: errors.JWKSMultipleMatchingKeys,
  token: string,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  for await (const key of keys) {
    try {
      return (await jwtVerify(token, key, options)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    }
  }
  throw new errors.JWSSignatureVerificationFailed();
}
