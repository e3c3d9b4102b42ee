import { createPublicKey, type KeyObject } from 'node:crypto';

/** A key that signatures can be checked with, and the algorithms that it can have signed with. */
export interface PublicKey {
  readonly key: KeyObject;
  readonly algorithms: readonly string[];
}

/** Bits of an RSA key below which its signatures are no proof any more. */
const fewestBits = 2048;

const byCurve: ReadonlyMap<string, readonly string[]> = new Map([
  ['prime256v1', ['ES256']],
  ['secp384r1', ['ES384']],
  ['secp521r1', ['ES512']],
]);

/** The key in a PEM text, or how to mend the text. What is wrong never shows the text: a private key may stand in it. */
export function publicKeyIn(pem: string): PublicKey | { readonly problem: string } {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) return { problem: isPrivate };
  if (!/-----BEGIN (RSA )?PUBLIC KEY-----/.test(pem)) return { problem: isNone };
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch {
    return { problem: isNone };
  }
  const algorithms = algorithmsOf(key);
  return algorithms === undefined ? { problem: isUnfit } : { key, algorithms };
}

const isPrivate =
  'holds a private key, which belongs to the issuer alone; write the public one: openssl pkey -in key.pem -pubout.';
const isNone = 'holds no public key; write one in PEM, which begins with -----BEGIN PUBLIC KEY-----.';
const isUnfit = 'holds a key that signs no tokens; use RSA of 2048 bits or more, P-256, P-384, P-521 or Ed25519.';

/** The algorithms that a key can have signed with; undefined where it signs no tokens, or too weakly. */
export function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): readonly string[] | undefined {
  const { modulusLength = 0, namedCurve = '' } = asymmetricKeyDetails ?? {};
  switch (asymmetricKeyType) {
    case 'rsa':
      return modulusLength < fewestBits ? undefined : ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
    case 'ec':
      return byCurve.get(namedCurve);
    case 'ed25519':
      return ['EdDSA', 'Ed25519'];
    default:
      return undefined;
  }
}

/** Everything that a key of a published set may sign with: never a shared secret, whose algorithms would take the public key for one. */
export const asymmetric: readonly string[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
