import { parseArgs } from 'node:util';
import { printedSchema } from '../schema.ts';
import { check } from './check.ts';
import { sandbox } from './sandbox.ts';
import { serve } from './serve.ts';
import type { Command, Terminal } from './terminal.ts';

const usage = `Usage: trunkline <command> [options]

  serve                 start the gateway; without a configuration, with simulated vendors behind it
  check                 say everything that is wrong with a configuration, and sign in at each source
  schema                print the GraphQL schema
  sandbox               start the simulated vendors alone, and print a configuration for them

  --config FILE         the configuration (serve, check); the variable TRUNKLINE_CONFIG when left out
  --seed N              which contact centre the sandbox plays (default 1)
  --speed N             how many times faster than life it goes (default 1)
  --people N            how many people work in it (default 60)
  --queues N            how many queues they serve (default 16)
  --sinch-port N        port of the simulated Sinch (default: any)
  --tenios-port N       port of the simulated TENIOS (default: any)
  --deepcall-port N     port of the simulated DeepCall (default: any)
  --engage-port N       port of the simulated Engage (default: any)
  --without-root-node   leave out node, nodes and viewer (schema)
  --without-access-rules  leave out @authenticated and @requiresScopes (schema)
  --help                this
`;

const commands: ReadonlyMap<string, Command> = new Map([
  ['serve', serve],
  ['check', check],
  ['sandbox', sandbox],
  [
    'schema',
    async (typed, terminal) => {
      terminal.out(
        printedSchema({
          rootNode: typed['without-root-node'] !== true,
          accessRules: typed['without-access-rules'] !== true,
        }),
      );
      return 0;
    },
  ],
]);

const options = {
  config: { type: 'string' },
  seed: { type: 'string' },
  speed: { type: 'string' },
  people: { type: 'string' },
  queues: { type: 'string' },
  'sinch-port': { type: 'string' },
  'tenios-port': { type: 'string' },
  'deepcall-port': { type: 'string' },
  'engage-port': { type: 'string' },
  'without-root-node': { type: 'boolean' },
  'without-access-rules': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Runs one command of the command line. @returns the exit code. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help === true) {
      terminal.out(usage);
      return 0;
    }
    const [name = 'serve', ...rest] = positionals;
    const command = commands.get(name);
    if (command === undefined || rest.length > 0) {
      terminal.err(`There is no command "${positionals.join(' ')}".\n\n${usage}`);
      return 2;
    }
    return await command(values, terminal);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    terminal.err(`trunkline: ${error.message}\n`);
    return 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS') ? 2 : 1;
  }
}
