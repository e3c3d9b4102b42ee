import { randomUUID } from 'node:crypto';
import { type Answer, Refusal, text } from '../answers.ts';
import type { SimulatorRequest } from '../simulator.ts';
import type { BasicAuth, SessionAuth, SinchOptions } from './options.ts';

/** Knows who may ask. */
export class Gate {
  readonly #auth: SinchOptions['auth'];
  readonly #sessions = new Set<string>();

  constructor(auth: SinchOptions['auth']) {
    this.#auth = auth;
  }

  /** Ends every session, so that the next request of each is answered 401. */
  expireSessions(): void {
    this.#sessions.clear();
  }

  /** The answer to a sign-in, or null when the request is none. */
  signIn(request: SimulatorRequest): Answer | null {
    if (this.#auth.type !== 'session' || request.path !== this.#auth.loginPath || request.method !== 'POST')
      return null;
    const { usernameField, passwordField, username, password } = this.#auth;
    const form = new URLSearchParams(request.body);
    if (form.get(usernameField) !== username || form.get(passwordField) !== password) throw unauthorised();
    const session = randomUUID();
    this.#sessions.add(session);
    return text(200, 'OK', { 'set-cookie': `JSESSIONID=${session}; Path=/; HttpOnly` });
  }

  /** @throws {Refusal} 401 for somebody unknown */
  check(request: SimulatorRequest): void {
    const known = this.#auth.type === 'basic' ? hasBasic(request, this.#auth) : this.#hasSession(request);
    if (!known) throw unauthorised(this.#auth);
  }

  #hasSession({ headers }: SimulatorRequest): boolean {
    const session = /(?:^|;\s*)JSESSIONID=([^;]+)/.exec(headers.cookie ?? '')?.[1];
    return session !== undefined && this.#sessions.has(session);
  }
}

function hasBasic({ headers }: SimulatorRequest, { username, password, apiKey }: BasicAuth): boolean {
  const wanted = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return headers.authorization === wanted && headers['x-api-key'] === apiKey;
}

function unauthorised(auth?: BasicAuth | SessionAuth): Refusal {
  const challenge = auth?.type === 'basic' ? { 'www-authenticate': 'Basic realm="RMI"' } : {};
  return new Refusal(text(401, 'HTTP 401 Unauthorized', challenge));
}
