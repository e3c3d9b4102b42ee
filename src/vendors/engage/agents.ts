import type { TrunklineError } from '../../errors.ts';
import { caught, eachOf } from '../../http/each.ts';
import type { AgentFacet } from '../../model/agent.ts';
import { sameEmail } from '../../model/email.ts';
import type { AgentQuery, AgentReads, AgentRow } from '../../ports/agents.ts';
import type { Call } from '../../ports/call.ts';
import { accountNamed } from './argument.ts';
import { type EngageClient, type Reply, topics } from './client.ts';
import { agentThing, type Everyone, type Listed } from './everyone.ts';
import { unwritable } from './faults.ts';
import type { AllKnown } from './known.ts';
import { told, toldIfThere } from './reply.ts';
import type { RowsOf } from './rows.ts';
import type { EngageSettings } from './settings.ts';
import type { WireAgentState } from './wire.ts';

/** Agents of an Engage source. One list tells everything of everybody in it, so that nothing is asked of an agent alone. */

export interface AgentParts {
  readonly settings: EngageSettings;
  readonly client: EngageClient;
  readonly everyone: Everyone;
  readonly rowsOf: RowsOf;
}

type Found = ReadonlyMap<string, AgentRow | TrunklineError>;

const facetsHere: ReadonlySet<AgentFacet> = new Set([
  'profile',
  'status',
  'observation',
  'wrapUp',
  'details',
  'group',
  'scheduleGroup',
]);

/** Restrictions of which Engage has no notion: nobody meets them. */
const isForeign = (query: AgentQuery): boolean =>
  query.queueIds !== undefined ||
  query.availabilities !== undefined ||
  query.havingQueueStatistics === true ||
  query.havingQueueConfiguration === true ||
  (query.vendorFields ?? []).length > 0;

export function engageAgents({
  settings,
  client,
  everyone,
  rowsOf,
}: AgentParts): Required<Omit<AgentReads, 'statistics'>> {
  async function show(id: string, call: Call): Promise<Listed | null> {
    if (id.trim() === '') return null;
    const thing = agentThing(id);
    return stateIn(
      await client.read('showAgentStateUsingUser', [{ externalId: id }], [topics.agents], call, { thing }),
    );
  }

  function stateIn(reply: Reply<WireAgentState>): Listed | null {
    const answer = toldIfThere(client, reply);
    const [state] = answer?.data ?? [];
    return answer && state ? { state, observation: answer.observation } : null;
  }

  /** One call each; each failure is its own agent's. @param placement what is known of them besides */
  async function shown(ids: readonly string[], placement: Pick<Listed, 'group'>, call: Call): Promise<Found> {
    return rowsOfEach([...(await eachOf(ids, (id) => show(id, call)))], placement);
  }

  /** What was said last of each, where the list that tells of all of them failed. */
  function lastOf(ids: ReadonlySet<string>, failure: TrunklineError, call: Call): Promise<Found> {
    const answers = [...ids].map((id) => {
      const last = client.last<WireAgentState>(agentThing(id), failure, call);
      return [id, last === undefined ? failure : stateIn(last)] as const;
    });
    return rowsOfEach(answers, {});
  }

  async function rowsOfEach(
    answers: readonly (readonly [id: string, answer: Listed | TrunklineError | null])[],
    placement: Pick<Listed, 'group'>,
  ): Promise<Found> {
    const failures = answers.flatMap(([id, one]) => (one instanceof Error ? [[id, one] as const] : []));
    const agents = answers.flatMap(([id, one]) => (one === null || one instanceof Error ? [] : [[id, one] as const]));
    const rows = await rowsOf(agents.map(([, agent]) => ({ ...agent, ...placement })));
    const found = agents.flatMap(([id], at) => {
      const row = rows[at];
      return row ? [[id, row] as const] : [];
    });
    return new Map<string, AgentRow | TrunklineError>([...failures, ...found]);
  }

  /** By the lists of groups; who is in none of them is asked about alone, unless a list that failed may have had them. */
  async function foundInGroups(ids: ReadonlySet<string>, groups: AllKnown<string>, call: Call): Promise<Found> {
    const lists = await Promise.all(groups.things.map((group) => caught(everyone.inGroups([group], call))));
    const failure = lists.find((one) => one instanceof Error);
    const found = await foundIn(
      ids,
      lists.flatMap((one) => (one instanceof Error ? [] : one)),
    );
    const missing = [...ids].filter((id) => !found.has(id));
    const others: Found = failure
      ? new Map(missing.map((id) => [id, failure]))
      : await shown(missing, { group: groups.failure }, call);
    return new Map([...found, ...others]);
  }

  async function foundIn(ids: ReadonlySet<string>, agents: readonly Listed[]): Promise<Found> {
    return byId(await rowsOf(agents.filter(({ state }) => ids.has(state.agent?.externalId ?? ''))));
  }

  /** With as few calls as will do. */
  async function find(ids: ReadonlySet<string>, withGroups: boolean, call: Call): Promise<Found> {
    const groups = withGroups ? await everyone.groups(call) : null;
    if (groups !== null) return foundInGroups(ids, groups, call);
    // Nobody can tell of groups, where they were asked for.
    const placement = withGroups ? { group: null } : {};
    if (ids.size <= 1) return shown([...ids], placement, call);
    const account = await caught(everyone.inAccount(call));
    if (account instanceof Error) return lastOf(ids, account, call);
    if (account !== null)
      return foundIn(
        ids,
        account.map((agent) => ({ ...agent, ...placement })),
      );
    const lists = withGroups ? null : await everyone.groups(call);
    return lists !== null && lists.things.length < ids.size
      ? foundInGroups(ids, lists, call)
      : shown([...ids], placement, call);
  }

  async function listed(query: AgentQuery, facets: ReadonlySet<AgentFacet>, call: Call): Promise<Found> {
    const withGroups = facets.has('group');
    if (query.groupIds) return byId(await rowsOf(await everyone.inGroups(query.groupIds, call)));
    if (query.ids) return find(new Set(query.ids), withGroups, call);
    return byId(await rowsOf(await everyone.all(withGroups, call)));
  }

  return {
    async list(query, facets, call) {
      if (isForeign(query)) return [];
      const ids = query.ids && new Set(query.ids);
      const found = [...(await listed(query, facets, call)).values()];
      return found.filter((row): row is AgentRow => {
        if (row instanceof Error) throw row;
        const { profile } = row.reading;
        if (profile === undefined || profile instanceof Error || ids?.has(row.externalId) === false) return false;
        if (query.email !== undefined && !sameEmail(profile.email, query.email)) return false;
        return query.phoneNumber === undefined || profile.phoneNumber === query.phoneNumber;
      });
    },

    async read(wanted, call) {
      const asked = [...wanted].filter(([, { facets }]) => !facets.isDisjointFrom(facetsHere));
      const withGroups = asked.some(([, { facets }]) => facets.has('group'));
      const found = await find(new Set(asked.map(([id]) => id)), withGroups, call);
      return new Map([...found].map(([id, row]) => [id, row instanceof Error ? row : row.reading]));
    },

    async onDevice(phoneNumber, call) {
      const sent = [{ externalId: phoneNumber }, accountNamed(settings.account)];
      // A call lasts as long as it lasts: an answer of a second ago may be about another one.
      const reply = await client.read('showAgentStateUsingDevice', sent, [topics.agents], { ...call, fresh: true });
      if (reply.fault === unwritable) return null;
      const { data, observation } = told(client, reply);
      const [row] = await rowsOf(data.map((state) => ({ state, observation })));
      return row ?? null;
    },
  };
}

/** Each agent once; of two the first. */
function byId(rows: readonly (AgentRow | null)[]): Map<string, AgentRow> {
  const found = new Map<string, AgentRow>();
  for (const row of rows) if (row && !found.has(row.externalId)) found.set(row.externalId, row);
  return found;
}
