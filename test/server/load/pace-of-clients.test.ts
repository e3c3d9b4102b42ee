import { describe, expect, test } from '@jest/globals';
import { createPaceOfClients } from '../../../src/server/load/pace-of-clients.ts';
import { ManualClock } from '../../kit/manual-clock.ts';

function rig(perSecond: number, burst: number) {
  const clock = new ManualClock();
  const pace = createPaceOfClients({ clock, perSecond, burst });
  /** How many of so many have room now. */
  const taken = (client: string, count: number) =>
    Array.from({ length: count }, () => pace(client)).filter((wait) => wait === 0).length;
  return { clock, pace, taken };
}

describe('the pace of a client', () => {
  test.each([
    [1, 1],
    [3, 10],
    [7, 7],
    [100, 100],
    [1_000_000, 5],
  ])('%i a second with bursts of %i is that, at once and in the long run', (perSecond, burst) => {
    const { clock, taken } = rig(perSecond, burst);
    expect(taken('a', burst + 5)).toBe(burst);
    clock.advance(3_600_000);
    expect(taken('a', burst + 5)).toBe(burst);
    let sum = 0;
    for (let step = 0; step < 1_000; step += 1) {
      clock.advance(10);
      sum += taken('a', burst + 1);
    }
    expect(sum).toBeLessThanOrEqual(Math.min(10 * perSecond, 1_000 * burst));
    expect(sum).toBeGreaterThanOrEqual(Math.min(10 * perSecond, 1_000 * burst) - 1);
  });

  test('says when there is room, and there is then and not before', () => {
    const { clock, pace, taken } = rig(4, 2);
    expect(taken('a', 2)).toBe(2);
    expect(pace('a')).toBe(250);
    clock.advance(249);
    expect(pace('a')).toBe(1);
    clock.advance(1);
    expect([pace('a'), pace('a')]).toEqual([0, 250]);
  });

  test('is each one’s own', () => {
    const { taken } = rig(1, 2);
    expect([taken('a', 3), taken('b', 3)]).toEqual([2, 2]);
  });

  test('survives a clock that is set back', () => {
    const { clock, pace, taken } = rig(1, 2);
    taken('a', 2);
    clock.set(-3_600_000);
    expect(pace('a')).toBe(1_000);
    clock.advance(1_000);
    expect(pace('a')).toBe(0);
  });

  test('remembers ten thousand clients and no more, those last who were seen last', () => {
    const { taken } = rig(1, 1);
    taken('first', 1);
    for (let at = 0; at < 9_999; at += 1) taken(`client ${at}`, 1);
    // Refused: that does not make it fresher, and it is forgotten next.
    expect(taken('first', 1)).toBe(0);
    taken('one more', 1);
    expect(taken('client 0', 1)).toBe(0);
    expect(taken('first', 1)).toBe(1);
  });
});
