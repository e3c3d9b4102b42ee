import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach } from '@jest/globals';

/** A command of the command line, running or ended. */
export interface Running {
  /** Everything written so far. */
  readonly output: { out: string; err: string };
  /** The exit code; a signal's name when one ended it. */
  readonly ended: Promise<number | string>;
  /** Waits until the output holds this; throws with the whole output when the command ends without it. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  kill(signal: 'SIGTERM' | 'SIGINT'): void;
}

const program = fileURLToPath(new URL('../../src/trunkline.js', import.meta.url));

/** Makes a starter of commands; what still runs after a test is killed. */
export function commandLine() {
  const open: ChildProcess[] = [];
  afterEach(() => {
    for (const child of open.splice(0)) child.kill('SIGKILL');
  });
  return (args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd?: string): Running => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    open.push(child);
    const output = { out: '', err: '' };
    const listeners = new Set<() => void>();
    for (const stream of ['out', 'err'] as const)
      child[`std${stream}`].setEncoding('utf8').on('data', (text: string) => {
        output[stream] += text;
        for (const listener of listeners) listener();
      });
    const ended = new Promise<number | string>((resolve) => {
      child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
    });
    const says = (pattern: RegExp): Promise<RegExpExecArray> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(output.out);
          if (found === null) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
        void ended.then((code) => reject(new Error(`ended with ${code}: ${output.out}${output.err}`)));
      });
    return { output, ended, says, kill: (signal) => child.kill(signal) };
  };
}
