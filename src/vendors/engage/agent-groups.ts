import { eachOf } from '../../http/each.ts';
import type { AgentGroup, AgentGroupStatus } from '../../model/agent-group.ts';
import type { AgentGroupReads } from '../../ports/agent-groups.ts';
import type { AgentRow } from '../../ports/agents.ts';
import type { Call } from '../../ports/call.ts';
import { accountNamed } from './argument.ts';
import { type EngageClient, topics } from './client.ts';
import type { Everyone } from './everyone.ts';
import { agentGroup, agentGroupStatus, groupName } from './group-mapping.ts';
import type { ListGroupStates } from './group-states.ts';
import { type Known, lacking } from './known.ts';
import { there, toldIfThere } from './reply.ts';
import type { RowsOf } from './rows.ts';
import type { EngageSettings } from './settings.ts';

/** Agent groups of an Engage source, by their names. */

export interface AgentGroupParts {
  readonly settings: EngageSettings;
  readonly client: EngageClient;
  readonly everyone: Everyone;
  readonly rowsOf: RowsOf;
  readonly known: Known;
  readonly listGroupStates: ListGroupStates;
}

export function engageAgentGroups(parts: AgentGroupParts): Required<AgentGroupReads> {
  const { settings, client, everyone, rowsOf, known, listGroupStates } = parts;
  const { account } = settings;

  async function show(id: string, call: Call): Promise<AgentGroup | null> {
    const sent = [{ externalId: id, parent: accountNamed(account) }];
    const answer = toldIfThere(client, await client.read('showAgentGroup', sent, [topics.groups], call));
    const [group] = answer?.data ?? [];
    return group ? agentGroup(group, id, account) : null;
  }

  async function showStatus(id: string, call: Call): Promise<AgentGroupStatus | null> {
    const sent = [{ externalId: id }];
    const answer = toldIfThere(client, await client.read('showAgentGroupState', sent, [topics.groupStates], call));
    const [state] = answer?.data ?? [];
    return state ? agentGroupStatus(state) : null;
  }

  return {
    async list(call) {
      const listed = await everyone.groups(call);
      const { things, failure } = await known.agentGroups();
      lacking(failure, call);
      return [...new Set([...(listed?.things ?? []), ...things])].map((externalId) => groupName(externalId));
    },

    read: async (ids, call) => there(await eachOf(ids, (id) => show(id, call))),

    async agents(ids, _facets, call) {
      const agentsIn = async (id: string): Promise<readonly AgentRow[] | null> => {
        const listed = await everyone.inGroup(id, call);
        return listed && (await rowsOf(listed)).filter((row) => row !== null);
      };
      return there(await eachOf(ids, agentsIn));
    },

    async status(ids, call) {
      const states = ids.length > 1 ? await listGroupStates(call) : null;
      const listed = new Map(states?.map((state) => [state.agentGroup?.externalId, agentGroupStatus(state)]));
      const statusOf = async (id: string) => listed.get(id) ?? showStatus(id, call);
      return there(await eachOf(ids, statusOf));
    },
  };
}
