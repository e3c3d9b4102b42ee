import { describe, expect, test } from '@jest/globals';
import { TrunklineError } from '../../../src/errors.ts';
import type { VendorAnswer } from '../../../src/http/operation.ts';
import type { VendorHttp } from '../../../src/http/vendor-http.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { Call } from '../../../src/ports/call.ts';
import { Grounds } from '../../../src/ports/grounds.ts';
import { failure, get, type Rig, rig } from '../kit.ts';
import { things } from './gathering.ts';

/** Answers until it is broken. */
async function breakable(options: Parameters<typeof rig>[1] = {}) {
  let status = 200;
  const made = await rig((response, _seen, count) => response.writeHead(status).end(`answer ${count}`), {
    staleIfError: 30_000,
    cacheFor: 0,
    timeout: 90,
    ...options,
  });
  const fail = (code = 503): void => {
    status = code;
  };
  return { ...made, fail };
}

const thing = { kind: 'thing', id: 'a' };
const shown = ({ text }: VendorAnswer, observation: Observation) => ({ text, ...observation });
const read = ({ http }: Pick<Rig, 'http'>, call: Call = {}, path = '/things', about = ['things']) =>
  http.read(get(path), about, call, shown);

describe('while a source fails', () => {
  test('its last answer is given as what it is, for staleIfError and no longer', async () => {
    const r = await breakable();
    const first = await read(r);
    await read(r, {}, '/others');
    r.clock.advance(10_000);
    const last = await read(r);
    expect([first.text, last]).toEqual(['answer 1', { text: 'answer 3', observedAt: r.clock.now(), stale: false }]);
    r.fail();
    r.clock.advance(30_000);
    expect(await read(r)).toEqual({ ...last, stale: true });
    expect(r.counted.filter((line) => line.startsWith('stale:'))).toEqual(['stale:acme']);
    r.clock.advance(1);
    expect(await failure(read(r))).toMatchObject({ code: 'VENDOR_UNAVAILABLE' });
    r.fail(200);
    expect(await read(r)).toMatchObject({ stale: false, observedAt: r.clock.now() });
  });

  test('it is read once for all, and is given by an open circuit too', async () => {
    const r = await breakable();
    let decodes = 0;
    const one = () =>
      r.http.read(get(), [], {}, (_, observation) => {
        decodes += 1;
        return observation;
      });
    await one();
    r.fail();
    for (let asked = 0; asked < 25; asked += 1) expect((await one()).stale).toBe(true);
    expect(r.http.health().circuit).toBe('OPEN');
    expect(decodes).toBe(2);
  });

  test('who asks is told, and gives it to nobody else', async () => {
    const r = await breakable({ cacheFor: 1_000 });
    const told: Observation[] = [];
    const asked = (grounds = new Grounds()) => ({
      grounds,
      call: { grounds, observed: (one: Observation) => void told.push(one) },
    });
    const [own, remembered, old] = [asked(), asked(), asked()];
    const at = r.clock.now();
    await read(r, own.call);
    await read(r, remembered.call);
    r.clock.advance(5_000);
    await read(r, { grounds: old.grounds }, '/others');
    expect(old.grounds.hold(r.clock.now())).toBe(true);
    r.fail();
    await read(r, old.call);
    expect(told).toEqual([
      { observedAt: at, stale: false },
      { observedAt: at, stale: false },
      { observedAt: at, stale: true },
    ]);
    expect(old.grounds.hold(r.clock.now())).toBe(false);
  });

  test('it is found by what was asked, whatever the moment of asking puts into the query', async () => {
    const r = await breakable();
    const asked = (from: string, lastingQuery: string) =>
      r.http.read(get('/things', { query: `${lastingQuery}&from=${from}`, lastingQuery }), [], {}, shown);
    await asked('09:00', 'of=anna');
    r.fail();
    expect(await asked('09:01', 'of=anna')).toMatchObject({ text: 'answer 1', stale: true });
    await failure(asked('09:00', 'of=ben'));
  });
});

test('who has no more time is given the last answer, of what was changed since too', async () => {
  const r = await breakable();
  await read(r);
  r.clock.advance(1_000);
  r.http.forget(['things']);
  const leaver = new AbortController();
  const second = read(r, leaver);
  leaver.abort(new TrunklineError('OPERATION_TIMEOUT', 'The time is over.'));
  expect(await second).toMatchObject({ stale: true });
});

describe('no stale answer', () => {
  test.each<[string, (now: number) => Call]>([
    ['for a change', () => ({ priority: 'write' })],
    ['for a look at what may have changed', () => ({ priority: 'poll' })],
    ['for who wants a fresh one', () => ({ fresh: true })],
    ['from before a moment', (now) => ({ since: now })],
  ])('%s', async (_what, call) => {
    const r = await breakable();
    await read(r);
    r.clock.advance(1);
    r.fail();
    expect(await failure(read(r, call(r.clock.now())))).toMatchObject({ code: 'VENDOR_UNAVAILABLE' });
    expect(await read(r)).toMatchObject({ stale: true });
  });

  test('in the place of a refusal, nor after one', async () => {
    const r = await breakable();
    await read(r);
    r.fail(405);
    expect(await failure(read(r))).toMatchObject({ code: 'VENDOR_REJECTED' });
    r.fail();
    expect(await failure(read(r))).toMatchObject({ code: 'VENDOR_UNAVAILABLE' });
  });

  test.each([
    ['a read', (http: VendorHttp) => http.read(get('/one/a', { thing }), [], {}, shown)],
    ['gathered reads', (http: VendorHttp) => http.gather({ ...things(http, 'one'), ...thing }, [thing.id], {})],
  ])('of what %s was refused, though a list showed it before', async (_, one) => {
    const r = await breakable();
    const shows = { kinds: [thing.kind], things: (value: unknown) => new Map([[thing.id, value]]) };
    const list = () => r.http.read(get('/list'), [], {}, shown, shows);
    await list();
    r.fail(405);
    expect(await failure(one(r.http))).toMatchObject({ code: 'VENDOR_REJECTED' });
    r.clock.advance(1);
    r.fail();
    expect(await failure(one(r.http))).toMatchObject({ code: 'VENDOR_UNAVAILABLE' });
    r.fail(200);
    await list();
    r.fail();
    expect(await one(r.http)).toBeDefined();
  });

  test('of what was never understood', async () => {
    const r = await breakable();
    const odd = () =>
      r.http.read(get(), [], {}, () => {
        throw new SyntaxError('odd');
      });
    await failure(odd());
    r.fail();
    expect(await failure(odd())).toMatchObject({ code: 'VENDOR_UNAVAILABLE' });
  });

  test('where the caller has gone', async () => {
    const r = await breakable();
    await read(r);
    expect(await failure(read(r, { signal: AbortSignal.abort() }))).toMatchObject({ code: 'OPERATION_TIMEOUT' });
  });
});

describe('last answers', () => {
  test('are kept a thousand at a time', async () => {
    const r = await breakable({ maxConcurrent: 20 });
    await Promise.all(Array.from({ length: 1_001 }, (_, at) => read(r, {}, `/${at}`)));
    r.fail();
    await failure(read(r, {}, '/0'));
    expect(await read(r, {}, '/1')).toMatchObject({ stale: true });
  });

  test('and sixteen million characters', async () => {
    const r = await rig(
      (response, { url }, count) => {
        if (count > 3) response.writeHead(503).end();
        else response.end('x'.repeat(url?.endsWith('large') ? 16 * 1024 * 1024 : 10));
      },
      { staleIfError: 30_000, cacheFor: 0, timeout: 90 },
    );
    await read(r, {}, '/small');
    await read(r, {}, '/large');
    await read(r, {}, '/other');
    await failure(read(r, {}, '/small'));
    await failure(read(r, {}, '/large'));
    expect(await read(r, {}, '/other')).toMatchObject({ stale: true });
  });

  test('leave nothing behind', async () => {
    const r = await breakable();
    await read(r);
    expect(r.clock.pending).toBe(1);
    r.clock.advance(30_001);
    expect(r.clock.pending).toBe(0);
    await read(r);
    await r.http.close();
    expect(r.clock.pending).toBe(0);
  });
});
