import type { Operation } from '../../http/operation.ts';
import type { VendorAnswer, VendorHttp } from '../../http/vendor-http.ts';
import { done, type Outcome, refused } from '../../model/outcome.ts';
import type { AgentWrites, Call, QueueLoginChange } from '../../ports/vendor.ts';
import type { SinchClient } from './client.ts';
import { isGuid, type Row } from './wire.ts';

/** Changes at a Sinch source. PUT replaces everything, so each reads what is there, changes it and writes it whole. */

const fresh: Call = { fresh: true };

const put = (name: string): Operation => ({ name, method: 'PUT', repeat: 'idempotent' });

const forbidden = (message: string): Outcome<never> => refused({ code: 'FORBIDDEN', message });
const noAgent = refused({
  code: 'AGENT_NOT_FOUND',
  message: 'The source knows no such agent.',
  inputPath: ['agentId'],
});

/** What the status of a write's answer means. PUT answers 204; whatever carries a page instead is no answer to it. */
export function judged(http: VendorHttp, answer: VendorAnswer): Outcome {
  switch (answer.status) {
    case 200:
      if (answer.text.trimStart().startsWith('<')) throw http.error('VENDOR_BAD_RESPONSE');
      return done(undefined);
    case 201:
    case 204:
      return done(undefined);
    case 403:
      return forbidden('The user that the source signs in as may not change this.');
    case 404:
      return refused({ code: 'NOT_FOUND', message: 'The source no longer knows what was to be changed.' });
    case 400:
    case 409:
    case 422:
      return refused({ code: 'VENDOR_REJECTED', message: 'The source refused the change.' });
    default:
      throw http.error('VENDOR_BAD_RESPONSE');
  }
}

export function sinchWrites(
  http: VendorHttp,
  client: SinchClient,
): Required<Pick<AgentWrites, 'setState' | 'setQueueLogin' | 'setPresence'>> {
  /** The agent's row, for its rights; a remembered one will do. */
  const agent = async (id: string): Promise<Row | null> => {
    if (!isGuid(id)) return null;
    const parameters = { startTime: new Date(0).toISOString(), showQueueInfo: '0' };
    return client.item(
      { operation: 'agents.get', path: `/agents/${id}`, wrapper: 'agent', topics: ['agents'], parameters },
      {},
    );
  };

  async function setQueueLogin(agentId: string, queueId: string, change: QueueLoginChange): Promise<Outcome> {
    const noQueue = refused({
      code: 'NOT_FOUND',
      message: 'This queue is none of the agent’s.',
      inputPath: ['queueId'],
    });
    if (!isGuid(agentId)) return noAgent;
    if (!isGuid(queueId)) return noQueue;
    const path = `/agents/${agentId}/queues`;
    const login = await client.item(
      { operation: 'agentQueues.get', path: `${path}/${queueId}`, wrapper: 'queue', topics: ['agents'] },
      fresh,
    );
    if (login === null) {
      const agentsQueues = await client.item(
        { operation: 'agentQueues.list', path, wrapper: 'queue', topics: ['agents'], parameters: { limit: '1' } },
        fresh,
      );
      return agentsQueues === null ? noAgent : noQueue;
    }
    if (login.flag('canChangeQueueLogin') === false)
      return forbidden('The source does not let this agent’s login to this queue be changed.');
    return judged(
      http,
      await client.write({
        operation: put('agentQueues.put'),
        path: `${path}/${queueId}`,
        json: { ...login.values, ...change },
        changes: ['agents', 'queues', 'capacities'],
      }),
    );
  }

  return {
    async setState(agentId, state) {
      const row = await agent(agentId);
      if (row === null) return noAgent;
      if (row.flag('manageable') === false) return forbidden('The source does not let this agent be managed.');
      return judged(
        http,
        await client.write({
          operation: put('readyState.put'),
          path: `/agents/${agentId}/readyState`,
          json: { readyState: state === 'READY' ? 'Ready' : 'NotReady' },
          changes: ['agents', 'queues', 'capacities', 'contacts'],
        }),
      );
    },
    setQueueLogin,
    async setPresence(agentId, presenceId) {
      const row = await agent(agentId);
      if (row === null) return noAgent;
      if (row.flag('manageablePresence') === false)
        return forbidden('The source does not let this agent’s presence be managed.');
      const presence = isGuid(presenceId)
        ? await client.item(
            {
              operation: 'presences.get',
              path: `/agents/${agentId}/presences/${presenceId}`,
              wrapper: 'presence',
              topics: ['agents'],
            },
            fresh,
          )
        : null;
      if (presence === null)
        return refused({
          code: 'NOT_FOUND',
          message: 'This presence is none that the agent may choose.',
          inputPath: ['presenceId'],
        });
      return judged(
        http,
        await client.write({
          operation: put('presences.put'),
          path: `/agents/${agentId}/presences/${presenceId}`,
          json: presence.values,
          changes: ['agents', 'queues', 'capacities'],
        }),
      );
    },
  };
}
