import { parseDuration } from './duration.ts';
import type { Finding, Segment } from './problem.ts';

/** Something the interface promises and this version does not do. Delete the rule with the work that does it. */
interface Rule {
  /** Where it is configured; `*` is every entry of a list. */
  readonly at: readonly string[];
  /** Which values ask for it; every one when left out. Other values name what is in effect and go on or, with `drop`, away. */
  readonly refuses?: (value: unknown) => boolean;
  /** Whether the schema does not know the key, so that a value that is in effect has to be taken out. */
  readonly drop?: boolean;
  /** How many segments of the path lead to what needs no other check then; the whole path when left out. */
  readonly covers?: number;
  readonly message: string;
}

const rules: readonly Rule[] = [
  {
    at: ['sources', '*', 'staleIfError'],
    refuses: (value) => typeof value !== 'string' || parseDuration(value) !== 0,
    drop: true,
    message: 'old answers in the place of errors are not in this version yet; remove this key or write 0s.',
  },
];

/** What of a configuration this version does not do. */
export interface NotYet {
  readonly findings: readonly Finding[];
  /** Places where nothing else needs to be said. */
  readonly covered: readonly (readonly Segment[])[];
}

/** Finds what this version does not do, and takes out of the tree, in place, what names only what is in effect anyway. */
export function findNotYet(tree: unknown): NotYet {
  const findings: Finding[] = [];
  const covered: (readonly Segment[])[] = [];
  for (const rule of rules) {
    for (const { path, value } of valuesAt(tree, rule.at)) {
      if (rule.refuses?.(value) ?? true) {
        findings.push({ path, message: rule.message });
        covered.push(path.slice(0, rule.covers ?? path.length));
      } else if (rule.drop === true) takeOut(tree, path);
    }
  }
  return { findings, covered };
}

interface Place {
  readonly path: readonly Segment[];
  readonly value: unknown;
}

function valuesAt(tree: unknown, at: readonly string[], path: readonly Segment[] = []): readonly Place[] {
  const [first, ...rest] = at;
  if (first === undefined) return [{ path, value: tree }];
  if (first === '*') return Array.isArray(tree) ? tree.flatMap((item, i) => valuesAt(item, rest, [...path, i])) : [];
  const present = isMapping(tree) && Object.hasOwn(tree, first);
  return present ? valuesAt(tree[first], rest, [...path, first]) : [];
}

/** Removes a key, and the mapping around it when nothing else is in that. */
function takeOut(tree: unknown, path: readonly Segment[]): void {
  const around = path.slice(0, -1);
  const last = path.at(-1);
  const parent = around.reduce<unknown>((value, segment) => (isMapping(value) ? value[segment] : undefined), tree);
  if (last === undefined || !isMapping(parent)) return;
  delete parent[last];
  if (Object.keys(parent).length === 0) takeOut(tree, around);
}

function isMapping(value: unknown): value is Record<Segment, unknown> {
  return typeof value === 'object' && value !== null;
}
