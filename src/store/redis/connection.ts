import { Redis, type RedisOptions } from 'ioredis';
import { StoreUnavailable } from '../../errors.ts';
import { StoreUnusable } from '../unusable.ts';
import type { Script } from './script.ts';

/** As much of a logger as this store needs; pino fits. */
export interface StoreLog {
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
}

/** The way to a Redis server. It comes back by itself after the server was away. */
export interface Connection {
  readonly isReady: boolean;
  /**
   * Asks something, at most once: nothing waits for a server that is away, and nothing is sent again.
   * @throws StoreUnavailable within seconds where no answer comes; then nobody knows whether it was done.
   */
  ask<T>(question: (redis: Redis) => Promise<T>): Promise<T>;
  /** Runs a script. @throws StoreUnavailable as `ask` does. */
  run(script: Script, keys: readonly string[], values: readonly (string | number)[]): Promise<unknown>;
  /** One more way to the same server, for questions that may wait some seconds for their answer. */
  patient(): Promise<Redis>;
  /** Calls `back` whenever the server has been away and is there again. */
  onReturn(back: () => void): void;
  /** Lets what was asked before be answered. */
  close(): Promise<void>;
}

/** Milliseconds after which an answer comes no more. */
const patience = 2_000;
/** Milliseconds between two attempts to reach a server that is away, at most. */
const longestPause = 1_000;

/** Nothing waits for a server that is away, and nothing is sent a second time. */
const prompt: RedisOptions = {
  lazyConnect: true,
  commandTimeout: patience,
  connectTimeout: patience,
  disconnectTimeout: 100,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  retryStrategy: (times) => Math.min(50 * 2 ** times, longestPause),
  // After a failover we may be left with a server that takes no writes.
  reconnectOnError: (error) => unwrapped(error.message).startsWith('READONLY'),
};
const patient: RedisOptions = { ...prompt, commandTimeout: 2 * patience };

/** Whether the server gave no answer in time. Where it is gone without a word that is all there is to see. */
export const isSilence = (error: unknown): boolean => error instanceof Error && error.message === 'Command timed out';

/** @throws StoreUnusable, with a sentence for the operator, where the server does not answer or lets nobody in. */
export async function connect(url: string, log: StoreLog): Promise<Connection> {
  const redis = new Redis(url, prompt);
  const parts = [redis];
  let failure: Error | null = null;
  redis.on('error', (error: Error) => {
    failure = error;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    throw whyUnusable(url, failure ?? error);
  }
  const presence = watchPresence(redis, log);

  /** Questions that are not answered yet. */
  const open = new Set<Promise<unknown>>();
  let closed = false;

  async function ask<T>(question: (redis: Redis) => Promise<T>): Promise<T> {
    if (closed) throw new StoreUnavailable('closed');
    const answer = question(redis);
    open.add(answer);
    try {
      return await answer;
    } catch (error) {
      if (isSilence(error)) presence.lost();
      const cause = bare(error);
      // A command that we wrote wrong is a bug; everything else is the server's state.
      throw /^(ERR|WRONGTYPE) /.test(cause.message) ? cause : new StoreUnavailable(cause);
    } finally {
      open.delete(answer);
    }
  }

  return {
    get isReady() {
      return presence.isHere && !closed;
    },
    ask,
    run: ({ sha, text }, keys, values) =>
      ask(async () => {
        try {
          return await redis.evalsha(sha, keys.length, ...keys, ...values);
        } catch (error) {
          if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
          return redis.eval(text, keys.length, ...keys, ...values);
        }
      }),
    async patient() {
      const other = new Redis(url, patient);
      // It is away when the first one is, which tells.
      other.on('error', () => {});
      parts.push(other);
      await other.connect();
      return other;
    },
    onReturn: (back) => redis.on('ready', back),
    async close() {
      closed = true;
      await Promise.allSettled(open);
      for (const part of parts) part.disconnect();
    },
  };
}

interface Presence {
  readonly isHere: boolean;
  /** The server does not answer: another connection may reach it. */
  lost(): void;
}

/** Knows whether the server is there. One line when it goes and one when it is back, however often it was tried between. */
function watchPresence(redis: Redis, log: StoreLog): Presence {
  let isHere = true;
  function gone(): void {
    if (isHere && redis.status !== 'end') log.warn({}, 'the store (Redis) is away');
    isHere = false;
  }
  redis.on('close', gone);
  redis.on('ready', () => {
    if (!isHere) log.info({}, 'the store (Redis) is back');
    isHere = true;
  });
  return {
    get isHere() {
      return isHere;
    },
    lost() {
      if (!isHere) return;
      gone();
      redis.disconnect(true);
    },
  };
}

/** What went wrong without the command, whose arguments the library keeps with its errors: one is the password. */
const bare = (error: unknown): Error => new Error(error instanceof Error ? unwrapped(error.message) : 'no answer');

/** What a script met. Redis before 7 tells it at the end of an error of its own. */
function unwrapped(message: string): string {
  return message.replace(/^ERR Error running script .*: -(?=[A-Z]+ )/, '');
}

function whyUnusable(url: string, error: unknown): StoreUnusable {
  const { protocol, host } = new URL(url);
  const server = `The store ${protocol}//${host}`;
  const cause = bare(error);
  const sentence = /^(WRONGPASS|NOAUTH|NOPERM|ERR AUTH|ERR invalid password)/.test(cause.message)
    ? `${server} does not accept the user name or password in store.redis.`
    : `${server} cannot be reached. Start the Redis server, or set store.redis to the address of one that runs.`;
  return new StoreUnusable(sentence, { cause });
}
