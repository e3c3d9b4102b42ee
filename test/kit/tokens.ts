import type { KeyObject } from 'node:crypto';
import { type CryptoKey, SignJWT } from 'jose';

/** What a test says of whom, and for how long; undefined leaves a claim out. Times are seconds since the epoch, as in tokens. */
export interface TokenClaims {
  readonly sub?: string | undefined;
  /** Blank-separated, as most issuers write them. */
  readonly scope?: string | undefined;
  readonly email?: string | undefined;
  readonly exp?: number | undefined;
  readonly [claim: string]: unknown;
}

export const issuer = 'https://login.example';
export const audience = 'trunkline';
/** As long as such a secret has to be, and marked, so that a test can look for it. */
export const secret = 'a-marked-secret-of-the-issuer-for-tests';

/** The configuration under which the tokens of {@link token} count. */
export const jwtAuth = { mode: 'jwt', issuer, audience, secret } as const;

/** When the clock of tests begins, in seconds since the epoch. */
export const testStart = Date.UTC(2026, 10, 22, 9) / 1000;

/** Claims that are right but for the changes; undefined leaves one out. They end an hour after the clock of tests begins. */
export function claimsWith(changes: TokenClaims = {}): Record<string, unknown> {
  const whole = { iss: issuer, aud: audience, sub: 'anna', iat: testStart, exp: testStart + 3600, ...changes };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
}

/** A token of the shared secret. */
export const token = (changes: TokenClaims = {}): Promise<string> =>
  signed(claimsWith(changes), new TextEncoder().encode(secret), { alg: 'HS256' });

/** A token by any key and header. */
export const signed = (
  claims: Readonly<Record<string, unknown>>,
  key: CryptoKey | KeyObject | Uint8Array,
  header: { readonly alg: string; readonly kid?: string },
): Promise<string> => new SignJWT({ ...claims }).setProtectedHeader(header).sign(key);

/** The header that carries a token, made of the claims. */
export const bearer = async (changes: TokenClaims = {}): Promise<{ readonly authorization: string }> => ({
  authorization: `Bearer ${await token(changes)}`,
});
