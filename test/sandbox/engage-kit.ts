import type { Agent } from '../../src/sandbox/centre/types.ts';
import { first, type Row, type Tried } from './kit.ts';
import { arg, external } from './soap.ts';

/** Somebody of the first group. */
export const agentOf = ({ centre }: Tried): Agent =>
  first(centre.agentsAt('ENGAGE'), ({ memberships }) => memberships.has(centre.queue('Power48')));

/** The agent's state as Engage shows it. */
export const show = async ({ soap }: Tried, { person }: Agent): Promise<Row> =>
  first((await soap('showAgentStateUsingUser', arg(1, external(person.email)))).data);

/** Everybody of a group. */
export const team = async ({ soap }: Tried, group = 'Power48'): Promise<readonly Row[]> =>
  (await soap('listAgentStatesUsingEntity', arg(1, external(group.replace('&', '&amp;')), 'AgentGroup'))).data;

export const userOf = (row: Row): Row => row.agent as Row;
