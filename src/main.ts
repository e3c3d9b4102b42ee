import { runCli } from './cli/index.ts';

/** The process: its arguments, environment, signals and exit code. */
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

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
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
clearInterval(running);
