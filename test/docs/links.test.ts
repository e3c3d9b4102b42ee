import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { read, root } from './readme.ts';

const pages = [
  'README.md',
  ...readdirSync(new URL('docs/', root)).map((name) => `docs/${name}`),
  ...readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' }).map((name) => `src/${name}`),
].filter((path) => path.endsWith('.md'));

/** The anchor that a heading gets. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(' ', '-');
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

test.each(pages)('%s points to nothing that is not there', (page) => {
  const text = read(page);
  const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)].filter(([, link = '']) => {
    if (/^https?:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : new URL(path, new URL(page, root)).href.slice(root.href.length);
    if (!existsSync(new URL(target, root))) return true;
    return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});
