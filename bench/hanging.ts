import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../src/ports/clock.ts';
import { Random } from '../src/sandbox/centre/random.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import { makeSite } from '../test/kit/gateway-process.ts';
import { median, quantile } from './figures.ts';
import { table } from './markdown.ts';
import { count, flag, number, optionsOf } from './options.ts';
import { ask, type Got } from './unbreakable/ask.ts';
import { steadily } from './unbreakable/load.ts';
import { type Check, checked, report } from './unbreakable/page.ts';

/**
 * What one vendor that says nothing does to queries that do not need it. A steady load of queries over three vendors is measured
 * while the fourth answers and while it hangs, by turns, with as much asked of the fourth in both cases. The service is a
 * process of its own, vendors and clients are this one; nothing is cached, so that every query goes to its vendors.
 *
 *   npx node bench/hanging.ts [--rounds 7] [--seconds 10] [--rate 80] [--seed 1] [--write]
 */
const { rounds, seconds, rate, seed, write } = optionsOf({
  rounds: count(7),
  // A circuit takes four to open.
  seconds: number(10, 6),
  rate: count(80),
  seed: count(1),
  write: flag,
});
const random = new Random(seed);

const simulated = ['tenios', 'deepcall', 'engage', 'sinch'] as const;
type Simulated = (typeof simulated)[number];
const names = { tenios: 'TENIOS', deepcall: 'DEEPCALL', engage: 'ENGAGE', sinch: 'SINCH' } as const;
/** By how much the others' p99 may move. */
const bar = 1.1;

const sandbox = await startSandbox({ clock: systemClock, people: 24, frozen: true });
const site = makeSite();
const sources = sandbox.sources.map((source) => ({ ...source, cacheFor: '0s', staleIfError: '0s', timeout: '2s' }));
const { url, stop } = await site.start({ sources });

const one = 'query ($id: ID!) { agent(id: $id) { id name state queues { serving } } }';
const list = `query ($vendors: [Vendor!]) {
  agents(first: 50, filter: { vendors: $vendors }) { nodes { id state } failures { code source { vendor } } }
}`;
const ids = new Map<Simulated, readonly string[]>();
for (const vendor of simulated) {
  const { data } = await ask(url, list, { vendors: [names[vendor]] });
  ids.set(
    vendor,
    data.agents.nodes.map(({ id }: { id: string }) => id),
  );
}

/** A query over one of these vendors: an agent by id, at times all of them. */
const query = (vendors: readonly Simulated[]): Promise<Got> => {
  const vendor = random.pick(vendors);
  return random.chance(0.85)
    ? ask(url, one, { id: random.pick(ids.get(vendor) ?? []) })
    : ask(url, list, { vendors: [names[vendor]] });
};

interface Phase {
  /** Milliseconds of the queries that do not need the vendor, and how many of them went wrong. */
  readonly others: number[];
  wrong: number;
  /** Of queries over all vendors while the circuit was open, or, in a healthy phase, of all of them. */
  readonly everybody: number[];
  /** How many of those did not tell of the one vendor, and of no other, as it was. */
  untold: number;
  /** Milliseconds until the circuit was open; null where it never was. */
  opened: number | null;
}

async function phase(vendor: Simulated, hangs: boolean): Promise<Phase> {
  const others = simulated.filter((each) => each !== vendor);
  const found: Phase = { others: [], wrong: 0, everybody: [], untold: 0, opened: null };
  const begun = performance.now();
  const isOver = (): boolean => performance.now() - begun > seconds * 1000;
  let circuit = 'CLOSED';
  const watching = (async () => {
    for (; !isOver(); await pause(100)) {
      const { data } = await ask(url, '{ sources { vendor health { circuit } } }');
      circuit = data.sources.find((source: { vendor: string }) => source.vendor === names[vendor]).health.circuit;
      if (circuit === 'OPEN') found.opened ??= performance.now() - begun;
    }
  })();
  const silence = hangs ? sandbox[vendor].fault(/./, 'hang') : null;
  await Promise.all([
    steadily(rate, isOver, async () => {
      const { took, codes, status, data } = await query(others);
      found.others.push(took);
      if (status !== 200 || codes.length > 0 || data?.agents?.failures.length > 0) found.wrong += 1;
    }),
    steadily(rate / 4, isOver, async () => void (await query([vendor]))),
    steadily(rate / 16, isOver, async () => {
      const isMeant = hangs === (circuit === 'OPEN');
      const { took, codes, data } = await ask(url, list, { vendors: Object.values(names) });
      if (!isMeant) return;
      found.everybody.push(took);
      const failed = data?.agents?.failures.map(({ source }: { source: { vendor: string } }) => source.vendor) ?? [];
      const isTold = failed.every((name: string) => name === names[vendor]) && failed.length + codes.length > 0;
      if (isTold !== hangs) found.untold += 1;
    }),
    watching,
  ]);
  silence?.release();
  while (hangs && !(await isWell(vendor))) await pause(200);
  return found;
}

async function isWell(vendor: Simulated): Promise<boolean> {
  const { codes, data } = await ask(url, list, { vendors: [names[vendor]] });
  return codes.length === 0 && data?.agents?.failures.length === 0;
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;

const rows: (readonly (string | number)[])[] = [];
const checks: Check[] = [];
// Whatever is learned or compiled once is there before anything is measured.
for (const vendor of simulated) await phase(vendor, false);
for (const vendor of simulated) {
  const phases = { healthy: [] as Phase[], hanging: [] as Phase[] };
  for (let round = 0; round < rounds; round += 1)
    for (const kind of round % 2 === 0 ? (['healthy', 'hanging'] as const) : (['hanging', 'healthy'] as const))
      phases[kind].push(await phase(vendor, kind === 'hanging'));
  const of = (kind: keyof typeof phases, share: number): number =>
    median(phases[kind].map(({ others }) => quantile(others, share)));
  const all = (kind: keyof typeof phases): readonly number[] => phases[kind].flatMap(({ everybody }) => everybody);
  const [before, after] = [of('healthy', 0.99), of('hanging', 0.99)];
  const opened = phases.hanging.map((each) => each.opened ?? Number.POSITIVE_INFINITY);
  rows.push([
    names[vendor],
    ms(of('healthy', 0.5)),
    ms(of('hanging', 0.5)),
    ms(before),
    ms(after),
    (after / before).toFixed(2),
    `${(median(opened) / 1000).toFixed(1)} s`,
    ms(median(all('healthy'))),
    ms(median(all('hanging'))),
  ]);
  const both = [...phases.healthy, ...phases.hanging];
  const count = (of: (each: Phase) => number): number => both.reduce((sum, each) => sum + of(each), 0);
  checks.push(
    {
      what: `${names[vendor]}: p99 of the others, hanging to healthy`,
      found: (after / before).toFixed(2),
      bar: `under ${bar}`,
      holds: after / before < bar,
    },
    {
      what: `${names[vendor]}: queries of the others that failed`,
      found: count(({ wrong }) => wrong),
      bar: '0',
      holds: count(({ wrong }) => wrong) === 0,
    },
    {
      what: `${names[vendor]}: queries over all that did not say who failed, or said it of others`,
      found: count(({ untold }) => untold),
      bar: '0',
      holds: count(({ untold }) => untold) === 0,
    },
    {
      what: `${names[vendor]}: queries over all, median with the circuit open`,
      found: ms(median(all('hanging'))),
      bar: 'under 100 ms',
      holds: median(all('hanging')) < 100,
    },
  );
}
const code = await stop();
checks.push({ what: 'exit code at the end', found: String(code), bar: '0', holds: code === 0 });
await site.close();
await sandbox.close();

report(
  'hanging',
  [
    `${rate} queries a second over three vendors, ${rate / 4} over the fourth and ${rate / 16} over all; ${rounds} rounds of ${seconds} s healthy and ${seconds} s hanging by turns, medians over the rounds.`,
    '',
    table(
      [
        'hangs',
        'p50 healthy',
        'p50 hanging',
        'p99 healthy',
        'p99 hanging',
        'p99 ratio',
        'circuit open after',
        'all vendors, healthy',
        'all vendors, circuit open',
      ],
      rows,
    ),
    '',
    checked(checks),
  ],
  write,
);
process.exit();
