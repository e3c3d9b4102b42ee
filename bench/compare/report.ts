import { table } from '../markdown.ts';
import type { Figures } from './measure.ts';
import { kinds } from './queries.ts';
import { type Scenario, titles } from './scenarios.ts';
import { servers } from './servers.ts';

/** What came of a scenario, by the servers' names. */
export interface Result {
  readonly scenario: Scenario;
  readonly figures: ReadonlyMap<string, Figures>;
}

const shown = (value: number, digits: number): string => (Number.isFinite(value) ? value.toFixed(digits) : '–');
/** Of the comparison's tables. */
export const layout = { figures: true, inLine: true };
export const titleOf = (server: string): string => servers[server]?.title ?? server;

/** What one query came to, server by server. Where it was asked a number of times, only the calls mean something. */
export function section({ scenario, figures }: Result): string {
  const { name, query, agents, connections, requests } = scenario;
  const direct = figures.get('direct');
  const timed = (one: Figures): readonly string[] => [
    shown(one.requestsPerSecond, 0),
    shown(direct ? one.requestsPerSecond / direct.requestsPerSecond : Number.NaN, 2),
    shown(one.median, 2),
    shown(one.p99, 2),
    shown(one.processor, 0),
    shown(one.calls, 2),
  ];
  const head = ['server', 'requests/s', 'of direct', 'p50 ms', 'p99 ms', 'CPU µs', 'calls'];
  const clients = connections === 1 ? 'one connection' : `${connections} connections`;
  return [
    `### ${titles[name]}: ${query.toUpperCase()}, ${kinds[query].title}`,
    `${agents} agents, ${clients}`,
    requests === undefined
      ? table(
          head,
          [...figures].map(([server, one]) => [titleOf(server), ...timed(one)]),
          layout,
        )
      : table(
          ['server', 'calls'],
          [...figures].map(([server, one]) => [titleOf(server), shown(one.calls, 2)]),
          layout,
        ),
  ].join('\n\n');
}

/** How much processor time a request takes with ten times the agents; empty where one of the two was not measured. */
export function growth(results: readonly Result[]): string {
  const of = (name: string) => results.filter(({ scenario }) => scenario.name === name);
  const rows = of('growth').flatMap(({ scenario: { query }, figures }) => {
    const before = of('varying').find(({ scenario }) => scenario.query === query)?.figures;
    return [...figures].flatMap(([server, { processor }]) => {
      const few = before?.get(server)?.processor;
      if (few === undefined) return [];
      return [
        [`${query.toUpperCase()}, ${titleOf(server)}`, shown(few, 0), shown(processor, 0), shown(processor / few, 2)],
      ];
    });
  });
  return rows.length === 0
    ? ''
    : [
        '### How CPU grows with ten times the agents',
        table(['query and server', 'µs', 'µs at 10 x', 'factor'], rows, layout),
      ].join('\n\n');
}
