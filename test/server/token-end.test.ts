import { expect, test } from '@jest/globals';
import { whenEnded } from '../../src/server/token-end.ts';
import { ManualClock } from '../kit/manual-clock.ts';

/** Hears of the end of a token that lasts for so many milliseconds from now. */
function hearing(clock: ManualClock, lasts: number | null) {
  const heard: number[] = [];
  const cancel = whenEnded(clock, { endsAt: lasts === null ? null : clock.now() + lasts }, () =>
    heard.push(clock.now()),
  );
  return { heard, cancel };
}

const day = 86_400_000;

test('the end of a token may be further away than a timer can wait', () => {
  const clock = new ManualClock();
  const delays: number[] = [];
  const after = clock.after.bind(clock);
  clock.after = (delay, wake) => {
    delays.push(delay);
    return after(delay, wake);
  };
  const { heard } = hearing(clock, 400 * day);
  clock.advance(400 * day - 1);
  expect(heard).toEqual([]);
  clock.advance(1);
  expect(heard).toEqual([clock.now()]);
  // A timer of 2^31 milliseconds or more goes off at once.
  expect(Math.max(...delays)).toBeLessThan(2 ** 31);
  expect(clock.pending).toBe(0);
});

test('a clock that is put right is heeded', () => {
  const clock = new ManualClock();
  const { heard } = hearing(clock, 2 * day);
  clock.set(2 * day);
  clock.advance(3_600_000);
  expect(heard).toHaveLength(1);
});

test('what is taken back is not told, and what never ends takes no wake-up', () => {
  const clock = new ManualClock();
  const { heard, cancel } = hearing(clock, day);
  clock.advance(day / 2);
  cancel();
  hearing(clock, null);
  expect(clock.pending).toBe(0);
  clock.advance(day);
  expect(heard).toEqual([]);
});

test('what has ended already is told at once', () => {
  const clock = new ManualClock();
  const { heard } = hearing(clock, -day);
  clock.advance(0);
  expect(heard).toHaveLength(1);
});
