import { errors } from 'jose';
import { TrunklineError } from '../errors.ts';

const realm = 'Bearer realm="Trunkline"';

/** Nobody is known to ask. The message says why, and never holds anything of the token. */
export class Unauthenticated extends TrunklineError {
  /** What the header WWW-Authenticate says (RFC 6750, 3): an error only where there was a token. */
  readonly challenge: string;
  constructor(message: string, { isMissing = false, cause }: { isMissing?: boolean; cause?: unknown } = {}) {
    super('UNAUTHENTICATED', message, { cause });
    this.name = 'Unauthenticated';
    this.challenge = isMissing ? realm : `${realm}, error="invalid_token"`;
  }
}

/** The token may be good, but the keys that could tell are out of reach. */
export class KeysAway extends TrunklineError {
  /** Milliseconds after which the keys are asked for again. */
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super(
      'SIGN_IN_UNAVAILABLE',
      'The keys that tokens are checked with cannot be fetched at the moment. Try again later.',
    );
    this.name = 'KeysAway';
    this.retryAfter = retryAfter;
  }
  override get extensions(): Record<string, unknown> {
    return { code: this.code, retryAfter: this.retryAfter };
  }
}

/** What is said of a claim that does not fit. */
const ofClaim: Readonly<Record<string, string>> = {
  exp: 'The token has no end (exp), which it must have.',
  nbf: 'The token is not valid yet (nbf).',
  iss: 'The token is of another issuer (iss).',
  aud: 'The token is meant for another audience (aud).',
  sub: 'The token names nobody (sub).',
};

/** The refusal for what jose found. */
export function refusalOf(cause: unknown): Unauthenticated {
  return new Unauthenticated(sentenceOf(cause), { cause });
}

function sentenceOf(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return 'The token has ended (exp): get a new one.';
  if (cause instanceof errors.JWTClaimValidationFailed) return ofClaim[cause.claim] ?? 'A claim of the token is wrong.';
  if (cause instanceof errors.JOSEAlgNotAllowed) return 'The token is signed by an algorithm that is not accepted.';
  if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWSSignatureVerificationFailed)
    return 'The token is signed by nobody who is trusted.';
  return 'What was sent is no token that can be read.';
}
