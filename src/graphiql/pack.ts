import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Bundle, PageFile } from './bundle.ts';
import { extensions, type Manifest, manifestName, pageName } from './manifest.ts';

/** How many bytes a build takes as it is and compressed. */
export interface Sizes {
  readonly identity: number;
  readonly gzip: number;
  readonly br: number;
}

/** Fonts are compressed already: below a tenth saved, a file is kept plain only. */
const worthwhile = 0.9;

/** One step below the highest quality: half the time for two percent more bytes. */
const brotliQuality = 10;

/**
 * Writes a bundle into a folder, emptied before: each file plain and, where it pays, as `.br` and `.gz` beside it.
 * The manifest comes last, so that a folder with a manifest is complete.
 */
export async function pack(bundle: Bundle, folder: string, digest: string | undefined): Promise<Sizes> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const page: PageFile = { name: pageName, contents: Buffer.from(bundle.page) };
  // Two builds can make the same file, such as a font that both use.
  const files = [...new Map([page, ...bundle.files].map((file) => [file.name, file])).values()];
  const sizes = await Promise.all(files.map((file) => writeCompressed(file, folder)));
  const manifest: Manifest = {
    digest: digest ?? null,
    packages: bundle.packages,
    assets: files.map(({ name }) => name).filter((name) => name !== pageName),
  };
  await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
  return sizes.reduce((sum, size) => ({
    identity: sum.identity + size.identity,
    gzip: sum.gzip + size.gzip,
    br: sum.br + size.br,
  }));
}

async function writeCompressed({ name, contents }: PageFile, folder: string): Promise<Sizes> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
    [constants.BROTLI_PARAM_SIZE_HINT]: contents.length,
  };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(contents, { params }),
    promisify(gzip)(contents, { level: 9 }),
  ]);
  const path = join(folder, name);
  await writeFile(path, contents);
  const keep = async (compressed: Buffer, extension: string): Promise<number> => {
    if (compressed.length > contents.length * worthwhile) return contents.length;
    await writeFile(path + extension, compressed);
    return compressed.length;
  };
  return { identity: contents.length, gzip: await keep(gz, extensions.gzip), br: await keep(br, extensions.br) };
}
