import { TrunklineError, VendorError } from '../errors.ts';
import type { Reads } from '../loaders/reads.ts';
import type { QueueStatus } from '../model/queue.ts';
import { agentOf } from '../model/wrap-up.ts';
import type { Store } from '../ports/store.ts';
import type { Source } from '../ports/vendor.ts';
import { agentStates, type KnownState } from './agent-states.ts';
import { contactsInProgress, type KnownContact } from './contacts-in-progress.ts';
import { tellDifferences } from './differences.ts';
import type { Scope } from './needs.ts';
import { createPoller, type Look, type Poller } from './poller.ts';
import { queueStatuses } from './queue-statuses.ts';
import type { Resource } from './resource.ts';
import { type KnownHealth, sourceHealth } from './source-health.ts';
import { sightWrapUps } from './wrap-up-sightings.ts';

/** What can be watched, and what is known of a thing of it. */
export interface Watched {
  agentStates: KnownState;
  queueStatuses: QueueStatus;
  contacts: KnownContact;
  health: KnownHealth;
  wrapUps: never;
}
export type WatchedName = keyof Watched;

/** Vendors tell nobody of a change: it is seen by looking again, once for everybody, while anybody wants to know. */
export interface Watch {
  /**
   * From now on watches something at a source; nothing happens where the source has none of it.
   * @returns a function that ends it.
   */
  need(source: Source, what: WatchedName, scope: Scope): () => void;
  /** Something was changed through us: it is looked at now rather than next time, where anybody wants to know. */
  touched(source: Source, what: WatchedName, ids: readonly string[]): void;
  /**
   * What is known, once a look has been taken for everybody who needs it: as of the last look that the vendor answered.
   * What happens from then on is the difference from it.
   */
  known<N extends WatchedName>(source: Source, what: N): Promise<ReadonlyMap<string, Watched[N]>>;
  close(): Promise<void>;
}

export interface WatchOptions {
  readonly reads: Omit<Reads, 'call'>;
  readonly store: Pick<Store, 'watched' | 'log'>;
  /** Milliseconds between two looks. */
  readonly interval: number;
  /** Told what should never happen; what a vendor fails with is seen in its source's health. */
  readonly log: { error(fields: object, message: string): void };
}

/** The longest that a vendor is left alone because it asked for that, milliseconds: as long as by everything else (`src/http/policy/retry-after.ts`). */
const longestRest = 60_000;

/** How long failures ask to be waited for, milliseconds. */
const restAfter = (failures: readonly TrunklineError[]): number =>
  failures
    .map((failure) => (failure instanceof VendorError ? (failure.retryAfter ?? 0) : 0))
    .reduce((most, rest) => Math.min(longestRest, Math.max(most, rest)), 0);

export function createWatch({ reads, store, interval, log }: WatchOptions): Watch {
  const { clock } = reads;
  const resources: { readonly [N in Exclude<WatchedName, 'wrapUps'>]: Resource<Watched[N]> } = {
    agentStates: agentStates(reads),
    queueStatuses,
    contacts: contactsInProgress(() => clock.now()),
    health: sourceHealth,
  };
  const pollers = new Map<string, Poller>();
  const nameOf = (source: Source, what: WatchedName): string => `${source.id}/${what}`;

  const has = (source: Source, what: WatchedName): boolean =>
    what === 'wrapUps' ? source.wrapUps !== undefined : resources[what].has(source);

  function failed(name: string, error: unknown): void {
    if (!(error instanceof TrunklineError)) log.error({ err: error, watched: name }, 'watching failed');
  }

  function read(source: Source, what: WatchedName, look: Look): Promise<Iterable<TrunklineError>> {
    if (what === 'wrapUps') return sightWrapUps(reads, source, look);
    // Each name goes with the values of its own resource.
    const resource = resources[what] as Resource<unknown>;
    return tellDifferences(resource, source, look, { name: nameOf(source, what), store: store.watched, clock });
  }

  async function take(source: Source, what: WatchedName, look: Look): Promise<number> {
    const name = nameOf(source, what);
    const failures: TrunklineError[] = [];
    const work = async (scope: Scope): Promise<void> =>
      void failures.push(...(await read(source, what, { ...look, scope })));
    try {
      // What was changed through this replica the others know nothing of.
      if (look.touched.size > 0) await work(look.scope);
      else await store.watched.alone(name, work, look.scope);
    } catch (error) {
      if (error instanceof TrunklineError) failures.push(error);
      failed(name, error);
    }
    return restAfter(failures);
  }

  function pollerOf(source: Source, what: WatchedName): Poller {
    const name = nameOf(source, what);
    const poller =
      pollers.get(name) ??
      createPoller({
        clock,
        interval,
        look: (look) => take(source, what, look),
        idle: () => store.watched.leave(name).catch((error: unknown) => failed(name, error)),
      });
    pollers.set(name, poller);
    return poller;
  }

  // Where a wrap-up begins or ends the agent's state changes with it.
  const stopListening = store.log.listen(({ happening }) => {
    if (happening.topic !== 'wrapUp' || happening.type === 'EXPIRING' || happening.type === 'EXTENDED') return;
    const { sourceId, externalId } = agentOf(happening.wrapUp);
    const source = reads.sources.get(sourceId);
    if (source) pollers.get(nameOf(source, 'agentStates'))?.soon([externalId], false);
  });

  return {
    need: (source, what, scope) => (has(source, what) ? pollerOf(source, what).need(scope) : () => {}),
    touched: (source, what, ids) => pollers.get(nameOf(source, what))?.soon(ids, true),
    async known<N extends WatchedName>(source: Source, what: N) {
      const name = nameOf(source, what);
      await pollers.get(name)?.looked();
      const known = (await store.watched.known(name)) ?? [];
      // Written by looks at the same resource.
      return new Map([...known].map(([id, value]) => [id, JSON.parse(value) as Watched[N]]));
    },
    async close() {
      stopListening();
      await Promise.all([...pollers.values()].map((poller) => poller.close()));
    },
  };
}
