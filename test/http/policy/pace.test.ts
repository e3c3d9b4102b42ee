import { describe, expect, test } from '@jest/globals';
import { createPace, type LineFull, type PaceOptions } from '../../../src/http/policy/pace.ts';
import { Urgency } from '../../../src/http/urgency.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import { ManualClock } from '../../kit/manual-clock.ts';
import { answer, failure, get, reached, rig } from '../kit.ts';
import { source } from './line.ts';

describe('requests per second', () => {
  test('go out evenly by the clock', async () => {
    const { http, clock, seen } = await rig(answer(200), { requestsPerSecond: 4 });
    const at: number[] = [];
    const start = clock.now();
    const sent = Array.from({ length: 4 }, () => http.send(get()).then(() => at.push(clock.now() - start)));
    for (let turn = 1; turn < 4; turn += 1) {
      await reached(() => at.length === turn && clock.pending === 5 - turn);
      clock.advance(249);
      expect(clock.pending).toBe(5 - turn);
      clock.advance(1);
    }
    await Promise.all(sent);
    expect(at).toEqual([0, 250, 500, 750]);
    expect(seen).toHaveLength(4);
  });

  test('are not saved up while nothing is asked, nor used up by who gave up', async () => {
    const clock = new ManualClock();
    const pace = createPace({ clock, maxConcurrent: 10, requestsPerSecond: 1, maxWaiting: 10 });
    const never = new AbortController().signal;
    const at: number[] = [];
    const start = clock.now();
    const enter = (signal = never) => pace.enter(new Urgency('read'), signal).then(() => at.push(clock.now() - start));
    await enter();
    clock.advance(10_000);
    const gone = new AbortController();
    const two = enter();
    const left = failure(enter(gone.signal));
    const three = enter();
    await two;
    await reached(() => clock.pending === 1);
    gone.abort();
    await left;
    await reached(() => clock.pending === 1);
    clock.advance(1_000);
    await three;
    expect(at).toEqual([0, 10_000, 11_000]);
  });

  test('a slot comes back when its holder leaves or gives up waiting', async () => {
    const clock = new ManualClock();
    const pace = createPace({ clock, maxConcurrent: 1, maxWaiting: 10 });
    const leave = await pace.enter(new Urgency('read'), new AbortController().signal);
    const gone = new AbortController();
    const left = failure(pace.enter(new Urgency('read'), gone.signal));
    const next = pace.enter(new Urgency('read'), new AbortController().signal);
    gone.abort();
    await left;
    leave();
    (await next)();
    (await pace.enter(new Urgency('read'), new AbortController().signal))();
  });
});

describe('bulkheads', () => {
  test.each([
    [64, { write: 64, read: 56, poll: 32 }],
    [8, { write: 8, read: 7, poll: 4 }],
    [3, { write: 3, read: 3, poll: 1 }],
    [1, { write: 1, read: 1, poll: 1 }],
  ])('of %i places each sort gets so many', async (maxConcurrent, most) => {
    for (const priority of ['write', 'read', 'poll'] as const) {
      const { come, inside, settle } = source({ maxConcurrent });
      for (let at = 0; at < 100; at += 1) come('x', priority);
      await settle();
      expect(inside).toHaveLength(most[priority]);
    }
  });

  test('however many slow reads and polls there are, a change goes out, and no more than all places are taken', async () => {
    const { come, leave, inside, settle } = source({ maxConcurrent: 8 });
    for (let at = 0; at < 20; at += 1) come(`poll ${at}`, 'poll');
    for (let at = 0; at < 20; at += 1) come(`read ${at}`, 'read');
    await settle();
    expect(inside).toHaveLength(7);
    for (let at = 0; at < 3; at += 1) come(`write ${at}`, 'write');
    await settle();
    expect(inside.slice(7)).toEqual(['write 0']);
    await leave('read 0');
    expect(inside.slice(8)).toEqual(['write 1']);
    await leave('poll 0');
    expect(inside.slice(9)).toEqual(['write 2']);
    await leave('poll 1');
    await leave('write 0');
    expect(inside.slice(10)).toEqual(['read 3', 'read 4']);
    await leave('write 1');
    await leave('write 2');
    // Seven reads and polls are out: the eighth place waits for a change.
    expect(inside.slice(12)).toEqual(['read 5']);
  });
});

describe('a line that is full', () => {
  test('turns away at once, and counts for each only who goes before', async () => {
    const { come, pace, inside, settle } = source({ maxWaiting: 3 });
    come('first', 'read');
    for (const name of ['a', 'b', 'c', 'd']) come(name, 'read');
    come('poll', 'poll');
    come('write', 'write');
    await settle();
    expect(inside).toEqual(['first', 'd: LineFull', 'poll: LineFull']);
    expect([pace.waiting('write'), pace.waiting('read'), pace.waiting('poll')]).toEqual([1, 3, 0]);
  });

  test('says when there will be room, where the clock tells', async () => {
    const wait = async (options: Partial<PaceOptions>) => {
      const { come, pace } = source({ maxWaiting: 2, ...options });
      for (const name of ['first', 'a', 'b']) come(name, 'read');
      return pace.enter(new Urgency('read'), new AbortController().signal).catch((error: LineFull) => error.wait);
    };
    expect(await wait({ requestsPerSecond: 4 })).toBe(500);
    expect(await wait({})).toBe(1_000);
  });

  test('is told to the client, counted, and seen in the health of the source', async () => {
    const { http, clock, seen, counted } = await rig(() => undefined, { maxConcurrent: 1, maxWaiting: 1 });
    const waiting = [0, 1].map((at) => failure(http.send(get(`/${at}`))));
    await reached(() => seen.length === 1);
    const error = await failure(http.read(get('/2'), [], {}, () => 0));
    expect(error).toMatchObject({
      code: 'VENDOR_UNAVAILABLE',
      message: 'Too many requests to Acme Cloud wait for an answer already.',
      retryable: true,
      retryAfter: 1_000,
      mayHaveHappened: false,
    });
    expect(counted).toEqual(['read:acme:vendor', 'crowded:acme:read']);
    expect(http.health()).toMatchObject({ lastError: error.message, lastFailureAt: clock.now(), requestsPerMinute: 0 });
    clock.advance(10_000);
    await Promise.all(waiting);
  });

  test('keeps nobody waiting whom the pace cannot serve in time', async () => {
    const { http, clock, seen } = await rig(answer(200), { requestsPerSecond: 1, timeout: 4_000 });
    const sent = Array.from({ length: 7 }, (_, at) => http.read(get(`/${at}`), [], {}, () => at));
    const refused = [await failure(sent[5] ?? Promise.resolve()), await failure(sent[6] ?? Promise.resolve())];
    expect(refused[0]).toMatchObject({
      code: 'VENDOR_RATE_LIMITED',
      message: 'Acme Cloud is sent 1 requests a second at most, and too many wait already.',
      retryable: true,
      retryAfter: 4_000,
    });
    for (let turn = 1; turn < 5; turn += 1) {
      await reached(() => seen.length === turn);
      clock.advance(1_000);
    }
    await Promise.allSettled(sent);
    expect(seen.length).toBeGreaterThanOrEqual(4);
  });
});

test('a wake-up that comes a little late loses no turn, one that comes very late makes no burst', async () => {
  let now = 0;
  let wake = (): void => {};
  const clock: Clock = {
    now: () => now,
    after(_, woken) {
      wake = woken;
      return () => {};
    },
  };
  const { come, inside, settle } = source({ clock, maxConcurrent: 100, requestsPerSecond: 100 });
  for (let at = 0; at < 20; at += 1) come('x', 'read');
  const wokenAt = async (at: number) => {
    now = at;
    wake();
    await settle();
    return inside.length;
  };
  expect(await wokenAt(13)).toBe(2);
  expect(await wokenAt(20)).toBe(3);
  expect(await wokenAt(40)).toBe(5);
  // Three turns at most are made up for: two that were missed and the one that is now.
  expect(await wokenAt(1_000)).toBe(8);
});

test('a clock that is set back holds nobody up', async () => {
  const { clock, come, inside, settle } = source({ maxConcurrent: 100, requestsPerSecond: 100 });
  for (let at = 0; at < 3; at += 1) come('x', 'read');
  clock.set(-3_600_000);
  clock.advance(20);
  await settle();
  expect(inside).toHaveLength(2);
});
