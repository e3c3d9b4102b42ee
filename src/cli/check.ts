import pino from 'pino';
import { describeProblems, readConfigFile } from '../config/index.ts';
import { TrunklineError } from '../errors.ts';
import { createMetrics } from '../metrics.ts';
import { systemClock } from '../ports/clock.ts';
import type { Source } from '../ports/vendor.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import { createSource } from '../vendors/registry.ts';
import type { Command } from './terminal.ts';

/** `trunkline check`: everything that is wrong with a configuration, and which of its sources answer. */
export const check: Command = async (options, terminal) => {
  const file = options.config ?? terminal.env.TRUNKLINE_CONFIG;
  if (typeof file !== 'string' || file === '') {
    terminal.err('trunkline check needs a file: --config trunkline.yaml, or the variable TRUNKLINE_CONFIG.\n');
    return 2;
  }
  const loaded = await readConfigFile(file, terminal.env);
  if ('problems' in loaded) {
    terminal.err(`${describeProblems(loaded.problems)}\n`);
    return 1;
  }
  // The service's own store may be in use, and signing in needs nothing that is remembered.
  const { known } = openEmbeddedStore(':memory:', systemClock);
  const tools = { clock: systemClock, metrics: createMetrics(), log: pino({ level: 'silent' }), known };
  const verdicts = await Promise.all(
    loaded.config.sources.map(async (settings) => {
      const source = createSource(settings, tools);
      try {
        return { id: source.id, problem: await problemOf(source) };
      } finally {
        await source.close();
      }
    }),
  );
  for (const { id, problem } of verdicts) terminal.out(`${id}: ${problem ?? 'answers'}\n`);
  return verdicts.every(({ problem }) => problem === null) ? 0 : 1;
};

async function problemOf(source: Source): Promise<string | null> {
  try {
    await source.check();
    return null;
  } catch (error) {
    if (error instanceof TrunklineError) return `${error.code}: ${error.message}`;
    throw error;
  }
}
