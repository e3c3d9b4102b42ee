import { type Standing, standing } from '../centre/duty.ts';
import type { Duty } from '../centre/types.ts';
import type { AgentRecord } from './records.ts';

/** The platform publishes no words; these are the defaults that the project has decided on. */
const words: Readonly<Record<Standing, string>> = {
  FREE: 'Available',
  NOT_READY: 'Unavailable',
  PAUSE: 'Break',
  BUSY: 'Busy',
  WRAP_UP: 'WrapUp',
  LOGGED_OUT: 'LoggedOut',
};

/** What an agent is doing. */
export const workStateOf = ({ agent }: AgentRecord): string => words[standing(agent)];

const duties: Readonly<Record<string, Duty>> = {
  Available: 'READY',
  Unavailable: 'NOT_READY',
  Break: 'PAUSE',
  LoggedOut: 'LOGGED_OUT',
};

/** What an agent is to do; undefined for a word that nobody can be asked for. */
export const dutyOf = (word: string): Duty | undefined => (Object.hasOwn(duties, word) ? duties[word] : undefined);
