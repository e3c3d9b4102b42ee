import pino from 'pino';
import { fetchKeySet, NoKeySet } from '../auth/fetch-key-set.ts';
import type { AuthSettings } from '../config/auth.ts';
import { describeProblems, readConfigFile } from '../config/index.ts';
import { secretsOf } from '../config/secrets.ts';
import { TrunklineError } from '../errors.ts';
import { createMetrics } from '../metrics.ts';
import { systemClock } from '../ports/clock.ts';
import type { Source } from '../ports/vendor.ts';
import { createSchema } from '../schema.ts';
import { manifestProblems } from '../server/documents/index.ts';
import { openEmbeddedStore } from '../store/embedded.ts';
import { createSource } from '../vendors/registry.ts';
import type { Command } from './terminal.ts';

/** `trunkline check`: everything that is wrong with a configuration, its manifest of documents and its key set included, and which of its sources answer. */
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
  terminal.hide(secretsOf(loaded.config));
  // The service's own store may be in use, and signing in needs nothing that is remembered.
  const { known } = openEmbeddedStore(':memory:', systemClock);
  const tools = { clock: systemClock, metrics: createMetrics(), log: pino({ level: 'silent' }), known };
  const keys = keySetOf(loaded.config.auth);
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
  const problems = await manifestProblems(createSchema(loaded.config.server.federation), loaded.config);
  if (problems.length > 0) terminal.err(`${describeProblems(problems)}\n`);
  const { isUsable, sentence } = await keys;
  if (sentence !== null) terminal.out(`auth: ${sentence}\n`);
  for (const { id, problem } of verdicts) terminal.out(`${id}: ${problem ?? 'answers'}\n`);
  return isUsable && problems.length === 0 && verdicts.every(({ problem }) => problem === null) ? 0 : 1;
};

/** What is to be said of a published key set; null where there is none to look at. */
async function keySetOf(auth: AuthSettings): Promise<{ readonly isUsable: boolean; readonly sentence: string | null }> {
  if (auth.mode !== 'jwt' || auth.key.kind !== 'jwks') return { isUsable: true, sentence: null };
  try {
    const { length } = await fetchKeySet(auth.key.uri, systemClock);
    return { isUsable: length > 0, sentence: `the key set has ${length} usable ${length === 1 ? 'key' : 'keys'}` };
  } catch (error) {
    if (error instanceof NoKeySet) return { isUsable: false, sentence: error.message };
    throw error;
  }
}

async function problemOf(source: Source): Promise<string | null> {
  try {
    await source.check();
    return null;
  } catch (error) {
    if (error instanceof TrunklineError) return `${error.code}: ${error.message}`;
    throw error;
  }
}
