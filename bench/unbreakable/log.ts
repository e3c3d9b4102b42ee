import type { Logged, WrapUpHappening } from '../../src/model/event.ts';
import type { Store } from '../../src/ports/store.ts';

/** Opens a store that no service holds, reads, and closes it. */
export async function reading<T>(open: () => Promise<Store>, read: (store: Store) => Promise<T>): Promise<T> {
  const store = await open();
  try {
    return await read(store);
  } finally {
    await store.close();
  }
}

/** All that was told of wrap-ups since a place. @throws {Error} where the log does not reach back so far */
export async function wholeLog({ log }: Store, beginning: string): Promise<readonly Logged<WrapUpHappening>[]> {
  const all: Logged<WrapUpHappening>[] = [];
  for (;;) {
    const next = await log.after('wrapUp', all.at(-1)?.id ?? beginning, 500);
    if (next === null) throw new Error('The log has lost its beginning.');
    if (next.length === 0) return all;
    all.push(...next);
  }
}
