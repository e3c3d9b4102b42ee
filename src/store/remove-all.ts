import type { StatementResultingChanges } from 'node:sqlite';
import type { Steps } from './steps.ts';

/** Rows that are removed together: more would hold up everything else. */
const atOnce = 1_000;

/** Removes rows, some at a time, each time in a step of its own. @param remove removes so many of them at most. */
export async function removeAll({ step }: Steps, remove: (most: number) => StatementResultingChanges): Promise<void> {
  while ((await step(() => remove(atOnce))).changes === atOnce);
}
