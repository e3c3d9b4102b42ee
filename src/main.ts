import { runCli } from './cli/index.ts';
import { Redaction } from './cli/redaction.ts';
import { traceOf } from './cli/trace.ts';

/** The process: its arguments, environment, signals and exit code. */
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

const redaction = new Redaction();
const out = (text: string): void => void process.stdout.write(redaction.clean(text));
const err = (text: string): void => void process.stderr.write(redaction.clean(text));

// Rejections that nobody handles come here too. The runtime would print all that an error carries.
process.on('uncaughtException', (error) => {
  err(`trunkline: this should not have happened, and the service has ended.\n${traceOf(error)}\n`);
  process.exit(1);
});

// Whoever reads along may stop reading (`trunkline schema | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

// The clock's wake-ups keep no process alive; a command that is not done does.
const running = setInterval(() => {}, 2 ** 30);

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  stopped: stop.signal,
  isTerminal: process.stdout.isTTY === true,
  out,
  err,
  hide: (secrets) => redaction.learn(secrets),
});
clearInterval(running);
