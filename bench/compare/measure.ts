import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { median } from '../figures.ts';
import type { Job, Tally } from './client.ts';
import type { Running } from './processes.ts';
import type { Scenario } from './scenarios.ts';
import type { ServerKind } from './servers.ts';

/** A server that is measured. */
export interface Contestant {
  readonly name: string;
  readonly kind: ServerKind;
  readonly running: Running;
}

export interface Figures {
  readonly requestsPerSecond: number;
  /** Microseconds of processor time of the server a request, its share of the system's included. */
  readonly processor: number;
  /** Vendor calls a request. */
  readonly calls: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
}

/** How a server meets a query before it is measured. One client alone would ask it too seldom for it to be compiled. */
const warmUp = { seconds: 3, connections: 16 } as const;

export interface Effort {
  readonly seconds: number;
  readonly rounds: number;
}

const ask = async (client: ChildProcess, job: Job): Promise<Tally> => {
  client.send(job);
  const [{ tally, failure }] = await once(client, 'message');
  if (failure !== undefined) throw new Error(`A request failed: ${failure}`);
  return tally;
};

async function callsSoFar(upstream: Running): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${upstream.port}/calls`);
  const counts: Readonly<Record<string, number>> = JSON.parse(await response.text());
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function medianOf(rounds: readonly Figures[]): Figures {
  const of = (field: keyof Figures): number => median(rounds.map((figures) => figures[field]));
  return {
    requestsPerSecond: of('requestsPerSecond'),
    processor: of('processor'),
    calls: of('calls'),
    median: of('median'),
    p99: of('p99'),
  };
}

/**
 * Lets the servers take turns, another one first in each round, and takes the median of each one's rounds. Before its first
 * turn a server is asked for a while without counting, by sixteen clients in any scenario, so that it has met the query.
 */
export async function measure(
  { name: _, requests, servers: __, latency: ___, ...scenario }: Scenario,
  contestants: readonly Contestant[],
  { upstream, client }: { readonly upstream: Running; readonly client: ChildProcess },
  { seconds, rounds }: Effort,
): Promise<ReadonlyMap<string, Figures>> {
  const jobFor = ({ kind, running }: Contestant, seed: number, duration = seconds): Job => ({
    ...scenario,
    ...(requests === undefined ? { milliseconds: duration * 1000 } : { requests }),
    plain: kind.plain,
    port: running.port,
    seed,
  });
  const figures = new Map<string, Figures[]>(contestants.map(({ name }) => [name, []]));
  if (requests === undefined)
    for (const contestant of contestants) {
      const job = jobFor(contestant, 0, Math.min(seconds, warmUp.seconds));
      await ask(client, { ...job, connections: warmUp.connections });
    }
  for (let round = 1; round <= (requests === undefined ? rounds : 1); round++) {
    const first = round % contestants.length;
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      const calls = await callsSoFar(upstream);
      const processor = contestant.running.processor();
      const tally = await ask(client, jobFor(contestant, round));
      figures.get(contestant.name)?.push({
        requestsPerSecond: tally.requests / tally.seconds,
        processor: (contestant.running.processor() - processor) / tally.requests,
        calls: ((await callsSoFar(upstream)) - calls) / tally.requests,
        median: tally.median,
        p99: tally.p99,
      });
    }
  }
  return new Map([...figures].map(([name, of]) => [name, medianOf(of)]));
}
