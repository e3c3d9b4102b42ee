import type { Clock } from '../../ports/clock.ts';
import { forAnHour } from './hour.ts';
import type { methods } from './methods.ts';
import type { Problem } from './wire.ts';

/** Methods that the page calls future, or newer than many platforms are. What any other is asked for, it does. */
const optional = ['listAgentGroupStates', 'deleteScheduleGroup', 'createAgentsUsingString'] as const;

export type OptionalMethod = (typeof optional)[number];

/** Whether a platform may lack the method. Its Faults are then never the source's failure: they may mean just that. */
export const isOptional = (name: keyof typeof methods): name is OptionalMethod => optional.some((one) => one === name);

/** Codes that a method can only refuse with when it is there; ARG_INVALID_CHAR may be ours, said without a request. */
const saidByMethod: ReadonlySet<string> = new Set([
  'OBJECT_NOT_EXISTS',
  'RESULT_TOO_LARGE',
  'ARG_NULL',
  'ARG_INVALID_CHAR',
]);

/** Methods that this platform was found not to have. Each is tried again after an hour. */
export interface Missing {
  has(name: OptionalMethod): boolean;
  /** Whether a Fault of the method means that it is missing; that is then remembered. */
  learn(name: OptionalMethod, fault: Problem): boolean;
}

export function createMissing(clock: Clock): Missing {
  const found = forAnHour(clock);
  return {
    has: (name) => found.has(name),
    learn(name, { code }) {
      const isThere = code !== null && (saidByMethod.has(code) || code.startsWith('ATTRIBUTE_'));
      if (!isThere) found.add(name);
      return !isThere;
    },
  };
}
