import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { startGateway } from '../src/compose.ts';
import { describeProblems, loadConfig } from '../src/config/index.ts';
import { systemClock } from '../src/ports/clock.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import { quantile } from './figures.ts';
import { number, optionsOf } from './options.ts';

/**
 * A gateway that is asked for more than it can do: how soon it says so, and how it serves those whom it takes up. The gateway is a
 * child process, its simulated vendors another one, the clients are this one, and all share the machine. Requests are sent at a
 * steady pace whatever becomes of those before them, as many clients that know nothing of each other would. There are three
 * parts, each of as many seconds as are asked for.
 *
 *   npx node bench/overload.ts [--seconds 10]
 */
/** With the viewer, for an answer that tells who asks is shared with nobody: each has to be worked out. */
const heavy = `{ viewer { scopes } agents(first: 100) { nodes { id name state stateSince skills { name } queues { serving queue { name status { waiting } } } activeContacts { id status } } } }`;

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

interface Part {
  readonly limits: object;
  /** Whether the vendor says nothing, so that operations wait until their time is over. */
  readonly hangs: boolean;
}

/** What a child is to be: the vendor, which tells its sources, or the gateway over them, which tells its address. */
type Role =
  | { readonly vendor: true; readonly hangs: boolean }
  | { readonly vendor: false; readonly limits: object; readonly sources: object[] };

async function play(role: Role): Promise<void> {
  process.once('disconnect', () => process.exit());
  if (role.vendor) {
    const sandbox = await startSandbox({ clock: systemClock, people: 100, vendors: ['SINCH'] });
    if (role.hangs) sandbox.sinch.fault(/./, 'hang');
    process.send?.(sandbox.sources);
    return;
  }
  const tree = {
    auth: { mode: 'none' },
    server: { port: 0 },
    store: { path: ':memory:' },
    sources: role.sources.map((source) => ({ ...source, timeout: '1m' })),
    limits: { ...role.limits, operationTimeout: '10s' },
  };
  const loaded = loadConfig(JSON.stringify(tree), 'json', {});
  if ('problems' in loaded) throw new Error(describeProblems(loaded.problems));
  const gateway = await startGateway(loaded.config, { clock: systemClock, log: pino({ level: 'silent' }) });
  process.on('message', () => process.send?.(process.memoryUsage().rss));
  process.send?.(gateway.url);
}

interface Came {
  readonly status: number;
  readonly took: number;
}

function send(url: URL, body: string | null): Promise<Came> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const sent = request(url, {
      agent,
      method: body === null ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
    });
    const done = (status: number): void => resolve({ status, took: performance.now() - begun });
    sent.once('error', () => done(0));
    sent.once('response', (response) => {
      response.resume();
      response.once('end', () => done(response.statusCode ?? 0));
    });
    sent.end(body ?? undefined);
  });
}

/** Sends so many a second for a while, and waits for all. */
async function flood(url: string, perSecond: number, seconds: number): Promise<{ all: Came[]; probes: Came[] }> {
  const address = new URL('graphql', url);
  const health = new URL('health/live', url);
  const body = JSON.stringify({ query: heavy });
  const all: Promise<Came>[] = [];
  const probes: Promise<Came>[] = [];
  const begun = performance.now();
  for (let tick = 0; performance.now() - begun < seconds * 1000; tick += 1) {
    while (all.length < ((performance.now() - begun) / 1000) * perSecond) all.push(send(address, body));
    if (tick % 20 === 0) probes.push(send(health, null));
    await pause(5);
  }
  return { all: await Promise.all(all), probes: await Promise.all(probes) };
}

/** Operations in a second that the gateway can do, one after another in eight lines. */
async function capacityOf(url: string): Promise<number> {
  const address = new URL('graphql', url);
  const body = JSON.stringify({ query: heavy });
  const until = performance.now() + 4_000;
  let done = 0;
  const line = async (): Promise<void> => {
    for (; performance.now() < until; done += 1) await send(address, body);
  };
  await Promise.all(Array.from({ length: 8 }, line));
  return done / 4;
}

/** Starts a child. @returns it with the first thing that it tells. */
async function started<T>(role: Role): Promise<{ child: ChildProcess; told: T }> {
  const child = fork(import.meta.filename, [JSON.stringify(role)]);
  const [told] = await once(child, 'message');
  return { child, told };
}

async function memoryOf(child: ChildProcess): Promise<number> {
  child.send('memory');
  const [rss] = await once(child, 'message');
  return rss;
}

const times = (came: readonly Came[]): string => {
  const took = came.map((one) => one.took);
  const at = (share: number): string => `${quantile(took, share).toFixed(1)} ms`;
  return took.length === 0 ? 'none' : `${took.length}: p50 ${at(0.5)}, p99 ${at(0.99)}, worst ${at(1)}`;
};

async function report(
  title: string,
  part: Part,
  seconds: number,
  perSecond: (url: string) => Promise<number>,
): Promise<void> {
  const vendor = await started<object[]>({ vendor: true, hangs: part.hangs });
  const { child, told: url } = await started<string>({ vendor: false, limits: part.limits, sources: vendor.told });
  const pace = await perSecond(url);
  const { all, probes } = await flood(url, pace, seconds);
  const memory = await memoryOf(child);
  process.stdout.write(`${title}: ${pace.toFixed(0)} operations a second for ${seconds} s
  answered  ${times(all.filter(({ status }) => status === 200))}
  refused   ${times(all.filter(({ status }) => status === 503))}
  otherwise ${times(all.filter(({ status }) => status !== 200 && status !== 503))}
  /health   ${times(probes)}
  resident  ${(memory / 1e6).toFixed(0)} MB\n`);
  for (const one of [child, vendor.child]) {
    one.disconnect();
    await once(one, 'exit');
  }
}

async function measure(): Promise<void> {
  const { seconds } = optionsOf({ seconds: number(10, 1) });
  const twice = async (url: string): Promise<number> => 2 * (await capacityOf(url));
  const unlimited = { operations: 1_000_000, queueTime: '168h' };
  await report('Processor, no limits', { limits: unlimited, hangs: false }, seconds, twice);
  await report('Processor, as usual', { limits: {}, hangs: false }, seconds, twice);
  await report(
    'Silent vendor, 500 operations',
    { limits: { operations: 500 }, hangs: true },
    seconds,
    async () => 1_000,
  );
  agent.destroy();
}

if (process.send) await play(JSON.parse(process.argv[2] ?? '{}'));
else await measure();
