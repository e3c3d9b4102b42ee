import { describe, expect, test } from '@jest/globals';
import { TrunklineError, VendorError } from '../../src/errors.ts';
import type { Listed, VendorHttp } from '../../src/http/vendor-http.ts';
import type { Observation } from '../../src/model/agent.ts';
import type { Call, Priority } from '../../src/ports/call.ts';
import { Grounds } from '../../src/ports/grounds.ts';
import { held } from './handles.ts';
import { failure, get, type Handle, reached, rig, textOf } from './kit.ts';

const round = () => new Promise((resolve) => setImmediate(resolve));

/** Things that are what the vendor says, with how they were asked for. Ids that begin with "no" are unknown there. */
const things = (http: VendorHttp, name = 'things'): Listed<string> => ({
  name,
  about: [name],
  async ask(ids, call) {
    const said = await http.read(get(`/${name}`, { query: `ids=${ids}`, gathered: true }), [name], call, textOf);
    return new Map(ids.filter((id) => !id.startsWith('no')).map((id) => [id, `${id} ${said}`]));
  },
  old: (thing) => `old ${thing}`,
});

const counting: Handle = (response, _, count) => response.end(String(count));

/** A vendor, and a reader of its things. */
async function reader(handle: Handle = counting, options: Parameters<typeof rig>[1] = {}) {
  const one = await rig(handle, options);
  const read = async (ids: readonly string[], call: Call = {}, name?: string): Promise<Record<string, string>> =>
    Object.fromEntries(await one.http.gather(things(one.http, name), ids, call));
  /** The ids of each request so far. */
  const asked = () => one.seen.map(({ url }) => url?.split('ids=')[1]);
  return { ...one, read, asked };
}

const signal = () => new AbortController().signal;
const gone = new TrunklineError('OPERATION_TIMEOUT', 'gone');

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

  test('nor is one from before what it tells of was changed', async () => {
    const { state, handle } = failing();
    const { http, read } = await reader(handle, { staleIfError: 10_000 });
    await read(['a']);
    http.forget(['things']);
    state.fails = true;
    expect((await failure(read(['a']))).code).toBe('VENDOR_UNAUTHORIZED');
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
