import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The real service in a process of its own, started as its users start it. */
export interface GatewayProcess {
  /** The address to open in a browser. */
  readonly url: string;
  readonly child: ChildProcess;
  /** What it wrote to its error output and logged as an error, so far. */
  readonly complaints: readonly string[];
  /** Ends it as a crash does, wherever it is. */
  kill(): Promise<void>;
  /** Asks it to end. @returns the exit code; null where a signal ended it */
  stop(): Promise<number | null>;
}

/** A place for the files of a service: its configuration, and a store that outlives its processes. */
export interface Site {
  /** Path of the embedded store of a configuration that names no other. */
  readonly store: string;
  /** Starts a process over a configuration; `args` are for Node. */
  start(config: object, args?: readonly string[]): Promise<GatewayProcess>;
  /** Kills what runs, and removes the files. */
  close(): Promise<void>;
}

const program = fileURLToPath(new URL('../../src/trunkline.js', import.meta.url));

/** Makes a place in a folder that goes with it. */
export function makeSite(): Site {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-site-'));
  const store = join(folder, 'trunkline.db');
  const open = new Set<GatewayProcess>();
  let files = 0;
  return {
    store,
    async start(config, args = []) {
      files += 1;
      const file = join(folder, `trunkline-${files}.json`);
      const whole = { auth: { mode: 'none' }, server: { port: 0 }, store: { path: store }, ...config };
      writeFileSync(file, JSON.stringify(whole));
      const started = await launch(file, args);
      open.add(started);
      started.child.once('exit', () => open.delete(started));
      return started;
    },
    async close() {
      for (const one of open) await one.kill();
      rmSync(folder, { recursive: true });
    },
  };
}

async function launch(file: string, args: readonly string[]): Promise<GatewayProcess> {
  const child = spawn(process.execPath, [...args, program, 'serve', '--config', file], {
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  const complaints: string[] = [];
  const ready = Promise.withResolvers<string>();
  linesOf(child.stdout, (line) => {
    const url = /GraphiQL: (\S+)/.exec(line)?.[1];
    if (url !== undefined) ready.resolve(url);
    // Errors of pino and worse.
    if (/^\{"level":[56]0,/.test(line)) complaints.push(line);
  });
  linesOf(child.stderr, (line) => complaints.push(line));
  child.once('close', () => ready.reject(new Error(`The service did not start: ${complaints.join('\n')}`)));
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  const url = await ready.promise;
  return { url, child, complaints, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
}

/** Hears whole lines, for as long as there is something to read. */
function linesOf(stream: ChildProcess['stdout'], hear: (line: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') hear(line);
  });
}
