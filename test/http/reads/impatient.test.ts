import { describe, expect, test } from '@jest/globals';
import type { Call } from '../../../src/ports/call.ts';
import { failure, get, type Handle, reached, rig, textOf } from '../kit.ts';
import { reader, round } from './gathering.ts';

/** A vendor that answers, answers 500, or is silent until it is told to answer. */
function moody() {
  let mood: 'well' | 'ill' | 'silent' = 'well';
  const waiting: (() => void)[] = [];
  const handle: Handle = (response, _seen, count) => {
    const answer = () => response.writeHead(mood === 'ill' ? 500 : 200).end(`${count}`);
    if (mood === 'silent') waiting.push(answer);
    else answer();
  };
  const become = (next: typeof mood): void => {
    mood = next;
    for (const answer of mood === 'silent' ? [] : waiting.splice(0)) answer();
  };
  return { handle, become, silent: () => waiting.length };
}

const options = { staleIfError: 30_000, cacheFor: 0, timeout: 10_000 };

async function single() {
  const vendor = moody();
  const made = await rig(vendor.handle, options);
  const read = (call: Call = {}, path = '/things') => made.http.read(get(path), ['things'], call, textOf);
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

describe.each<[string, () => ReturnType<typeof single | typeof gathered>, string]>([
  ['a read', single, '1'],
  ['a read by id', gathered, 'old a 1'],
])('%s of a source that failed last', (_what, start, last) => {
  /** It has answered once and failed once, repeats and all. */
  async function failed() {
    const r = await start();
    await r.read();
    r.clock.advance(1_000);
    r.become('ill');
    const during = r.read();
    for (let repeats = 0; repeats < 2; repeats += 1) {
      await reached(() => r.seen.length === 2 + repeats && r.clock.pending === 3);
      r.clock.advance(400);
    }
    expect(await during).toBe(last);
    r.become('silent');
    return r;
  }

  test('waits a second for what it has an old answer to', async () => {
    const r = await failed();
    const read = r.read();
    await reached(() => r.silent() === 1);
    r.clock.advance(999);
    expect(await isSettled(read)).toBe(false);
    r.clock.advance(1);
    expect(await read).toBe(last);
  });

  test('lets the call go on, which others join, until it tells how the source is', async () => {
    const r = await failed();
    const leaver = new AbortController();
    const read = r.read(leaver);
    await reached(() => r.silent() === 1);
    r.clock.advance(1_000);
    await read;
    leaver.abort();
    // The second is over by now, for whoever joins.
    const joined = r.read();
    r.clock.advance(0);
    expect(await joined).toBe(last);
    expect(r.silent()).toBe(1);
    r.become('well');
    await reached(() => r.counted.at(-1) === 'call:acme:test.safe:ok');
    r.become('silent');
    const patient = r.read();
    await reached(() => r.silent() === 1);
    r.clock.advance(9_999);
    expect(await isSettled(patient)).toBe(false);
    r.become('well');
    expect(await patient).toContain(String(r.seen.length));
  });

  test('gets the answer that comes in time, and leaves no timer', async () => {
    const r = await failed();
    const read = r.read();
    await reached(() => r.silent() === 1);
    r.clock.advance(999);
    r.become('well');
    expect(await read).toContain(String(r.seen.length));
    // What is kept has one.
    expect(r.clock.pending).toBe(1);
  });

  test('waits for a source that only fails now and then', async () => {
    const r = await failed();
    r.become('well');
    await r.read();
    r.become('ill');
    const during = r.read();
    for (let repeats = 0; repeats < 2; repeats += 1) {
      await reached(() => r.seen.length === 6 + repeats && r.clock.pending === 3);
      r.clock.advance(400);
    }
    await during;
    r.become('silent');
    const read = r.read();
    await reached(() => r.silent() === 1);
    r.clock.advance(9_999);
    expect(await isSettled(read)).toBe(false);
    r.become('well');
    expect(await read).toContain(String(r.seen.length));
  });

  test.each<[string, Call, string | undefined]>([
    ['what nothing is known of', {}, '/others'],
    ['what must be fresh', { fresh: true }, undefined],
    ['a look at what may have changed', { priority: 'poll' }, undefined],
    ['a change', { priority: 'write' }, undefined],
  ])('waits its whole time for %s', async (_case, call, path) => {
    const r = await failed();
    const read = r.read(call, path);
    await reached(() => r.silent() === 1);
    r.clock.advance(9_999);
    expect(await isSettled(read)).toBe(false);
    const end = failure(read);
    r.clock.advance(1);
    expect(await end).toMatchObject({ code: 'VENDOR_TIMEOUT' });
  });
});

describe('a silent source', () => {
  test('is left alone when nothing else has come of it for ten seconds', async () => {
    const r = await single();
    r.become('silent');
    for (let failures = 1; failures <= 5; failures += 1) {
      expect(r.http.health().circuit).toBe('CLOSED');
      const end = failure(r.read());
      await reached(() => r.silent() === failures);
      r.clock.advance(10_000);
      expect(await end).toMatchObject({ code: 'VENDOR_TIMEOUT' });
    }
    expect(r.http.health().circuit).toBe('OPEN');
  });

  test('is not for the few who ask at once', async () => {
    const r = await single();
    r.become('silent');
    const ends = Array.from({ length: 9 }, (_, at) => failure(r.read({}, `/${at}`)));
    await reached(() => r.silent() === 9);
    r.clock.advance(10_000);
    await Promise.all(ends);
    expect(r.http.health().circuit).toBe('CLOSED');
  });
});
