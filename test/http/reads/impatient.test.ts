import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import type { Call } from '../../../src/ports/call.ts';
import { failure, get, type Handle, reached, rig, textOf } from '../kit.ts';
import { reader, round } from './gathering.ts';

/** A vendor that answers, answers 500, or is silent until it is told to answer. */
function moody() {
  let mood: 'well' | 'ill' | 'silent' = 'well';
  const waiting = new Map<ServerResponse, string>();
  const answer = (response: ServerResponse, text: string) => response.writeHead(mood === 'ill' ? 500 : 200).end(text);
  const handle: Handle = (response, _seen, count) => {
    if (mood !== 'silent') return void answer(response, `${count}`);
    waiting.set(response, `${count}`);
    response.once('close', () => waiting.delete(response));
  };
  const become = (next: typeof mood): void => {
    mood = next;
    if (mood !== 'silent') for (const [response, text] of waiting) answer(response, text);
  };
  return { handle, become, /** Requests that are not answered and not broken off. */ open: () => waiting.size };
}

const options = { staleIfError: 60_000, cacheFor: 0, timeout: 10_000 };

async function single() {
  const vendor = moody();
  const made = await rig(vendor.handle, options);
  const read = (call: Call = {}, path = 'a') => made.http.read(get(`/${path}`), ['things'], call, textOf);
  return { ...made, ...vendor, read };
}

async function gathered() {
  const vendor = moody();
  const made = await reader(vendor.handle, options);
  const read = async (call: Call = {}, id = 'a') => (await made.read([id], call))[id];
  return { ...made, ...vendor, read };
}

/** Whether it is settled by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const note = (): void => {
    settled = true;
  };
  promise.then(note, note);
  for (let rounds = 0; rounds < 10; rounds += 1) await round();
  return settled;
}

describe.each<[string, () => ReturnType<typeof single | typeof gathered>, string, string]>([
  ['a read', single, '1', '2'],
  ['a read by id', gathered, 'old a 1', 'old b 2'],
])('%s of a silent source', (_what, start, last, lastOther) => {
  /** It has answered about two things, and then let a call wait for its whole time. */
  async function silenced() {
    const r = await start();
    await r.read();
    await r.read({}, 'b');
    r.become('silent');
    const first = r.read();
    await reached(() => r.open() === 1);
    r.clock.advance(9_999);
    expect(await isSettled(first)).toBe(false);
    r.clock.advance(1);
    expect(await first).toBe(last);
    await reached(() => r.open() === 0);
    return r;
  }

  test('waits a second for what it has an old answer to', async () => {
    const r = await silenced();
    const read = r.read();
    await reached(() => r.open() === 1);
    r.clock.advance(999);
    expect(await isSettled(read)).toBe(false);
    r.clock.advance(1);
    expect(await read).toBe(last);
  });

  test('waits twice as long as its answers took lately', async () => {
    const r = await start();
    r.become('silent');
    const slow = r.read();
    await reached(() => r.open() === 1);
    r.clock.advance(3_000);
    r.become('well');
    await slow;
    r.become('silent');
    const first = r.read();
    await reached(() => r.open() === 1);
    r.clock.advance(10_000);
    await first;
    const read = r.read();
    await reached(() => r.open() === 1);
    r.clock.advance(5_999);
    expect(await isSettled(read)).toBe(false);
    r.clock.advance(1);
    expect(await read).toBe(last);
  });

  test('lets one call go on, which others join, until it tells how the source is', async () => {
    const r = await silenced();
    const leaver = new AbortController();
    const read = r.read(leaver);
    await reached(() => r.open() === 1);
    r.clock.advance(1_000);
    await read;
    leaver.abort();
    // The second is over by now, for whoever joins.
    const joined = r.read();
    r.clock.advance(0);
    expect(await joined).toBe(last);
    expect(r.open()).toBe(1);
    r.become('well');
    await reached(() => r.counted.at(-1) === 'call:acme:test.safe:ok');
    r.become('silent');
    const patient = r.read();
    await reached(() => r.open() === 1);
    r.clock.advance(9_999);
    expect(await isSettled(patient)).toBe(false);
    r.become('well');
    expect(await patient).toContain(String(r.seen.length));
  });

  test('ends all other calls, which nobody waits for', async () => {
    const r = await silenced();
    const read = r.read();
    await reached(() => r.open() === 1);
    r.clock.advance(1);
    const other = r.read({}, 'b');
    await reached(() => r.open() === 2);
    r.clock.advance(1_000);
    expect([await read, await other]).toEqual([last, lastOther]);
    await reached(() => r.open() === 1);
    r.clock.advance(9_000);
    await reached(() => r.open() === 0);
    // Only those that had their time have failed.
    expect(r.counted.filter((line) => line === 'call:acme:test.safe:VENDOR_TIMEOUT')).toHaveLength(2);
  });

  test('ends the call of who has gone, whoever else has waited for it', async () => {
    const r = await silenced();
    const [leaver, poll] = [new AbortController(), new AbortController()];
    const left = r.read(leaver);
    await reached(() => r.open() === 1);
    const looked = failure(r.read({ priority: 'poll', signal: poll.signal }));
    leaver.abort();
    expect(await left).toBe(last);
    r.clock.advance(1_000);
    poll.abort();
    await looked;
    await reached(() => r.open() === 0);
  });

  test('gets the answer that comes in time, and leaves no timer', async () => {
    const r = await silenced();
    const timers = r.clock.pending;
    const read = r.read();
    await reached(() => r.open() === 1);
    r.clock.advance(999);
    r.become('well');
    expect(await read).toContain(String(r.seen.length));
    expect(r.clock.pending).toBe(timers);
  });

  test('waits on where the source has begun to speak', async () => {
    const r = await silenced();
    const read = r.read();
    await reached(() => r.open() === 1);
    r.clock.advance(500);
    const other = r.read({}, 'c');
    await reached(() => r.open() === 2);
    r.become('well');
    await other;
    await read;
    r.become('silent');
    const patient = r.read();
    await reached(() => r.open() === 1);
    r.clock.advance(9_999);
    expect(await isSettled(patient)).toBe(false);
  });

  test.each<[string, Call, string]>([
    ['what nothing is known of', {}, 'c'],
    ['what must be fresh', { fresh: true }, 'a'],
    ['a look at what may have changed', { priority: 'poll' }, 'a'],
    ['a change', { priority: 'write' }, 'a'],
  ])('waits its whole time for %s', async (_case, call, path) => {
    const r = await silenced();
    const read = r.read(call, path);
    await reached(() => r.open() === 1);
    r.clock.advance(9_999);
    expect(await isSettled(read)).toBe(false);
    const end = failure(read);
    r.clock.advance(1);
    expect(await end).toMatchObject({ code: 'VENDOR_TIMEOUT' });
  });
});

test('a source that fails at once is not silent', async () => {
  const r = await single();
  await r.read();
  r.clock.advance(5_000);
  r.become('ill');
  const failed = r.read();
  for (let repeats = 0; repeats < 2; repeats += 1) {
    await reached(() => r.seen.length === 2 + repeats && r.clock.pending === 3);
    r.clock.advance(400);
  }
  expect(await failed).toBe('1');
  r.become('silent');
  const patient = r.read();
  await reached(() => r.open() === 1);
  r.clock.advance(9_000);
  expect(await isSettled(patient)).toBe(false);
});

test('a source is not silent that has answered something within the second', async () => {
  let isMute = false;
  const { http, seen, clock } = await rig((response, { url }, count) => {
    if (!isMute && url?.endsWith('mute') === false) response.end(`${count}`);
  }, options);
  const read = (path: string) => http.read(get(path), [], {}, textOf);
  await read('/a');
  const mute = failure(read('/mute'));
  await reached(() => seen.length === 2);
  clock.advance(9_500);
  await read('/b');
  clock.advance(500);
  expect(await mute).toMatchObject({ code: 'VENDOR_TIMEOUT' });
  isMute = true;
  const patient = read('/a');
  await reached(() => seen.length === 4);
  clock.advance(9_000);
  expect(await isSettled(patient)).toBe(false);
});

describe('the circuit of a silent source', () => {
  test('opens when nothing else has come of it for ten seconds', async () => {
    const r = await single();
    r.become('silent');
    for (let failures = 1; failures <= 5; failures += 1) {
      expect(r.http.health().circuit).toBe('CLOSED');
      const end = failure(r.read());
      await reached(() => r.open() === 1);
      r.clock.advance(10_000);
      expect(await end).toMatchObject({ code: 'VENDOR_TIMEOUT' });
      await reached(() => r.open() === 0);
    }
    expect(r.http.health().circuit).toBe('OPEN');
  });

  test('stays closed for a few who ask at once, and for failures that are far apart', async () => {
    const r = await single();
    r.become('silent');
    const ends = Array.from({ length: 9 }, (_, at) => failure(r.read({}, `${at}`)));
    await reached(() => r.open() === 9);
    r.clock.advance(10_000);
    await Promise.all(ends);
    expect(r.http.health().circuit).toBe('CLOSED');
    for (let failures = 1; failures <= 5; failures += 1) {
      r.clock.advance(60_000);
      const end = failure(r.read());
      await reached(() => r.open() === 1);
      r.clock.advance(10_000);
      await end;
    }
    expect(r.http.health().circuit).toBe('CLOSED');
  });
});
