import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { Feed } from '../events/feed.ts';
import type { Clock } from '../ports/clock.ts';
import type { Callbacks } from './callback/index.ts';
import type { RequestContext } from './operations/request-context.ts';
import type { Running } from './running.ts';
import type { WebSockets } from './websocket/index.ts';

/** What has to come to an end. */
export interface ShutdownParts {
  readonly app: FastifyInstance;
  readonly running: Running;
  readonly sockets: WebSockets;
  readonly callbacks: Callbacks;
  readonly feed: Feed;
  readonly apollo: ApolloServer<RequestContext>;
  readonly clock: Clock;
}

/** How long operations under way and slow readers may take when the service ends, milliseconds. */
const grace = 7_000;

/** Takes up nothing more, lets what is under way end, and closes; who takes too long is cut off. */
export async function shutDown({
  app,
  running,
  sockets,
  callbacks,
  feed,
  apollo,
  clock,
}: ShutdownParts): Promise<void> {
  // A connection on which nothing was ever asked does not count as idle, and would be waited for.
  app.server.on('connection', (socket) => socket.destroy());
  const closed = app.close();
  const cut = clock.after(grace, () => {
    sockets.terminate();
    callbacks.terminate();
    app.server.closeAllConnections();
  });
  const left = sockets.close();
  feed.close();
  await Promise.all([left, running.ended()]);
  await callbacks.ended();
  cut();
  app.server.closeAllConnections();
  await closed;
  await apollo.stop();
}
