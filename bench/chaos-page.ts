import { type Cell, type Kind, kinds, type Outcome } from '../test/chaos/cell.ts';
import { deadline, interval, vendors } from '../test/chaos/stage.ts';
import { table } from './markdown.ts';

/** A cell with what came of it. */
export interface Tried {
  readonly cell: Cell;
  readonly kind: Kind;
  readonly outcome: Outcome;
}

/** How a cell writes what was told. */
const signs: Readonly<Record<string, string>> = {
  VENDOR_TIMEOUT: 'T',
  VENDOR_UNAVAILABLE: 'U',
  VENDOR_RATE_LIMITED: 'L',
  VENDOR_BAD_RESPONSE: 'B',
  VENDOR_REJECTED: 'R',
  OUTCOME_UNKNOWN: '?',
  DOWN: '↓',
  DEGRADED: '~',
};

const most = (numbers: readonly number[]): number => Math.round(Math.max(0, ...numbers));

/** What all cells come to, a line each. */
export function summary(results: readonly Tried[], left: number): readonly string[] {
  const outcomes = results.map(({ outcome }) => outcome);
  const late = outcomes.map(({ took, deadline: by }) => took - by);
  return [
    `- cells: ${outcomes.length}, of which not as they have to be: ${outcomes.filter(({ breaches }) => breaches.length > 0).length}`,
    `- latest answer after its deadline: ${most(late)} ms (may be 250)`,
    `- longest healing after a fault's end: ${(most(outcomes.map(({ healed }) => healed)) / 1000).toFixed(1)} s (may be 20)`,
    `- changes that a vendor got more often than it may: ${outcomes.reduce((sum, { repeated }) => sum + repeated, 0)}`,
    `- rejections that nobody caught, listeners, timers and sockets left over: ${left}`,
  ];
}

function cellOf(results: readonly Tried[], name: string, vendor: string, kind: Kind): string {
  const one = results.find(({ cell, kind: own }) => cell.fault.name === name && cell.vendor === vendor && own === kind);
  if (one === undefined) return '';
  const { told, took, breaches } = one.outcome;
  const sign = told.length === 0 ? '✓' : told.map((code) => signs[code] ?? code).join('');
  return `${breaches.length > 0 ? '**!** ' : ''}${sign} ${Math.round(took)}`;
}

/** The page of the table. */
export function page(results: readonly Tried[], left: number): string {
  const columns = vendors.flatMap((vendor) => kinds.map((kind) => ({ vendor, kind })));
  const names = [...new Set(results.map(({ cell }) => cell.fault.name))];
  const healedOf = (name: string): string =>
    (most(results.flatMap(({ cell, outcome }) => (cell.fault.name === name ? [outcome.healed] : []))) / 1000).toFixed(
      1,
    );
  const head = ['the vendor', ...columns.map(({ vendor, kind }) => `${vendor} ${kind}`), 'healed'];
  const rows = names.map((name) => [
    name,
    ...columns.map(({ vendor, kind }) => cellOf(results, name, vendor, kind)),
    healedOf(name),
  ]);
  return `# When vendors fail

Made by \`npx node bench/chaos.ts --write\`, in real time, through a TCP proxy of our own between the gateway and simulated vendors. The same
cells run in \`npm test\`, where time is moved (\`test/chaos\`). A source may take ${deadline} ms here; what is followed is looked at every ${interval} ms.

${summary(results, left).join('\n')}

Each fault lasts while something is asked for: a \`query\` of one agent at each vendor, a \`batch\` of all agents by list and by ids, a \`mutation\`
(every change of the vendor, each with one at another vendor behind it), a \`poll\` (a subscription to all agents' states). In a cell stands what was told of the
vendor that fails, and the milliseconds until the answer, or until the last of the other vendors' events. That what was told of a change is true is checked
at the vendor. In every cell the other vendors' data is right.

✓ all is right · T VENDOR_TIMEOUT · U VENDOR_UNAVAILABLE · L VENDOR_RATE_LIMITED · B VENDOR_BAD_RESPONSE · ? OUTCOME_UNKNOWN ·
↓ the source's health is DOWN · ~ it is DEGRADED. In the last column stand the seconds in which the slowest of the row was healed.

${table(head, rows, { figures: true })}
`;
}
