import { createHash } from 'node:crypto';

/** A Lua script, which Redis runs in one step. */
export interface Script {
  readonly text: string;
  /** The name by which Redis knows it once it has run. */
  readonly sha: string;
}

export const script = (...parts: readonly string[]): Script => {
  const text = parts.join('\n');
  return { text, sha: createHash('sha1').update(text).digest('hex') };
};
