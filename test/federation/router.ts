import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach } from '@jest/globals';
import { eventually } from '../gateway/kit.ts';
import type { Tried } from '../kit/gateway.ts';

/** A call that a router got. */
export interface Called {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever it expects
  readonly message: any;
}

/** How a router answers a call: by a status, or as it likes. */
export type Answering = number | ((response: ServerResponse) => void);

/** The other end of the callback protocol. */
export interface Router {
  /** Where it wants to be called. */
  readonly url: string;
  readonly calls: readonly Called[];
  /** How it answers an action from now on. */
  on(action: string, answering: Answering): void;
  /** Waits until so many calls have come. @returns their actions */
  hears(count: number): Promise<readonly string[]>;
}

/** Makes routers, closed after the test. */
export function routers() {
  const open: { close(): void }[] = [];
  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });
  return async (): Promise<Router> => {
    const calls: Called[] = [];
    const answers = new Map<string, Answering>([['check', 204]]);
    const server = createServer(async (request, response) => {
      const message = JSON.parse(await text(request));
      calls.push({ path: request.url ?? '', headers: request.headers, message });
      const answering = answers.get(message.action) ?? 200;
      if (typeof answering === 'function') answering(response);
      else response.writeHead(answering).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push({
      close() {
        server.close();
        server.closeAllConnections();
      },
    });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return {
      url: `http://127.0.0.1:${port}/callback`,
      calls,
      on: (action, answering) => void answers.set(action, answering),
      async hears(count) {
        await eventually(() => calls.length >= count);
        return calls.map(({ message }) => message.action);
      },
    };
  };
}

export interface AskOptions {
  readonly variables?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Laid over `extensions.subscription`. */
  readonly subscription?: object;
}

/** Sends a subscription as a router does. */
export async function ask(
  { url }: Pick<Tried, 'url'>,
  router: Pick<Router, 'url'>,
  query: string,
  { variables = {}, headers = {}, subscription = {} }: AskOptions = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const asked = {
    callbackUrl: `${router.url}/s1`,
    subscriptionId: 's1',
    verifier: 'only-mine',
    heartbeatIntervalMs: 0,
  };
  const response = await fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json;callbackSpec=1.0', ...headers },
    body: JSON.stringify({ query, variables, extensions: { subscription: { ...asked, ...subscription } } }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
