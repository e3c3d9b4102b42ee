import { VendorError } from '../../errors.ts';
import { type Authorize, cookieHeader, type Operation, type VendorHttpOptions } from '../../http/vendor-http.ts';
import type { SinchSettings } from './settings.ts';

const signIn: Operation = { name: 'session.login', method: 'POST', repeat: 'safe' };

/**
 * Statuses that say something here: 403 that an agent or queue may not be changed, not that we may not sign in; a redirect
 * that a sign-in by form worked, as browsers expect it.
 */
export const sinchAnswers: NonNullable<VendorHttpOptions['answers']> = (status, operation) =>
  operation === signIn ? status >= 300 && status < 500 : status === 403;

/** How requests to a Sinch account are signed: HTTP Basic with each, or a session cookie; the cloud wants a key besides. */
export function sinchAuth({ auth, ...source }: SinchSettings): Pick<VendorHttpOptions, 'headers' | 'authorize'> {
  const key = auth.apiKey === undefined ? {} : { 'x-api-key': auth.apiKey };
  if (auth.type === 'basic') {
    const credentials = Buffer.from(`${auth.username}:${auth.password}`, 'utf8').toString('base64');
    return { headers: { ...key, authorization: `Basic ${credentials}` } };
  }
  const form = new URLSearchParams({ [auth.usernameField]: auth.username, [auth.passwordField]: auth.password });
  const authorize: Authorize = async (send) => {
    const refused = new VendorError('VENDOR_UNAUTHORIZED', source, `${source.name} does not accept our credentials.`);
    const request = {
      operation: signIn,
      path: auth.loginPath,
      text: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    const answer = await send(request, {
      judge: (one) => (one.status >= 400 || cookieHeader(one) === null ? refused : null),
    });
    return { cookie: cookieHeader(answer) ?? '' };
  };
  return { headers: key, authorize };
}
