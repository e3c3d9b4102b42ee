import type { JWTVerifyGetKey } from 'jose';
import type { TokenKey } from '../config/auth.ts';
import { remoteKeySet } from './key-set.ts';
import { asymmetric, publicKeyIn } from './public-key.ts';
import type { SignInTools } from './sign-in.ts';

/** What the signatures of tokens are checked with. */
export interface Keys {
  /** The algorithms that count. A token says itself how it is signed, and must not choose. */
  readonly algorithms: readonly string[];
  readonly keyFor: JWTVerifyGetKey;
}

export function keysOf(key: TokenKey, tools: SignInTools): Keys {
  switch (key.kind) {
    case 'secret': {
      const secret = new TextEncoder().encode(key.secret);
      return { algorithms: ['HS256'], keyFor: async () => secret };
    }
    case 'pem': {
      const found = publicKeyIn(key.pem);
      if ('problem' in found) throw new Error(`auth.publicKeyFile ${found.problem}`);
      return { algorithms: found.algorithms, keyFor: async () => found.key };
    }
    case 'jwks':
      return { algorithms: asymmetric, keyFor: remoteKeySet(key.uri, tools) };
  }
}
