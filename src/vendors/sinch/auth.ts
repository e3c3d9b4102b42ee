import { type Authorize, cookieHeader, type VendorHttpOptions } from '../../http/vendor-http.ts';
import type { SinchSettings } from './settings.ts';

/** How requests to a Sinch account are signed: HTTP Basic with each, or a session cookie; the cloud wants a key besides. */
export function sinchAuth({ auth }: SinchSettings): Pick<VendorHttpOptions, 'headers' | 'authorize'> {
  const key = auth.apiKey === undefined ? {} : { 'x-api-key': auth.apiKey };
  if (auth.type === 'basic') {
    const credentials = Buffer.from(`${auth.username}:${auth.password}`, 'utf8').toString('base64');
    return { headers: { ...key, authorization: `Basic ${credentials}` } };
  }
  const form = new URLSearchParams({ [auth.usernameField]: auth.username, [auth.passwordField]: auth.password });
  const authorize: Authorize = async (send) => {
    const answer = await send({
      operation: { name: 'session.login', method: 'POST', repeat: 'safe' },
      path: auth.loginPath,
      text: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const cookie = cookieHeader(answer);
    if (cookie === null) throw new Error('the sign-in set no cookie');
    return { cookie };
  };
  return { headers: key, authorize };
}
