import { expect, test } from '@jest/globals';
import { RetryBudget } from '../../../src/http/policy/retry-budget.ts';
import { ManualClock } from '../../kit/manual-clock.ts';
import { change, failure, get, reached, rig } from '../kit.ts';

/** How many repeats it grants now. */
function granted(budget: RetryBudget): number {
  let count = 0;
  while (budget.take()) count += 1;
  return count;
}

function sent(budget: RetryBudget, requests: number): void {
  for (let at = 0; at < requests; at += 1) budget.first();
}

test('a fifth of what was sent in the last ten seconds may be sent again', () => {
  const clock = new ManualClock();
  const budget = new RetryBudget(clock);
  sent(budget, 50);
  clock.advance(5_000);
  sent(budget, 50);
  expect(granted(budget)).toBe(20);
  clock.advance(5_000);
  // The first fifty have grown old, the repeats have not.
  expect(granted(budget)).toBe(0);
  clock.advance(5_000);
  sent(budget, 100);
  expect(granted(budget)).toBe(20);
});

test('a few may be sent again by who sends little', () => {
  const clock = new ManualClock();
  const budget = new RetryBudget(clock);
  budget.first();
  expect(granted(budget)).toBe(4);
  sent(budget, 15);
  expect(granted(budget)).toBe(0);
  clock.advance(10_000);
  expect(granted(budget)).toBe(4);
});

test('what would be too much fails as it is, and is counted', async () => {
  const { http, clock, seen, counted } = await rig((response, { method }) =>
    response.writeHead(method === 'GET' ? 200 : 502).end(),
  );
  // So many that go well, that the circuit has no reason to open.
  for (let at = 0; at < 50; at += 1) await http.send(get());
  const failures = Array.from({ length: 20 }, () => failure(http.send(change('idempotent'))));
  await reached(() => seen.length === 70 && clock.pending === 28);
  clock.advance(400);
  const errors = await Promise.all(failures);
  expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['VENDOR_UNAVAILABLE']));
  expect(seen).toHaveLength(84);
  expect(counted.filter((line) => line === 'repeat:acme:sent')).toHaveLength(14);
  expect(counted.filter((line) => line === 'repeat:acme:over_budget')).toHaveLength(20);
});
