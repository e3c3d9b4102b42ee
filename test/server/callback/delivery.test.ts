import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Delivery } from '../../../src/server/callback/delivery.ts';
import type { Taken } from '../../../src/server/callback/router-line.ts';
import { ManualClock } from '../../kit/manual-clock.ts';

/** A delivery that has ended while a sign of life is out: both calls are to be answered by the test. */
async function ending() {
  const clock = new ManualClock();
  const check = Promise.withResolvers<Taken>();
  const complete = Promise.withResolvers<Taken>();
  const over: boolean[] = [];
  const delivery = new Delivery({
    line: { check: () => check.promise, next: async () => 'taken', complete: () => complete.promise },
    clock,
    heartbeat: 4_000,
    format: (failure) => ({ message: String(failure) }),
    stop: () => {},
    over: (isLost) => over.push(isLost),
  });
  clock.advance(4_000);
  delivery.ended();
  await turn();
  return { check, complete, over };
}

test('a router that is lost while it is told the end is lost once', async () => {
  const { check, complete, over } = await ending();
  check.resolve('refused');
  await turn();
  complete.resolve('unheard');
  await turn();
  expect(over).toEqual([true]);
});

test('a router that has heard the end is not lost, though it knows of no subscription any more', async () => {
  const { check, complete, over } = await ending();
  complete.resolve('taken');
  await turn();
  check.resolve('refused');
  await turn();
  expect(over).toEqual([false]);
});
