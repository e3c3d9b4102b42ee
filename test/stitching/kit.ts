import type { ExecutionRequest, Executor } from '@graphql-tools/utils';
import { afterEach } from '@jest/globals';
import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Tried } from '../kit/gateway.ts';

/** How a gateway reaches Trunkline. */
export interface Reached {
  /** Queries and changes go by HTTP, subscriptions by a socket. */
  readonly executor: Executor;
  /** The documents sent so far. */
  readonly sent: string[];
}

/** Makes what reaches a service; its socket is closed after the test. */
export function reaching() {
  const open: { dispose(): void | Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.dispose();
  });
  return ({ url }: Pick<Tried, 'url'>): Reached => {
    const address = new URL('graphql', url).href;
    const sent: string[] = [];
    const client = createClient({ url: address.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    open.push(client);
    const executor = ({ document, variables, operationType }: ExecutionRequest) => {
      const query = print(document);
      sent.push(query);
      const asked = { query, variables };
      if (operationType === 'subscription') return client.iterate(asked);
      const headers = { 'content-type': 'application/json' };
      const answer = fetch(address, { method: 'POST', headers, body: JSON.stringify(asked) });
      return answer.then((response) => response.json());
    };
    // Two libraries have their own types for one thing.
    return { executor: executor as Executor, sent };
  };
}
