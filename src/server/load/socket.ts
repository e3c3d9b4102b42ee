import type { SignIn } from '../../auth/sign-in.ts';
import { clientOf } from './client.ts';
import type { Load } from './index.ts';

/** A socket that is counted until it is left. */
export interface CountedSocket {
  /** Signs in. Throws TurnedAway as well, where one who signs in has too many sockets. */
  readonly signIn: SignIn;
  leave(): void;
}

/**
 * Counts a socket: where nobody signs in for its address, at once, and otherwise for who signs in on it.
 * @throws TurnedAway
 */
export function countSocket({ clients, isSignedIn }: Load, address: string, signIn: SignIn): CountedSocket {
  let leave = isSignedIn ? null : clients.connection(`address ${address}`);
  let isLeft = false;
  return {
    async signIn(authorization) {
      const signedIn = await signIn(authorization);
      if (!isLeft) leave ??= clients.connection(clientOf(signedIn, address));
      return signedIn;
    },
    leave() {
      isLeft = true;
      leave?.();
    },
  };
}
