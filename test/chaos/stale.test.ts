import { expect, test } from '@jest/globals';
import { begin, faults } from './faults.ts';
import { openStage, vendors } from './stage.ts';

test.each(vendors)('%s: what was known is shown while it fails, and called stale', async (vendor) => {
  const stage = await openStage({ isReal: false, staleIfError: '30s' });
  const document = `{ agents(first: 500) { nodes { id state stale source { vendor } } failures { code } } }`;
  const rows = async () => (await stage.ask(document)).data.agents;
  const before = await rows();
  const shown = {
    ...before,
    nodes: before.nodes.map((row: { source: { vendor: string } }) => ({ ...row, stale: row.source.vendor === vendor })),
  };
  for (const fault of faults.filter(({ reads }) => reads !== null)) {
    const end = await begin(stage, vendor, fault);
    expect([fault.name, await rows()]).toEqual([fault.name, shown]);
    await end();
    // Less than what is known may be old; a circuit that was open lets a call through again.
    await stage.time.pass(10_000);
    await rows();
    await stage.time.pass(5_000);
    expect([fault.name, await rows()]).toEqual([fault.name, before]);
  }
  await stage.close();
});
