import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../src/ports/clock.ts';
import { Random } from '../src/sandbox/centre/random.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import { openEmbeddedStore } from '../src/store/embedded.ts';
import { type GatewayProcess, makeSite } from '../test/kit/gateway-process.ts';
import { jwtAuth, token } from '../test/kit/tokens.ts';
import { median } from './figures.ts';
import { table } from './markdown.ts';
import { count, flag, number, optionsOf } from './options.ts';
import { strangers } from './unbreakable/changes.ts';
import { differences } from './unbreakable/lives.ts';
import { steadily } from './unbreakable/load.ts';
import { reading, wholeLog } from './unbreakable/log.ts';
import { mixedLoad } from './unbreakable/mixed-load.ts';
import { type Check, checked, never, report } from './unbreakable/page.ts';
import type { Sample } from './unbreakable/probe.ts';
import { subscribers } from './unbreakable/subscribers.ts';
import { switchFaults } from './unbreakable/switching.ts';
import { growth } from './unbreakable/trend.ts';

/**
 * The service under a mixed load for a long time, with subscribers coming and going and vendors failing by turns: whether its
 * memory stays flat and its event loop free, whether a subscriber misses an event, and whether any error is one that should not
 * be. The service is a process as its users start it; vendors, clients and subscribers are this one. Memory is what is left
 * after a garbage collection.
 *
 *   npx node bench/soak.ts [--minutes 10] [--rate 40] [--seed 1] [--write]
 */
const { minutes, rate, seed, write } = optionsOf({
  // Memory settles in the first two.
  minutes: number(10, 3),
  rate: count(40),
  seed: count(1),
  write: flag,
});
const random = new Random(seed);

const sandbox = await startSandbox({ clock: systemClock, seed, speed: 4, people: 60, engage: { users: strangers } });
const site = makeSite();
const openStore = async () => openEmbeddedStore(site.store, systemClock);
const beginning = await reading(openStore, ({ log }) => log.end());
const probe = fileURLToPath(new URL('unbreakable/probe.ts', import.meta.url));
const gateway = await site.start({ sources: sandbox.sources, auth: jwtAuth }, ['--expose-gc', '--import', probe]);

const now = Math.floor(systemClock.now() / 1000);
const scope = 'agents:read queues:read contacts:read agents:manage groups:manage settings:manage';
const tokens = await Promise.all(
  Array.from({ length: 8 }, (_, user) => token({ sub: `user-${user}`, iat: now - 60, exp: now + 86_400, scope })),
);

const sampled = async ({ child }: GatewayProcess): Promise<Sample> => {
  const told = once(child, 'message');
  child.send('sample');
  return (await told)[0];
};

const draws = (): Random => new Random(random.between(0, 2 ** 31));
const load = mixedLoad(gateway.url, sandbox, tokens, draws());
const following = subscribers(gateway.url, tokens, draws(), beginning);
const faults = switchFaults(sandbox, { on: 9_000, off: 6_000 });
const begun = performance.now();
const elapsed = (): number => (performance.now() - begun) / 60_000;

const samples: (Sample & { readonly at: number; readonly operations: number })[] = [];
const sampling = (async () => {
  // Often enough for a line through them, however short the soak is.
  const apart = Math.min(10_000, minutes * 2_000);
  for (; elapsed() < minutes; await pause(apart))
    samples.push({ at: elapsed(), operations: load.found.operations, ...(await sampled(gateway)) });
})();
await steadily(rate, () => elapsed() >= minutes, load.one);
await sampling;

await faults.stop();
// Who was away comes once more.
await pause(12_000);
await following.stop();
const ending = systemClock.now();
await pause(3_000);
const metrics = await (await fetch(new URL('metrics', gateway.url))).text();
const gauge = (name: string): number => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(metrics)?.[1] ?? Number.NaN);
const [left, last] = [
  gauge('trunkline_subscriptions') + gauge('trunkline_operations_under_way'),
  await sampled(gateway),
];
const code = await gateway.stop();
const log = await reading(openStore, (store) => wholeLog(store, beginning));
await site.close();
await sandbox.close();

/** Events that every witness has to have heard: those that were logged a while before the end. */
const due = log.filter(({ happening }) => happening.at < ending - 4_000).length;

const judged = samples.filter(({ at }) => at >= minutes / 3);
const grown = (of: (sample: Sample) => number): number => growth(judged.map((one) => ({ at: one.at, value: of(one) })));
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const [heap, rss] = [grown((one) => one.heap), grown((one) => one.rss)];
const { found } = load;
const isVendors = (errorCode: string): boolean => errorCode.startsWith('VENDOR_');
const unexpected = [...found.codes].filter(([errorCode]) => !isVendors(errorCode));
const sum = (counts: Iterable<readonly [unknown, number]>): number =>
  [...counts].reduce((all, [, each]) => all + each, 0);
const list = (counts: Iterable<readonly [unknown, number]>): string =>
  [...counts].map(([name, each]) => `${name} ${each}`).join(', ') || 'none';

for (const line of [...gateway.complaints, ...new Set(following.broken)].slice(0, 20))
  process.stdout.write(`${line}\n`);

const checks: readonly Check[] = [
  { what: 'growth of the heap over the last two thirds', found: percent(heap), bar: 'under 5 %', holds: heap < 0.05 },
  {
    what: 'growth of the resident set over the last two thirds',
    found: percent(rss),
    bar: 'under 10 %',
    holds: rss < 0.1,
  },
  {
    what: 'event loop, slowest hundredth of all rounds',
    found: `${last.p99OfAll.toFixed(1)} ms`,
    bar: 'under 50 ms',
    holds: last.p99OfAll < 50,
  },
  never(
    'events missed, repeated or out of order, over all subscribers of wrap-ups',
    sum(following.witnesses.map(({ name, ids }) => [name, differences(log, ids, due)])),
  ),
  never('error codes that are no vendor’s', sum(unexpected)),
  never('answers with another status than 200, or none', sum(found.statuses)),
  never('repeats with a key that were answered otherwise', found.otherwise),
  never('subscriptions that ended without being left', following.broken.length),
  never('complaints in the log and the error output (unhandled rejections are such)', gateway.complaints.length),
  never('subscriptions and operations left over', left),
  { what: 'exit code at the end', found: String(code), bar: '0', holds: code === 0 },
];

const mb = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
const shown = samples.filter((_, at) => at % Math.max(1, Math.floor(samples.length / 10)) === 0);
report(
  'soak',
  [
    `${minutes} minutes, ${found.operations} operations (${rate} a second, median ${median(found.times).toFixed(0)} ms), ${log.length} wrap-up events; ${following.witnesses.length} subscribers of wrap-ups began to follow ${following.witnesses.reduce((all, { times }) => all + times, 0)} times; ${faults.told.length} faults.`,
    '',
    checked(checks),
    '',
    table(
      ['minute', 'operations', 'heap, MB', 'resident, MB', 'event loop p99, ms', 'handles'],
      [...shown, { ...last, at: elapsed(), operations: found.operations }].map((one) => [
        one.at.toFixed(1),
        one.operations,
        mb(one.heap),
        mb(one.rss),
        one.p99.toFixed(1),
        one.handles,
      ]),
    ),
    '',
    `The last line is ${(elapsed() - minutes).toFixed(1)} minutes after the load ended. The longest round of the event loop took ${last.longest.toFixed(0)} ms.`,
    '',
    `- Errors: ${list(found.codes)}.`,
    `- Statuses other than 200 (0 is no answer at all): ${list(found.statuses)}.`,
    `- Refusals in payloads: ${list(found.refusals)}.`,
    `- Faults, with the requests that met them: ${faults.told.join(', ')}.`,
  ],
  write,
);
process.exit();
