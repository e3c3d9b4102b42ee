import { systemClock } from '../src/ports/clock.ts';

interface Layout {
  /** All columns but the first hold figures, which stand at the right. */
  readonly figures?: boolean;
  /** Columns are in line before they are rendered too, for who reads them in a terminal. */
  readonly inLine?: boolean;
}

/** A table of Markdown, without a line end behind the last row. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  { figures = false, inLine = false }: Layout = {},
): string {
  const texts = [head, ...rows].map((cells) => cells.map(String));
  const widths = head.map((_, at) => (inLine ? Math.max(3, ...texts.map((cells) => cells[at]?.length ?? 0)) : 0));
  const isRight = (at: number): boolean => figures && at > 0;
  const padded = (cell: string, at: number, by = ' '): string =>
    isRight(at) ? cell.padStart(widths[at] ?? 0, by) : cell.padEnd(widths[at] ?? 0, by);
  const rule = head.map((_, at) => padded(isRight(at) ? '--:' : '---', at, '-'));
  const [first = [], ...others] = texts.map((cells) => cells.map((cell, at) => padded(cell, at)));
  return [first, rule, ...others].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The day, in UTC. */
export const today = (): string => new Date(systemClock.now()).toISOString().slice(0, 10);
