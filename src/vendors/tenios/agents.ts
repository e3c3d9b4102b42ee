import { VendorError } from '../../errors.ts';
import { caught, eachOf } from '../../http/each.ts';
import type { VendorHttp } from '../../http/vendor-http.ts';
import type { AgentFacet } from '../../model/agent.ts';
import { sameEmail } from '../../model/email.ts';
import type { AgentQuery, AgentReading, AgentReads, Call } from '../../ports/vendor.ts';
import type { TeniosClient } from './client.ts';
import * as map from './mapping.ts';
import { refusedRead } from './refusals.ts';

/** Agents of a TENIOS source. Who they are is configured; how they are is one call each. */

/** The configured agents by id, in the order of the configuration. */
export type Roster = ReadonlyMap<string, map.RosterAgent>;

/** What the smaller of the two calls answers. */
const stateFacets = ['status', 'observation'] as const;
/** What the larger one answers, the ready flag included. */
const detailsFacets = ['status', 'observation', 'skills', 'details'] as const;

/** Restrictions of which TENIOS has no notion: nobody meets them. */
const isForeign = (query: AgentQuery): boolean =>
  query.phoneNumber !== undefined ||
  query.queueIds !== undefined ||
  query.groupIds !== undefined ||
  query.availabilities !== undefined ||
  query.havingQueueStatistics === true ||
  query.havingQueueConfiguration === true ||
  (query.vendorFields ?? []).length > 0;

export function teniosAgents(http: VendorHttp, client: TeniosClient, roster: Roster): AgentReads {
  async function stateReading(agent: map.RosterAgent, call: Call): Promise<AgentReading> {
    const reply = await client.state(agent, call);
    if (reply.refusal !== null) throw refusedRead(http, reply.refusal);
    return { status: map.status(reply.value), observation: { observedAt: reply.observedAt, stale: false } };
  }

  async function detailsReading(agent: map.RosterAgent, call: Call): Promise<AgentReading> {
    const reply = await client.details(agent, call);
    if (reply.refusal !== null) throw refusedRead(http, reply.refusal);
    const skills = map.skills(reply.value);
    return {
      status: map.status(reply.value.state),
      observation: { observedAt: reply.observedAt, stale: false },
      details: map.details(reply.value),
      ...(skills ? { skills } : {}),
    };
  }

  /** One call at most: the larger one where anything of it is wanted, since it tells what the smaller one does. */
  async function readOne(agent: map.RosterAgent, wanted: ReadonlySet<AgentFacet>, call: Call): Promise<AgentReading> {
    const profile = map.profile(agent);
    const larger = wanted.has('skills') || wanted.has('details');
    const facets = larger ? detailsFacets : stateFacets;
    if (!facets.some((facet) => wanted.has(facet))) return { profile };
    const told = await caught(larger ? detailsReading(agent, call) : stateReading(agent, call));
    if (!(told instanceof VendorError)) return { profile, ...told };
    return { profile, ...Object.fromEntries(facets.map((facet) => [facet, told])) };
  }

  return {
    async list(query) {
      if (isForeign(query)) return [];
      const ids = query.ids && new Set(query.ids);
      return [...roster]
        .filter(([id]) => ids?.has(id) ?? true)
        .filter(([id]) => query.email === undefined || sameEmail(id, query.email))
        .map(([externalId, agent]) => ({ externalId, reading: { profile: map.profile(agent) } }));
    },
    async read(wanted, call) {
      const readings = await eachOf([...wanted.keys()], async (id) => {
        const agent = roster.get(id);
        const facets = wanted.get(id)?.facets;
        return agent && facets ? readOne(agent, facets, call) : null;
      });
      return new Map([...readings].flatMap(([id, reading]) => (reading === null ? [] : [[id, reading] as const])));
    },
  };
}
