/**
 * A service over simulated vendors in a process of its own, so that its memory is its own. Told 'heap', it forgets what the
 * simulators have recorded, collects what is garbage, and tells the bytes in use. Run with --expose-gc.
 */
import pino from 'pino';
import { startGateway } from '../../src/compose.ts';
import { describeProblems, loadConfig } from '../../src/config/index.ts';
import { systemClock } from '../../src/ports/clock.ts';
import { startSandbox } from '../../src/sandbox/index.ts';

const sandbox = await startSandbox({ clock: systemClock, frozen: true, people: 10, warmUp: 0 });
const loaded = loadConfig(
  JSON.stringify({
    auth: { mode: 'none' },
    server: { port: 0 },
    store: { path: ':memory:' },
    sources: sandbox.sources,
  }),
  'json',
  {},
);
if ('problems' in loaded) throw new Error(describeProblems(loaded.problems));
const gateway = await startGateway(loaded.config, { clock: systemClock, log: pino({ level: 'silent' }) });

const forget = (): void => {
  for (const vendor of ['tenios', 'deepcall', 'engage', 'sinch'] as const) sandbox[vendor].reset();
};

process.on('message', (message) => {
  forget();
  if (message !== 'heap') return;
  globalThis.gc?.();
  process.send?.({ heap: process.memoryUsage().heapUsed });
});
process.on('disconnect', () => process.exit());
process.send?.({ url: gateway.url });
