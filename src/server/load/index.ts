import type { Config } from '../../config/index.ts';
import type { Metrics } from '../../metrics.ts';
import type { Clock } from '../../ports/clock.ts';
import { type Capacity, createCapacity } from './capacity.ts';
import { type Clients, createClients, forSignedIn } from './clients.ts';

/** What can be taken up, of everybody together and of each client. */
export interface Load {
  readonly capacity: Capacity;
  readonly clients: Clients;
  /** Proxies whose word on the client's address counts. */
  readonly proxies: number;
  /** Whether it is known who asks; else clients are told apart by their addresses. */
  readonly isSignedIn: boolean;
}

export interface LoadOptions {
  readonly config: Pick<Config, 'auth' | 'server' | 'limits'>;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

export function createLoad({ config: { auth, server, limits }, clock, metrics }: LoadOptions): Load {
  const isSignedIn = auth.mode === 'jwt';
  const { turnedAway } = metrics;
  const capacity = createCapacity({ ...limits, clock, turnedAway });
  metrics.underWay(() => capacity.underWay);
  const { client } = limits;
  const burst = client.burst ?? client.operationsPerSecond;
  const clients = createClients({
    // Behind one address there can be a whole company, or a gateway: without a word of the operator it is held to nothing.
    limits: isSignedIn ? { ...forSignedIn, ...(burst === undefined ? {} : { burst }), ...client } : client,
    clock,
    turnedAway,
  });
  return { capacity, clients, proxies: server.trustProxy, isSignedIn };
}
