import { eachOf } from '../../http/each.ts';
import { type Contact, isActive } from '../../model/contact.ts';
import type { Call } from '../../ports/call.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ContactQuery, ContactReads } from '../../ports/contacts.ts';
import type { SinchClient } from './client.ts';
import { contact, contactEvent, loginTypeWords } from './contact-mapping.ts';
import { chunks, idsPerCall, type Parameters, withFields } from './parameters.ts';
import { isGuid, type Row } from './wire.ts';

/** Contacts of a Sinch source, with what agents and wrap-ups need of them. */
export interface SinchContacts extends ContactReads {
  /** Everything in progress at these agents, oldest first. */
  activeOfAgents(agentIds: readonly string[], call: Call): Promise<readonly Contact[]>;
  /** Everything being wrapped up by anybody. */
  inWrapUp(call: Call): Promise<readonly Contact[]>;
}

const minute = 60_000;
const byArrival = (one: Contact, other: Contact): number => (one.arrivedAt ?? 0) - (other.arrivedAt ?? 0);

/** Ids that fit one URL twice; more than that are left to the caller's own filter, which sees the rows in any case. */
const pushable = (ids: readonly string[] | undefined): string | undefined =>
  ids !== undefined && ids.length <= idsPerCall / 2 ? ids.join(',') : undefined;

export function sinchContacts(client: SinchClient, sourceId: string, clock: Clock): SinchContacts {
  const request = { operation: 'contacts.list', path: '/contacts', wrapper: 'contact', topics: ['contacts'] as const };
  const mapped = (rows: readonly Row[]): readonly Contact[] => rows.flatMap((row) => contact(row, sourceId) ?? []);

  /**
   * In progress, "regardless time criteria". A start time bounds what else the vendor may add; it is a whole minute so
   * that calls that want the same are the same.
   */
  const active = async (parameters: Parameters, call: Call): Promise<readonly Contact[]> => {
    const startTime = new Date(Math.floor(clock.now() / minute) * minute).toISOString();
    const rows = await client.all(
      { ...request, parameters: { ...parameters, showAllInProcess: '1', startTime } },
      call,
    );
    return mapped(rows).filter(isActive).sort(byArrival);
  };

  const activeOf = async (parameter: 'agentId' | 'queueId', ids: readonly string[], call: Call) =>
    (
      await Promise.all(
        chunks(ids.filter(isGuid), idsPerCall).map((some) => active({ [parameter]: some.join(',') }, call)),
      )
    ).flat();

  async function* search(query: ContactQuery, call: Call): AsyncGenerator<readonly Contact[]> {
    const agentIds = query.agentIds?.filter(isGuid);
    const queueIds = query.queueIds?.filter(isGuid);
    if ([agentIds, queueIds, query.queueLoginTypes].some((choice) => choice?.length === 0)) return;
    const own: Parameters = {
      startTime: new Date(query.since).toISOString(),
      endTime: query.until === undefined ? undefined : new Date(query.until).toISOString(),
      showAllInProcess: query.includeInProgress ? '1' : undefined,
      agentId: pushable(agentIds),
      queueId: pushable(queueIds),
      pickable: query.pickable === undefined ? undefined : String(query.pickable),
      activeQueue: query.inOwnQueues === undefined ? undefined : String(query.inOwnQueues),
      queueLoginType: query.queueLoginTypes?.map((type) => loginTypeWords[type]).join(','),
      search: query.search,
    };
    const parameters = withFields(own, query.vendorFields);
    const sort = query.direction === 'ASC' ? 'arrivalTime' : '-arrivalTime';
    const pages = client.pages({ ...request, parameters, sort, firstPage: query.expected }, call);
    for await (const rows of pages) yield mapped(rows);
  }

  return {
    search,
    activeOfAgents: (agentIds, call) => activeOf('agentId', agentIds, call),
    async activeInQueues(queueIds, call) {
      const contacts = Map.groupBy(await activeOf('queueId', queueIds, call), (one) => one.queueExternalId);
      return new Map(queueIds.map((id) => [id, contacts.get(id) ?? []]));
    },
    // The page leaves open which fields can be filtered by, so the status is looked at again here.
    inWrapUp: async (call) =>
      (await active({ status: 'InProcess_WrapUp' }, call)).filter((one) => one.status === 'WRAP_UP'),
    async read(ids, call) {
      const found = await eachOf(ids.filter(isGuid), async (id) => {
        const row = await client.item(
          { operation: 'contacts.get', path: `/contacts/${id}`, wrapper: 'contact', topics: ['contacts'] },
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
