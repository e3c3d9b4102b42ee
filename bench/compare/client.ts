import { performance } from 'node:perf_hooks';
import { median, quantile } from '../figures.ts';
import { type Connection, openConnection, requestOf } from './connection.ts';
import { type QueryName, questionsOf } from './queries.ts';
import { seeded } from './random.ts';
import { worldOf } from './world.ts';

/**
 * The client, a process of its own: is sent a Job, asks over kept-alive connections for a while or a number of times, and sends
 * back a Tally.
 */
export interface Job {
  readonly port: number;
  /** A plain server has an address a query and takes the variables; the others speak GraphQL at `/graphql`. */
  readonly plain: boolean;
  readonly query: QueryName;
  /** Of the upstream. */
  readonly agents: number;
  /** Whether everybody asks the same, as a wall of dashboards does. */
  readonly identical: boolean;
  readonly connections: number;
  /** Ends after so many milliseconds, or after so many requests. */
  readonly milliseconds?: number;
  readonly requests?: number;
  /** Decides the order of the questions. */
  readonly seed: number;
}

export interface Tally {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds from the request to the end of its answer. */
  readonly median: number;
  readonly p99: number;
}

function requestsOf({ port, plain, query, agents, identical }: Job): readonly Buffer[] {
  const questions = questionsOf(query, worldOf(agents));
  return (identical ? questions.slice(0, 1) : questions).map((question) =>
    plain
      ? requestOf(port, `/${query}`, JSON.stringify(question.variables))
      : requestOf(port, '/graphql', JSON.stringify(question)),
  );
}

async function tallied(job: Job): Promise<Tally> {
  const requests = requestsOf(job);
  const random = seeded(job.seed);
  const connections = await Promise.all(Array.from({ length: job.connections }, () => openConnection(job.port)));
  const latencies: number[] = [];
  let left = job.requests ?? Number.POSITIVE_INFINITY;
  const begun = performance.now();
  const end = begun + (job.milliseconds ?? Number.POSITIVE_INFINITY);

  const askOn = async (connection: Connection): Promise<void> => {
    for (let sent = performance.now(); sent < end && left > 0; sent = performance.now()) {
      left -= 1;
      const request = requests[Math.floor(random() * requests.length)];
      if (request === undefined) throw new Error('There is nothing to ask.');
      await connection.ask(request);
      latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(connections.map(askOn));
  const seconds = (performance.now() - begun) / 1000;
  for (const connection of connections) connection.close();

  return { requests: latencies.length, seconds, median: median(latencies), p99: quantile(latencies, 0.99) };
}

process.on('message', (job: Job) => {
  tallied(job).then(
    (tally) => process.send?.({ tally }),
    (error: Error) => process.send?.({ failure: error.message }),
  );
});
