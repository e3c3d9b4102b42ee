import { isDeepStrictEqual } from 'node:util';
import { isObject } from './body.ts';
import type { Failure, Judged } from './judge.ts';
import type { Node, Saying, Shows } from './question.ts';

/** What is right about an answer to a question that changes nothing. */
export function judgeRead(one: Judged, saying: Saying, failures: readonly Failure[]): readonly string[] {
  const { shows } = one.question;
  const isTold = saying === 'told' || saying === 'none';
  return [
    ...(saying === 'refused' && failures.length === 0 ? ['nobody is told that the answer cannot be used'] : []),
    ...(isTold && failures.length > 0 ? [`an answer that can be used is an error: ${failures[0]?.code}`] : []),
    ...(shows.how === 'rows' && saying !== 'none' && failures.length === 0 ? intactRows(one, shows) : []),
    ...(shows.how === 'each' ? others(one, shows) : []),
    ...(isTold && failures.length === 0 ? spilled(one) : []),
  ];
}

/** Whether two values are the same but for moments and lengths of time that lie no farther apart than has passed. */
function isSame(before: unknown, after: unknown, moved: number): boolean {
  if (moved === 0) return isDeepStrictEqual(before, after);
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return before === after || Math.abs(timeOf(before) - timeOf(after)) <= moved;
  const keys = Object.keys(before);
  return (
    isDeepStrictEqual(keys, Object.keys(after)) &&
    keys.every((key) => isSame(Reflect.get(before, key), Reflect.get(after, key), moved))
  );
}

const timeOf = (value: unknown): number => {
  if (typeof value === 'number') return value;
  return /^\d{4}-\d\d-\d\dT/.test(String(value)) ? Date.parse(String(value)) : Number.NaN;
};

const difference = (before: unknown, after: unknown): string =>
  `${JSON.stringify(before)} became ${JSON.stringify(after)}`;

/** Rows that are as they were are shown as they were and in the order that they had, and nothing is shown twice. */
function intactRows(one: Judged, shows: Extract<Shows, { how: 'rows' }>): readonly string[] {
  const { dialect, exchange, whole, damaged, expected, actual, moved } = one;
  const before = dialect.rowsIn(whole, exchange.asked, shows.type);
  const after = dialect.rowsIn(damaged.told, exchange.asked, shows.type);
  const isIntact = (id: string): boolean => {
    const now = after.get(id) ?? [];
    return now.length > 0 && now.every((row) => isDeepStrictEqual(row, before.get(id)?.[0]));
  };
  const nodes = shows.nodes(actual.data).filter((node) => node !== null);
  const byId = new Map(nodes.map((node) => [shows.id(node), node]));
  const kept = shows.nodes(expected.data).filter((node) => isIntact(String(shows.id(node))));
  const ids = kept.map((node) => shows.id(node));
  const ordered = (given: Iterable<unknown>): string => [...given].filter((id) => ids.includes(id)).join();
  const isTurned = ordered(before.keys()) !== ordered(after.keys());
  return [
    ...(byId.size < nodes.length ? ['something is shown twice'] : []),
    ...kept.flatMap((node) => {
      const now = byId.get(shows.id(node));
      if (now === undefined) return [`an intact row is gone: ${shows.id(node)}`];
      return isSame(node, now, moved) ? [] : [`an intact row is shown otherwise: ${difference(node, now)}`];
    }),
    ...(isTurned || ids.join() === ordered(byId.keys()) ? [] : ['intact rows have another order']),
  ];
}

/** Only the node that the damaged answer is about may be shown otherwise, and never as another thing. */
function others(one: Judged, shows: Extract<Shows, { how: 'each' }>): readonly string[] {
  const { exchange, expected, actual, moved } = one;
  const subject = shows.subject(exchange.asked);
  const now = shows.nodes(actual.data);
  return shows.nodes(expected.data).flatMap((node, at) => {
    const shown = now[at] ?? null;
    if (subject === null || node?.id === subject)
      return shown === null || shown.id === node?.id ? [] : [`it is shown as another: ${shown.id}`];
    return isSame(node, shown, moved) ? [] : [`another one is shown otherwise: ${difference(node, shown)}`];
  });
}

/** What stands at each place of a value, by the way to it. */
function leavesOf(value: unknown, place = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[place, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${place}/${key}`));
}

/** One odd field costs what it tells, and not the rest: most of what is shown of its row stays. */
function spilled(one: Judged): readonly string[] {
  const { dialect, question, expected, actual, moved } = one;
  const { shows } = question;
  const touched = touchedRow(one);
  if (shows.how === 'change' || touched === null || dialect.deciding.has(touched.key)) return [];
  const nodes = shows.nodes(expected.data);
  const isIt = (node: Node): boolean =>
    shows.how === 'rows' ? shows.id(node) === touched.id : (shows.subject(one.exchange.asked) ?? node?.id) === node?.id;
  const at = nodes.findIndex(isIt);
  const before = nodes[at];
  if (before === undefined) return [];
  const after = shows.how === 'rows' ? shows.nodes(actual.data).find(isIt) : shows.nodes(actual.data)[at];
  const told = new Map(leavesOf(after ?? null));
  const leaves = leavesOf(before);
  const lost = leaves.filter(([place, value]) => !isSame(value, told.get(place), moved));
  return lost.length * 2 > leaves.length ? [`${touched.key} costs ${lost.map(([place]) => place)}`] : [];
}

/** The one row of which just one plain property is another now. */
function touchedRow({ dialect, exchange, whole, damaged, question }: Judged): { id: string; key: string } | null {
  const type = question.shows.how === 'rows' ? question.shows.type : 'Agent';
  const before = dialect.rowsIn(whole, exchange.asked, type);
  const after = dialect.rowsIn(damaged.told, exchange.asked, type);
  if ([...before.keys()].join() !== [...after.keys()].join()) return null;
  const touched = [...before].flatMap(([id, [row]]) => {
    const [now] = after.get(id) ?? [];
    if (!isObject(row) || !isObject(now)) return [];
    const keys = [...new Set([...Object.keys(row), ...Object.keys(now)])];
    return keys.flatMap((key) => (isDeepStrictEqual(row[key], now[key]) ? [] : [{ id, key, was: row[key] }]));
  });
  const [one, ...others] = touched;
  return one === undefined || others.length > 0 || typeof one.was === 'object' ? null : one;
}
