import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { SignedIn, SignIn } from '../../auth/sign-in.ts';

const place = 'signedIn';

/** A hook for routes where it matters who asks. It runs before the body is read, so that strangers cost little. */
export function signingIn(app: FastifyInstance, signIn: SignIn): onRequestAsyncHookHandler {
  app.decorateRequest(place);
  return async (request) => {
    request.setDecorator(place, await signIn(request.headers.authorization));
  };
}

/** Who sends a request. @throws {Error} on a route without the hook: nobody is taken for somebody by mistake */
export function signedInOf(request: FastifyRequest): SignedIn {
  const signedIn = request.getDecorator<SignedIn | undefined>(place);
  if (signedIn === undefined) throw new Error('nobody has signed in on this route');
  return signedIn;
}
