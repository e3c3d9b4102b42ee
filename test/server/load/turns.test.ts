import { expect, test } from '@jest/globals';
import { createTurns } from '../../../src/server/load/turns.ts';
import { Abandoned } from '../../../src/waiting.ts';
import { ManualClock } from '../../kit/manual-clock.ts';

const round = () => new Promise((resolve) => setImmediate(resolve));

/** By default as many as those who wait after a full round wait for, and some more. */
async function rounds(count = 12): Promise<void> {
  for (let at = 0; at < count; at += 1) await round();
}

function rig() {
  const clock = new ManualClock();
  const turns = createTurns(clock);
  const begun: string[] = [];
  /** An operation that keeps the process busy for so many milliseconds when it begins. */
  const come = (name: string, milliseconds = 0) => {
    const turn = turns.next();
    turn.come.then(
      () => {
        begun.push(name);
        clock.advance(milliseconds);
      },
      (error: Error) => void begun.push(`${name}: ${error.name}`),
    );
    return turn;
  };
  return { clock, turns, begun, come };
}

/** Lets the first begin, and takes so much of the round that others wait. */
function busy() {
  const one = rig();
  one.come('a');
  one.clock.advance(11);
  return one;
}

test('all that come begin at once while that takes a part of a round, and anew in the next', async () => {
  const { clock, begun, come } = rig();
  for (const name of ['a', 'b']) come(name);
  clock.advance(10);
  come('c');
  await Promise.resolve();
  expect(begun).toEqual(['a', 'b', 'c']);
  clock.advance(1);
  await new Promise((resolve) => setImmediate(resolve));
  come('d');
  await Promise.resolve();
  expect(begun.at(-1)).toBe('d');
});

test('of those that wait as many begin in a round as its share of 10 ms has time for, in the order of arrival', async () => {
  const { begun, come } = busy();
  for (const name of ['b', 'c', 'd', 'e', 'f', 'g', 'h']) come(name, 5);
  await Promise.resolve();
  expect(begun).toEqual(['a']);
  const seen: string[] = [];
  for (let at = 0; at < 40; at += 1) {
    await round();
    seen.push(begun.join(''));
  }
  // The share is used up by what takes longer than it, not by what takes it: three of 5 ms are begun.
  expect(seen.filter((sofar) => sofar === 'abcd').length).toBeGreaterThanOrEqual(8);
  expect(seen.filter((sofar) => sofar === 'abcdefg').length).toBeGreaterThanOrEqual(8);
  expect(seen.at(-1)).toBe('abcdefgh');
  // Whoever comes when nobody waits begins at once again.
  come('i');
  await Promise.resolve();
  expect(begun.at(-1)).toBe('i');
});

test('those that cost nothing all begin in one round', async () => {
  const { begun, come } = busy();
  for (const name of ['b', 'c', 'd']) come(name);
  await rounds(2);
  expect(begun.join('')).toBe('abcd');
});

test('after long rounds none begins, so that what was begun can end; but one in a tenth of a second in any case', async () => {
  const { clock, begun, come } = busy();
  for (const name of ['b', 'c', 'd']) come(name);
  const after: string[] = [];
  for (const took of [21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 21, 0, 0]) {
    clock.advance(took);
    await round();
    after.push(begun.join(''));
  }
  // A tenth of a second is over in the fifth round; what it has begin does so in the next one.
  expect(after.slice(0, 12)).toEqual([...Array(5).fill('a'), ...Array(6).fill('ab'), 'abc']);
  expect(after.at(-1)).toBe('abcd');
});

test('who gives up takes no turn', async () => {
  const { begun, come } = busy();
  const gone = come('b');
  come('c');
  gone.giveUp();
  gone.giveUp();
  await rounds();
  expect(begun).toEqual(['a', `b: ${Abandoned.name}`, 'c']);
});

test('is late while the last one who came had waited for long and others still wait', async () => {
  const { clock, turns, come } = busy();
  for (const name of ['b', 'c']) come(name);
  expect(turns.isLate(1_000)).toBe(false);
  clock.advance(1_001);
  // One long pause alone is none of too many operations.
  expect(turns.isLate(1_000)).toBe(false);
  await rounds(2);
  expect(turns.isLate(1_000)).toBe(true);
  expect(turns.isLate(1_001)).toBe(false);
  await rounds();
  expect(turns.isLate(1_000)).toBe(false);
});
