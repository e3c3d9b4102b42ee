import { encodeId, type IdType } from '../../../src/model/ids.ts';
import type { Person } from '../../../src/sandbox/centre/types.ts';
import { first, small } from '../../conformance/kit.ts';
import type { Tried, TryOptions } from '../../kit/gateway.ts';
import { jwtAuth } from '../../kit/tokens.ts';
import { agentId, agentsAt, everyScope, everywhere, holding } from '../kit.ts';
import type { Given } from './document.ts';

const many = 1_000_000;

/** All four vendors, whose answers are remembered, and documents of any size. */
export const options = {
  ...small,
  config: {
    auth: jwtAuth,
    limits: {
      depth: 100,
      cost: 1_000_000_000,
      aliases: 10_000,
      tokens: many,
      bodyBytes: 10_000_000,
      client: { operationsPerSecond: many, connections: many, subscriptions: many },
    },
  },
} satisfies TryOptions;

/** Something of every kind, so that there is an object behind every field. */
export async function setScene(tried: Tried): Promise<{ readonly given: Given; readonly me: Person }> {
  const { centre } = tried.sandbox;
  const me = everywhere(tried);
  for (const vendor of ['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'] as const) {
    const agent = first(agentsAt(tried, vendor), ({ person }) => person === me);
    const [queue = first(centre.queuesAt(vendor))] = agent.memberships.keys();
    if (vendor === 'SINCH') centre.place({ queue, status: 'HANDLED', agent });
    centre.place({ queue, status: 'WRAP_UP', agent });
  }
  const all = await holding(tried, ...everyScope);
  await all.query('mutation ($input: ExtendWrapUpInput!) { extendWrapUp(input: $input) { errors { code } } }', {
    input: { agentId: agentId(tried, 'TENIOS', me), by: 60_000 },
  });
  const { data, errors } = await all.query(`{
    wrapUps { nodes { id agent { id } } }
    contacts { nodes { id } }
    queueGroups { nodes { id } }
    contactSummaries(filter: { since: "2026-11-01T00:00:00Z" }) { nodes { id } }
    agentGroups { nodes { id } }
    scheduleGroups { nodes { id } }
    queues { nodes { id } }
  }`);
  if (errors) throw new Error(JSON.stringify(errors));
  const idOf = (list: string): string => {
    const [node] = data[list].nodes;
    if (!node) throw new Error(`There are no ${list}.`);
    return node.id;
  };
  const at = (sourceId: string, type: IdType, externalId = sourceId) => encodeId(type, { sourceId, externalId });
  const mine = first(
    data.wrapUps.nodes as { id: string; agent: { id: string } }[],
    ({ agent }) => agent.id === agentId(tried, 'SINCH', me),
  );
  const text = JSON.stringify;
  return {
    me,
    given: {
      'Query.agent.id': text(agentId(tried, 'SINCH', me)),
      'Query.person.email': text(me.email),
      'Query.wrapUp.id': text(mine.id),
      'Query.queue.id': text(idOf('queues')),
      'Query.queueGroup.id': text(idOf('queueGroups')),
      'Query.contact.id': text(idOf('contacts')),
      'Query.contactSummary.id': text(idOf('contactSummaries')),
      'Query.contactSummaries.filter': '{ since: "2026-11-01T00:00:00Z" }',
      'Query.agentGroup.id': text(idOf('agentGroups')),
      'Query.scheduleGroup.id': text(idOf('scheduleGroups')),
      'Query.source.id': text(at('sinch-fi', 'Source')),
      'Query.agentOnDevice.sourceId': text(at('engage-us', 'Source')),
      'Query.agentOnDevice.phoneNumber': '"1"',
      'Query.monitoringSetting.id': text(at('sinch-fi', 'MonitoringSetting', 'MON365_SETTINGS')),
      'Query.monitoringSettings.sourceId': text(at('sinch-fi', 'Source')),
    },
  };
}
