import { expect, test } from '@jest/globals';
import type { VendorName } from '../../src/sandbox/centre/types.ts';
import { kinds } from './cell.ts';
import { faults } from './faults.ts';
import { mindLeftovers } from './leftovers.ts';
import { tryCell } from './run.ts';
import { openStage, wrongIn } from './stage.ts';

/** Milliseconds after which a circuit remembers no failure, and has let a trial through. */
const calm = 15_000;

/** Every fault at a vendor, while each kind of thing is asked for; in a time that is moved. `bench/chaos.ts` does it in life. */
export function chaos(vendor: VendorName): void {
  test.each(faults)(`${vendor} $name`, async (fault) => {
    const leftovers = await mindLeftovers();
    const stage = await openStage({ isReal: false });
    const breaches: Record<string, readonly string[]> = {};
    for (const kind of kinds) {
      // Not after the last one: what nobody waits for any more must be gone at once.
      if (kind !== kinds[0]) await stage.time.pass(calm);
      breaches[kind] = (await tryCell(stage, { fault, vendor }, kind)).breaches;
    }
    const wrong = wrongIn(stage);
    const timers = await stage.close();
    expect({ ...breaches, wrong, timers, leftovers: await leftovers() }).toEqual({
      ...Object.fromEntries(kinds.map((kind) => [kind, []])),
      wrong: [],
      timers: 0,
      leftovers: [],
    });
  });
}
