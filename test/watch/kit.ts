import { afterEach } from '@jest/globals';
import { loadConfig } from '../../src/config/index.ts';
import { createMetrics } from '../../src/metrics.ts';
import type { Happening } from '../../src/model/event.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Source } from '../../src/ports/vendor.ts';
import { methodAsked } from '../../src/sandbox/engage/index.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { createSource } from '../../src/vendors/registry.ts';
import { createWatch, type Watch, type WatchedName } from '../../src/watch/index.ts';
import { createWrapUps, type WrapUps } from '../../src/wrap-up/wrap-ups.ts';
import type { Simulated } from '../kit/gateway.ts';
import { ManualClock } from '../kit/manual-clock.ts';

/** Milliseconds between two looks. */
export const interval = 5_000;

export interface WatchOptions extends Omit<SandboxOptions, 'clock'> {
  /** Laid over each source of the configuration, by its id. */
  readonly source?: Readonly<Record<string, object>>;
  /** The vendors and the clock of a watch that was started before; new ones when left out. */
  readonly after?: Pick<Watching, 'sandbox' | 'clock'>;
  /** The file of the store; in memory when left out. */
  readonly path?: string;
}

/** A watch over simulated vendors, with a store but without a server. */
export interface Watching {
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  readonly watch: Watch;
  readonly wrapUps: WrapUps;
  readonly store: Store;
  /** Everything that was told since the last `reset`. */
  readonly told: readonly Happening[];
  /** What was logged as something that should never happen. */
  readonly failures: readonly object[];
  /** A source, by its id. */
  source(id: string): Source;
  /** Lets the next round be due, and waits until everybody has been looked for. */
  round(source: Source, what: WatchedName): Promise<void>;
  calls(vendor: Simulated): readonly string[];
  /** Forgets what was told and asked, and every fault. */
  reset(): void;
  close(): Promise<void>;
}

/** Makes a starter of watches, each closed after the test that started it. Ten people, all ready, to whom nothing has happened. */
export function watches() {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });

  return async ({ source: laid = {}, after, path = ':memory:', ...options }: WatchOptions = {}): Promise<Watching> => {
    const clock = after?.clock ?? new ManualClock();
    const sandbox = after?.sandbox ?? (await startSandbox({ frozen: true, people: 10, warmUp: 0, ...options, clock }));
    if (!after) open.push(sandbox);
    const listed = sandbox.sources.map((one) => ({ ...one, ...('id' in one ? laid[String(one.id)] : {}) }));
    const loaded = loadConfig(JSON.stringify({ auth: { mode: 'none' }, sources: listed }), 'json', {});
    if ('problems' in loaded) throw new Error('The configuration is wrong.');
    const { config } = loaded;
    const metrics = createMetrics();
    const silent = { warn() {}, debug() {} };
    const store = openEmbeddedStore(path, clock);
    const sources = new Map(
      config.sources.map((settings) => [
        settings.id,
        createSource(settings, { clock, metrics, log: silent, known: store.known }),
      ]),
    );
    const wrapUps = createWrapUps(store.wrapUps, clock, config.wrapUp);
    const told: Happening[] = [];
    store.log.listen(({ happening }) => void told.push(happening));
    const failures: object[] = [];
    const log = { error: (fields: object) => void failures.push(fields) };
    const watch = createWatch({ reads: { sources, wrapUps, clock, metrics }, store, interval, log });
    let closed: Promise<void> | undefined;
    const close = () =>
      (closed ??= (async () => {
        await watch.close();
        await Promise.all([...sources.values()].map((one) => one.close()));
        await store.close();
      })());
    open.push({ close });

    return {
      sandbox,
      clock,
      watch,
      wrapUps,
      store,
      told,
      failures,
      source(id) {
        const source = sources.get(id);
        if (!source) throw new Error(`There is no source ${id}.`);
        return source;
      },
      async round(source, what) {
        clock.advance(interval * 1.1);
        await watch.known(source, what);
      },
      calls: (vendor) =>
        sandbox[vendor].requests.map((request) =>
          vendor === 'engage' ? (methodAsked(request) ?? '') : `${request.method} ${request.path}`,
        ),
      reset() {
        told.length = 0;
        for (const vendor of ['tenios', 'deepcall', 'engage', 'sinch'] as const) sandbox[vendor].reset();
      },
      close,
    };
  };
}
