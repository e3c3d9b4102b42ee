import { eachOf } from '../../http/each.ts';
import { type Contact, isActive } from '../../model/contact.ts';
import type { Call } from '../../ports/call.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ContactQuery, ContactReads } from '../../ports/contacts.ts';
import type { SinchClient } from './client.ts';
import { contact, contactEvent, loginTypeWords } from './contact-mapping.ts';
import { idsPerCall, type Parameters, withFields } from './parameters.ts';
import { byId, isGuid, type Row } from './wire.ts';

/** Contacts of a Sinch source, with what agents and wrap-ups need of them. */
export interface SinchContacts extends ContactReads {
  /** Everything in progress at each of these agents, oldest first; who is not there has nothing. */
  activeOfAgents(agentIds: readonly string[], call: Call): Promise<ReadonlyMap<string, readonly Contact[]>>;
  /** Everything being wrapped up by anybody. */
  inWrapUp(call: Call): Promise<readonly Contact[]>;
}

const minute = 60_000;
const byArrival = (one: Contact, other: Contact): number => (one.arrivedAt ?? 0) - (other.arrivedAt ?? 0);

/** Ids that fit one URL twice; more than that are left to the caller's own filter, which sees the rows in any case. */
const pushable = (ids: readonly string[] | undefined): string | undefined =>
  ids !== undefined && ids.length <= idsPerCall / 2 ? ids.join(',') : undefined;

/** Contacts by the agent or the queue that has them. */
function grouped(contacts: readonly Contact[], by: 'agentId' | 'queueId'): ReadonlyMap<string, readonly Contact[]> {
  const groups = Map.groupBy(contacts, (one) => (by === 'agentId' ? one.agentExternalId : one.queueExternalId));
  return new Map([...groups].flatMap(([id, some]) => (id === null ? [] : [[id, some] as const])));
}

export function sinchContacts(client: SinchClient, sourceId: string, clock: Clock): SinchContacts {
  const request = { operation: 'contacts.list', path: '/contacts', wrapper: 'contact', topics: ['contacts'] as const };
  const kind = 'contacts';
  const mapped = (rows: readonly Row[]): readonly Contact[] => rows.flatMap((row) => contact(row, sourceId) ?? []);

  /**
   * In progress, "regardless time criteria". A start time bounds what else the vendor may add; it is a whole minute so
   * that calls that want the same are the same.
   */
  const inProgress = (parameters: Parameters = {}) => {
    const startTime = new Date(Math.floor(clock.now() / minute) * minute).toISOString();
    return { ...request, parameters: { ...parameters, showAllInProcess: '1' }, passing: { startTime } };
  };
  const activeIn = (rows: readonly Row[]): readonly Contact[] => mapped(rows).filter(isActive).sort(byArrival);

  const activeOf = (by: 'agentId' | 'queueId', ids: readonly string[], call: Call) =>
    client.listed(
      {
        ...inProgress(),
        by,
        things: (rows) => grouped(activeIn(rows), by),
        old: (some) => some.map((one) => ({ ...one, stale: true })),
      },
      ids.filter(isGuid),
      call,
    );

  async function* search(query: ContactQuery, call: Call): AsyncGenerator<readonly Contact[]> {
    const agentIds = query.agentIds?.filter(isGuid);
    const queueIds = query.queueIds?.filter(isGuid);
    if ([agentIds, queueIds, query.queueLoginTypes].some((choice) => choice?.length === 0)) return;
    const startTime = new Date(query.since).toISOString();
    const own: Parameters = {
      startTime,
      endTime: query.until === undefined ? undefined : new Date(query.until).toISOString(),
      showAllInProcess: query.includeInProgress ? '1' : undefined,
      agentId: pushable(agentIds),
      queueId: pushable(queueIds),
      pickable: query.pickable === undefined ? undefined : String(query.pickable),
      activeQueue: query.inOwnQueues === undefined ? undefined : String(query.inOwnQueues),
      queueLoginType: query.queueLoginTypes?.map((type) => loginTypeWords[type]).join(','),
      search: query.search,
    };
    const all = withFields(own, query.vendorFields);
    // Who wants what is in progress and nothing from before asks from now on.
    const isFromNow = query.includeInProgress && clock.now() - query.since < minute;
    const sliding = isFromNow ? 'now' : query.slides ? 'earlier' : null;
    const parameters =
      sliding === null ? { parameters: all } : { parameters: { ...all, startTime: sliding }, passing: { startTime } };
    const sort = query.direction === 'ASC' ? 'arrivalTime' : '-arrivalTime';
    const shows = { kinds: [kind], things: byId };
    const pages = client.pages({ ...request, ...parameters, sort, firstPage: query.expected, shows }, call);
    for await (const rows of pages) yield mapped(rows);
  }

  return {
    search,
    activeOfAgents: (agentIds, call) => activeOf('agentId', agentIds, call),
    async activeInQueues(queueIds, call) {
      const contacts = await activeOf('queueId', queueIds, call);
      return new Map(queueIds.map((id) => [id, contacts.get(id) ?? []]));
    },
    // The page leaves open which fields can be filtered by, so the status is looked at again here.
    inWrapUp: async (call) =>
      activeIn(await client.all(inProgress({ status: 'InProcess_WrapUp' }), call)).filter(
        (one) => one.status === 'WRAP_UP',
      ),
    async read(ids, call) {
      const found = await eachOf(ids.filter(isGuid), async (id) => {
        const row = await client.item(
          { operation: 'contacts.get', path: `/contacts/${id}`, wrapper: 'contact', topics: ['contacts'], kind },
          call,
        );
        return row && contact(row, sourceId);
      });
      return new Map([...found].flatMap(([id, one]) => (one === null ? [] : [[id, one] as const])));
    },
    events: (ids, call) =>
      eachOf(ids.filter(isGuid), async (id) => {
        const rows = await client.whole(
          {
            operation: 'contacts.events',
            path: `/contacts/${id}/details`,
            wrapper: 'detail',
            topics: ['contacts'],
          },
          call,
        );
        return rows.flatMap((row) => contactEvent(row) ?? []);
      }),
  };
}
