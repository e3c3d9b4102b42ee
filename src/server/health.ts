import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';

export interface HealthOptions {
  /** Whether the service ends. */
  readonly closing: () => boolean;
  /** Whether what must be remembered can be. A vendor's health never counts. */
  readonly remembers: () => boolean;
  readonly metrics: Metrics;
}

/** What operators' probes ask: is the process alive, may it get requests, and what has it counted. */
export async function healthRoutes(
  app: FastifyInstance,
  { closing, remembers, metrics }: HealthOptions,
): Promise<void> {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_, reply) => {
    if (closing()) return reply.code(503).send({ status: 'shutting down' });
    if (!remembers()) return reply.code(503).send({ status: 'the store is away' });
    return { status: 'ready' };
  });
  app.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}
