import { startGateway } from '../compose.ts';
import { type Config, describeProblems, type Loaded, readConfigFile, sandboxConfig } from '../config/index.ts';
import { secretsOf } from '../config/secrets.ts';
import { systemClock } from '../ports/clock.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { UnusableManifest } from '../server/documents/manifest.ts';
import { createLog } from './log.ts';
import { sandboxOf } from './sandbox.ts';
import { type Command, type Terminal, untilStopped } from './terminal.ts';

/** `trunkline serve`: the gateway, over the configured vendors or over simulated ones. */
export const serve: Command = async (options, terminal) => {
  const file = options.config ?? terminal.env.TRUNKLINE_CONFIG;
  if (typeof file === 'string' && file !== '') {
    const config = usable(await readConfigFile(file, terminal.env), terminal);
    return config === null ? 1 : await run(config, terminal, null);
  }
  const sandbox = await sandboxOf(options);
  try {
    const config = usable(sandboxConfig(sandbox.sources, terminal.env), terminal);
    // What visitors do to simulated agents is nothing to keep.
    return config === null ? 1 : await run({ ...config, store: { path: ':memory:' } }, terminal, sandbox);
  } finally {
    await sandbox.close();
  }
};

function usable(loaded: Loaded, terminal: Terminal): Config | null {
  if ('config' in loaded) {
    terminal.hide(secretsOf(loaded.config));
    return loaded.config;
  }
  terminal.err(`${describeProblems(loaded.problems)}\n`);
  return null;
}

async function run(config: Config, terminal: Terminal, sandbox: Sandbox | null): Promise<number> {
  const gateway = await startGateway(config, { clock: systemClock, log: createLog(terminal) }).catch(unusable);
  if (gateway instanceof UnusableManifest) {
    terminal.err(`${gateway.message}\n`);
    return 1;
  }
  const over = sandbox === null ? '' : ', over simulated vendors (no configuration was given)';
  const entrance =
    config.server.persistedDocuments === undefined
      ? `GraphiQL: ${gateway.url}`
      : `It runs the documents of its manifest: ${gateway.url}graphql`;
  terminal.out(`\nTrunkline is ready${over}. ${entrance}\n\n`);
  await untilStopped(terminal.stopped);
  await gateway.close();
  return 0;
}

/** What can be mended in a file is told as such. */
function unusable(error: unknown): UnusableManifest {
  if (error instanceof UnusableManifest) return error;
  throw error;
}
