import DataLoader from 'dataloader';
import type { AgentFacet } from '../model/agent.ts';
import type { AgentGroup, AgentGroupName, AgentGroupStatus } from '../model/agent-group.ts';
import { type Ref, refKey } from '../model/ids.ts';
import type { AgentRow } from '../ports/agents.ts';
import { bySource, type RefLoader, refLoader } from './by-source.ts';
import type { Reads } from './reads.ts';

/** An agent group by its id alone, or with what a list or an agent told of it. */
export interface AgentGroupRef extends Ref, Partial<Omit<AgentGroupName, 'externalId'>> {}

export const createAgentGroupLoader = (reads: Reads): RefLoader<AgentGroup> =>
  refLoader('agentGroup', reads, async (source, ids) => (await source.agentGroups?.read(ids, reads.call)) ?? new Map());

/** How each group stands now; null also where the source does not tell that of its groups. */
export const createAgentGroupStatusLoader = (reads: Reads): RefLoader<AgentGroupStatus> =>
  refLoader(
    'agentGroupStatus',
    reads,
    async (source, ids) => (await source.agentGroups?.status?.(ids, reads.call)) ?? new Map(),
  );

interface GroupAgentsKey extends Ref {
  /** What will be looked at, so that what can ride along does. */
  readonly facets: ReadonlySet<AgentFacet>;
}

export type AgentsOfGroupLoader = DataLoader<GroupAgentsKey, readonly AgentRow[] | null, string>;

/** The agents of each group: a source is asked once for all groups of a batch, with every facet that one of them needs. */
export const createAgentsOfGroupLoader = (reads: Reads): AgentsOfGroupLoader =>
  new DataLoader<GroupAgentsKey, readonly AgentRow[] | null, string>(
    (keys) => {
      reads.metrics.batch('agentsOfGroup', new Set(keys.map(refKey)).size);
      return bySource<GroupAgentsKey, readonly AgentRow[]>(reads.sources, keys, async (source, some) => {
        // Always with the profile: a name that came only with some selections would give each an order of its own.
        const facets = some.reduce((all, key) => all.union(key.facets), new Set<AgentFacet>(['profile']));
        const ids = [...new Set(some.map((key) => key.externalId))];
        return (await source.agentGroups?.agents(ids, facets, reads.call)) ?? new Map();
      });
    },
    { cacheKeyFn: (key) => `${[...key.facets].sort()} ${refKey(key)}` },
  );
