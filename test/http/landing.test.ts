import { expect, test } from '@jest/globals';
import { Landing, Rounds } from '../../src/http/landing.ts';
import { get, reached, rig } from './kit.ts';

const round = () => new Promise((resolve) => setImmediate(resolve));

test('one operation goes on after another, each with all that it waited for, with empty rounds between', async () => {
  const landing = new Landing(new Rounds());
  const went: string[] = [];
  const [one, other, third] = [new AbortController().signal, new AbortController().signal, undefined];
  for (const [name, who] of [
    ['a', one],
    ['b', other],
    ['a', one],
    ['c', third],
    ['b', other],
  ] as const)
    void landing.turn(who).then(() => went.push(name));
  await Promise.resolve();
  expect(went.join('')).toBe('aa');
  const seen: string[] = [];
  for (let rounds = 0; rounds < 30; rounds += 1) {
    await round();
    seen.push(went.join(''));
  }
  expect([...new Set(seen)]).toEqual(['aa', 'aabb', 'aabbc']);
  expect(seen.filter((sofar) => sofar === 'aabb').length).toBeGreaterThanOrEqual(7);
  // Nobody waits when nobody is before them.
  void landing.turn(new AbortController().signal).then(() => went.push('d'));
  await Promise.resolve();
  expect(went.at(-1)).toBe('d');
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
