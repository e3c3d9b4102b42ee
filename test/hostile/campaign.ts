import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTarget, type Target } from './client.ts';
import { type Campaign, sendFrames, sendGenerated } from './run.ts';

/** Bytes by which the memory may have grown. */
const mostGrown = 50 * 1024 * 1024;

let target: Target;

/** Holds a service of its own to its promises under generated requests and damaged frames; one such call a test file. */
export function hostileSuite({ documents, frames }: { readonly documents: Campaign; readonly frames: Campaign }): void {
  beforeAll(async () => {
    target = await startTarget();
  });
  afterAll(() => target.stop());

  test(`${documents.count} documents: no fault, no hang, nothing repeated`, async () => {
    // What is compiled and remembered once is not what grows.
    await sendGenerated(target, { count: 200, seed: documents.seed - 1 });
    const before = await target.heap();
    const { faults, outcomes } = await sendGenerated(target, documents);
    expect(faults).toEqual([]);
    expect(outcomes.ok).toBeGreaterThan(documents.count / 4);
    expect(outcomes.GRAPHQL_VALIDATION_FAILED).toBeGreaterThan(documents.count / 50);
    expect((await target.heap()) - before).toBeLessThan(mostGrown);
  });

  test(`${frames.count} damaged frames: no fault, no socket held`, async () => {
    const before = await target.heap();
    expect(await sendFrames(target, frames)).toEqual([]);
    expect((await target.heap()) - before).toBeLessThan(mostGrown);
    expect((await fetch(new URL('health/live', target.url))).status).toBe(200);
  });
}
