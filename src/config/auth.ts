import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { publicKeyIn } from '../auth/public-key.ts';
import { keySetUrl } from './address.ts';
import type { DeepReadonly } from './freeze.ts';
import { section } from './section.ts';
import { text, wanted } from './values.ts';

/** Bytes of a shared secret: as many as a signature by HS256 has. */
const shortestSecret = 32;
/** Bytes of a key file; the largest key has a hundredth of them. */
const largestKey = 64 * 1024;

/** The text of a file that holds a public key. */
const publicKey = text('the path of a PEM file').transform((path, context) => {
  const read = readKey(path);
  if (!('problem' in read)) return read.pem;
  context.addIssue({ code: 'custom', message: read.problem });
  return z.NEVER;
});

const unlike = 'names what is no file of a key; write the path of a PEM file.';
const unread =
  'names a file that cannot be read; check the path, which begins where the service was started, and its permissions.';

function readKey(path: string): { readonly pem: string } | { readonly problem: string } {
  try {
    const file = statSync(path);
    // A device or pipe can go on for ever.
    if (!file.isFile() || file.size > largestKey) return { problem: unlike };
    const pem = readFileSync(path, 'utf8');
    const found = publicKeyIn(pem);
    return 'problem' in found ? found : { pem };
  } catch {
    return { problem: unread };
  }
}

const keys = {
  jwksUri: keySetUrl()
    .optional()
    .describe("Address of the issuer's key set, https except on this machine. Keys are fetched anew when they change."),
  secret: text('the secret that the issuer signs with')
    .refine((secret) => Buffer.byteLength(secret) >= shortestSecret, {
      error: `is shorter than ${shortestSecret} bytes and could be guessed; make one: openssl rand -base64 ${shortestSecret}.`,
    })
    .optional()
    .describe('A secret shared with the issuer, 32 bytes or more, taken as it is written (HS256). A secret.'),
  publicKeyFile: publicKey.optional().describe("File with the issuer's public key, in PEM."),
};
const keyNames = ['jwksUri', 'secret', 'publicKeyFile'] as const;

/** Wants exactly one key. Looks at a mapping that has other problems too. */
const oneKey = z.superRefine<object>(
  (written, context) => {
    const [first, ...more] = keyNames.filter((name) => Reflect.get(written, name) !== undefined);
    if (first === undefined) context.addIssue({ code: 'custom', message: noKey });
    for (const name of more)
      context.addIssue({ code: 'custom', path: [name], message: `does not go with ${first}; keep one of the two.` });
  },
  { when: ({ value }) => typeof value === 'object' && value !== null },
);
const noKey = 'has no key to check tokens with; write jwksUri, secret or publicKeyFile.';

const jwt = section('a mapping with mode: jwt, issuer, audience and a key', {
  mode: z.literal('jwt').describe('jwt: every caller sends a token of the issuer.'),
  issuer: text('the issuer of the tokens, as their claim iss has it').describe(
    'Who issues the tokens, exactly as their claim iss has it.',
  ),
  audience: text('the audience that tokens for this service have, such as trunkline').describe(
    'Whom tokens for this service are meant for, as their claim aud has it.',
  ),
  ...keys,
  scopesClaim: text('the name of a claim')
    .prefault('scope')
    .describe('The claim with the scopes: a text with blanks between them, or a list.'),
  emailClaim: text('the name of a claim')
    .prefault('email')
    .describe("The claim with the caller's e-mail address, which tells whose agents are one's own."),
})
  .check(oneKey)
  .transform(({ jwksUri, secret, publicKeyFile, ...rest }) => ({
    ...rest,
    key: keyOf(jwksUri, secret, publicKeyFile),
  }));

/** What tokens are checked with. */
export type TokenKey =
  /** The key set at this address. */
  | { readonly kind: 'jwks'; readonly uri: string }
  | { readonly kind: 'secret'; readonly secret: string }
  /** The public key in a PEM text. */
  | { readonly kind: 'pem'; readonly pem: string };

function keyOf(uri: string | undefined, secret: string | undefined, pem: string | undefined): TokenKey {
  if (uri !== undefined) return { kind: 'jwks', uri };
  return secret === undefined ? { kind: 'pem', pem: pem ?? '' } : { kind: 'secret', secret };
}

const none = section('a mapping with mode: none', {
  mode: z.literal('none').describe('none: everyone who reaches the port may do everything.'),
});

const written =
  'auth: { mode: jwt, issuer: https://login.example, audience: trunkline, jwksUri: https://login.example/jwks.json } for callers with tokens, or auth: { mode: none } to say aloud that everyone who reaches the port may do everything';
const modes = 'must be jwt, for callers with tokens, or none, which lets everyone who reaches the port do everything.';

/** Who may call. */
export const auth = z.discriminatedUnion('mode', [jwt, none], {
  error: (issue) => (issue.code === 'invalid_union' ? modes : wanted(written)(issue)),
});

/** Who may call, once read. */
export type AuthSettings = DeepReadonly<z.output<typeof auth>>;
