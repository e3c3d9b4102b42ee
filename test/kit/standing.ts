import { afterAll, beforeAll } from '@jest/globals';
import pino from 'pino';
import { startGateway } from '../../src/compose.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { configOf } from './gateway.ts';
import { ManualClock } from './manual-clock.ts';

/** A service that stands for all tests of a file. */
export interface Standing {
  /** Its address, with a slash at the end. */
  readonly url: string;
  /** Sends a request to its GraphQL endpoint; the body as JSON unless it is text. */
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Asks in the address, with what a page of another site cannot send. */
  get(fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

/** Starts a service over simulated vendors that stand still, and ends it after the tests of the file. */
export function standing(config: () => object = () => ({})): Standing {
  let url = '';
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const clock = new ManualClock();
    const sandbox = await startSandbox({ clock, frozen: true, people: 10, warmUp: 0 });
    ends.push(() => sandbox.close());
    const options = { clock, log: pino({ level: 'silent' }), graphiql: import.meta.dirname };
    const gateway = await startGateway(configOf({ sources: sandbox.sources, ...config() }), options);
    ends.push(() => gateway.close());
    url = gateway.url;
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  return {
    get url() {
      return url;
    },
    post: (body, headers = {}) =>
      fetch(new URL('graphql', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    get: (fields, headers = {}) =>
      fetch(new URL(`graphql?${new URLSearchParams(fields)}`, url), {
        headers: { 'apollo-require-preflight': 'true', ...headers },
      }),
  };
}
