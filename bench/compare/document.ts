import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { table, today } from '../markdown.ts';
import type { Bar } from './bars.ts';
import { peersFolder } from './install-peers.ts';
import { kinds, queryNames } from './queries.ts';
import { growth, layout, type Result, section } from './report.ts';

/** The report as it is kept under docs/. */

const file = join(import.meta.dirname, '../../docs/bench.md');

/** Exact versions of the packages that a package.json names. */
function dependencies(folder: string): Readonly<Record<string, string>> {
  const { dependencies: named } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return named;
}

function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${first?.model.trim()}), ${memory} GiB, Linux ${release()}, Node ${process.version}, ${today()}`;
}

const introduction = `# Beside others

Trunkline and other servers answer the same three queries over the same simulated vendors, in one run, taking turns. Made by
[bench/compare](../bench/compare/run.ts); nothing here is written by hand.

- **Direct** is a server without GraphQL, written by hand: one address a query, the fewest vendor calls, at the same time wherever their ids are known, by a
  bare keep-alive client with 256 sockets. It keeps nothing and shares nothing.
- **Trunkline** is started as users start it, with nothing set but where its vendors are; a second one has \`cacheFor: 0s\`.
- **Apollo Server on Express, mercurius with graphql-jit, graphql-yoga** share one schema with resolvers, dataloaders and got, and so make as few calls. **GraphQL
  Mesh** composes the vendors' REST APIs, and Hive Gateway serves that, with resolvers over its SDK for Trunkline's shape. All with their defaults, with
  \`NODE_ENV=production\`.
- The **vendors** are one process with rows rendered beforehand: Sinch RMI's agents, contacts and queue statuses, with the fields of its page, and TENIOS's agent
  state. Twelve queues, three of them an agent; of twenty agents eleven have contacts, four of them two.
- The **client** is a process of its own, on kept-alive connections, that varies the variables in a fixed order. Every server, the vendors and the client share the machine's cores,
  unpinned; so a server that makes many calls also pays for the vendors' time.
- Each figure is the median over the rounds. **CPU** is the server process's own, the system's share included, a request; **calls** are vendor calls a request.
  Before anything is measured, answers of all are compared; a difference ends the run.`;

const barTable = (bars: readonly Bar[]): string =>
  table(
    ['bar', 'limit', 'reached', 'met'],
    bars.map(({ name, limit, reached, met }) => [name, limit, reached, met ? 'yes' : '**no**']),
    layout,
  );

/** Writes docs/bench.md. */
export function writeDocument(command: string, results: readonly Result[], bars: readonly Bar[]): void {
  const versions = Object.entries(dependencies(peersFolder)).map(([name, version]) => `${name} ${version}`);
  const texts = queryNames.map((name) => kinds[name].text.replaceAll(/\n\s*/g, ' '));
  const parts = [
    introduction,
    `\`\`\`sh\n${command}\n\`\`\``,
    `Machine: ${machine()}.\n\nPeers: ${versions.join(', ')}.`,
    `\`\`\`graphql\n${texts.join('\n')}\n\`\`\``,
    '## Bars',
    barTable(bars),
    '## Figures',
    ...results.map(section),
    growth(results),
  ];
  writeFileSync(file, `${parts.filter((part) => part !== '').join('\n\n')}\n`);
}
