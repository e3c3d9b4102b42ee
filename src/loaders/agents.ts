import type {
  AgentFacet,
  AgentFacets,
  AgentStatistics,
  Presence,
  QueueMembership,
  QueueMembershipStatistics,
} from '../model/agent.ts';
import type { Ref } from '../model/ids.ts';
import type { AgentRow, AgentStatisticsReading } from '../ports/agents.ts';
import type { Ready } from '../ready.ts';
import { createAgentFacetLoader } from './agent-facets.ts';
import { sinceLoader } from './by-source.ts';
import type { Reads } from './reads.ts';

/** A membership with the agent it belongs to. */
export interface MembershipOf extends QueueMembership {
  readonly agent: Ref;
}

/** A presence with the source it belongs to. */
export interface PresenceOf extends Presence {
  readonly sourceId: string;
}

/** Everything about agents. Facets wanted in one tick go to each source together, whatever fields asked for them. */
export interface AgentLoader {
  /** One facet; null when the agent is unknown or its source cannot answer that. Rejects with what the source's call met. */
  load<F extends AgentFacet>(agent: Ref, facet: F): Promise<AgentFacets[F] | null>;
  /** The same, at once where it is known. @throws what the source's call met, where that is known */
  get<F extends AgentFacet>(agent: Ref, facet: F): Ready<AgentFacets[F] | null>;
  /** The same where it is known by now; null where it is not, or could not be read. */
  peek<F extends AgentFacet>(agent: Ref, facet: F): AgentFacets[F] | null;
  /** Starts reading facets that will be asked for later. @returns when they are read, whatever became of it */
  prefetch(agents: Iterable<Ref>, facets: ReadonlySet<AgentFacet>): Promise<void>;
  /** Takes what a list brought along, and returns the agent. */
  prime(sourceId: string, row: AgentRow): Ref;
  /** Whether the source knows this agent; true when it could not say. */
  exists(agent: Ref): Promise<boolean>;
  /** Statistics since a moment; null asks for the source's midnight. */
  statistics(agent: Ref, since: number | null): Promise<AgentStatistics | null>;
  /** A membership's statistics since a moment. */
  membershipStatistics(membership: MembershipOf, since: number | null): Promise<QueueMembershipStatistics | null>;
}

export function createAgentLoader(reads: Reads): AgentLoader {
  const facets = createAgentFacetLoader(reads);

  const statistics = sinceLoader<AgentStatisticsReading>(
    'agentStatistics',
    reads,
    async (source, ids, since) => (await source.agents.statistics?.(ids, since, reads.call)) ?? new Map(),
  );

  const get = <F extends AgentFacet>(agent: Ref, facet: F): Ready<AgentFacets[F] | null> =>
    // They are kept by facet, so the value is that facet's; the one place where this is not checked by types.
    facets.get(agent, facet) as Ready<AgentFacets[F] | null>;

  // As above.
  const peek = <F extends AgentFacet>(agent: Ref, facet: F): AgentFacets[F] | null =>
    facets.peek(agent, facet) as AgentFacets[F] | null;

  const load = async <F extends AgentFacet>(agent: Ref, facet: F): Promise<AgentFacets[F] | null> => get(agent, facet);

  return {
    load,
    get,
    peek,
    prefetch: facets.prefetch,
    prime(sourceId, row) {
      const agent = { sourceId, externalId: row.externalId };
      facets.take(agent, row);
      return agent;
    },
    exists: (agent) =>
      load(agent, 'profile').then(
        (profile) => profile !== null,
        () => true,
      ),
    async statistics(agent, since) {
      if (since === null) return load(agent, 'statistics');
      return (await statistics.load({ ...agent, since }))?.agent ?? null;
    },
    async membershipStatistics(membership, since) {
      const queues =
        since === null
          ? await load(membership.agent, 'queueStatistics')
          : (await statistics.load({ ...membership.agent, since }))?.queues;
      return queues?.get(membership.queueExternalId) ?? null;
    },
  };
}
