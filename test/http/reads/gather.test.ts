import { describe, expect, test } from '@jest/globals';
import type { Observation } from '../../../src/model/observation.ts';
import type { Call, Priority } from '../../../src/ports/call.ts';
import { Grounds } from '../../../src/ports/grounds.ts';
import { held } from '../handles.ts';
import { reached } from '../kit.ts';
import { counting, reader, round } from './gathering.ts';

const signal = () => new AbortController().signal;

describe('what is wanted within a round', () => {
  test('of any number of operations is one question, and each is given its own', async () => {
    const { read, asked, counted } = await reader();
    const [one, two, none, three] = await Promise.all([
      read(['a', 'b'], { signal: signal() }),
      read(['b', 'c'], { signal: signal() }),
      read([], { signal: signal() }),
      read(['c', 'no-d'], { signal: signal() }),
    ]);
    expect(asked()).toEqual(['a,b,c,no-d']);
    expect([one, two, none, three]).toEqual([{ a: 'a 1', b: 'b 1' }, { b: 'b 1', c: 'c 1' }, {}, { c: 'c 1' }]);
    expect(counted.filter((line) => line === 'read:acme:vendor')).toHaveLength(1);
  });

  test.each<[string, Call, Call, string]>([
    ['kind', {}, {}, 'others'],
    ['language', { language: 'fi' }, { language: 'de' }, 'things'],
    ['urgency', { priority: 'write' }, { priority: 'poll' }, 'things'],
  ])('of another %s is a question of its own', async (_, one, other, name) => {
    const { read, asked } = await reader();
    await Promise.all([read(['a'], one), read(['a'], other, name)]);
    expect(asked()).toEqual(['a', 'a']);
  });

  test('is asked for in another round than what is wanted next', async () => {
    const { handle, release, size } = held();
    const { read, asked } = await reader(handle);
    const first = read(['a']);
    // Two rounds are one question.
    for (let rounds = 0; rounds < 3; rounds += 1) await round();
    const second = read(['b']);
    await reached(() => size() === 2);
    expect(asked()).toEqual(['a', 'b']);
    release('x');
    release('y');
    expect([await first, await second]).toEqual([{ a: 'a x' }, { b: 'b y' }]);
  });
});

test('/metrics tell who had a batch asked and who joined it, also for the same ids', async () => {
  const { read, asked, counted } = await reader();
  await Promise.all([read(['a']), read(['a']), read(['b'])]);
  expect(asked()).toEqual(['a,b']);
  expect(counted.filter((line) => line.startsWith('read:')).sort()).toEqual([
    'read:acme:coalesced',
    'read:acme:coalesced',
    'read:acme:vendor',
  ]);
});

describe('what is under way', () => {
  test('is waited for, and only what is not is asked for', async () => {
    const { handle, release, size } = held();
    const { read, asked, counted } = await reader(handle);
    const first = read(['a', 'b']);
    await reached(() => size() === 1);
    const second = read(['b', 'c']);
    await reached(() => size() === 2);
    expect(asked()).toEqual(['a,b', 'c']);
    release('x');
    expect(await first).toEqual({ a: 'a x', b: 'b x' });
    release('y');
    expect(await second).toEqual({ b: 'b x', c: 'c y' });
    expect(counted).toContain('read:acme:coalesced');
  });

  test.each<[string, Call]>([
    ['who wants a fresh answer', { fresh: true }],
    ['who knows of a change since', { since: Date.UTC(2026, 10, 22, 9) + 1 }],
    ['who is more urgent', { priority: 'write' }],
  ])('is nothing for %s', async (_, call) => {
    const { handle, release, size } = held();
    const { read, asked, clock } = await reader(handle);
    const first = read(['a']);
    await reached(() => size() === 1);
    clock.advance(1);
    const second = read(['a'], call);
    await reached(() => size() === 2);
    expect(asked()).toEqual(['a', 'a']);
    release('x');
    release('y');
    expect([await first, await second]).toEqual([{ a: 'a x' }, { a: 'a y' }]);
  });

  test('will do for who is less urgent, and a poll’s for nobody but polls', async () => {
    const { handle, release, size } = held();
    const { read, asked } = await reader(handle);
    const wanted = (priority: Priority) => read(['a'], { priority });
    const polls = [wanted('poll')];
    await reached(() => size() === 1);
    polls.push(wanted('poll'));
    const others = [wanted('read')];
    await reached(() => size() === 2);
    others.push(wanted('poll'));
    for (let rounds = 0; rounds < 5; rounds += 1) await round();
    expect(asked()).toEqual(['a', 'a']);
    release('x');
    release('y');
    expect(await Promise.all(polls)).toEqual([{ a: 'a x' }, { a: 'a x' }]);
    expect(await Promise.all(others)).toEqual([{ a: 'a y' }, { a: 'a y' }]);
  });

  test('is found when it is forgotten, whatever was forgotten before it and ends meanwhile', async () => {
    const waiting: ((text: string) => void)[] = [];
    const { http, read } = await reader((response) => {
      waiting.push((text) => response.end(text));
    });
    const early = [read(['a'])];
    await reached(() => waiting.length === 1);
    early.push(read(['b']));
    await reached(() => waiting.length === 2);
    http.forget(['things']);
    waiting[0]?.('x');
    await early[0];
    const later = read(['c']);
    await reached(() => waiting.length === 3);
    waiting[1]?.('y');
    await early[1];
    http.forget(['things']);
    waiting[2]?.('before the change');
    await later;
    const last = read(['c']);
    await reached(() => waiting.length === 4);
    waiting[3]?.('after it');
    expect(await last).toEqual({ c: 'c after it' });
  });

  test('is no answer for who comes after it was forgotten, and is not remembered', async () => {
    const waiting: ((text: string) => void)[] = [];
    const { http, read, asked, clock } = await reader((response) => {
      waiting.push((text) => response.end(text));
    });
    const grounds = new Grounds();
    const first = read(['a'], { grounds });
    await reached(() => waiting.length === 1);
    http.forget(['things']);
    const second = read(['a']);
    await reached(() => waiting.length === 2);
    waiting[1]?.('y');
    expect(await second).toEqual({ a: 'a y' });
    waiting[0]?.('x');
    expect(await first).toEqual({ a: 'a x' });
    // What was so before the change is nobody else's answer.
    expect(grounds.hold(clock.now())).toBe(false);
    expect(await read(['a'])).toEqual({ a: 'a y' });
    expect(asked()).toEqual(['a', 'a']);
  });
});

describe('what was answered', () => {
  test('is given again by id, until it is too old', async () => {
    const { http, read, asked, clock, counted } = await reader(counting, { cacheFor: 1_000 });
    await read(['a', 'b', 'no-c']);
    clock.advance(999);
    const grounds = new Grounds();
    expect(await read(['b', 'no-c'], { grounds })).toEqual({ b: 'b 1' });
    expect(counted.at(-1)).toBe('read:acme:remembered');
    expect([grounds.hold(clock.now()), grounds.hold(clock.now() + 1)]).toEqual([true, false]);
    clock.advance(1);
    expect(await read(['b'])).toEqual({ b: 'b 2' });
    http.forget(['others']);
    expect(await read(['b'])).toEqual({ b: 'b 2' });
    http.forget(['things']);
    expect(await read(['b'])).toEqual({ b: 'b 3' });
    expect(asked()).toEqual(['a,b,no-c', 'b', 'b']);
  });

  test('is asked for anew together with what was not', async () => {
    const { read, asked, clock } = await reader();
    await read(['a', 'b']);
    clock.advance(1);
    expect(await read(['b', 'c'])).toEqual({ b: 'b 2', c: 'c 2' });
    expect(await read(['a', 'c'])).toEqual({ a: 'a 1', c: 'c 2' });
    expect(asked()).toEqual(['a,b', 'b,c']);
  });

  test('says when it was', async () => {
    const { read, clock } = await reader();
    const start = clock.now();
    await read(['a']);
    clock.advance(500);
    await read(['b']);
    const observed: Observation[] = [];
    await read(['a', 'b'], { observed: (one) => void observed.push(one) });
    expect(observed).toEqual([{ observedAt: start, stale: false }]);
  });

  test.each<[string, Call]>([
    ['wants a fresh answer', { fresh: true }],
    ['knows of a change since', { since: Date.UTC(2026, 10, 22, 9) + 1 }],
  ])('is nothing for who %s', async (_, call) => {
    const { read, asked, clock } = await reader();
    await read(['a']);
    clock.advance(1);
    expect(await read(['a'], call)).toEqual({ a: 'a 2' });
    expect(await read(['a'])).toEqual({ a: 'a 2' });
    expect(asked()).toEqual(['a', 'a']);
  });

  test('is given to nobody where nothing is remembered', async () => {
    const { read, asked, clock } = await reader(counting, { cacheFor: 0 });
    expect([await read(['a']), await read(['a'])]).toEqual([{ a: 'a 1' }, { a: 'a 2' }]);
    expect(asked()).toEqual(['a', 'a']);
    expect(clock.pending).toBe(0);
  });

  test('leaves nothing behind once it is too old', async () => {
    const { read, clock } = await reader();
    for (const name of ['things', 'others']) await read(['a'], {}, name);
    expect(clock.pending).toBe(1);
    clock.advance(2_002);
    expect(clock.pending).toBe(0);
  });
});
