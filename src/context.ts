import { createLoaders, type Loaders } from './loaders/index.ts';
import type { Reads } from './loaders/reads.ts';
import type { Idempotency } from './services/idempotency.ts';

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
  /** Forgets everything this operation has read, so that a payload shows what is true after the change. */
  renew(): void;
}

const everyScope: readonly string[] = [
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

export function createContext(viewer: Viewer, reads: Reads, once: Idempotency): Context {
  const loaders = createLoaders(reads);
  return {
    viewer,
    reads,
    once,
    loaders,
    renew() {
      // Apollo gives resolvers a copy of this object, so a new value of the property would not be seen by them.
      Object.assign(loaders, createLoaders(reads));
    },
  };
}
