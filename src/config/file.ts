import { createReadStream } from 'node:fs';
import { formatOf, largestFile, tooLarge } from './document.ts';
import type { Environment } from './environment.ts';
import { type Loaded, loadConfig } from './load.ts';
import type { Problem } from './problem.ts';

/** Reads a configuration file: JSON when its name ends in `.json`, YAML otherwise. A file that cannot be read is a problem too. */
export async function readConfigFile(path: string, env: Environment): Promise<Loaded> {
  const bytes = await readSome(path);
  if ('problem' in bytes) return { problems: [bytes.problem] };
  if (bytes.content.length > largestFile) return { problems: [tooLarge] };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.content);
    return loadConfig(text, formatOf(path), env);
  } catch {
    return { problems: [{ path: '', message: `${path} is not UTF-8 text; save it as UTF-8.` }] };
  }
}

/** The file, or one byte more than may be: a device or pipe can go on for ever. */
async function readSome(path: string): Promise<{ content: Buffer } | { problem: Problem }> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of createReadStream(path, { end: largestFile })) chunks.push(chunk);
    return { content: Buffer.concat(chunks) };
  } catch (error) {
    return { problem: { path: '', message: `Cannot read ${path}: ${reason(error)}` } };
  }
}

function reason(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file; check the path.';
  if (code === 'EISDIR') return 'it is a folder; name the file in it.';
  if (code === 'EACCES') return 'this user may not read it; change its permissions.';
  return 'the system refused; check the path and the disk.';
}
