import { afterEach } from '@jest/globals';
import pino from 'pino';
import { type Gateway, startGateway } from '../../src/compose.ts';
import type { Config } from '../../src/config/index.ts';
import { asking, methodAsked } from '../../src/sandbox/engage/index.ts';
import type { Match } from '../../src/sandbox/faults.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import type { SimulatorRequest } from '../../src/sandbox/simulator.ts';
import { configOf } from './config.ts';
import { ManualClock } from './manual-clock.ts';

export { configOf } from './config.ts';

/** An answer as a client gets it. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever its own document selected
  readonly data: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

export interface TryOptions extends Omit<SandboxOptions, 'clock'> {
  /** The vendors and the clock of a service that was started before; new ones when left out. */
  readonly after?: Pick<Tried, 'sandbox' | 'clock'>;
  /** Sources besides the sandbox's own, made once it listens. */
  readonly also?: (sandbox: Sandbox) => readonly object[];
  /** Laid over each source of the configuration, by its id. */
  readonly source?: Readonly<Record<string, object>>;
  /** Laid over the configuration. */
  readonly config?: object;
  /** Where the built GraphiQL lies; left out, there is none, which saves every other test its megabytes. */
  readonly graphiql?: string;
}

/** A simulated vendor, by its name in the sandbox. */
export type Simulated = (typeof simulated)[number];
const simulated = ['tenios', 'deepcall', 'engage', 'sinch'] as const;

/** The vendors of a test that names none: one with a roster and one that lists. */
const usual = ['TENIOS', 'SINCH'] as const;

/** The whole service over simulated vendors, entered by its front door. */
export interface Tried {
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  readonly url: string;
  /** Everything logged so far, a JSON line each. */
  readonly log: readonly string[];
  /** Sends one operation to POST /graphql. */
  query(document: string, variables?: object, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** What a vendor was asked since the last reset, one entry a call: `GET /agents`, or the method of Engage's one address. */
  calls(vendor: Simulated): readonly string[];
  requests(vendor: Simulated): readonly SimulatorRequest[];
  /** Forgets what was asked, and every fault. */
  reset(): void;
  /** Ends the service; the vendors go on. Done after the test in any case. */
  close(): Promise<void>;
}

/** Matches the requests that `calls` tells in these words. */
export const meant = (vendor: Simulated, call: string): Match => (vendor === 'engage' ? asking(call) : call);

/** Makes a starter of services, each closed after the test that started it. A frozen centre stands still unless told otherwise. */
export function gateways() {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });
  return async ({
    source = {},
    config = {},
    also = () => [],
    after,
    graphiql = import.meta.dirname,
    ...options
  }: TryOptions = {}): Promise<Tried> => {
    const clock = after?.clock ?? new ManualClock();
    const sandbox = after?.sandbox ?? (await startSandbox({ frozen: true, vendors: usual, ...options, clock }));
    if (!after) open.push(sandbox);
    const sources = [...sandbox.sources, ...also(sandbox)].map((one) => ({
      // What fails is to be seen to fail, except where a test is about just that.
      staleIfError: '0s',
      ...one,
      ...('id' in one ? source[String(one.id)] : {}),
    }));
    const log: string[] = [];
    const gateway = await start(configOf({ sources, ...config }), { clock, graphiql }, log);
    let closed: Promise<void> | undefined;
    const close = () => (closed ??= gateway.close());
    open.push({ close });
    return { sandbox, clock, url: gateway.url, log, close, ...asker(gateway.url), ...counters(sandbox) };
  };
}

const start = (config: Config, options: { clock: ManualClock; graphiql: string }, log: string[]): Promise<Gateway> =>
  startGateway(config, { ...options, log: pino({ base: null }, { write: (line: string) => void log.push(line) }) });

const asker = (url: string): Pick<Tried, 'query'> => ({
  async query(query, variables = {}, headers = {}) {
    const response = await fetch(new URL('graphql', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  },
});

function counters(sandbox: Sandbox): Pick<Tried, 'calls' | 'requests' | 'reset'> {
  return {
    calls: (vendor) =>
      sandbox[vendor].requests.map((request) =>
        vendor === 'engage' ? (methodAsked(request) ?? '') : `${request.method} ${request.path}`,
      ),
    requests: (vendor) => sandbox[vendor].requests,
    reset() {
      for (const vendor of simulated) sandbox[vendor].reset();
    },
  };
}
