import type { FastifyInstance } from 'fastify';

/** The requests that are being answered. */
export interface Running {
  /** Resolves when there are none. */
  ended(): Promise<void>;
}

/** Counts requests from their arrival until they are answered or given up. Call it before routes are added. */
export function countRunning(app: FastifyInstance): Running {
  let count = 0;
  let wake = (): void => {};
  app.addHook('onRequest', async (_, reply) => {
    count += 1;
    reply.raw.once('close', () => {
      count -= 1;
      if (count === 0) wake();
    });
  });
  return {
    async ended() {
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      if (count > 0) await promise;
    },
  };
}
