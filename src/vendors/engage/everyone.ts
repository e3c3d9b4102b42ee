import type { TrunklineError } from '../../errors.ts';
import { caught } from '../../http/each.ts';
import type { ShownThing, Shows } from '../../http/vendor-http.ts';
import type { Observation } from '../../model/observation.ts';
import type { Call } from '../../ports/call.ts';
import { accountNamed, groupNamed } from './argument.ts';
import { type EngageClient, type Reply, topics } from './client.ts';
import type { ListGroupStates } from './group-states.ts';
import type { ForAnHour } from './hour.ts';
import { type AllKnown, type Known, lacking } from './known.ts';
import { problemOf, told, toldIfThere } from './reply.ts';
import type { EngageSettings } from './settings.ts';
import type { WireAgentState } from './wire.ts';

/** Lists of agents: of a group, or of the account. An AgentState does not name its group, so that only a list tells of it. */

export interface Listed {
  readonly state: WireAgentState;
  readonly observation: Observation;
  /** The agent's group, or why it cannot be told; null where nobody can ever tell, left out where nobody was asked. */
  readonly group?: string | TrunklineError | null;
}

export interface Everyone {
  /** The agents of a group; null when there is no such group. */
  inGroup(externalId: string, call: Call): Promise<readonly Listed[] | null>;
  /** The agents of groups, who may be listed twice; one that is not there has none. */
  inGroups(externalIds: readonly string[], call: Call): Promise<readonly Listed[]>;
  /** Everyone in the account by one call, without groups; null when there are too many for that. */
  inAccount(call: Call): Promise<readonly Listed[] | null>;
  /** Groups by whose lists everyone is found: those of the configuration and made here, else Engage's; null when it tells of none. */
  groups(call: Call): Promise<AllKnown<string> | null>;
  /** Everyone who is served, or as many as are known of (`lacking`). @param withGroups whether it matters who is in which group */
  all(withGroups: boolean, call: Call): Promise<readonly Listed[]>;
  /** Asks for one list. @throws {VendorError} when it is refused, so also when there is no such group or account */
  check(): Promise<void>;
}

export interface EveryoneParts {
  readonly settings: EngageSettings;
  readonly client: EngageClient;
  readonly known: Known;
  readonly listGroupStates: ListGroupStates;
  /** Accounts of more agents than one answer has. */
  readonly tooLarge: ForAnHour;
}

const kind = 'agent';

/** One agent, of whom lists and an answer of its own tell. */
export const agentThing = (id: string): ShownThing => ({ kind, id });

/** Each agent of a list as the reply that tells of this one alone. */
const shows: Shows<Reply<WireAgentState>> = {
  kinds: [kind],
  things: (reply) =>
    new Map(
      (reply.fault === null ? reply.data : []).flatMap((state) => {
        const id = state.agent?.externalId;
        return id ? [[id, { ...reply, data: [state], warnings: [] }] as const] : [];
      }),
    ),
};

const resultTooLarge = 'RESULT_TOO_LARGE';

export function createEveryone({ settings, client, known, listGroupStates, tooLarge }: EveryoneParts): Everyone {
  const { account } = settings;
  const about = [topics.agents];

  const listGroup = (group: string, call: Call) =>
    client.read('listAgentStatesUsingEntity', [groupNamed(group, account)], about, call, { shows });

  const inGroup: Everyone['inGroup'] = async (group, call) => {
    const answer = toldIfThere(client, await listGroup(group, call));
    return answer?.data.map((state) => ({ state, observation: answer.observation, group })) ?? null;
  };

  const inGroups: Everyone['inGroups'] = async (groups, call) => {
    const lists = await Promise.all(groups.map((group) => caught(inGroup(group, call))));
    return lists.flatMap((agents) => {
      // Who is missing nobody could tell, so that there is no list without one of them.
      if (agents instanceof Error) throw agents;
      return agents ?? [];
    });
  };

  const inAccount: Everyone['inAccount'] = async (call) => {
    if (tooLarge.has(account)) return null;
    const reply = await client.read('listAgentStatesUsingEntity', [accountNamed(account)], about, call, { shows });
    if (problemOf(reply)?.code === resultTooLarge) {
      tooLarge.add(account);
      return null;
    }
    const { data, observation } = told(client, reply);
    return data.map((state) => ({ state, observation }));
  };

  const groups: Everyone['groups'] = async (call) => {
    if (settings.agentGroups.length > 0) return known.agentGroups();
    const states = await listGroupStates(call);
    return states && { things: states.flatMap(({ agentGroup }) => agentGroup?.externalId ?? []), failure: null };
  };

  const inAllOf = ({ things, failure }: AllKnown<string>, call: Call): Promise<readonly Listed[]> => {
    lacking(failure, call);
    return inGroups(things, call);
  };

  return {
    inGroup,
    inGroups,
    inAccount,
    groups,
    async all(withGroups, call) {
      const isDivided = settings.agentGroups.length > 0 || withGroups;
      const divided = isDivided ? await groups(call) : null;
      if (divided !== null) return inAllOf(divided, call);
      const everyone = await inAccount(call);
      if (everyone !== null) return withGroups ? everyone.map((agent) => ({ ...agent, group: null })) : everyone;
      const names = (isDivided ? null : await groups(call)) ?? (await known.agentGroups());
      if (names.things.length === 0) throw names.failure ?? client.refusedRead({ code: resultTooLarge, text: '' });
      return inAllOf(names, call);
    },
    async check() {
      const [group] = settings.agentGroups;
      if (group === undefined) await inAccount({ fresh: true });
      else told(client, await listGroup(group, { fresh: true }));
    },
  };
}
