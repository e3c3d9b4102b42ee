import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The processes of the comparison: each server, the upstream and the client are one of their own. */
export interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  /** Microseconds of processor time so far, of all its threads. */
  processor(): number;
  stop(): Promise<void>;
}

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const answers = async (port: number): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ port, host: '127.0.0.1' }, () => resolve(true));
  socket.on('error', () => resolve(false));
  const connected = await promise;
  socket.destroy();
  return connected;
};

/** A tick of the counters in /proc, in microseconds. */
const tick = 10_000;

function processorOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // What stands before the last bracket is the program's name, which may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tick;
}

/**
 * Starts a program of Node's and waits until it listens on the port. What it prints is shown only if it ends before that.
 * @throws {Error} when it ends, or does not listen within a minute
 */
export async function started(
  program: string,
  parameters: readonly string[],
  port: number,
  cwd = process.cwd(),
): Promise<Running> {
  const child = fork(program, parameters, {
    cwd,
    silent: true,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  children.add(child);
  let printed = '';
  const keep = (part: Buffer): void => {
    printed = (printed + part).slice(-4_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  for (let tries = 0; !(await answers(port)); tries++) {
    if (child.exitCode !== null || tries === 1_200) throw new Error(`${program} does not listen:\n${printed}`);
    await sleep(50);
  }
  return {
    child,
    port,
    processor: () => processorOf(child.pid ?? 0),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill();
        const patience = new AbortController();
        sleep(8_000, undefined, { signal: patience.signal }).then(
          () => child.kill('SIGKILL'),
          () => undefined,
        );
        await ended;
        patience.abort();
      }
      children.delete(child);
    },
  };
}

/** Starts a child that is spoken to by messages alone. */
export function forked(program: string): ChildProcess {
  const child = fork(program);
  children.add(child);
  return child;
}
