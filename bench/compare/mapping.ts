import { encodeId } from '../../src/model/ids.ts';
import { sinchSource } from './world.ts';

/** From the vendors' rows to the answers of Q1 to Q3, for the direct server and the peers: the least that gives the same as Trunkline. */

export interface AgentRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly userStatus: string;
  readonly availability: string;
  readonly contactHandlingStatus: string;
  readonly queues: { readonly queue: readonly QueueRow[] };
}

export interface QueueRow {
  readonly id: string;
  readonly name: string;
}

export interface ContactRow {
  readonly id: string;
  readonly agentId: string;
  readonly channel: string;
  readonly status: string;
  readonly arrivalTime: string;
}

export interface StatusRow {
  readonly id: string;
  readonly inQueue: number;
  readonly waitingDurationMax: number;
  readonly agentsFree: number;
}

const sinch = (type: 'Agent' | 'Queue' | 'Contact') => (id: string) =>
  encodeId(type, { sourceId: sinchSource, externalId: id });
export const agentId = sinch('Agent');
export const queueId = sinch('Queue');
export const contactId = sinch('Contact');

/** The vendor's own id in a global one, and whose it is. */
export function decoded(id: string): { readonly source: string; readonly id: string } {
  const [, source = '', ...rest] = Buffer.from(id, 'base64url').toString().split(':');
  return { source, id: rest.join(':') };
}

const working = /^(Talking|Chatting|Emailing|Dialing)_/;

/** An agent's state, by the first rule that holds. */
export function stateOf(agent: AgentRow, contacts: readonly ContactRow[]): string {
  if (agent.userStatus === 'LoggedOut') return 'LOGGED_OFF';
  if (working.test(agent.contactHandlingStatus)) return 'BUSY';
  if (contacts.some(({ status }) => status === 'InProcess_WrapUp')) return 'WRAP_UP';
  if (agent.userStatus === 'Pause' || agent.userStatus === 'NotReady') return 'NOT_READY';
  if (agent.availability === 'Away') return 'NOT_READY';
  return agent.availability === 'Busy' ? 'BUSY' : 'READY';
}

const contactStatuses: Readonly<Record<string, string>> = {
  InQueue: 'QUEUED',
  InProcess: 'IN_PROGRESS',
  InProcess_Preview: 'IN_PREVIEW',
  InProcess_Pending: 'PENDING',
  InProcess_WrapUp: 'WRAP_UP',
};
export const contactStatus = (word: string): string => contactStatuses[word] ?? 'UNKNOWN';

/** Statistics begin at midnight; what is in progress is shown whatever its time. */
export const agentsPath = (ids: readonly string[]): string =>
  `/RI/rmi/agents?startTime=${new Date().toISOString().slice(0, 10)}T00:00:00.000Z&showQueueInfo=3&sort=name&limit=500&id=${ids.join(',')}`;
export const contactsPath = (ids: readonly string[]): string =>
  `/RI/rmi/contacts?startTime=${new Date().toISOString()}&showAllInProcess=1&sort=arrivalTime&limit=500&agentId=${ids.join(',')}`;
export const statusesPath = (ids: readonly string[]): string => `/RI/rmi/queueStatuses?limit=500&id=${ids.join(',')}`;
export const teniosPath = '/acd/agent-state/retrieve';
export const teniosBody = (email: string): string => JSON.stringify({ access_key: 'key', email });
export const sinchHeaders = {
  accept: 'application/json',
  authorization: `Basic ${Buffer.from('u:p').toString('base64')}`,
};
