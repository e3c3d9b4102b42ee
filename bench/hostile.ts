import { startTarget } from '../test/hostile/client.ts';
import { sendFrames, sendGenerated } from '../test/hostile/run.ts';
import { count, optionsOf } from './options.ts';

/**
 * Generated documents and damaged frames at a service in a process of its own: how each is taken, the slowest, and the memory
 * before and after. Ends with 1 where anything went wrong. Vendors are simulated in the service's process.
 *
 *   npx node bench/hostile.ts [--documents 100000] [--frames 10000] [--seed <another each time>]
 */
const { documents, frames, seed } = optionsOf({
  documents: count(100_000),
  frames: count(10_000),
  seed: count(1 + (Date.now() % 1_000_000)),
});

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const target = await startTarget();
await sendGenerated(target, { count: 1_000, seed: seed + 1 });
await sendFrames(target, { count: 200, seed: seed + 1 });
const before = await target.heap();
const begun = performance.now();

const generated = await sendGenerated(target, { count: documents, seed });
say(`${documents} documents, seed ${seed}: ${generated.faults.length} faults`);
for (const [outcome, times] of Object.entries(generated.outcomes).sort(([, a], [, b]) => b - a))
  say(`  ${outcome} ${times}`);
say(`  slowest ${generated.slowest.milliseconds.toFixed(0)} ms: ${generated.slowest.request.slice(0, 300)}`);
const between = await target.heap();

const damaged = await sendFrames(target, { count: frames, seed });
say(`${frames} sockets with damaged frames: ${damaged.length} faults`);
const after = await target.heap();
say(
  `heap ${megabytes(before)} before, ${megabytes(between)} after the documents, ${megabytes(after)} after the frames`,
);
say(`${((performance.now() - begun) / 1000).toFixed(0)} s`);

for (const fault of [...generated.faults, ...damaged]) say(`\n${fault}`);
await target.stop();
process.exitCode = generated.faults.length + damaged.length > 0 || after - before > 50 * 1024 * 1024 ? 1 : 0;
