import { TrunklineError } from '../errors.ts';
import { createAgentLoader } from '../loaders/agents.ts';
import type { Reads } from '../loaders/reads.ts';
import type { AgentFacet, AgentFacets } from '../model/agent.ts';
import type { Call } from '../ports/call.ts';
import type { Source } from '../ports/vendor.ts';
import type { Scope } from './needs.ts';
import type { Seen } from './resource.ts';

/** One facet of a source's agents: from its list, and by further calls where that does not tell. Each failure is its agent's. */
export async function readFacet<F extends AgentFacet>(
  reads: Omit<Reads, 'call'>,
  source: Source,
  scope: Scope,
  facet: F,
  call: Call,
): Promise<Seen<AgentFacets[F] | null>> {
  const agents = createAgentLoader({ ...reads, call });
  const rows = await source.agents.list(scope ? { ids: scope } : {}, new Set<AgentFacet>([facet]), call);
  const values = new Map<string, AgentFacets[F] | null>();
  const unread = new Map<string, TrunklineError>();
  await Promise.all(
    rows.map(async (row) => {
      const agent = agents.prime(source.id, row);
      try {
        values.set(row.externalId, await agents.load(agent, facet));
      } catch (error) {
        if (!(error instanceof TrunklineError)) throw error;
        unread.set(row.externalId, error);
      }
    }),
  );
  return { values, unread };
}
