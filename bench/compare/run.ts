import { count, flag, number, optionsOf, someOf } from '../options.ts';
import { compareAnswers } from './answers.ts';
import { barsOf } from './bars.ts';
import { writeDocument } from './document.ts';
import { installPeers } from './install-peers.ts';
import { type Contestant, measure } from './measure.ts';
import { forked, type Running } from './processes.ts';
import { queryNames } from './queries.ts';
import { growth, type Result, section } from './report.ts';
import { type Scenario, scenarioNames, scenariosOf } from './scenarios.ts';
import { servers, startUpstream } from './servers.ts';

/**
 * Trunkline side by side with others: the same queries over the same simulated vendors, taking turns in one run.
 *
 *   npx node bench/compare/run.ts [--seconds 5] [--rounds 3] [--agents 200] [--only q1,q2,q3]
 *     [--scenarios varying,identical,calls,latency,distinct,growth] [--peers direct,trunkline,…] [--report] [--write]
 */
const values = optionsOf({
  seconds: number(5, 0.1),
  rounds: count(3),
  agents: count(200),
  only: someOf(queryNames),
  scenarios: someOf(scenarioNames),
  peers: someOf(Object.keys(servers)),
  // The figures alone, whatever they come to.
  report: flag,
  write: flag,
});

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Those that need no packages but the project's. */
const ours = new Set(['direct', 'trunkline', 'trunkline-0s']);
const names = new Set<string>(values.peers);
const queries = queryNames.filter((name) => values.only.includes(name));
const { seconds, rounds } = values;
const scenarios = scenariosOf(values.agents).filter(
  ({ name, query }) => values.scenarios.includes(name) && queries.includes(query),
);
if ([...names].some((name) => !ours.has(name))) installPeers();
const client = forked(`${import.meta.dirname}/client.ts`);

/** Those of one upstream, one after the other, with the servers started once. */
async function results(group: readonly Scenario[]): Promise<readonly Result[]> {
  const [{ agents = 0, latency = 0 } = {}] = group;
  const running: Running[] = [];
  try {
    const upstream = await startUpstream(agents, latency);
    running.push(upstream);
    const contestants: Contestant[] = [];
    for (const [name, kind] of Object.entries(servers)) {
      if (!names.has(name) || !group.some((scenario) => scenario.servers?.includes(name) ?? true)) continue;
      const server = await kind.start({ upstream: upstream.port, agents });
      running.push(server);
      contestants.push({ name, kind, running: server });
    }
    await compareAnswers(contestants, queries, agents);
    const all: Result[] = [];
    for (const scenario of group) {
      const taking = contestants.filter(({ name }) => scenario.servers?.includes(name) ?? true);
      const result = { scenario, figures: await measure(scenario, taking, { upstream, client }, { seconds, rounds }) };
      say(`\n${section(result)}`);
      all.push(result);
    }
    return all;
  } finally {
    for (const one of running.toReversed()) await one.stop();
  }
}

const all: Result[] = [];
for (const group of Map.groupBy(scenarios, ({ agents, latency }) => `${agents} ${latency}`).values())
  all.push(...(await results(group)));
client.kill();

say(`\n${growth(all)}`.trimEnd());

const bars = barsOf(all);
for (const { met, name, limit, reached } of bars) say(`${met ? 'met   ' : 'MISSED'} ${name}: ${reached} (${limit})`);
if (values.write) writeDocument(['npx node bench/compare/run.ts', ...process.argv.slice(2)].join(' '), all, bars);
if (!values.report && bars.some(({ met }) => !met)) process.exitCode = 1;
