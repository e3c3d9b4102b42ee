import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Encoding } from './encoding.ts';
import { extensions, pageName, readManifest } from './manifest.ts';

/** A file in memory, ready to be sent. */
export interface Asset {
  /** Content type with charset where it is text. */
  readonly type: string;
  /** A weak entity tag: the same for every content coding of the file. */
  readonly etag: string;
  readonly bodies: { readonly identity: Buffer } & { readonly [encoding in Encoding]?: Buffer };
}

/** A whole build in memory. */
export interface Assets {
  readonly page: Asset;
  /** The files that the page loads, by name. */
  readonly files: ReadonlyMap<string, Asset>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * Loads a build; undefined when the folder holds none.
 *
 * @throws Error of the file system when a file that the manifest names is missing.
 */
export async function loadAssets(folder: string): Promise<Assets | undefined> {
  const manifest = await readManifest(folder);
  if (manifest === undefined) return undefined;
  const entries = manifest.assets.map(async (name) => [name, await loadAsset(folder, name)] as const);
  return { page: await loadAsset(folder, pageName), files: new Map(await Promise.all(entries)) };
}

async function loadAsset(folder: string, name: string): Promise<Asset> {
  const path = join(folder, name);
  const [identity, br, gzip] = await Promise.all([
    readFile(path),
    readIfThere(path + extensions.br),
    readIfThere(path + extensions.gzip),
  ]);
  return {
    type: types[extname(name)] ?? 'application/octet-stream',
    etag: `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    bodies: { identity, ...(br && { br }), ...(gzip && { gzip }) },
  };
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}
