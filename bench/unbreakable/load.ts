import { setTimeout as pause } from 'node:timers/promises';

/**
 * Begins something so many times a second, whatever becomes of what was begun before, as many clients do that know nothing of
 * each other. Resolves when all of it is done.
 * @param isOver asked before each.
 */
export async function steadily(perSecond: number, isOver: () => boolean, begin: () => Promise<void>): Promise<void> {
  const started = performance.now();
  const all = new Set<Promise<void>>();
  for (let count = 0; !isOver(); ) {
    for (; count < ((performance.now() - started) / 1000) * perSecond; count += 1) {
      const one = begin().finally(() => all.delete(one));
      all.add(one);
    }
    await pause(4);
  }
  await Promise.all(all);
}
