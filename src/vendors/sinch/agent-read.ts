import { TrunklineError } from '../../errors.ts';
import { caught, eachOf } from '../../http/each.ts';
import type { AgentFacet } from '../../model/agent.ts';
import { type Observation, together } from '../../model/observation.ts';
import type { AgentReading, AgentReads, Wanted } from '../../ports/agents.ts';
import type { Call } from '../../ports/call.ts';
import type { AgentCalls } from './agent-calls.ts';
import { contactsReading, rowFacets, rowReading, Told } from './agent-reading.ts';
import { lacksReady } from './agent-status.ts';
import * as map from './mapping.ts';
import { reportingGroups } from './reporting-groups.ts';
import { isGuid, type Row } from './wire.ts';

/** Facets that need the agent's contacts in progress. */
const contactFacets = ['status', 'activeContacts', 'wrapUp'] as const;
/** Facets that a row has only where its queues were asked for. */
const queueFacets: ReadonlySet<AgentFacet> = new Set(['queues', 'queueStatistics']);

const isError = (value: unknown): value is TrunklineError => value instanceof TrunklineError;

/** What a list is asked to tell of queues: everything or nothing. */
export const showQueueInfo = (facets: ReadonlySet<AgentFacet>): string =>
  facets.isDisjointFrom(queueFacets) ? '0' : '3';

/** Facets for which an agent's row has to be asked for: the list that named the agent told it, but for its queues perhaps. */
function missingFrom({ facets, told }: Wanted): ReadonlySet<AgentFacet> {
  if (!(told instanceof Told)) return facets.intersection(rowFacets);
  return told.withQueues ? new Set() : facets.intersection(queueFacets);
}

/** The one agent of whom nothing but the queues is missing: they have a call of their own, which tells no statistics. */
function queuesAloneOf(missing: ReadonlyMap<string, ReadonlySet<AgentFacet>>): string | null {
  const [[id, facets] = [null, null], ...others] = missing;
  return others.length === 0 && facets?.size === 1 && facets.has('queues') ? id : null;
}

/** Facets that other calls than the one for rows have a part in. */
const furtherFacets: ReadonlySet<AgentFacet> = new Set([...contactFacets, 'details', 'group', 'capacity', 'presences']);

/** Whether a row alone can say when all of this was observed. */
export const isOfRows = (facets: ReadonlySet<AgentFacet>): boolean => facets.isDisjointFrom(furtherFacets);

/** Reads agents by id: a list for their rows, one for their contacts, and one by one what no list tells. */
export function agentRead(calls: AgentCalls): AgentReads['read'] {
  return async (wanted, call) => {
    const agents = [...wanted].filter(([id]) => isGuid(id));
    const wanting = (...facets: readonly AgentFacet[]): readonly string[] =>
      agents.flatMap(([id, of]) => (facets.some((facet) => of.facets.has(facet)) ? [id] : []));
    const missing = new Map(
      agents.map(([id, of]) => [id, missingFrom(of)] as const).filter(([, { size }]) => size > 0),
    );
    const alone = queuesAloneOf(missing);
    if (alone !== null) missing.clear();
    const show = showQueueInfo(new Set([...missing.values()].flatMap((facets) => [...facets])));
    const ofContacts = wanting(...contactFacets);
    const ofCapacity = wanting('capacity');
    const further: Observation[] = [];
    const noted: Call = { ...call, observed: (observation) => void further.push(observation) };

    const [rows, queues, contactsOf, capacityOf, presences] = await Promise.all([
      missing.size === 0 ? null : caught(calls.byIds([...missing.keys()], { showQueueInfo: show }, call)),
      alone === null ? null : caught(calls.queuesOf(alone, noted)),
      ofContacts.length === 0
        ? null
        : caught(calls.contactsById(ofContacts, wanting('activeContacts').length > 0, noted)),
      ofCapacity.length === 0 ? null : caught(calls.capacitiesById(ofCapacity, noted)),
      eachOf(wanting('presences'), (id) => calls.presencesOf(id, noted)),
    ]);

    const toldOf = (id: string): Told | TrunklineError | null => {
      const told = wanted.get(id)?.told;
      if (!missing.has(id)) return told instanceof Told ? told : null;
      const row = isError(rows) ? rows : rows?.get(id);
      return row === undefined || isError(row) ? (row ?? null) : new Told(row, show === '3');
    };
    const known = new Map(agents.map(([id]) => [id, toldOf(id)]));
    const rowsOf = (ids: readonly string[]): readonly Row[] =>
      ids.flatMap((id) => {
        const told = known.get(id);
        return told instanceof Told ? told.row : [];
      });
    const [ready, grouped] = await Promise.all([
      eachOf(
        wanting('details').filter((id) => rowsOf([id]).some(lacksReady)),
        (id) => calls.readyOf(id, noted),
      ),
      caught(calls.groupsOf(rowsOf(wanting('group')), noted)),
    ]);
    const groups = isError(grouped) ? reportingGroups(rowsOf([...known.keys()])) : grouped;

    return new Map(
      agents.flatMap(([id, { facets }]): [string, AgentReading][] => {
        const told = known.get(id) ?? null;
        const queuesAlone = id === alone ? queues : null;
        // Asked for by id and not in the answer: Sinch does not know this agent, or may not show it to us.
        if (told === null && queuesAlone === null && !facets.isDisjointFrom(rowFacets)) return [];
        const ofAgent = contactsOf === null || isError(contactsOf) ? contactsOf : contactsOf(id);
        const capacity = capacityOf === null || isError(capacityOf) ? capacityOf : capacityOf(id);
        // A row that no list keeps is read as a whole, so that it is not asked for again.
        const ofRow = missing.has(id) ? rowFacets : facets;
        const group = told instanceof Told && ofRow.has('group') ? groups.of(told.row) : undefined;
        const unknownGroup = isError(grouped) ? grouped : null;
        const reading = {
          ...(told &&
            rowReading(
              told,
              ofAgent,
              { ready: ready.get(id), group: group === undefined && facets.has('group') ? unknownGroup : group },
              ofRow,
            )),
          ...(told instanceof Told && { observation: together(told.row.observation, further) }),
          ...(ofAgent && contactsReading(ofAgent)),
          ...(queuesAlone && { queues: queuesAlone }),
          ...(capacity && { capacity: isError(capacity) ? capacity : map.capacity(capacity) }),
          ...(presences.has(id) && { presences: presences.get(id) ?? [] }),
        };
        return [[id, reading]];
      }),
    );
  };
}
