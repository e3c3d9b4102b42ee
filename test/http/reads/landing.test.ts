import { expect, test } from '@jest/globals';
import { Landing, Rounds } from '../../../src/http/reads/landing.ts';
import { ManualClock } from '../../kit/manual-clock.ts';
import { get, reached, rig } from '../kit.ts';

const round = () => new Promise((resolve) => setImmediate(resolve));

/** Operations that go on with an answer, each of which keeps the process busy for a while. */
function rigged() {
  const clock = new ManualClock();
  const landing = new Landing(new Rounds(clock));
  const went: string[] = [];
  const signals = new Map<string, AbortSignal>();
  const turn = (name: string, milliseconds = 0): void => {
    const who = signals.get(name) ?? new AbortController().signal;
    signals.set(name, who);
    void landing.turn(who).then(() => {
      went.push(name);
      clock.advance(milliseconds);
    });
  };
  /** What had gone on after each of so many rounds. */
  const seen = async (rounds: number): Promise<readonly string[]> => {
    const all: string[] = [];
    for (let at = 0; at < rounds; at += 1) {
      await round();
      all.push(went.join(''));
    }
    return all;
  };
  return { landing, turn, went, seen };
}

test('the first goes on at once, with all that it waited for; others in their order, each with all of its own', async () => {
  const { landing, turn, went, seen } = rigged();
  for (const name of ['a', 'b', 'a', 'c', 'b']) turn(name);
  void landing.turn(undefined).then(() => went.push('-'));
  await Promise.resolve();
  expect(went.join('')).toBe('aa');
  // Little time is all in one round.
  expect((await seen(4)).at(-1)).toBe('aabbc-');
  // Nobody waits when nobody is before them.
  turn('d');
  await Promise.resolve();
  expect(went.at(-1)).toBe('d');
});

test('as many go on in a round as its share of 10 ms has time for, and in the eight after it none', async () => {
  const { turn, seen } = rigged();
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) turn(name, 5);
  const rounds = await seen(40);
  // The third begins when 10 ms are used up, which is not more than them.
  expect([...new Set(rounds)].filter((sofar) => sofar.length % 3 === 1)).toEqual(['a', 'abcd']);
  expect(rounds.filter((sofar) => sofar === 'abcd').length).toBeGreaterThanOrEqual(8);
  expect(rounds.at(-1)).toBe('abcdef');
});

test('one that takes more than a share by itself goes on alone', async () => {
  const { turn, seen } = rigged();
  for (const name of ['a', 'b', 'c', 'd']) turn(name, 11);
  const rounds = await seen(60);
  expect([...new Set(rounds)]).toEqual(['a', 'ab', 'abc', 'abcd']);
  for (const sofar of ['ab', 'abc']) expect(rounds.filter((one) => one === sofar).length).toBeGreaterThanOrEqual(8);
});

test('operations that share a read do not go on with its answer all at once, and hear of anything else between', async () => {
  let answer = (): void => {};
  const { http, seen } = await rig((response) => {
    answer = () => response.end('x');
  });
  const order: string[] = [];
  const reads = Array.from({ length: 3 }, (_, at) => {
    const { signal } = new AbortController();
    return [0, 1].map(() => http.read(get(), [], { signal }, () => 0).then(() => order.push(String(at))));
  });
  await reached(() => seen.length === 1);
  answer();
  await Promise.race(reads.flat());
  setImmediate(() => order.push('other'));
  await Promise.all(reads.flat());
  expect(order).toEqual(['0', '0', 'other', '1', '1', '2', '2']);
});
