import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';

export interface HealthOptions {
  /** Whether our own parts can serve; a vendor's health never counts. */
  readonly ready: () => boolean;
  readonly metrics: Metrics;
}

/** What operators' probes ask: is the process alive, may it get requests, and what has it counted. */
export async function healthRoutes(app: FastifyInstance, { ready, metrics }: HealthOptions): Promise<void> {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_, reply) => {
    if (ready()) return { status: 'ready' };
    return reply.code(503).send({ status: 'shutting down' });
  });
  app.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}
