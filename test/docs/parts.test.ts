import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { read, root } from './readme.ts';

/** The part of the program that a file belongs to: a folder or file of src/ by its bare name, or a folder beside it. */
const partOf = (path: string): string => {
  const [top = '', name = ''] = path.split('/');
  return top === 'src' ? name.replace(/\.(ts|js)$/, '') : `${top}/`;
};

/** The parts that a file imports something of. */
function importedBy(path: string): string[] {
  const imports = read(path).matchAll(/(?:from |import |import\()'(\.[^']+)'/g);
  return [...imports].map(([, to = '']) => partOf(new URL(to, new URL(path, root)).href.slice(root.href.length)));
}

/** What each part knows of the others, by its imports. */
function known(): Map<string, Set<string>> {
  const parts = new Map<string, Set<string>>();
  for (const top of ['src', 'resolvers', 'schema'])
    for (const name of readdirSync(new URL(`${top}/`, root), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(tsx?|js|graphql)$/.test(name)) continue;
      const path = `${top}/${name}`;
      const others = parts.get(partOf(path)) ?? new Set();
      parts.set(partOf(path), others);
      for (const other of importedBy(path)) others.add(other);
    }
  return parts;
}

test('the table of docs/architecture.md has every part of the program, and what it knows of the others', () => {
  const told: Record<string, string> = {};
  const found: Record<string, string> = {};
  const parts = known();
  const [, table = ''] = read('docs/architecture.md').split('| part | what | knows |\n|---|---|---|\n');
  for (const [, names = '', , knows = ''] of table.matchAll(/^\|(.*?)\|(.*?)\|(.*?)\|$/gm)) {
    const row = [...names.matchAll(/`(.+?)`/g)].map(([, path = '']) => partOf(path));
    told[row.join()] = knows.trim();
    const others = new Set(row.flatMap((part) => [...(parts.get(part) ?? ['(there is no such part)'])]));
    for (const part of row) {
      others.delete(part);
      parts.delete(part);
    }
    found[row.join()] = [...others].sort().join(', ') || 'nothing';
  }
  expect(told).toEqual(found);
  expect([...parts.keys()]).toEqual([]);
});
