import type { Clock } from '../../ports/clock.ts';
import { createPaceOfClients } from './pace-of-clients.ts';
import { type Reason, TurnedAway } from './turned-away.ts';

/** What one client may ask for. Undefined is no limit. */
export interface ClientLimits {
  readonly operationsPerSecond?: number | undefined;
  /** Operations that may come at once after a rest; those of a second when left out. */
  readonly burst?: number | undefined;
  /** WebSockets open at once. */
  readonly connections?: number | undefined;
  /** Subscriptions under way at once, on whatever carrier. */
  readonly subscriptions?: number | undefined;
}

/** What holds for who is signed in where nothing else is configured: many times what a busy page needs. */
export const forSignedIn: Required<ClientLimits> = {
  operationsPerSecond: 1_000,
  burst: 1_000,
  connections: 1_000,
  subscriptions: 10_000,
};

/** Milliseconds after which who has too much open may try again. */
const aWhile = 5_000;

/** Holds each client to its limits, in this process. Every method throws {@link TurnedAway} at once. */
export interface Clients {
  /** Counts an operation that is asked for. */
  operation(client: string): void;
  /** Counts a socket. @returns what ends it; calling that again does nothing. */
  connection(client: string): () => void;
  /** Counts a subscription. @returns what ends it; calling that again does nothing. */
  subscription(client: string): () => void;
}

export interface ClientsOptions {
  readonly limits: ClientLimits;
  readonly clock: Clock;
  readonly turnedAway: (reason: Reason) => void;
}

export function createClients({ limits, clock, turnedAway }: ClientsOptions): Clients {
  const { operationsPerSecond: perSecond, burst = perSecond, connections, subscriptions } = limits;
  const pace =
    perSecond === undefined || burst === undefined ? () => 0 : createPaceOfClients({ clock, perSecond, burst });

  function refuse(reason: Reason, message: string, retryAfter: number): never {
    turnedAway(reason);
    throw new TurnedAway(429, message, retryAfter);
  }

  return {
    operation(client) {
      const wait = pace(client);
      const message = `One client may send ${perSecond} operations a second: send fewer, or ask for more in one.`;
      if (wait > 0) refuse('client_operations', message, wait);
    },
    connection: counting(connections, () =>
      refuse('client_connections', `One client may have ${connections} sockets open: use one for all.`, aWhile),
    ),
    subscription: counting(subscriptions, () =>
      refuse('client_subscriptions', `One client may have ${subscriptions} subscriptions: end one first.`, aWhile),
    ),
  };
}

/** Counts what each client has at once, up to a number. */
function counting(most = Number.POSITIVE_INFINITY, refuse: () => never): (client: string) => () => void {
  const counts = new Map<string, number>();
  const add = (client: string, more: 1 | -1): void => {
    const count = (counts.get(client) ?? 0) + more;
    if (count > 0) counts.set(client, count);
    else counts.delete(client);
  };
  return (client) => {
    if ((counts.get(client) ?? 0) >= most) refuse();
    add(client, 1);
    let isOver = false;
    return () => {
      if (!isOver) add(client, -1);
      isOver = true;
    };
  };
}
