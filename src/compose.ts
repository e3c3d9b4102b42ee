import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { createSignIn } from './auth/sign-in.ts';
import type { Config } from './config/index.ts';
import { createFeed } from './events/feed.ts';
import { createMetrics } from './metrics.ts';
import type { Clock } from './ports/clock.ts';
import { createSchema } from './schema.ts';
import { createServer } from './server/index.ts';
import { createIdempotency } from './services/idempotency.ts';
import { inTurn } from './services/in-turn.ts';
import { openEmbeddedStore } from './store/embedded.ts';
import { openRedisStore } from './store/redis/index.ts';
import { keepTidy } from './store/upkeep.ts';
import { createSource } from './vendors/registry.ts';
import { announcing } from './watch/announcing.ts';
import { createWatch } from './watch/index.ts';
import { createWrapUps } from './wrap-up/wrap-ups.ts';

export interface GatewayOptions {
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  /** What is served; Trunkline's own schema when left out. Fields of its subscriptions give what `src/events` does, a Follower each. */
  readonly schema?: GraphQLSchema | undefined;
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
export async function startGateway(
  config: Config,
  { clock, log, schema = createSchema(config.server.federation), graphiql }: GatewayOptions,
): Promise<Gateway> {
  const metrics = createMetrics();
  const { path, redis } = config.store;
  const store = redis === undefined ? openEmbeddedStore(path, clock) : await openRedisStore(redis, clock, log);
  const { known } = store;
  const sources = new Map(
    config.sources.map((settings) => [settings.id, createSource(settings, { clock, metrics, log, known })]),
  );
  const closeParts = async (): Promise<void> => {
    await Promise.all([...sources.values()].map((source) => source.close()));
    await store.close();
  };
  try {
    const wrapUps = createWrapUps(store.wrapUps, clock, config.wrapUp);
    const stopHearing = store.log.listen(({ happening }) => {
      if (happening.topic === 'wrapUp') wrapUps.heard(happening.wrapUp.sourceId);
    });
    const feed = createFeed(store.log);
    const reads = { sources, wrapUps, clock, metrics };
    const watch = createWatch({ reads, store, interval: config.watch.interval, log });
    const announced = new Map(
      [...sources].map(([id, source]) => [id, announcing(inTurn(source, store.turns), watch.touched)]),
    );
    const once = createIdempotency(store.answers, clock);
    const server = await createServer({
      config,
      schema,
      signIn: createSignIn(config.auth, { clock, log }),
      tools: { reads: { ...reads, sources: announced }, once, feed, watch },
      remembers: store.ready,
      log,
      graphiql,
    });
    const url = await server.listen();
    const stopTime = wrapUps.keepTime();
    const stopUpkeep = keepTidy(store, clock, config.events.retention);
    return {
      url,
      async close() {
        await server.close();
        stopHearing();
        stopUpkeep();
        await watch.close();
        await stopTime();
        await closeParts();
      },
    };
  } catch (error) {
    await closeParts();
    throw error;
  }
}
