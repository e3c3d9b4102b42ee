import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import pino from 'pino';
import { startGateway } from '../../src/compose.ts';
import { secretsOf } from '../../src/config/secrets.ts';
import type { VendorName } from '../../src/sandbox/centre/types.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { createSchema } from '../../src/schema.ts';
import { configOf } from '../kit/config.ts';
import type { Answer } from '../kit/gateway.ts';
import { found } from '../secrets/marks.ts';
import { VendorProxy } from './proxy.ts';
import { movedTime, realTime, type Time } from './time.ts';
import { Traffic } from './traffic.ts';

/** In which order vendors stand wherever all of them do. */
export const vendors = ['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'] as const satisfies readonly VendorName[];

/** The name of a vendor's simulator in the sandbox. */
export const simulatorOf = (vendor: VendorName) => vendor.toLowerCase() as Lowercase<VendorName>;

/** A text in what vendors say that nobody may see. */
export const vendorsOwn = 'vault-7.internal.vendor.example';

/** Milliseconds that a source may take. */
export const deadline = 500;
/** Milliseconds between two looks at what somebody follows. */
export const interval = 400;

export interface StageOptions {
  /** Whether time passes as in life. */
  readonly isReal: boolean;
  /** For how long an earlier answer may stand in for one that fails; for no time when left out. */
  readonly staleIfError?: string;
  /** What a source may take; {@link deadline} when left out. */
  readonly timeout?: string;
}

/** The service over simulated vendors, each behind a proxy. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly proxies: Readonly<Record<VendorName, VendorProxy>>;
  readonly time: Time;
  readonly url: string;
  /** Everything logged so far, a JSON line each. */
  readonly log: readonly string[];
  /** Every credential of the configuration. */
  readonly secrets: readonly string[];
  /** Sends one operation, and waits for its answer while time passes. */
  ask(document: string): Promise<Answer>;
  /** Sends one operation. */
  send(document: string): Promise<Answer>;
  /** Ends everything. @returns wake-ups that somebody still waits for, where that can be told */
  close(): Promise<number>;
}

/** Ten people, all ready, to whom nothing has happened: 4 of them at TENIOS, 3 at DeepCall, 3 at Engage and 8 at Sinch. */
const centre = { people: 10, warmUp: 0, frozen: true };

/** The same for all stages: to make one takes longer than some cells. */
let schema: ReturnType<typeof createSchema> | undefined;

export async function openStage({
  isReal,
  staleIfError = '0s',
  timeout = `${deadline}ms`,
}: StageOptions): Promise<Stage> {
  const traffic = new Traffic();
  const moved = movedTime(traffic);
  const time = isReal ? realTime : moved;
  const { clock } = time;
  const sandbox = await startSandbox({ clock, ...centre });
  const proxyOf = (vendor: VendorName): VendorProxy =>
    new VendorProxy({ target: sandbox[simulatorOf(vendor)].baseUrl, clock, traffic });
  const proxies = {
    TENIOS: proxyOf('TENIOS'),
    DEEPCALL: proxyOf('DEEPCALL'),
    ENGAGE: proxyOf('ENGAGE'),
    SINCH: proxyOf('SINCH'),
  };
  for (const vendor of vendors) await proxies[vendor].open();
  const sources = sandbox.sources.map((source) => {
    const vendor = vendors.find((one) => 'vendor' in source && source.vendor === one) ?? 'SINCH';
    return { ...source, baseUrl: proxies[vendor].url, timeout, staleIfError, cacheFor: '0s' };
  });
  const config = configOf({ sources, watch: { interval: `${interval}ms` } });
  const log: string[] = [];
  const options = {
    clock,
    log: pino({ base: null, level: 'debug' }, { write: (line: string) => void log.push(line) }),
  };
  schema ??= createSchema(config.server.federation);
  const gateway = await startGateway(config, { ...options, schema, graphiql: import.meta.dirname });
  return {
    sandbox,
    proxies,
    time,
    url: gateway.url,
    log,
    secrets: secretsOf(config),
    ask: (document) => time.until(post(gateway.url, document)),
    send: (document) => post(gateway.url, document),
    async close() {
      await time.until(gateway.close());
      for (const vendor of vendors) await proxies[vendor].close();
      await sandbox.close();
      return moved.clock.pending;
    },
  };
}

/** What must not be in a log: credentials, what vendors say, and errors of our own. */
export const wrongIn = ({ log, secrets }: Stage): readonly string[] => {
  const all = log.join('');
  const marks = { ...Object.fromEntries(secrets.map((secret, at) => [`secret ${at}`, secret])), vendorsOwn };
  return [...found(all, marks), ...log.filter((line) => JSON.parse(line).level >= 50)];
};

/** Over a connection of its own, so that none is left over. */
function post(url: string, query: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request(new URL('graphql', url), { method: 'POST', headers, agent: false }, (response) => {
      text(response).then((body) => resolve(JSON.parse(body)), reject);
    });
    sent.once('error', reject);
    sent.end(JSON.stringify({ query }));
  });
}
