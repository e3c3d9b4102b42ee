import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config/index.ts';
import { createMetrics } from './metrics.ts';
import type { Clock } from './ports/clock.ts';
import { createServer } from './server/index.ts';
import { createIdempotency } from './services/idempotency.ts';
import { openEmbeddedStore } from './store/embedded.ts';
import { createSource } from './vendors/registry.ts';
import { createWrapUps } from './wrap-up/wrap-ups.ts';

export interface GatewayOptions {
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  /** Where the built GraphiQL lies; its usual place when left out. */
  readonly graphiql?: string | undefined;
}

/** The running service. */
export interface Gateway {
  /** The address to open in a browser. */
  readonly url: string;
  close(): Promise<void>;
}

/** Puts the parts together and starts listening. The only place that knows them all. */
export async function startGateway(config: Config, { clock, log, graphiql }: GatewayOptions): Promise<Gateway> {
  const metrics = createMetrics();
  const store = openEmbeddedStore(config.store.path, clock);
  const { known } = store;
  const sources = new Map(
    config.sources.map((settings) => [settings.id, createSource(settings, { clock, metrics, log, known })]),
  );
  const closeParts = async (): Promise<void> => {
    await Promise.all([...sources.values()].map((source) => source.close()));
    await store.close();
  };
  try {
    const reads = { sources, wrapUps: createWrapUps(store.wrapUps, clock), clock, metrics };
    const once = createIdempotency(store.answers, clock);
    const server = await createServer({ config, tools: { reads, once }, log, graphiql });
    const url = await server.listen();
    return {
      url,
      async close() {
        await server.close();
        await closeParts();
      },
    };
  } catch (error) {
    await closeParts();
    throw error;
  }
}
