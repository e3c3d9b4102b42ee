import { expect, test } from '@jest/globals';
import { deepcall } from './deepcall.ts';
import { engage } from './engage.ts';
import { sinch } from './sinch.ts';
import { share, works } from './suite.ts';
import { tenios } from './tenios.ts';

test('ten thousand answers are damaged, of every operation that works a hundred at least', () => {
  const vendors = [tenios, deepcall, engage, sinch].map(({ vendor }) => vendor);
  expect(works.filter(({ vendor }) => !vendors.some((one) => one === vendor.toUpperCase()))).toEqual([]);
  expect(share).toBeGreaterThanOrEqual(100);
  expect(share * works.length).toBeGreaterThanOrEqual(10_000);
});
