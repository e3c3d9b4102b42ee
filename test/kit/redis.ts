import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';

/** A real redis-server on a port of its own, in a folder that goes with it. */
export interface RedisServer {
  /** The address of one of its databases, 0 to 9999: each is empty at first. */
  url(database?: number): string;
  /** Ends the process as a crash does; what was written lies in the folder. */
  kill(): Promise<void>;
  /** Starts it again on the same port and folder. */
  start(): Promise<void>;
  /** Holds it up, so that it neither answers nor closes a connection. */
  freeze(): void;
  thaw(): void;
  /** Ends it for good. */
  close(): Promise<void>;
}

const program = 'redis-server';

export interface RedisOptions {
  readonly password?: string;
}

/** Starts a server that keeps what it accepts. Call it only within `needs('redis-server')`. */
export async function startRedis({ password }: RedisOptions = {}): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-redis-'));
  const port = await freePort();
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--appendfsync',
    'always',
    '--save',
    '',
  ];
  const secret = password === undefined ? '' : `:${password}@`;
  let server: ChildProcess;

  async function start(): Promise<void> {
    server = spawn(
      program,
      [...settings, '--databases', '10000', ...(password === undefined ? [] : ['--requirepass', password])],
      { stdio: 'ignore' },
    );
    await answers(`redis://${secret}127.0.0.1:${port}`);
  }
  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  }
  await start();
  return {
    url: (database = 0) => `redis://${secret}127.0.0.1:${port}/${database}`,
    start,
    kill,
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    async close() {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Resolves when the server takes commands. */
async function answers(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
  redis.on('error', () => {});
  await redis.ping();
  redis.disconnect();
}
