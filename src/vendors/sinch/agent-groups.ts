import { TrunklineError } from '../../errors.ts';
import type { AgentGroupName } from '../../model/agent-group.ts';
import type { AgentGroupReads } from '../../ports/agent-groups.ts';
import type { AgentReads, AgentRow } from '../../ports/agents.ts';
import type { Call } from '../../ports/call.ts';
import { isGuid } from './wire.ts';

const groupOf = ({ reading: { group } }: AgentRow): AgentGroupName | null =>
  group instanceof TrunklineError ? null : (group ?? null);

/** The reporting groups of a Sinch source. They are known by the agents in them: one without an agent is not known. */
export function sinchAgentGroups(agents: AgentReads): AgentGroupReads {
  const list = async (call: Call): Promise<readonly AgentGroupName[]> => {
    const rows = await agents.list({}, new Set(['group']), call);
    const groups = rows.flatMap((row) => groupOf(row) ?? []);
    return [...new Map(groups.map((group) => [group.externalId, group])).values()];
  };
  return {
    list,
    async read(ids, call) {
      const groups = ids.some(isGuid) ? await list(call) : [];
      return new Map(
        groups.flatMap(({ externalId, record }) => (record && ids.includes(externalId) ? [[externalId, record]] : [])),
      );
    },
    async agents(ids, facets, call) {
      const rows = await agents.list({ groupIds: ids }, facets, call);
      return Map.groupBy(rows, (row) => groupOf(row)?.externalId ?? '');
    },
  };
}
