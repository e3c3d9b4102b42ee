import { readFileSync } from 'node:fs';
import pino from 'pino';
import { startGateway } from '../../src/compose.ts';
import { describeProblems, loadConfig } from '../../src/config/index.ts';
import { systemClock } from '../../src/ports/clock.ts';
import { productsSchema } from './products.ts';

/** Serves the products subgraph with Trunkline's own server on port 4001: `node serve-products.ts products.graphql`. */

const settings = {
  auth: { mode: 'none' },
  server: { port: 4001, federation: { tracing: true } },
  store: { path: ':memory:' },
  // There has to be one; nothing asks it.
  sources: [{ id: 'none', vendor: 'TENIOS', accessKey: 'none', agents: [{ email: 'nobody@nowhere.example' }] }],
};

const [file = 'products.graphql'] = process.argv.slice(2);
const loaded = loadConfig(JSON.stringify(settings), 'json', {});
if ('problems' in loaded) throw new Error(describeProblems(loaded.problems));
const { url, close } = await startGateway(loaded.config, {
  clock: systemClock,
  log: pino({ level: 'warn' }),
  schema: productsSchema(readFileSync(file, 'utf8')),
});
process.once('SIGTERM', () => void close());
process.stdout.write(`products at ${url}graphql\n`);
