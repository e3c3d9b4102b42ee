import { expect, test } from '@jest/globals';
import { createTurns } from '../../../src/server/load/turns.ts';
import { Abandoned } from '../../../src/waiting.ts';
import { ManualClock } from '../../kit/manual-clock.ts';

/** The rounds of the event loop from one turn to the next. */
async function round(): Promise<void> {
  for (let at = 0; at < 8; at += 1) await new Promise((resolve) => setImmediate(resolve));
}

function rig() {
  const clock = new ManualClock();
  const turns = createTurns(clock);
  const begun: string[] = [];
  const come = (name: string) => {
    const turn = turns.next();
    turn.come.then(
      () => void begun.push(name),
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

test('of those that wait one begins every eight rounds, in the order of arrival', async () => {
  const { begun, come } = busy();
  for (const name of ['b', 'c', 'd']) come(name);
  await Promise.resolve();
  expect(begun).toEqual(['a']);
  const seen: number[] = [];
  for (let rounds = 0; rounds < 5; rounds += 1) {
    await round();
    seen.push(begun.length);
  }
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  expect(Math.max(...seen.map((count, at) => count - (seen[at - 1] ?? 1)))).toBe(1);
  // Whoever comes when nobody waits begins at once again.
  come('e');
  await Promise.resolve();
  expect(begun.at(-1)).toBe('e');
});

test('after long rounds none begins, so that what was begun can end; but one in a tenth of a second in any case', async () => {
  const { clock, begun, come } = busy();
  for (const name of ['b', 'c', 'd']) come(name);
  const rounds: string[] = [];
  for (const took of [39, 10, 30, 30, 30, 30, 5]) {
    clock.advance(took);
    await round();
    rounds.push(begun.join(''));
  }
  expect(rounds).toEqual(['a', 'ab', 'ab', 'ab', 'ab', 'abc', 'abcd']);
});

test('who gives up takes no turn', async () => {
  const { begun, come } = busy();
  const gone = come('b');
  come('c');
  gone.giveUp();
  gone.giveUp();
  await round();
  await round();
  expect(begun).toEqual(['a', `b: ${Abandoned.name}`, 'c']);
});

test('is late while the last one who came had waited for long and others still wait', async () => {
  const { clock, turns, come } = busy();
  for (const name of ['b', 'c']) come(name);
  expect(turns.isLate(1_000)).toBe(false);
  clock.advance(1_001);
  // One long pause alone is none of too many operations.
  expect(turns.isLate(1_000)).toBe(false);
  await round();
  expect(turns.isLate(1_000)).toBe(true);
  expect(turns.isLate(1_001)).toBe(false);
  await round();
  expect(turns.isLate(1_000)).toBe(false);
});
