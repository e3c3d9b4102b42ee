import { type Logger, pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { Terminal } from './terminal.ts';
import { traceOf } from './trace.ts';

/** The log: JSON lines, or readable ones where a person reads along. LOG_LEVEL says how much. It goes the terminal's way, past what hides secrets. */
export function createLog({ env, isTerminal, out }: Terminal): Logger {
  const level = env.LOG_LEVEL ?? 'info';
  if (!Object.hasOwn(pino.levels.values, level) && level !== 'silent')
    throw new Error(`LOG_LEVEL must be one of ${Object.keys(pino.levels.values).join(', ')} or silent.`);
  const options = { level, base: null, serializers: { err: errorOf } };
  const readable = prettyFactory({ colorize: true, translateTime: 'HH:MM:ss.l', ignore: 'reqId' });
  return pino(options, { write: (line) => out(isTerminal ? readable(line) : line) });
}

/** An error in the log. */
const errorOf = (error: unknown): object =>
  error instanceof Error ? { type: error.name, message: error.message, stack: traceOf(error) } : { type: typeof error };
