import { performance } from 'node:perf_hooks';
import pino from 'pino';
import { startGateway } from '../src/compose.ts';
import { describeProblems, loadConfig } from '../src/config/index.ts';
import { systemClock } from '../src/ports/clock.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import { median, quantile } from './figures.ts';
import { count, optionsOf } from './options.ts';

/**
 * Three queries over simulated vendors in one process: how long they take, and how many vendor calls they make. Simulators
 * and client share the processor with the gateway, so the times are an upper bound; the calls are exact.
 *
 *   npx node bench/queries.ts [--people 250] [--rounds 100]
 */
const { people, rounds } = optionsOf({ people: count(250, 10), rounds: count(100) });

const sandbox = await startSandbox({ clock: systemClock, people, frozen: true });
const sources = sandbox.sources.map((source) => ({ ...source, cacheFor: '0s' }));
const loaded = loadConfig(
  JSON.stringify({ auth: { mode: 'none' }, server: { port: 0 }, store: { path: ':memory:' }, sources }),
  'json',
  {},
);
if ('problems' in loaded) throw new Error(describeProblems(loaded.problems));
const gateway = await startGateway(loaded.config, { clock: systemClock, log: pino({ level: 'silent' }) });

async function ask(query: string): Promise<{ data: Record<string, { nodes: { id: string }[] }> }> {
  const response = await fetch(new URL('graphql', gateway.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const answer = (await response.json()) as { data: Record<string, { nodes: { id: string }[] }>; errors?: unknown };
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer;
}

const fields =
  'id name email state queues { queue { name status { waiting longestWait } } } activeContacts { id status }';
const one = (await ask('{ agents(first: 1, filter: { vendors: [SINCH] }) { nodes { id } } }')).data.agents?.nodes[0]
  ?.id;
const queries = {
  'Q1: 50 Sinch agents with queues, statuses and contacts': `{ agents(first: 50, filter: { vendors: [SINCH] }) { nodes { ${fields} } } }`,
  'Q2: one Sinch agent by id with the same': `{ agent(id: ${JSON.stringify(one)}) { ${fields} } }`,
  'Q3: 20 TENIOS agents under two aliases': `{
    a: agents(first: 20, filter: { vendors: [TENIOS] }) { nodes { id state } }
    b: agents(first: 20, filter: { vendors: [TENIOS] }) { nodes { id state skills { name hasSkill } } }
  }`,
};

for (const [name, query] of Object.entries(queries)) {
  for (let warm = 0; warm < 20; warm++) await ask(query);
  const times: number[] = [];
  sandbox.sinch.reset();
  sandbox.tenios.reset();
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    await ask(query);
    times.push(performance.now() - begun);
  }
  const calls = (sandbox.sinch.requests.length + sandbox.tenios.requests.length) / rounds;
  process.stdout.write(
    `${name}\n  ${calls} vendor calls, median ${median(times).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms\n`,
  );
}

await gateway.close();
await sandbox.close();
