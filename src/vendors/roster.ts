import type { TrunklineError } from '../errors.ts';
import { caught } from '../http/each.ts';
import type { AgentFacet, AgentProfile } from '../model/agent.ts';
import { sameEmail } from '../model/email.ts';
import type { AgentQuery, AgentReading, AgentReads } from '../ports/agents.ts';
import type { Call } from '../ports/call.ts';

/** Agents of a vendor that cannot list them. Who they are is configured; how they are is asked of each one. */

/** The configured agents by id, in the order of the configuration. */
export type Roster<A extends object> = ReadonlyMap<string, A>;

export interface RosterParts<A extends object> {
  readonly roster: Roster<A>;
  readonly profile: (agent: A) => AgentProfile;
  /** Reads an agent's wanted facets; what else comes along may be told too. */
  readonly read: (agent: A, wanted: ReadonlySet<AgentFacet>, call: Call) => Promise<AgentReading>;
}

/** Restrictions of which such a vendor has no notion: nobody meets them. */
const isForeign = (query: AgentQuery): boolean =>
  query.phoneNumber !== undefined ||
  query.queueIds !== undefined ||
  query.groupIds !== undefined ||
  query.availabilities !== undefined ||
  query.havingQueueStatistics === true ||
  query.havingQueueConfiguration === true ||
  (query.vendorFields ?? []).length > 0;

/** Lists take no call; reads are side by side, and each failure is its own agent's. */
export function rosterAgents<A extends object>({ roster, profile, read }: RosterParts<A>): AgentReads {
  return {
    async list(query) {
      if (isForeign(query)) return [];
      const ids = query.ids && new Set(query.ids);
      return [...roster]
        .filter(([id]) => ids?.has(id) ?? true)
        .map(([externalId, agent]) => ({ externalId, reading: { profile: profile(agent) } }))
        .filter(({ reading }) => query.email === undefined || sameEmail(reading.profile.email, query.email));
    },
    async read(wanted, call) {
      const readings = [...wanted].flatMap(([id, { facets }]): Promise<[string, AgentReading | TrunklineError]>[] => {
        const agent = roster.get(id);
        return agent ? [caught(read(agent, facets, call)).then((reading) => [id, reading])] : [];
      });
      return new Map(await Promise.all(readings));
    },
  };
}
