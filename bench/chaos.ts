import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Cell, type Kind, kinds, type Outcome } from '../test/chaos/cell.ts';
import { faults } from '../test/chaos/faults.ts';
import { mindLeftovers } from '../test/chaos/leftovers.ts';
import { tryCell } from '../test/chaos/run.ts';
import { openStage, vendors, wrongIn } from '../test/chaos/stage.ts';
import { page, summary, type Tried } from './chaos-page.ts';
import { count, flag, oneOf, optionsOf } from './options.ts';

/**
 * Everything that can go wrong on the way to a vendor or at it, at each vendor, while each kind of thing is asked for: in real time,
 * over real sockets, through a proxy. The same cells as in test/chaos, where time is moved.
 *
 *   npx node bench/chaos.ts [--vendor TENIOS] [--fault swallows] [--lanes 4] [--write]
 *
 * Ends with 1 where anything is not as it has to be. `--write` writes docs/chaos.md.
 */
const values = optionsOf({
  vendor: oneOf(vendors),
  fault: oneOf(faults.map(({ name }) => name)),
  lanes: count(4),
  write: flag,
});
if (values.write && (values.vendor ?? values.fault) !== undefined) {
  process.stderr.write('--write takes the whole table: leave --vendor and --fault out.\n');
  process.exit(2);
}

const failures: string[] = [];
process.on('unhandledRejection', (reason) => failures.push(`a rejection that nobody caught: ${reason}`));
process.on('uncaughtException', (error) => failures.push(`an error that nobody caught: ${error.stack}`));
process.on('warning', ({ name, message }) => name !== 'ExperimentalWarning' && failures.push(`${name}: ${message}`));

/** Milliseconds after which a cell is given up. */
const patience = 60_000;
const failed = (how: string): Outcome => ({
  told: ['failed'],
  took: 0,
  deadline: 0,
  healed: 0,
  repeated: 0,
  breaches: [how],
});

/** Tries a cell on a stage of its own: what was remembered of another would change it. */
async function onStage(cell: Cell, kind: Kind): Promise<Outcome> {
  const stage = await openStage({ isReal: true });
  try {
    const outcome = await tryCell(stage, cell, kind);
    return { ...outcome, breaches: [...outcome.breaches, ...wrongIn(stage)] };
  } finally {
    await stage.close();
  }
}

async function tried(cell: Cell, kind: Kind): Promise<Tried> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const timer = setTimeout(() => resolve(failed('it never came to an end')), patience);
  const outcome = await Promise.race([onStage(cell, kind).catch((error: Error) => failed(error.message)), promise]);
  clearTimeout(timer);
  return { cell, kind, outcome };
}

async function all(): Promise<readonly Tried[]> {
  const cells = faults
    .filter(({ name }) => values.fault === undefined || name === values.fault)
    .flatMap((fault) => vendors.map((vendor) => ({ fault, vendor })))
    .filter(({ vendor }) => values.vendor === undefined || vendor === values.vendor)
    .flatMap((cell) => kinds.map((kind) => ({ cell, kind })));
  const results: Tried[] = [];
  const waiting = cells.entries();
  const lane = async (): Promise<void> => {
    for (const [at, { cell, kind }] of waiting) {
      results[at] = await tried(cell, kind);
      if (process.stderr.isTTY) process.stderr.write(`\r${results.filter(Boolean).length} of ${cells.length}`);
    }
  };
  await Promise.all(Array.from({ length: values.lanes }, lane));
  if (process.stderr.isTTY) process.stderr.write('\r');
  return results;
}

// What is loaded and remembered once and for all is no leftover.
await (await openStage({ isReal: true })).close();
const leftovers = await mindLeftovers();
const results = await all();
const left = await leftovers();

const wrong = [
  ...results.flatMap(({ cell, kind, outcome }) =>
    outcome.breaches.map((breach) => `${cell.vendor} ${cell.fault.name}, ${kind}: ${breach}`),
  ),
  ...left.map((one) => `left over: ${one}`),
  ...failures,
];
process.stdout.write(`${summary(results, left.length + failures.length).join('\n')}\n`);
for (const one of wrong) process.stdout.write(`${one}\n`);
if (values.write)
  writeFileSync(
    fileURLToPath(new URL('../docs/chaos.md', import.meta.url)),
    page(results, left.length + failures.length),
  );
process.exitCode = wrong.length > 0 ? 1 : 0;
