import { afterEach } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Answer, Tried } from '../../kit/gateway.ts';

export type Headers = Readonly<Record<string, string>>;

/** Sends a query or a mutation. */
export type Ask = (document: string) => Promise<Answer>;

/** A way for queries and mutations to the service. */
export type Carrier = (tried: Tried, headers: Headers) => Ask;

const overHttp: Carrier = (tried, headers) => (document) => tried.query(document, {}, headers);

const overStream: Carrier =
  ({ url }, headers) =>
  async (query) => {
    const response = await fetch(new URL('graphql', url), {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const [, data] = /^event: next\ndata: (.*)$/m.exec(await response.text()) ?? [];
    if (data === undefined) throw new Error('There is no answer.');
    return JSON.parse(data);
  };

/** Makes each carrier; what they hold open is closed after the test. */
export function carriers(): readonly (readonly [name: string, carrier: Carrier])[] {
  const open: { dispose(): void | Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.dispose();
  });
  const overSocket: Carrier = ({ url }, connectionParams) => {
    const address = `${url.replace('http', 'ws')}graphql`;
    const client = createClient({ url: address, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });
    open.push(client);
    return async (query) => {
      const { value } = await refusedOr(client.iterate({ query }).next() as Promise<IteratorResult<Answer>>);
      return value;
    };
  };
  return [
    ['HTTP', overHttp],
    ['a WebSocket', overSocket],
    ['server-sent events', overStream],
  ];
}

/** An answer, made of the errors where a socket says those in its place. */
const refusedOr = (answer: Promise<IteratorResult<Answer>>): Promise<IteratorResult<Answer>> =>
  answer.catch((errors: unknown) => {
    if (Array.isArray(errors)) return { done: false, value: { data: null, errors } };
    throw errors;
  });
