import { startGateway } from '../compose.ts';
import { type Config, describeProblems, type Loaded, readConfigFile, sandboxConfig } from '../config/index.ts';
import { systemClock } from '../ports/clock.ts';
import type { Sandbox } from '../sandbox/index.ts';
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
  if ('config' in loaded) return loaded.config;
  terminal.err(`${describeProblems(loaded.problems)}\n`);
  return null;
}

async function run(config: Config, terminal: Terminal, sandbox: Sandbox | null): Promise<number> {
  const gateway = await startGateway(config, { clock: systemClock, log: createLog(terminal) });
  const over = sandbox === null ? '' : ', over simulated vendors (no configuration was given)';
  terminal.out(`\nTrunkline is ready${over}. GraphiQL: ${gateway.url}\n\n`);
  await untilStopped(terminal.stopped);
  await gateway.close();
  return 0;
}
