import { expect, test } from '@jest/globals';
import { healedAfter } from './cell.ts';
import { batch, query } from './read.ts';
import { openStage, vendors } from './stage.ts';

/** Milliseconds: the deadline of a source that says nothing of it. */
const usual = 10_000;

test.each(vendors)(
  '%s: connections that died while nobody used them cost one deadline together, not one each',
  async (vendor) => {
    const stage = await openStage({ isReal: false, timeout: `${usual}ms` });
    // Takes several connections, which are kept.
    await stage.ask(batch.document(stage));
    await stage.proxies[vendor].begin({ kind: 'half-open' });
    await stage.proxies[vendor].end();
    const healed = await healedAfter(stage, async () => !(await stage.ask(query.document(stage))).errors);
    await stage.close();
    expect(healed).toBeGreaterThanOrEqual(usual);
    expect(healed).toBeLessThan(usual + 500);
  },
);
