import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';
import type { Terminal } from './terminal.ts';

/** The log: JSON lines, or readable ones where a person reads along. LOG_LEVEL says how much. */
export function createLog({ env, isTerminal }: Terminal): Logger {
  const level = env.LOG_LEVEL ?? 'info';
  if (!Object.hasOwn(pino.levels.values, level) && level !== 'silent')
    throw new Error(`LOG_LEVEL must be one of ${Object.keys(pino.levels.values).join(', ')} or silent.`);
  const options = { level, base: null };
  return isTerminal
    ? pino(options, pretty({ colorize: true, translateTime: 'HH:MM:ss.l', ignore: 'reqId' }))
    : pino(options);
}
