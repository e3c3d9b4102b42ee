import type { JWTPayload } from 'jose';
import { everyScope, type Viewer } from '../context.ts';
import { emailOrNull } from '../model/email.ts';
import { Unauthenticated } from './errors.ts';

/** The claims that say who asks. */
export interface ClaimNames {
  readonly scopesClaim: string;
  readonly emailClaim: string;
}

/**
 * Who asks, by the claims of a token that was found good.
 * @throws {Unauthenticated} where they name nobody
 */
export function viewerOf(claims: JWTPayload, { scopesClaim, emailClaim }: ClaimNames): Viewer {
  const { sub } = claims;
  if (typeof sub !== 'string' || sub.trim() === '') throw new Unauthenticated('The token names nobody (sub).');
  return { subject: sub, email: emailOf(claims, emailClaim), scopes: scopesOf(claims[scopesClaim]) };
}

/** An address of which the issuer says anything but that it was proved could be anybody's, and so opens nothing. */
function emailOf(claims: JWTPayload, name: string): string | null {
  const written = claims[name];
  const isProved = [undefined, true, 'true'].some((said) => said === claims.email_verified);
  return typeof written === 'string' && isProved ? emailOrNull(written) : null;
}

/** The scopes that mean something here, each once and always in the same order. */
function scopesOf(claim: unknown): readonly string[] {
  const given: readonly unknown[] = typeof claim === 'string' ? claim.split(/\s+/) : Array.isArray(claim) ? claim : [];
  return everyScope.filter((scope) => given.includes(scope));
}
