import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';

/** What build.ts leaves behind about a build; the routes serve what it lists and nothing else. */
export interface Manifest {
  /** Fingerprint of what the build was made from; null when it could not be taken. */
  readonly digest: string | null;
  /** The npm packages whose code went in. */
  readonly packages: readonly string[];
  /** Names of the files that the page loads. */
  readonly assets: readonly string[];
}

/** Where a build goes unless told otherwise. */
export const builtFolder = join(packageRoot, 'dist/graphiql');

/** File name of the manifest in the folder of a build. */
export const manifestName = 'manifest.json';

/** File name of the page itself. */
export const pageName = 'index.html';

/** Endings of the compressed files beside each plain one. */
export const extensions = { br: '.br', gzip: '.gz' } as const;

/** Reads the manifest of a build; undefined when there is no finished build in the folder. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    // Written by pack.ts of this very package, never by hand.
    return JSON.parse(await readFile(join(folder, manifestName), 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}
