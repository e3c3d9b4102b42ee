import { TrunklineError } from '../../errors.ts';
import type { AgentFacet } from '../../model/agent.ts';
import type { AgentQuery, AgentReads, AgentRow } from '../../ports/agents.ts';
import type { Call } from '../../ports/call.ts';
import { agentCalls } from './agent-calls.ts';
import { agentRead, isOfRows, showQueueInfo } from './agent-read.ts';
import { rowReading, Told } from './agent-reading.ts';
import type { SinchClient } from './client.ts';
import type { SinchContacts } from './contacts.ts';
import * as map from './mapping.ts';
import { idLists, idsPerCall, type Parameters, withFields } from './parameters.ts';
import { reportingGroups } from './reporting-groups.ts';
import { byId, isGuid, type Row } from './wire.ts';

/** Agents of a Sinch source. */
export function sinchAgents(client: SinchClient, contacts: SinchContacts, statisticsStart: () => number): AgentReads {
  const startTime = (since = statisticsStart()): string => new Date(since).toISOString();
  const calls = agentCalls(client, contacts, startTime);

  async function list(query: AgentQuery, facets: ReadonlySet<AgentFacet>, call: Call): Promise<readonly AgentRow[]> {
    const words = query.availabilities?.map((availability) => map.availabilityWords[availability]) ?? [];
    const ids = query.ids?.filter(isGuid);
    const queueIds = query.queueIds?.filter(isGuid);
    const groupIds = query.groupIds?.filter(isGuid);
    if ([ids, queueIds, groupIds].some((some) => some?.length === 0)) return [];
    const show = having(query) ?? showQueueInfo(facets);
    const parameters: Parameters = {
      startTime: startTime(),
      showQueueInfo: show,
      email: query.email,
      number: query.phoneNumber,
      // UNKNOWN is no word of Sinch's: then everybody is asked for and the rest is left to the filter below.
      availability: words.length === 0 || words.includes(null) ? undefined : words.join(','),
    };
    async function listed(): Promise<readonly Row[]> {
      // Both lists share one URL.
      const size = ids && queueIds ? idsPerCall / 2 : idsPerCall;
      const lists = await Promise.all(
        idLists(ids, size).flatMap((id) =>
          idLists(queueIds, size).map((queueId) =>
            calls.list(withFields({ ...parameters, id, queueId }, query.vendorFields), call),
          ),
        ),
      );
      return lists.flat();
    }

    // By ids alone they are asked for together with what others want to know of agents.
    const rows = ids && isOfIds(query) ? await calls.byIds(ids, { showQueueInfo: show }, call) : byId(await listed());
    const everybody = isOfEverybody(query);
    const ofGroups = groupIds !== undefined || facets.has('group');
    const groups =
      groupIds && !everybody
        ? await calls.groupsOf([...rows.values()], call)
        : reportingGroups(ofGroups ? rows.values() : []);
    const withQueues = show === '3';
    // What is not looked at can be read from the row later.
    const looked = new Set<AgentFacet>(['profile', ...facets]);
    return [...rows].flatMap(([externalId, row]) => {
      const named = ofGroups ? groups.of(row) : undefined;
      // There is nobody else who could tell which group a mere name means.
      const group = ofGroups && named === undefined && everybody ? null : named;
      if (groupIds && !(group && groupIds.includes(group.externalId))) return [];
      const told = new Told(row, withQueues);
      const reading = rowReading(told, null, { group }, looked);
      const { profile } = reading;
      if (query.availabilities && !(profile instanceof TrunklineError)) {
        const availability = profile?.availability ?? 'UNKNOWN';
        if (!query.availabilities.includes(availability)) return [];
      }
      const { observation: _, ...others } = reading;
      return { externalId, reading: isOfRows(facets) ? reading : others, told };
    });
  }

  return {
    list,
    read: agentRead(calls),
    async statistics(ids, since, call) {
      const rows = await calls.byIds(ids.filter(isGuid), { startTime: startTime(since), showQueueInfo: '3' }, call);
      return new Map(
        [...rows].map(([id, row]) => [id, { agent: map.statistics(row), queues: map.queueStatistics(row) }]),
      );
    },
  };
}

/** Values of showQueueInfo that restrict the list to agents having something in a queue. */
function having(query: AgentQuery): string | null {
  if (query.havingQueueStatistics && query.havingQueueConfiguration) return '6';
  if (query.havingQueueConfiguration) return '5';
  return query.havingQueueStatistics ? '4' : null;
}

/** Whether Sinch is asked for everybody: it does not filter by groups. */
const isOfEverybody = ({ groupIds: _, ...others }: AgentQuery): boolean =>
  Object.values(others).every((restriction) => restriction === undefined);

/** Whether nothing but ids says who is wanted. */
const isOfIds = ({ ids: _, groupIds: __, ...others }: AgentQuery): boolean =>
  Object.values(others).every((restriction) => restriction === undefined);
