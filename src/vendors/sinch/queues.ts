import { eachOf } from '../../http/each.ts';
import type { ContactSummary, Queue, QueueGroup } from '../../model/queue.ts';
import type { AgentReads, AgentRow } from '../../ports/agents.ts';
import type { Call } from '../../ports/call.ts';
import type { ContactSummaryReads, QueueGroupReads, QueueReads } from '../../ports/queues.ts';
import type { SinchClient } from './client.ts';
import { channelWords } from './mapping.ts';
import { idLists, type Parameters, withFields } from './parameters.ts';
import { contactSummary, queue, queueGroup } from './queue-mapping.ts';
import { isGuid, isQueueGroupId, isSummaryId, type Row } from './wire.ts';

/** Queues, their groups and their summaries at a Sinch source. */

const keyed = <T extends { readonly externalId: string }>(values: readonly T[]): Map<string, T> =>
  new Map(values.map((value) => [value.externalId, value]));

export function sinchQueues(client: SinchClient, agents: AgentReads): QueueReads {
  const ofQueues = { wrapper: 'queueStatus', topics: ['queues'] as const };
  const request = { ...ofQueues, operation: 'queueStatuses.list', path: '/queueStatuses' };
  const queues = (rows: readonly Row[]): Queue[] => rows.flatMap((row) => queue(row) ?? []);
  const things = (rows: readonly Row[]): Map<string, Queue> => keyed(queues(rows));
  const kind = 'queues';
  return {
    list: async (query, call) =>
      queues(
        await client.all(
          { ...request, parameters: withFields({}, query.vendorFields), shows: { kinds: [kind], things } },
          call,
        ),
      ),
    read: (ids, call) =>
      client.listed(
        {
          ...request,
          by: 'id',
          alone: 'queueStatuses.get',
          kind,
          things,
          old: (one) => ({ ...one, status: { ...one.status, stale: true } }),
        },
        ids.filter(isGuid),
        call,
      ),
    async agents(queueIds, call) {
      const rows = await agents.list({ queueIds }, new Set(['queues']), call);
      const members = new Map<string, AgentRow[]>(queueIds.map((id) => [id, []]));
      for (const row of rows) {
        const { queues: memberships } = row.reading;
        if (!Array.isArray(memberships)) continue;
        for (const { queueExternalId } of memberships) members.get(queueExternalId)?.push(row);
      }
      return members;
    },
  };
}

export function sinchQueueGroups(client: SinchClient): QueueGroupReads {
  const request = { wrapper: 'queueGroup', topics: ['groups'] as const, parameters: { showThresholds: '1' } };
  const groups = (rows: readonly Row[]): QueueGroup[] => rows.flatMap((row) => queueGroup(row) ?? []);
  const list = async (call: Call): Promise<QueueGroup[]> =>
    groups(await client.all({ ...request, operation: 'queueGroups.list', path: '/queueGroups' }, call));
  return {
    list,
    async read(ids, call) {
      if (ids.length === 1 && ids.every(isQueueGroupId)) {
        const path = `/queueGroups/${ids[0]}`;
        const row = await client.item({ ...request, operation: 'queueGroups.get', path }, call);
        return keyed(row ? groups([row]) : []);
      }
      // Some ids are words, and Sinch refuses a whole list of ids for one word that it does not know.
      return keyed((await list(call)).filter((group) => ids.includes(group.externalId)));
    },
  };
}

export function sinchContactSummaries(client: SinchClient): ContactSummaryReads {
  const request = { wrapper: 'contactSummary', topics: ['summaries'] as const };
  return {
    async list(query, call) {
      const queueIds = query.queueIds?.filter(isGuid);
      if (queueIds?.length === 0 || query.channels?.length === 0) return [];
      const own: Parameters = {
        startTime: new Date(query.since).toISOString(),
        type: query.channels?.map((channel) => channelWords[channel]).join(','),
        applicationName: query.applicationName,
      };
      const lists = await Promise.all(
        idLists(queueIds).map((queueId) =>
          client.all(
            {
              ...request,
              operation: 'contactSummaries.list',
              path: '/contactSummaries',
              parameters: withFields({ ...own, queueId }, query.vendorFields),
            },
            call,
          ),
        ),
      );
      return [...keyed(lists.flat().flatMap((row) => contactSummary(row) ?? [])).values()];
    },
    async read(ids, call) {
      const found = await eachOf(ids.filter(isSummaryId), async (id): Promise<ContactSummary | null> => {
        const row = await client.item(
          { ...request, operation: 'contactSummaries.get', path: `/contactSummaries/${id}` },
          call,
        );
        return row && contactSummary(row);
      });
      return new Map([...found].flatMap(([id, one]) => (one === null ? [] : [[id, one] as const])));
    },
  };
}
