import { TrunklineError } from '../../errors.ts';
import { caught } from '../../http/each.ts';
import type { VendorHttp } from '../../http/vendor-http.ts';
import type { AgentFacet } from '../../model/agent.ts';
import type { AgentReading, AgentReads } from '../../ports/agents.ts';
import type { Call } from '../../ports/call.ts';
import { type Roster, rosterAgents } from '../roster.ts';
import type { TeniosClient } from './client.ts';
import * as map from './mapping.ts';
import { refusedRead } from './refusals.ts';

/** Agents of a TENIOS source. Who they are is configured; how they are is one call each. */

/** What the smaller of the two calls answers. */
const stateFacets = ['status', 'observation'] as const;
/** What the larger one answers, the ready flag included. */
const detailsFacets = ['status', 'observation', 'skills', 'details'] as const;

export function teniosAgents(http: VendorHttp, client: TeniosClient, roster: Roster<map.RosterAgent>): AgentReads {
  async function stateReading(agent: map.RosterAgent, call: Call): Promise<AgentReading> {
    const reply = await client.state(agent, call);
    if (reply.refusal !== null) throw refusedRead(http, reply.refusal);
    return { status: map.status(reply.value), observation: reply.observation };
  }

  async function detailsReading(agent: map.RosterAgent, call: Call): Promise<AgentReading> {
    const reply = await client.details(agent, call);
    if (reply.refusal !== null) throw refusedRead(http, reply.refusal);
    const skills = map.skills(reply.value);
    return {
      status: map.status(reply.value.state),
      observation: reply.observation,
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
    if (!(told instanceof TrunklineError)) return { profile, ...told };
    return { profile, ...Object.fromEntries(facets.map((facet) => [facet, told])) };
  }

  return rosterAgents({ roster, profile: map.profile, read: readOne });
}
