import { demand } from '../access/rule.ts';
import type { Viewer } from '../context.ts';
import { BadUserInput } from '../errors.ts';
import type { ContactFilter } from '../generated/resolvers-types.ts';
import { type Contact, isActive } from '../model/contact.ts';
import type { ContactQuery } from '../ports/contacts.ts';
import { checkRange, given, idsBySource } from './arguments.ts';

/** What a contact filter asks, split into what the source applies and what is looked at again here. */

const day = 86_400_000;
const second = 1_000;
const longestSearch = 200;

/** The range of arrivals that is meant, epoch milliseconds. */
export interface Range {
  readonly since: number;
  readonly until: number | null;
  /** Whether it begins at another moment each time it is asked for. */
  readonly slides: boolean;
}

/** The range of a filter: the last 24 hours when it names none. `pinned` is where the first page of this list began. */
export function rangeOf(filter: ContactFilter, now: number, pinned: number | undefined): Range {
  checkRange(filter.since, filter.until, 'filter.');
  if (filter.search != null && (filter.search === '' || filter.search.length > longestSearch))
    throw new BadUserInput('filter.search', `Argument "filter.search" takes 1 to ${longestSearch} characters.`);
  const named = filter.since ?? pinned;
  return { since: named ?? wholeSecond(now - day), until: filter.until ?? null, slides: named === undefined };
}

/**
 * Whoever may narrow contacts by their numbers can find out a number by trying, seen or not: so the fields of the filter that
 * look at numbers are as closed as those of the contact. Directives cannot say it of a field of an input.
 * @throws FORBIDDEN
 */
export function checkScopes(viewer: Viewer, { search, vendorFields }: ContactFilter): void {
  if (search != null) demand(viewer, [['contacts:read']], 'filter.search');
  if (vendorFields != null) demand(viewer, [['contacts:read']], 'filter.vendorFields');
}

/** Moments that nobody named are whole seconds, so that callers who want the same ask the vendor the same. */
export const wholeSecond = (moment: number): number => Math.floor(moment / second) * second;

/** Agents and queues that the filter names, by source; null where it names none. */
export interface Named {
  readonly agents: ReadonlyMap<string, readonly string[]> | null;
  readonly queues: ReadonlyMap<string, readonly string[]> | null;
}

export const namedBy = (filter: ContactFilter): Named => ({
  agents: filter.agentIds ? idsBySource('Agent', filter.agentIds) : null,
  queues: filter.queueIds ? idsBySource('Queue', filter.queueIds) : null,
});

/** The part of the filter that goes to a source, without range and size. */
export function queryOf(
  filter: ContactFilter,
  named: Named,
  sourceId: string,
): Omit<ContactQuery, 'since' | 'until' | 'direction' | 'expected'> {
  return {
    includeInProgress: filter.active === true || filter.includeInProgress === true,
    ...given('agentIds', named.agents?.get(sourceId)),
    ...given('queueIds', named.queues?.get(sourceId)),
    ...given('pickable', filter.pickable),
    ...given('inOwnQueues', filter.inOwnQueues),
    ...given('queueLoginTypes', filter.queueLoginTypes),
    ...given('vendorFields', filter.vendorFields),
    ...given('search', filter.search),
  };
}

/** Whether a contact is one of those meant, as far as it can be seen from the contact. */
export function accepts(filter: ContactFilter, named: Named, range: Range, contact: Contact): boolean {
  const { sourceId } = contact;
  const inProgress = isActive(contact);
  const arrived = contact.arrivedAt ?? 0;
  const inRange = arrived >= range.since && (range.until === null || arrived < range.until);
  const spared = inProgress && (filter.active === true || filter.includeInProgress === true);
  return (
    (inRange || spared) &&
    (filter.active == null || filter.active === inProgress) &&
    (named.agents === null || named.agents.get(sourceId)?.includes(contact.agentExternalId ?? '') === true) &&
    (named.queues === null || named.queues.get(sourceId)?.includes(contact.queueExternalId ?? '') === true) &&
    (!filter.channels || (contact.channel !== null && filter.channels.includes(contact.channel))) &&
    (!filter.statuses || filter.statuses.includes(contact.status)) &&
    (filter.direction == null || filter.direction === contact.direction) &&
    (!filter.queueLoginTypes ||
      (contact.queueLoginType !== null && filter.queueLoginTypes.includes(contact.queueLoginType))) &&
    (filter.groupId == null || filter.groupId === contact.groupId)
  );
}
