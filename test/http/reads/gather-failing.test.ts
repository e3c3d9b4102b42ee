import { describe, expect, test } from '@jest/globals';
import { TrunklineError, VendorError } from '../../../src/errors.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { Call } from '../../../src/ports/call.ts';
import { Grounds } from '../../../src/ports/grounds.ts';
import { held } from '../handles.ts';
import { failure, type Handle, reached } from '../kit.ts';
import { counting, reader, round } from './gathering.ts';

const gone = new TrunklineError('OPERATION_TIMEOUT', 'gone');

describe('who leaves', () => {
  test('leaves the others with the answer; the last one ends the call', async () => {
    const { handle, release, size } = held();
    const broken: string[] = [];
    const { read, http, asked } = await reader((response, seen, count) => {
      response.once('close', () => response.writableEnded || broken.push(seen.url ?? ''));
      handle(response, seen, count);
    });
    const [one, other, last] = [new AbortController(), new AbortController(), new AbortController()];
    const [first, second] = [read(['a'], one), read(['b'], other)];
    await reached(() => size() === 1);
    one.abort(gone);
    await expect(first).rejects.toBe(gone);
    release('x');
    expect(await second).toEqual({ b: 'b x' });
    const third = read(['c'], last);
    await reached(() => size() === 1);
    last.abort(gone);
    await expect(third).rejects.toBe(gone);
    await reached(() => broken.length === 1);
    expect(asked()).toEqual(['a,b', 'c']);
    expect(http.health()).toMatchObject({ errorRate: 0 });
  });

  test('before anything was asked has nothing asked', async () => {
    const { read, seen } = await reader();
    const leaver = new AbortController();
    const first = read(['a'], leaver);
    leaver.abort(gone);
    await expect(first).rejects.toBe(gone);
    for (let rounds = 0; rounds < 5; rounds += 1) await round();
    expect(seen).toEqual([]);
  });

  test('before anything was asked leaves what is under way to who comes', async () => {
    const { handle, release, size } = held();
    const { read, asked, clock } = await reader(handle);
    const first = read(['a']);
    await reached(() => size() === 1);
    clock.advance(1);
    const leaver = new AbortController();
    const fresher = read(['a'], { fresh: true, signal: leaver.signal });
    leaver.abort(gone);
    await expect(fresher).rejects.toBe(gone);
    for (let rounds = 0; rounds < 5; rounds += 1) await round();
    const second = read(['a']);
    release('x');
    expect([await first, await second]).toEqual([{ a: 'a x' }, { a: 'a x' }]);
    expect(asked()).toEqual(['a']);
  });

  test('takes nothing from those who come in the same round', async () => {
    const { read, asked } = await reader();
    const leaver = new AbortController();
    const first = read(['a'], leaver);
    leaver.abort(gone);
    // It has left when this is known, and what it had wanted is not asked for yet.
    await expect(first).rejects.toBe(gone);
    expect(await read(['a', 'b'])).toEqual({ a: 'a 1', b: 'b 1' });
    expect(asked()).toEqual(['a,b']);
  });

  test('from what is under way takes nothing from those who come then', async () => {
    const { handle, release, size } = held();
    const { read } = await reader(handle);
    const leaver = new AbortController();
    const first = read(['a'], leaver);
    await reached(() => size() === 1);
    leaver.abort(gone);
    await expect(first).rejects.toBe(gone);
    const second = read(['a']);
    await reached(() => size() === 2);
    release('x');
    release('y');
    expect(await second).toEqual({ a: 'a y' });
  });
});

describe('while the source fails', () => {
  const failing = () => {
    const state = { fails: false };
    const handle: Handle = (response, seen, count) =>
      state.fails ? response.writeHead(403).end() : counting(response, seen, count);
    return { state, handle };
  };

  test('each is told of its own ids alone: what was said last of them, or the error', async () => {
    const { state, handle } = failing();
    const { read, clock, counted } = await reader(handle, { staleIfError: 10_000 });
    const start = clock.now();
    await read(['a', 'no-b']);
    clock.advance(5_000);
    await read(['c']);
    clock.advance(1_000);
    const observed: Observation[] = [];
    const grounds = new Grounds();
    await read(['e'], { grounds });
    expect(grounds.hold(clock.now())).toBe(true);
    state.fails = true;
    const [old, error, part] = await Promise.all([
      read(['a', 'no-b', 'c'], { observed: (one) => void observed.push(one), grounds }),
      failure(read(['d'])),
      failure(read(['a', 'd'])),
    ]);
    expect(old).toEqual({ a: 'old a 1', c: 'old c 2' });
    expect(observed).toEqual([{ observedAt: start, stale: true }]);
    expect(grounds.hold(clock.now())).toBe(false);
    for (const one of [error, part])
      expect([one instanceof VendorError, one.code]).toEqual([true, 'VENDOR_UNAUTHORIZED']);
    expect(counted.filter((line) => line === 'stale:acme')).toHaveLength(1);
    state.fails = false;
    expect(await read(['a'])).toEqual({ a: 'a 5' });
  });

  test.each<[string, Call, number]>([
    ['a change', { priority: 'write' }, 0],
    ['a poll', { priority: 'poll' }, 0],
    ['who wants a fresh answer', { fresh: true }, 0],
    ['who comes when it is too old', {}, 9_001],
  ])('an old answer is nothing for %s', async (_, call, later) => {
    const { state, handle } = failing();
    const { read, clock } = await reader(handle, { staleIfError: 10_000 });
    await read(['a']);
    clock.advance(1_000 + later);
    state.fails = true;
    expect((await failure(read(['a'], call))).code).toBe('VENDOR_UNAUTHORIZED');
  });

  test('what was changed is asked for again, and what was said before the change is better than nothing', async () => {
    const { state, handle } = failing();
    const { http, read, asked } = await reader(handle, { staleIfError: 10_000 });
    await read(['a']);
    http.forget(['things']);
    await read(['a']);
    expect(asked()).toEqual(['a', 'a']);
    http.forget(['things']);
    state.fails = true;
    expect(await read(['a'])).toEqual({ a: 'old a 2' });
  });

  test.each<[string, Call, boolean]>([
    ['asked for anew', { fresh: true }, false],
    ['changed', {}, true],
  ])('a late refusal says nothing of what was %s since', async (_, call, isChanged) => {
    let isWell = true;
    let refuse: (() => void) | undefined;
    const { http, read, clock } = await reader(
      (response, _seen, count) => {
        if (count === 1) refuse = () => response.writeHead(405).end();
        else response.writeHead(isWell ? 200 : 401).end('newer');
      },
      { cacheFor: 0, staleIfError: 10_000 },
    );
    const late = failure(read(['a', 'b']));
    await reached(() => refuse !== undefined);
    if (isChanged) http.forget(['things']);
    clock.advance(1);
    expect(await read(['a'], call)).toEqual({ a: 'a newer' });
    clock.advance(1);
    refuse?.();
    expect((await late).code).toBe('VENDOR_REJECTED');
    isWell = false;
    expect(await read(['a'])).toEqual({ a: 'old a newer' });
  });

  test('nor does a silent one keep who has no more time', async () => {
    const { handle, release, size } = held();
    const { read, clock } = await reader(handle, { staleIfError: 10_000 });
    const first = read(['a']);
    await reached(() => size() === 1);
    release('x');
    await first;
    clock.advance(5_000);
    const leaver = new AbortController();
    const second = read(['a'], leaver);
    await reached(() => size() === 1);
    leaver.abort(gone);
    expect(await second).toEqual({ a: 'old a x' });
  });

  test('what others wait for is theirs', async () => {
    const { read } = await reader((response, { url }) =>
      url?.includes('bad') ? response.writeHead(403).end() : response.end('fine'),
    );
    const good = read(['a'], {}, 'others');
    const bad = failure(read(['bad']));
    expect([await good, (await bad).code]).toEqual([{ a: 'a fine' }, 'VENDOR_UNAUTHORIZED']);
  });
});
