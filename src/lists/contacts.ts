import type { Context } from '../context.ts';
import { BadUserInput } from '../errors.ts';
import type { ContactFilter, ContactOrder, ContactOrderField } from '../generated/resolvers-types.ts';
import { type ContactRef, contactRef } from '../loaders/contacts.ts';
import { askEach } from '../loaders/failures.ts';
import { compareKeys, fingerprint, mapPage, type Position, page, type SortKey } from '../model/connection.ts';
import type { Contact } from '../model/contact.ts';
import type { ContactQuery } from '../ports/contacts.ts';
import type { Source } from '../ports/vendor.ts';
import { chosenSources, type PageArguments, placeOf, rankOf, type SourcesPage } from './arguments.ts';
import {
  accepts,
  checkScopes,
  type Named,
  namedBy,
  queryOf,
  type Range,
  rangeOf,
  wholeSecond,
} from './contact-filter.ts';

interface ContactArguments extends PageArguments {
  readonly filter?: ContactFilter | null | undefined;
  readonly orderBy?: ContactOrder | null | undefined;
}

/** Sorting by anything but arrival needs every contact of the range at once; more than this is refused, never cut. */
const mostSorted = 10_000;

/** One page of the contacts of all sources that a filter leaves. */
export async function listContacts(
  ctx: Context,
  { filter, orderBy, ...paging }: ContactArguments,
): Promise<SourcesPage<ContactRef>> {
  const list = fingerprint('contacts', filter, orderBy);
  const place = placeOf(list, paging);
  const wanted = filter ?? {};
  checkScopes(ctx.viewer, wanted);
  const range = rangeOf(wanted, ctx.reads.clock.now(), place.after?.since);
  const named = namedBy(wanted);
  const rank = rankOf(ctx.reads.sources);
  const direction = orderBy?.direction ?? 'ASC';
  const keyOf = (contact: Contact): SortKey => {
    const usual = [rank(contact.sourceId), contact.arrivedAt, contact.externalId];
    return orderBy ? [sortValue(orderBy.field, contact), ...usual] : usual;
  };
  const sources = chosenSources(ctx.reads.sources, wanted, orderBy ? null : place.after).filter(
    ({ id }) => (!named.agents || named.agents.has(id)) && (!named.queues || named.queues.has(id)),
  );
  const { answers, failures } = await askEach(sources, (source) => {
    const arrival = arrivalAfter(place.after, orderBy, rank(source.id));
    const after = (contact: Contact): boolean =>
      place.after === null || compareKeys(keyOf(contact), place.after.key, direction) > 0;
    return contactsOf(ctx, source, {
      filter: wanted,
      named,
      range,
      arrival,
      direction,
      first: orderBy && orderBy.field !== 'ARRIVED_AT' ? null : place.first,
      after,
    });
  });
  const rows = answers.flatMap(({ value }) => value);
  const cut = page(rows, { list, ...place, keyOf, direction, since: range.since });
  return { ...mapPage(cut, contactRef), failures };
}

interface SourcePage {
  readonly filter: ContactFilter;
  readonly named: Named;
  readonly range: Range;
  /** Arrival of the last row seen at this source, where the order is by arrival. */
  readonly arrival: number | null;
  readonly direction: 'ASC' | 'DESC';
  /** Rows of the page; null when all are needed to know which those are. */
  readonly first: number | null;
  readonly after: (contact: Contact) => boolean;
}

/** The contacts of one source from the place on, until the page and what follows it are known or there are no more. */
async function contactsOf(ctx: Context, source: Source, wanted: SourcePage): Promise<readonly Contact[]> {
  if (!source.contacts) return [];
  const { filter, named, range, arrival, direction, first } = wanted;
  const forwards = direction === 'ASC';
  const since = filter.active === true ? wholeSecond(ctx.reads.clock.now()) : range.since;
  const until = arrival !== null && !forwards ? arrival + 1 : range.until;
  const query: ContactQuery = {
    ...queryOf(filter, named, source.id),
    since: arrival !== null && forwards ? Math.max(arrival, since) : since,
    ...(range.slides && { slides: true }),
    ...(until === null || filter.active === true ? {} : { until }),
    direction,
    // The row to know that more follow, and the last one seen once more.
    expected: first === null ? 501 : first + (arrival === null ? 1 : 2),
  };
  const found = new Map<string, Contact>();
  for await (const rows of source.contacts.search(query, ctx.reads.call)) {
    for (const contact of rows)
      if (accepts(filter, named, range, contact) && wanted.after(contact)) found.set(contact.externalId, contact);
    if (first !== null && found.size > first && !isTorn(rows, [...found.values()][first - 1])) break;
    if (first === null && found.size > mostSorted)
      throw new BadUserInput(
        'orderBy',
        `More than ${mostSorted} contacts to sort: narrow "filter.since" and "filter.until", or order by ARRIVED_AT.`,
      );
  }
  return [...found.values()];
}

/** Whether rows that arrived with the last one of our page may follow on the vendor's next: their ids decide who comes first. */
const isTorn = (rows: readonly Contact[], last: Contact | undefined): boolean =>
  rows.at(-1)?.arrivedAt === last?.arrivedAt;

/** Where the vendor may start reading: the arrival in the cursor, if the order is by arrival and the cursor is in this source. */
function arrivalAfter(after: Position | null, orderBy: ContactOrder | null | undefined, rank: number): number | null {
  if (after === null) return null;
  if (orderBy) return orderBy.field === 'ARRIVED_AT' && typeof after.key[0] === 'number' ? after.key[0] : null;
  const [sourceRank, arrivedAt] = after.key;
  return sourceRank === rank && typeof arrivedAt === 'number' ? arrivedAt : null;
}

function sortValue(field: ContactOrderField, contact: Contact): SortKey[number] {
  switch (field) {
    case 'ARRIVED_AT':
      return contact.arrivedAt;
    case 'QUEUED_AT':
      return contact.queuedAt;
    case 'CONNECTED_AT':
      return contact.connectedAt;
    case 'DISCONNECTED_AT':
      return contact.disconnectedAt;
    case 'WAITING_DURATION':
      return contact.waitingDuration;
    case 'HANDLING_DURATION':
      return contact.handlingDuration;
    case 'TOTAL_DURATION':
      return contact.totalDuration;
  }
}
