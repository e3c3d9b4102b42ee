import type { TrunklineError } from '../../errors.ts';
import { eachOf } from '../../http/each.ts';
import type { Presence, QueueMembership } from '../../model/agent.ts';
import type { Call } from '../../ports/call.ts';
import { type AgentContacts, wrapUpOf } from './agent-reading.ts';
import { ready } from './agent-status.ts';
import type { SinchClient } from './client.ts';
import type { SinchContacts } from './contacts.ts';
import * as map from './mapping.ts';
import { idsPerCall, type Parameters } from './parameters.ts';
import { type ReportingGroups, reportingGroups } from './reporting-groups.ts';
import { byId, type Row } from './wire.ts';

/** The calls that tell of agents. */
export interface AgentCalls {
  /** A list of agents, all pages of it. Its parameters have a `startTime`, which no list of agents goes without. */
  list(parameters: Parameters, call: Call): Promise<readonly Row[]>;
  /** The agents of these ids, by id. Statistics count from the source's midnight unless the parameters say otherwise. */
  byIds(ids: readonly string[], parameters: Parameters, call: Call): Promise<ReadonlyMap<string, Row>>;
  /** The reporting groups that rows tell of. Where some tell a name that the others do not explain, everyone's rows are read. */
  groupsOf(rows: readonly Row[], call: Call): Promise<ReportingGroups>;
  /** One call by agent serves state, wrap-up and active contacts; where only wrap-ups matter, everybody's are one call too. */
  contactsById(ids: readonly string[], wantActive: boolean, call: Call): Promise<(id: string) => AgentContacts>;
  capacitiesById(ids: readonly string[], call: Call): Promise<(id: string) => Row | TrunklineError | null>;
  presencesOf(id: string, call: Call): Promise<readonly Presence[]>;
  /** An agent's queues, without their statistics; null when Sinch does not know the agent. */
  queuesOf(id: string, call: Call): Promise<readonly QueueMembership[] | null>;
  /** The rows leave it out for some agents; there is no call for several. */
  readyOf(id: string, call: Call): Promise<boolean | null>;
}

/** From how many agents on the whole list of userStatuses, which has no id filter, is cheaper than one call each. */
const capacitiesWorthAList = 5;

/** A row that tells of queues is another thing than one that does not. */
const kindOf = ({ showQueueInfo = '0' }: Parameters): string => `agents ${showQueueInfo}`;

/** Where the rows of a list tell of queues, they tell what those say that do not. */
const kindsIn = ({ showQueueInfo }: Parameters): readonly string[] =>
  showQueueInfo === '3' ? ['agents 0', 'agents 3'] : ['agents 0'];

export function agentCalls(client: SinchClient, contacts: SinchContacts, startTime: () => string): AgentCalls {
  const ofAgents = { wrapper: 'agent', topics: ['agents'] as const };
  const list = (parameters: Parameters, call: Call): Promise<readonly Row[]> =>
    client.all(
      {
        ...ofAgents,
        operation: 'agents.list',
        path: '/agents',
        parameters,
        shows: { kinds: kindsIn(parameters), things: byId },
      },
      call,
    );

  return {
    list,
    byIds: (ids, parameters, call) =>
      client.listed(
        {
          ...ofAgents,
          operation: 'agents.list',
          path: '/agents',
          parameters: { startTime: startTime(), ...parameters },
          by: 'id',
          // Statistics that count from another moment are others.
          ...(parameters.startTime === undefined && { kind: kindOf(parameters) }),
          things: byId,
          old: (row) => row.asStale(),
        },
        ids,
        call,
      ),
    async groupsOf(rows, call) {
      const groups = reportingGroups(rows);
      if (rows.every((row) => groups.of(row) !== undefined)) return groups;
      // The call of a list without a filter, so that the two share their answer.
      return reportingGroups([...rows, ...(await list({ startTime: startTime(), showQueueInfo: '0' }, call))]);
    },
    async contactsById(ids, wantActive, call) {
      if (!wantActive && ids.length > idsPerCall) {
        const wrapUps = Map.groupBy(await contacts.inWrapUp(call), (contact) => contact.agentExternalId);
        return (id) => ({ active: null, wrapUp: wrapUpOf(wrapUps.get(id) ?? []) });
      }
      const active = await contacts.activeOfAgents(ids, call);
      return (id) => ({ active: active.get(id) ?? [], wrapUp: wrapUpOf(active.get(id) ?? []) });
    },
    async capacitiesById(ids, call) {
      const request = { wrapper: 'userStatus', topics: ['capacities'] as const };
      if (ids.length >= capacitiesWorthAList) {
        const rows = byId(
          await client.all({ ...request, operation: 'userStatuses.list', path: '/userStatuses' }, call),
        );
        return (id) => rows.get(id) ?? null;
      }
      const rows = await eachOf(ids, (id) =>
        client.item({ ...request, operation: 'userStatuses.get', path: `/userStatuses/${id}` }, call),
      );
      return (id) => rows.get(id) ?? null;
    },
    async presencesOf(id, call) {
      const path = `/agents/${id}/presences`;
      const rows = await client.all(
        { operation: 'presences.list', path, wrapper: 'presence', topics: ['agents'] },
        call,
      );
      return rows.flatMap((row) => map.presence(row) ?? []);
    },
    async queuesOf(id, call) {
      const path = `/agents/${id}/queues`;
      const rows = await client.below(
        { operation: 'agentQueues.list', path, wrapper: 'queue', topics: ['agents'] },
        call,
      );
      return rows && map.memberships(rows);
    },
    readyOf: async (id, call) =>
      ready(
        await client.word({ operation: 'readyState.get', path: `/agents/${id}/readyState`, topics: ['agents'] }, call),
      ),
  };
}
