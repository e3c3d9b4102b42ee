import { describe, expect, test } from '@jest/globals';
import { VendorError } from '../../../src/errors.ts';
import { counting, held } from '../handles.ts';
import { answer, failure, get, reached, rig, textOf } from '../kit.ts';

describe('reads at once', () => {
  test('share one call and one decode', async () => {
    const { http, seen, counted } = await rig(counting);
    let decodes = 0;
    const decode = (given: { text: string }) => {
      decodes += 1;
      return { text: given.text };
    };
    const values = await Promise.all(Array.from({ length: 50 }, () => http.read(get(), ['things'], {}, decode)));
    expect(seen).toHaveLength(1);
    expect(decodes).toBe(1);
    expect(new Set(values).size).toBe(1);
    expect(counted.filter((line) => line === 'read:acme:coalesced')).toHaveLength(49);
    expect(counted.filter((line) => line === 'read:acme:vendor')).toHaveLength(1);
    expect(counted.filter((line) => line.startsWith('call:'))).toEqual(['call:acme:test.safe:ok']);
  });

  test.each([
    ['path', get('/others')],
    ['query', get('/things', { query: 'language=FI' })],
    ['body', get('/things', { operation: { name: 'test.safe', method: 'POST', repeat: 'safe' }, json: { a: 1 } })],
    ['headers', get('/things', { headers: { 'accept-language': 'fi' } })],
    ['credential', get('/things', { credential: 'agent 13' })],
    ['operation', get('/things', { operation: { name: 'test.other', method: 'GET', repeat: 'safe' } })],
  ])('differ when the %s differs', async (_what, other) => {
    const { http, seen } = await rig(counting);
    await Promise.all([http.read(get(), [], {}, textOf), http.read(other, [], {}, textOf)]);
    expect(seen).toHaveLength(2);
  });

  test('share a failure, and the next read asks again', async () => {
    const { http, seen } = await rig((response, _seen, count) =>
      response.writeHead(count === 1 ? 403 : 200).end('fine'),
    );
    const one = failure(http.read(get(), [], {}, textOf));
    const two = failure(http.read(get(), [], {}, textOf));
    expect(await one).toBe(await two);
    expect(seen).toHaveLength(1);
    await expect(http.read(get(), [], {}, textOf)).resolves.toBe('fine');
  });

  test('share what decode throws; what is no error of ours becomes VENDOR_BAD_RESPONSE', async () => {
    const { http, seen } = await rig(counting);
    const fail = (error: Error) =>
      failure(
        http.read(get(`/${error.name}`), [], {}, () => {
          throw error;
        }),
      );
    const bug = await fail(new TypeError('x is undefined'));
    expect(bug).toBeInstanceOf(VendorError);
    expect(bug.code).toBe('VENDOR_BAD_RESPONSE');
    const own = http.error('VENDOR_UNAUTHORIZED');
    expect(await fail(own)).toBe(own);
    expect(seen).toHaveLength(2);
    expect(http.health()).toMatchObject({ errorRate: 1, lastError: own.message });
  });

  test('that are sent are never joined', async () => {
    const { http, seen } = await rig(counting);
    await Promise.all([http.send(get()), http.send(get()), http.read(get(), [], {}, textOf)]);
    expect(seen).toHaveLength(3);
  });
});

describe('memory', () => {
  test('gives an answer again while it is younger than cacheFor', async () => {
    const { http, clock, seen, counted } = await rig(counting, { cacheFor: 1_000 });
    const read = () => http.read(get(), [], {}, textOf);
    expect(await read()).toBe('answer 1');
    clock.advance(999);
    expect(await read()).toBe('answer 1');
    expect(counted.at(-1)).toBe('read:acme:remembered');
    clock.advance(1);
    expect(await read()).toBe('answer 2');
    expect(seen).toHaveLength(2);
  });

  test('counts the age from the arrival, which decode is told', async () => {
    const vendor = held();
    const { http, clock, seen } = await rig(vendor.handle);
    const observed = http.read(get(), [], {}, (_answer, { observedAt }) => observedAt);
    await reached(() => seen.length === 1);
    clock.advance(3_000);
    vendor.release('late');
    expect(await observed).toBe(clock.now());
    clock.advance(900);
    expect(await http.read(get(), [], {}, () => 0)).toBe(clock.now() - 900);
  });

  test('cacheFor 0 remembers nothing', async () => {
    const { http, seen } = await rig(counting, { cacheFor: 0 });
    await http.read(get(), [], {}, textOf);
    await http.read(get(), [], {}, textOf);
    expect(seen).toHaveLength(2);
  });

  test('leaves nothing behind when its time is over, and never holds more than a thousand answers', async () => {
    const { http, clock, seen } = await rig(counting, { cacheFor: 1_000, maxConcurrent: 20 });
    const readAll = (from: number, to: number) =>
      Promise.all(Array.from({ length: to - from }, (_, at) => http.read(get(`/${from + at}`), [], {}, textOf)));
    await readAll(0, 1_001);
    expect(clock.pending).toBe(1_000);
    await readAll(1, 1_001);
    expect(seen).toHaveLength(1_001);
    await readAll(0, 1);
    expect(seen).toHaveLength(1_002);
    clock.advance(1_000);
    expect(clock.pending).toBe(0);
  });

  test('remembers no failure', async () => {
    const { http, seen } = await rig((response, _seen, count) => response.writeHead(count === 1 ? 400 : 200).end());
    const refuse = (given: { status: number }) => {
      if (given.status !== 200) throw http.error('VENDOR_REJECTED');
      return given.status;
    };
    await failure(http.read(get(), [], {}, refuse));
    expect(await http.read(get(), [], {}, refuse)).toBe(200);
    expect(seen).toHaveLength(2);
  });
});

describe('a fresh read', () => {
  test('takes no remembered answer, and leaves its own to others', async () => {
    const { http } = await rig(counting);
    await http.read(get(), [], {}, textOf);
    expect(await http.read(get(), [], { fresh: true }, textOf)).toBe('answer 2');
    expect(await http.read(get(), [], {}, textOf)).toBe('answer 2');
  });

  test('joins none under way, is joined itself, and is not overwritten by an older one that lands later', async () => {
    const waiting = new Map<number, (text: string) => void>();
    const { http, seen } = await rig((response, _seen, count) => void waiting.set(count, (text) => response.end(text)));
    const old = http.read(get(), [], {}, textOf);
    await reached(() => seen.length === 1);
    const fresh = http.read(get(), [], { fresh: true }, textOf);
    await reached(() => seen.length === 2);
    const joined = http.read(get(), [], {}, textOf);
    waiting.get(2)?.('new');
    expect(await Promise.all([fresh, joined])).toEqual(['new', 'new']);
    waiting.get(1)?.('old');
    expect(await old).toBe('old');
    expect(await http.read(get(), [], {}, textOf)).toBe('new');
    expect(seen).toHaveLength(2);
  });
});

describe('a read since a moment', () => {
  test('takes what was observed then or later, and nothing from before', async () => {
    const { http, clock } = await rig(counting);
    const before = clock.now();
    await http.read(get(), [], {}, textOf);
    clock.advance(100);
    expect(await http.read(get(), [], { since: before }, textOf)).toBe('answer 1');
    const since = clock.now();
    expect(await http.read(get(), [], { since }, textOf)).toBe('answer 2');
    expect(await http.read(get(), [], { since }, textOf)).toBe('answer 2');
    expect(await http.read(get(), [], {}, textOf)).toBe('answer 2');
  });

  test('joins none that was begun before', async () => {
    const { handle, release, size } = held();
    const { http, clock } = await rig(handle);
    const old = http.read(get(), [], {}, textOf);
    await reached(() => size() === 1);
    clock.advance(1);
    const since = clock.now();
    const both = [http.read(get(), [], { since }, textOf), http.read(get(), [], { since }, textOf)];
    await reached(() => size() === 2);
    release('old');
    release('new');
    expect(await Promise.all([old, ...both])).toEqual(['old', 'new', 'new']);
  });
});

describe('forget', () => {
  test('drops remembered answers about a topic and no others', async () => {
    const { http, seen } = await rig(counting);
    const agents = () => http.read(get('/agents'), ['agents', 'states'], {}, textOf);
    const queues = () => http.read(get('/queues'), ['queues'], {}, textOf);
    await agents();
    await queues();
    http.forget(['states', 'unheard-of']);
    await agents();
    await queues();
    expect(seen.map(({ url }) => url)).toEqual(['/api/agents', '/api/queues', '/api/agents']);
  });

  test('in mid-flight: who waits is served, nobody joins, nothing is remembered', async () => {
    const vendor = held();
    const { http, seen } = await rig(vendor.handle);
    const before = http.read(get(), ['things'], {}, textOf);
    await reached(() => vendor.size() === 1);
    http.forget(['things']);
    const after = http.read(get(), ['things'], {}, textOf);
    await reached(() => vendor.size() === 2);
    vendor.release('before the change');
    expect(await before).toBe('before the change');
    vendor.release('after the change');
    expect(await after).toBe('after the change');
    expect(await http.read(get(), ['things'], {}, textOf)).toBe('after the change');
    expect(seen).toHaveLength(2);
  });
});

test('an id that would change the path is never sent', async () => {
  const { http, seen } = await rig(answer(200));
  for (const path of ['/agents/../queues', '/agents/%2e%2E', '/agents/./x']) {
    expect((await failure(http.read(get(path), [], {}, textOf))).code).toBe('VENDOR_REJECTED');
  }
  expect(seen).toHaveLength(0);
});
