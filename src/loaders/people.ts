import DataLoader from 'dataloader';
import type { AgentFacet } from '../model/agent.ts';
import { emailKey, sameEmail } from '../model/email.ts';
import type { Ref } from '../model/ids.ts';
import { type AgentRow, profileOf } from '../ports/agents.ts';
import type { Call } from '../ports/call.ts';
import type { Source } from '../ports/vendor.ts';
import type { AgentLoader } from './agents.ts';
import { askEach, type SourceFailure } from './failures.ts';
import type { Reads } from './reads.ts';

/** A human being, known by e-mail address alone. */
export interface Person {
  readonly email: string;
}

/** A human being's agents over all sources, and the sources that could not say. */
export interface PersonAgents {
  readonly agents: readonly Ref[];
  readonly failures: readonly SourceFailure[];
}

export interface PersonKey {
  readonly email: string;
  /** What will be looked at, so that what can ride along does. */
  readonly facets: ReadonlySet<AgentFacet>;
}

export type PersonLoader = DataLoader<PersonKey, PersonAgents, string>;

/** From how many people on one list of everybody is cheaper than a call for each. */
const worthAList = 4;

export const createPersonLoader = (reads: Reads, agents: AgentLoader): PersonLoader =>
  new DataLoader<PersonKey, PersonAgents, string>(
    async (keys) => {
      reads.metrics.batch('person', keys.length);
      const facets = keys.reduce((all, key) => all.union(key.facets), new Set<AgentFacet>());
      const rowsOf = async (source: Source, incomplete: Call['incomplete']): Promise<readonly AgentRow[]> => {
        const call = { ...reads.call, incomplete };
        if (keys.length >= worthAList) return source.agents.list({}, facets, call);
        return (await Promise.all(keys.map(({ email }) => source.agents.list({ email }, facets, call)))).flat();
      };
      const { answers, failures } = await askEach(reads.sources.values(), rowsOf);
      const agentsOf = (email: string, source: Source, rows: readonly AgentRow[]): readonly Ref[] => {
        const own = rows.filter(({ reading }) => sameEmail(profileOf(reading)?.email ?? null, email));
        // A source that does not filter by e-mail says the same several times.
        return [...new Map(own.map((row) => [row.externalId, row])).values()].map((row) =>
          agents.prime(source.id, row),
        );
      };
      return keys.map(({ email }) => ({
        failures,
        agents: answers.flatMap(({ source, value }) => agentsOf(email, source, value)),
      }));
    },
    { cacheKeyFn: ({ email }) => emailKey(email) },
  );
