import { accessSync, appendFileSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect } from '@jest/globals';

/** Programs that some tests need and not every machine has, by the names they go by. */
const programs = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  'redis-server': ['redis-server'],
} as const;

/** A program that a group of tests may need. */
export type Need = keyof typeof programs;

/**
 * `describe` for a group of tests that needs a program, or `describe.skip` where it is not installed. What is left out is
 * appended, a line a group, to the file that TRUNKLINE_LEFT_OUT names, so that a run can say what it did not check.
 */
export function needs(what: Need): typeof describe.skip {
  if (pathOf(what) !== undefined) return describe;
  const file = process.env.TRUNKLINE_LEFT_OUT;
  const line = `${expect.getState().testPath}: left out, because ${what} is not installed (apt-get install ${what})\n`;
  if (file !== undefined) appendFileSync(file, line);
  return describe.skip;
}

/** Where the program is on this machine; undefined when it is not installed. */
export function pathOf(what: Need): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => programs[what].map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
