import { type Answer, json, noContent } from '../answers.ts';
import type { Agent, Membership, Queue } from '../centre/types.ts';
import { agentQueueRow } from './agent-row.ts';
import { readProperties } from './body.ts';
import { agentOf, agentOfCollection, badRequest, type Call, findQueue, forbidden, notFound } from './call.ts';
import { byName, list } from './list.ts';

/** GET /agents/{agentId}/queues */
export function listAgentQueues(call: Call): Answer {
  const agent = agentOfCollection(call);
  const items = byName([...agent.memberships], ([queue]) => queue.name[call.language]);
  const row = ([queue, membership]: [Queue, Membership]) => agentQueueRow(queue, membership, call.language);
  return list(call.query, { items, row, parameters: [] });
}

/** GET /agents/{agentId}/queues/{queueId} */
export function getAgentQueue(call: Call): Answer {
  const { queue, membership } = find(call);
  return json(agentQueueRow(queue, membership, call.language));
}

/** PUT /agents/{agentId}/queues/{queueId}: signs the agent in to the queue or out of it. */
export function putAgentQueue(call: Call): Answer {
  const { agent, queue, membership } = find(call);
  const { id, serving, externalServing } = readProperties(call, {
    id: 'string',
    name: 'string',
    type: 'string',
    serving: 'boolean',
    externalServing: 'boolean',
    canChangeQueueLogin: 'boolean',
  });
  if (id.toUpperCase() !== queue.id) throw badRequest('The id is not that of the path');
  if (!membership.canChangeLogin) throw forbidden();
  call.centre.setMembership(agent, queue, { serving, externalServing });
  return noContent;
}

function find(call: Call): { readonly agent: Agent; readonly queue: Queue; readonly membership: Membership } {
  const agent = agentOf(call);
  const queue = findQueue(call, call.ids[1] ?? '');
  const membership = queue && agent.memberships.get(queue);
  if (queue === undefined || membership === undefined) throw notFound();
  return { agent, queue, membership };
}
