import type { Operation } from '../../http/operation.ts';
import type { SettableAgentState } from '../../model/agent.ts';
import { type Outcome, refused } from '../../model/outcome.ts';
import type { AgentWrites, QueueLoginChange } from '../../ports/agent-writes.ts';
import type { Call } from '../../ports/call.ts';
import type { SinchClient } from './client.ts';
import { isGuid, type Row } from './wire.ts';

/**
 * Changes at a Sinch source. PUT replaces everything, so each reads what is there, changes it and writes it whole. That no
 * other change of ours to the same agent comes between is seen to where sources are put together (src/services/in-turn.ts).
 */

const fresh: Call = { fresh: true, priority: 'write' };

const put = (name: string): Operation => ({ name, method: 'PUT', repeat: 'idempotent' });

const forbidden = (message: string): Outcome<never> => refused({ code: 'FORBIDDEN', message });
const noAgent = refused({
  code: 'AGENT_NOT_FOUND',
  message: 'The source knows no such agent.',
  inputPath: ['agentId'],
});
const noQueue = refused({
  code: 'NOT_FOUND',
  message: 'This queue is none of the agent’s.',
  inputPath: ['queueId'],
});
const noPresence = refused({
  code: 'NOT_FOUND',
  message: 'This presence is none that the agent may choose.',
  inputPath: ['presenceId'],
});

export function sinchWrites(
  client: SinchClient,
  statisticsStart: () => number,
): Required<Pick<AgentWrites, 'setState' | 'setQueueLogin' | 'setPresence'>> {
  /** The agent's row, for its rights; a remembered one will do. The page wants a time from which statistics count. */
  const agent = async (id: string): Promise<Row | null> => {
    if (!isGuid(id)) return null;
    const parameters = { startTime: new Date(statisticsStart()).toISOString(), showQueueInfo: '0' };
    return client.item(
      { operation: 'agents.get', path: `/agents/${id}`, wrapper: 'agent', topics: ['agents'], parameters },
      { priority: 'write' },
    );
  };

  async function setState(agentId: string, state: SettableAgentState): Promise<Outcome> {
    const row = await agent(agentId);
    if (row === null) return noAgent;
    if (row.flag('manageable') === false) return forbidden('The source does not let this agent be managed.');
    return client.write({
      operation: put('readyState.put'),
      path: `/agents/${agentId}/readyState`,
      json: { readyState: state === 'READY' ? 'Ready' : 'NotReady' },
      changes: ['agents', 'queues', 'capacities', 'contacts'],
    });
  }

  async function setQueueLogin(agentId: string, queueId: string, change: QueueLoginChange): Promise<Outcome> {
    if (!isGuid(agentId)) return noAgent;
    if (!isGuid(queueId)) return noQueue;
    const path = `/agents/${agentId}/queues`;
    const login = await client.item(
      { operation: 'agentQueues.get', path: `${path}/${queueId}`, wrapper: 'queue', topics: ['agents'] },
      fresh,
    );
    if (login === null) return (await agent(agentId)) === null ? noAgent : noQueue;
    if (login.flag('canChangeQueueLogin') === false)
      return forbidden('The source does not let this agent’s login to this queue be changed.');
    return client.write({
      operation: put('agentQueues.put'),
      path: `${path}/${queueId}`,
      json: { ...login.values, ...change },
      changes: ['agents', 'queues', 'capacities'],
    });
  }

  async function setPresence(agentId: string, presenceId: string): Promise<Outcome> {
    const row = await agent(agentId);
    if (row === null) return noAgent;
    if (row.flag('manageablePresence') === false)
      return forbidden('The source does not let this agent’s presence be managed.');
    if (!isGuid(presenceId)) return noPresence;
    const path = `/agents/${agentId}/presences/${presenceId}`;
    const presence = await client.item(
      { operation: 'presences.get', path, wrapper: 'presence', topics: ['agents'] },
      fresh,
    );
    if (presence === null) return noPresence;
    return client.write({
      operation: put('presences.put'),
      path,
      json: presence.values,
      changes: ['agents', 'queues', 'capacities'],
    });
  }

  return { setState, setQueueLogin, setPresence };
}
