import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/**
 * A digest of what a build depends on: the files of this folder by content, and the packages given by version. Contents are
 * compared rather than file times, because a fresh checkout renews every time.
 *
 * @returns undefined when one of the packages is not installed.
 */
export async function fingerprint(packages: readonly string[]): Promise<string | undefined> {
  const versions = await Promise.all(['esbuild', ...packages].map(versionOf));
  if (versions.includes(undefined)) return undefined;
  const hash = createHash('sha256').update(versions.join('\n'));
  const entries = await readdir(import.meta.dirname, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) {
    hash.update(`\n${path.slice(import.meta.dirname.length)}\n`).update(await readFile(path));
  }
  return hash.digest('hex');
}

async function versionOf(name: string): Promise<string | undefined> {
  try {
    const { version }: { version?: unknown } = JSON.parse(
      await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8'),
    );
    return `${name} ${version}`;
  } catch {
    return undefined;
  }
}
