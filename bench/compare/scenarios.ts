import { mostPeople } from './names.ts';
import { type QueryName, queryNames } from './queries.ts';

/** What is measured: a query, asked in some way of some servers over some upstream. */
export interface Scenario {
  readonly name: ScenarioName;
  readonly query: QueryName;
  readonly agents: number;
  /** Milliseconds that the vendors take for an answer. */
  readonly latency: number;
  readonly connections: number;
  readonly identical: boolean;
  /** Names of servers; all where left out. */
  readonly servers?: readonly string[];
  /** Ends after so many requests, once, where it is the calls that count and not the time. */
  readonly requests?: number;
}

export const scenarioNames = ['varying', 'identical', 'calls', 'latency', 'distinct', 'growth'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export const titles: Readonly<Record<ScenarioName, string>> = {
  varying: 'Varying variables',
  identical: 'Identical queries',
  calls: 'Vendor calls, one client',
  latency: 'Vendors that take 20 ms, one client',
  distinct: '5,000 distinct ids',
  growth: 'Ten times the agents',
};

const ours = ['direct', 'trunkline', 'trunkline-0s'];
const busy = { latency: 0, connections: 16, identical: false };
const alone = { latency: 0, connections: 1, identical: false };

/** Everything for so many agents, in an order in which those over one upstream stand together; no more than there are names for. */
export function scenariosOf(agents: number): readonly Scenario[] {
  const each = (scenario: Omit<Scenario, 'query'>): readonly Scenario[] =>
    queryNames.map((query) => ({ ...scenario, query }));
  const all = [
    ...each({ name: 'calls', ...alone, agents, requests: 50 }),
    ...each({ name: 'varying', ...busy, agents }),
    ...each({ name: 'identical', ...busy, agents, identical: true }),
    { name: 'latency', ...alone, agents, query: 'q2', latency: 20 },
    { name: 'distinct', ...busy, agents: 5_000, query: 'q2', servers: ours },
    ...each({ name: 'growth', ...busy, agents: 10 * agents, servers: ours }),
  ] as const;
  return all.filter((scenario) => scenario.agents <= mostPeople);
}
