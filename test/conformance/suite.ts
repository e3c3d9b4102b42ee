import { describe } from '@jest/globals';
import { batching } from './batching.ts';
import { capabilities } from './capabilities.ts';
import { faults } from './faults.ts';
import { lookup } from './lookup.ts';
import { paging } from './paging.ts';
import type { Traits } from './traits.ts';
import { words } from './words.ts';
import { writes } from './writes.ts';

/** What every adapter promises, asked through the front door of the whole service. What a vendor does otherwise is a trait. */
export function conformance(traits: Traits): void {
  describe(`the ${traits.vendor} adapter`, () => {
    for (const part of [lookup, batching, words, writes, faults, paging, capabilities]) part(traits);
  });
}
