import { TrunklineError } from '../../errors.ts';
import { caught, eachOf } from '../../http/each.ts';
import type { AgentFacet } from '../../model/agent.ts';
import type { AgentQuery, AgentReading, AgentReads, AgentRow, Call, Wanted } from '../../ports/vendor.ts';
import { type AgentContacts, contactsReading, rowFacets, rowReading, wrapUpOf } from './agent-reading.ts';
import { lacksReady, ready as readyIn } from './agent-status.ts';
import type { SinchClient } from './client.ts';
import type { SinchContacts } from './contacts.ts';
import * as map from './mapping.ts';
import { chunks, idLists, idsPerCall, type Parameters, withFields } from './parameters.ts';
import { idOf, isGuid, type Row } from './wire.ts';

/** Agents of a Sinch source. */

/** Facets that need the agent's contacts in progress. */
const contactFacets = ['status', 'activeContacts', 'wrapUp'] as const;

/** From how many agents on the whole list of userStatuses, which has no id filter, is cheaper than one call each. */
const capacitiesWorthAList = 5;

/** What a list told of an agent, and whether its queues had been asked for: the key may be missing all the same. */
class Told {
  readonly row: Row;
  readonly withQueues: boolean;
  constructor(row: Row, withQueues: boolean) {
    this.row = row;
    this.withQueues = withQueues;
  }
}

const isError = (value: unknown): value is TrunklineError => value instanceof TrunklineError;

export function sinchAgents(client: SinchClient, contacts: SinchContacts, statisticsStart: () => number): AgentReads {
  const startTime = (since = statisticsStart()): string => new Date(since).toISOString();

  const agentRows = async (parameters: Parameters, call: Call): Promise<readonly Row[]> =>
    client.all({ operation: 'agents.list', path: '/agents', wrapper: 'agent', topics: ['agents'], parameters }, call);

  async function rowsById(
    ids: readonly string[],
    showQueueInfo: string,
    since: string,
    call: Call,
  ): Promise<Map<string, Row>> {
    const lists = await Promise.all(
      chunks(ids, idsPerCall).map((some) => agentRows({ startTime: since, showQueueInfo, id: some.join(',') }, call)),
    );
    return byId(lists.flat());
  }

  /** One call by agent serves state, wrap-up and active contacts; where only wrap-ups matter, everybody's are one call too. */
  async function contactsById(
    ids: readonly string[],
    wantActive: boolean,
    call: Call,
  ): Promise<(id: string) => AgentContacts> {
    if (!wantActive && ids.length > idsPerCall) {
      const wrapUps = Map.groupBy(await contacts.inWrapUp(call), (contact) => contact.agentExternalId);
      return (id) => ({ active: null, wrapUp: wrapUpOf(wrapUps.get(id) ?? []) });
    }
    const active = Map.groupBy(await contacts.activeOfAgents(ids, call), (contact) => contact.agentExternalId);
    return (id) => ({ active: active.get(id) ?? [], wrapUp: wrapUpOf(active.get(id) ?? []) });
  }

  async function capacitiesById(
    ids: readonly string[],
    call: Call,
  ): Promise<(id: string) => Row | TrunklineError | null> {
    const request = { wrapper: 'userStatus', topics: ['capacities'] as const };
    if (ids.length >= capacitiesWorthAList) {
      const rows = byId(await client.all({ ...request, operation: 'userStatuses.list', path: '/userStatuses' }, call));
      return (id) => rows.get(id) ?? null;
    }
    const rows = await eachOf(ids, (id) =>
      client.item({ ...request, operation: 'userStatuses.get', path: `/userStatuses/${id}` }, call),
    );
    return (id) => rows.get(id) ?? null;
  }

  const presencesOf = async (id: string, call: Call) => {
    const rows = await client.all(
      {
        operation: 'presences.list',
        path: `/agents/${id}/presences`,
        wrapper: 'presence',
        topics: ['agents'],
      },
      call,
    );
    return rows.flatMap((row) => map.presence(row) ?? []);
  };

  /** The rows leave it out for some agents; there is no call for several. */
  const readyOf = async (id: string, call: Call): Promise<boolean | null> =>
    readyIn(
      await client.word({ operation: 'readyState.get', path: `/agents/${id}/readyState`, topics: ['agents'] }, call),
    );

  async function read(
    wanted: ReadonlyMap<string, Wanted>,
    call: Call,
  ): Promise<ReadonlyMap<string, AgentReading | TrunklineError>> {
    const wanting = (facets: readonly AgentFacet[]): string[] =>
      [...wanted].flatMap(([id, of]) => (isGuid(id) && facets.some((facet) => of.facets.has(facet)) ? [id] : []));
    // The list that named an agent told its row; only queues may be missing from that.
    const told = new Map(
      [...wanted].flatMap(([id, of]) =>
        of.told instanceof Told && (of.told.withQueues || !of.facets.has('queues')) ? [[id, of.told]] : [],
      ),
    );
    const ids = wanting(rowFacets).filter((id) => !told.has(id));
    const showQueueInfo = ids.some((id) => wanted.get(id)?.facets.has('queues')) ? '3' : '0';
    const contactIds = wanting(contactFacets);

    const [rows, contactsOf, capacities, presences] = await Promise.all([
      ids.length === 0 ? null : caught(rowsById(ids, showQueueInfo, startTime(), call)),
      contactIds.length === 0 ? null : caught(contactsById(contactIds, wanting(['activeContacts']).length > 0, call)),
      wanting(['capacity']).length === 0 ? null : caught(capacitiesById(wanting(['capacity']), call)),
      eachOf(wanting(['presences']), (id) => presencesOf(id, call)),
    ]);

    const rowOf = (id: string): Row | TrunklineError | undefined =>
      told.get(id)?.row ?? (isError(rows) ? rows : rows?.get(id));
    const unsaid = wanting(['details']).filter((id) => {
      const row = rowOf(id);
      return row !== undefined && !isError(row) && lacksReady(row);
    });
    const ready = await eachOf(unsaid, (id) => readyOf(id, call));

    const readings = new Map<string, AgentReading | TrunklineError>();
    for (const [id, { facets }] of wanted) {
      if (!isGuid(id)) continue;
      const row = rowOf(id);
      const withQueues = told.get(id)?.withQueues ?? showQueueInfo === '3';
      // Asked for by id and not in the answer: Sinch does not know this agent, or may not show it to us.
      if (row === undefined && rowFacets.some((facet) => facets.has(facet))) continue;
      const ofAgent = contactsOf === null || isError(contactsOf) ? contactsOf : contactsOf(id);
      const capacity = capacities === null || isError(capacities) ? capacities : capacities(id);
      readings.set(id, {
        ...(row === undefined ? {} : rowReading(row, ofAgent, withQueues, ready.get(id))),
        ...(ofAgent === null ? {} : contactsReading(ofAgent)),
        ...(capacity === null ? {} : { capacity: isError(capacity) ? capacity : map.capacity(capacity) }),
        ...(presences.has(id) ? { presences: presences.get(id) ?? [] } : {}),
      });
    }
    return readings;
  }

  async function list(query: AgentQuery, facets: ReadonlySet<AgentFacet>, call: Call): Promise<readonly AgentRow[]> {
    if (query.groupIds) return [];
    const words = query.availabilities?.map((availability) => map.availabilityWords[availability]) ?? [];
    const ids = query.ids?.filter(isGuid);
    const queueIds = query.queueIds?.filter(isGuid);
    if (ids?.length === 0 || queueIds?.length === 0) return [];
    const showQueueInfo = facets.has('queues') ? '3' : '0';
    const parameters: Parameters = {
      startTime: startTime(),
      showQueueInfo: having(query) ?? showQueueInfo,
      email: query.email,
      number: query.phoneNumber,
      // UNKNOWN is no word of Sinch's: then everybody is asked for and the rest is left to the filter below.
      availability: words.length === 0 || words.includes(null) ? undefined : words.join(','),
    };
    // Both lists share one URL.
    const size = ids && queueIds ? idsPerCall / 2 : idsPerCall;
    const lists = await Promise.all(
      idLists(ids, size).flatMap((id) =>
        idLists(queueIds, size).map((queueId) =>
          agentRows(withFields({ ...parameters, id, queueId }, query.vendorFields), call),
        ),
      ),
    );
    const withQueues = parameters.showQueueInfo === '3';
    return [...byId(lists.flat())].flatMap(([externalId, row]) => {
      const reading = rowReading(row, null, withQueues);
      const { profile } = reading;
      if (query.availabilities && !isError(profile)) {
        const availability = profile?.availability ?? 'UNKNOWN';
        if (!query.availabilities.includes(availability)) return [];
      }
      return { externalId, reading, told: new Told(row, withQueues) };
    });
  }

  return {
    list,
    read,
    async statistics(ids, since, call) {
      const rows = await rowsById(ids.filter(isGuid), '3', startTime(since), call);
      return new Map(
        [...rows].map(([id, row]) => [
          id,
          {
            agent: map.statistics(row),
            queues: new Map(
              map
                .memberships(row)
                .flatMap((queue) => (queue.statistics ? [[queue.queueExternalId, queue.statistics]] : [])),
            ),
          },
        ]),
      );
    },
  };
}

const byId = (rows: readonly Row[]): Map<string, Row> =>
  new Map(
    rows.flatMap((row) => {
      const id = idOf(row, 'id');
      return id === null ? [] : [[id, row]];
    }),
  );

/** Values of showQueueInfo that restrict the list to agents having something in a queue. */
function having(query: AgentQuery): string | null {
  if (query.havingQueueStatistics && query.havingQueueConfiguration) return '6';
  if (query.havingQueueConfiguration) return '5';
  return query.havingQueueStatistics ? '4' : null;
}
