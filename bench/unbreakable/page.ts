import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { table, today } from '../markdown.ts';

const page = new URL('../../docs/soak.md', import.meta.url);

/** Says what a bench found, and puts it into its place in docs/soak.md where that is wanted. */
export function report(place: 'soak' | 'hanging' | 'kill', lines: readonly string[], write: boolean): void {
  const text = lines.join('\n');
  process.stdout.write(`${text}\n`);
  if (!write) return;
  const [begin, end] = [`<!-- ${place} -->`, `<!-- /${place} -->`];
  const [before, , after] = readFileSync(page, 'utf8').split(new RegExp(`${begin}|${end}`));
  if (before === undefined || after === undefined) throw new Error(`docs/soak.md has no place for ${place}.`);
  const command = ['npx node', `bench/${place}.ts`, ...process.argv.slice(2)].join(' ');
  const made = `Made by \`${command}\` on Node ${process.versions.node} with ${availableParallelism()} processors, ${today()}.`;
  writeFileSync(page, `${before}${begin}\n${made}\n\n${text}\n${end}${after}`);
}

/** A row of checks: what was counted, and whether it is as it must be. */
export interface Check {
  readonly what: string;
  readonly found: string | number;
  readonly bar: string;
  readonly holds: boolean;
}

/** A check that something never happened. */
export const never = (what: string, count: number): Check => ({ what, found: count, bar: '0', holds: count === 0 });

/** Checks as a table. The process ends with 1 where one does not hold. */
export function checked(checks: readonly Check[]): string {
  if (checks.some(({ holds }) => !holds)) process.exitCode = 1;
  return table(
    ['', 'found', 'bar', ''],
    checks.map(({ what, found, bar, holds }) => [what, found, bar, holds ? 'holds' : '**missed**']),
  );
}
