import type { Feed } from './events/feed.ts';
import { createLoaders, type Loaders } from './loaders/index.ts';
import type { Reads } from './loaders/reads.ts';
import type { Idempotency } from './services/idempotency.ts';
import type { Watch } from './watch/index.ts';

/** Who is asking. */
export interface Viewer {
  readonly subject: string;
  readonly email: string | null;
  readonly scopes: readonly string[];
}

/** What a resolver gets: how to read, how to change, and for whom. One for each operation. */
export interface Context {
  readonly viewer: Viewer;
  readonly reads: Reads;
  /** Always take them from here: they are other ones after each change. */
  readonly loaders: Loaders;
  /** Does a change once for its idempotency key. */
  readonly once: Idempotency;
  /** What happens, for subscriptions. */
  readonly feed: Feed;
  /** Looks for changes that vendors tell nobody of. */
  readonly watch: Watch;
  /** Forgets everything this operation has read, so that a payload shows what is true after the change, and nothing from before it. */
  renew(): void;
}

/** Every scope that means something here (docs/security.md). */
export const everyScope: readonly string[] = [
  'agents:read',
  'queues:read',
  'contacts:read',
  'agents:self',
  'agents:manage',
  'groups:manage',
  'settings:manage',
];

/** The viewer in auth mode `none`. */
export const anonymous: Viewer = { subject: 'anonymous', email: null, scopes: everyScope };

/** What every operation is given. */
export interface ContextParts {
  readonly viewer: Viewer;
  readonly reads: Reads;
  readonly once: Idempotency;
  readonly feed: Feed;
  readonly watch: Watch;
}

export function createContext({ viewer, reads, once, feed, watch }: ContextParts): Context {
  const loaders = createLoaders(reads);
  return {
    viewer,
    reads,
    once,
    feed,
    watch,
    loaders,
    renew() {
      Object.assign(reads.call, { changedAt: reads.clock.now() });
      // Apollo gives resolvers a copy of this object, so a new value of the property would not be seen by them.
      Object.assign(loaders, createLoaders(reads));
    },
  };
}
