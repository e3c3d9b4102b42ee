import type { Answer } from '../../kit/gateway.ts';
import type { Selected } from './document.ts';

/** What an answer got wrong, and which fields were tried. */
export interface Verdict {
  readonly wrong: readonly string[];
  readonly tried: ReadonlySet<string>;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Compares an answer with what the table says of each field in it: a closed field has nothing but FORBIDDEN in its place, an
 * open one anything else, and FORBIDDEN stands nowhere besides.
 */
export function judge({ data, errors = [] }: Answer, selected: readonly Selected[]): Verdict {
  const closed = new Set(
    errors.filter(({ extensions }) => extensions.code === 'FORBIDDEN').map(({ path = [] }) => path.join('.')),
  );
  const wrong: string[] = [];
  const tried = new Set<string>();

  function look(
    parent: Readonly<Record<string, unknown>>,
    fields: readonly Selected[],
    place: readonly unknown[],
  ): void {
    for (const { coordinate, isOpen, key, below } of fields) {
      const at = [...place, key];
      tried.add(coordinate);
      const isClosed = closed.delete(at.join('.'));
      if (isOpen && isClosed) wrong.push(`${coordinate} is closed at ${at.join('.')}`);
      if (!isOpen && !isClosed) wrong.push(`${coordinate} is open at ${at.join('.')}`);
      if (!isOpen && parent[key] !== null) wrong.push(`${coordinate} tells ${JSON.stringify(parent[key])}`);
      visit(parent[key], below, at);
    }
  }
  function visit(value: unknown, below: Selected['below'], place: readonly unknown[]): void {
    if (Array.isArray(value)) for (const [index, one] of value.entries()) visit(one, below, [...place, index]);
    else if (isObject(value)) look(value, below.get(String(value.__typename)) ?? [], place);
  }

  if (isObject(data)) look(data, selected, []);
  else wrong.push(`there is no data: ${JSON.stringify(errors.slice(0, 3))}`);
  for (const place of closed) wrong.push(`FORBIDDEN stands at ${place}`);
  for (const { message, extensions } of errors)
    if (extensions.code !== 'FORBIDDEN') wrong.push(`${extensions.code}: ${message}`);
  return { wrong, tried };
}
