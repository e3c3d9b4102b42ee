import type { Queue } from '../../src/sandbox/centre/types.ts';
import { first, idAt, sourceIds } from '../conformance/kit.ts';
import type { Tried } from '../kit/gateway.ts';
import { agentId, agentsAt, everyScope, everywhere, holding } from './kit.ts';

/** A centre where somebody wraps up a contact of a queue, with ids of all kinds of things. */
export async function setScene(tried: Tried) {
  const { centre } = tried.sandbox;
  const person = everywhere(tried);
  const agent = first(agentsAt(tried, 'SINCH'), (one) => one.person === person);
  const queue: Queue = first(agent.memberships.keys());
  centre.place({ queue, status: 'HANDLED', agent });
  centre.place({ queue, status: 'WRAP_UP', agent });
  const all = await holding(tried, ...everyScope);
  const { data, errors } = await all.query(`{
    agents(first: 500) { nodes { id } }
    wrapUps { nodes { id } }
    queues { nodes { id } }
    queueGroups { nodes { id } }
    contacts(first: 1) { nodes { id } }
    contactSummaries(filter: { since: "2026-11-01T00:00:00Z" }) { nodes { id } }
    agentGroups { nodes { id } }
    scheduleGroups { nodes { id } }
  }`);
  if (errors) throw new Error(JSON.stringify(errors));
  const idOf = (list: string): string => data[list].nodes[0]?.id ?? '';
  const ids = {
    agent: agentId(tried, 'SINCH', person),
    wrapUp: idOf('wrapUps'),
    queue: idAt({ sourceId: sourceIds.SINCH }, 'Queue', queue.id),
    queueGroup: idOf('queueGroups'),
    contact: idOf('contacts'),
    summary: idOf('contactSummaries'),
    agentGroup: idOf('agentGroups'),
    scheduleGroup: idOf('scheduleGroups'),
    source: idAt({ sourceId: sourceIds.SINCH }, 'Source'),
    engage: idAt({ sourceId: sourceIds.ENGAGE }, 'Source'),
  };
  return { tried, person, ids };
}

export type Ids = Awaited<ReturnType<typeof setScene>>['ids'];
