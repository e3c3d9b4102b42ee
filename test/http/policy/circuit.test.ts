import { describe, expect, test } from '@jest/globals';
import type { VendorHttp } from '../../../src/http/vendor-http.ts';
import type { Call } from '../../../src/ports/call.ts';
import { answer, change, failure, get, type Handle, reached, rig } from '../kit.ts';
import { things } from '../reads/gathering.ts';

const failing: Handle = (response, { url }) => response.writeHead(url?.includes('bad') ? 500 : 200).end();
const bad = { ...change('never'), path: '/bad' };
const many = (count: number, send: () => Promise<unknown>) => Promise.allSettled(Array.from({ length: count }, send));

describe('the circuit', () => {
  test('stays closed on few calls, however they end', async () => {
    const { http, seen } = await rig(failing);
    await many(18, () => http.send(bad));
    await http.send(get());
    expect(http.health().circuit).toBe('CLOSED');
    expect(seen).toHaveLength(19);
  });

  test('judges by the last ten seconds alone', async () => {
    const { http, clock } = await rig(failing);
    await many(19, () => http.send(bad));
    await http.send(get());
    clock.advance(10_000);
    await many(18, () => http.send(bad));
    await http.send(get());
    expect(http.health().circuit).toBe('CLOSED');
    clock.advance(9_000);
    await failure(http.send(bad));
    expect(http.health().circuit).toBe('OPEN');
  });

  test('opens at six failures in ten', async () => {
    const { http } = await rig(failing);
    await many(10, () => http.send(get()));
    await many(14, () => http.send(bad));
    expect(http.health().circuit).toBe('CLOSED');
    await failure(http.send(bad));
    expect(http.health().circuit).toBe('OPEN');
  });

  test('opens when nothing but failures has come for a while, however few they are', async () => {
    const { http, clock } = await rig(failing);
    await many(18, () => http.send(bad));
    expect(http.health().circuit).toBe('CLOSED');
    clock.advance(1_000);
    await http.send(get());
    await many(9, () => http.send(bad));
    clock.advance(60_000);
    await failure(http.send(bad));
    expect(http.health().circuit).toBe('OPEN');
  });

  test('opens on silence, by which each call is over only after its timeout', async () => {
    const { http, clock, seen } = await rig(() => undefined, { maxConcurrent: 5 });
    for (const round of [1, 2]) {
      expect(http.health().circuit).toBe('CLOSED');
      const sent = Array.from({ length: 20 }, () => failure(http.send(change('never'))));
      await reached(() => seen.length === 5 * round);
      clock.advance(10_000);
      expect(new Set((await Promise.all(sent)).map(({ code }) => code))).toEqual(new Set(['VENDOR_TIMEOUT']));
    }
    expect(http.health().circuit).toBe('OPEN');
  });

  test('once open turns calls away in far less than 5 ms', async () => {
    const { http } = await rig(failing);
    await many(20, () => http.send(bad));
    const times: number[] = [];
    for (let at = 0; at < 200; at += 1) {
      const begun = performance.now();
      await failure(http.send(get()));
      times.push(performance.now() - begun);
    }
    expect(times.sort((one, other) => one - other)[190]).toBeLessThan(5);
  });

  test.each([429, 401, 418])('stays closed on %i', async (status) => {
    const { http } = await rig(answer(status));
    await many(40, () => http.send(change('never')));
    expect(http.health().circuit).toBe('CLOSED');
  });

  test.each([429, 401, 418])(
    'takes %i for an answer, which counts as one and ends a row of failures',
    async (status) => {
      const { http, clock } = await rig((response, _seen, count) =>
        response.writeHead(count % 9 === 0 ? status : 500).end(),
      );
      for (let failures = 0; failures < 8; failures += 1) await failure(http.send(bad));
      clock.advance(9_999);
      await failure(http.send(bad));
      for (let failures = 0; failures < 4; failures += 1) await failure(http.send(bad));
      clock.advance(5_000);
      expect(http.health().circuit).toBe('CLOSED');
      const mostly = await rig((response, _seen, count) => response.writeHead(count % 2 === 0 ? status : 500).end());
      await many(40, () => mostly.http.send(bad));
      expect(mostly.http.health().circuit).toBe('CLOSED');
    },
  );

  test('opens on real trouble, keeps calls away, lets one try after five seconds, and closes', async () => {
    let well = false;
    const { http, seen, clock, counted } = await rig((response) => response.writeHead(well ? 200 : 500).end());
    await many(20, () => http.send(bad));
    expect(http.health()).toMatchObject({ circuit: 'OPEN', status: 'DOWN' });
    clock.advance(2_000);
    const refused = await failure(http.send(change('idempotent')));
    expect(refused).toMatchObject({
      code: 'VENDOR_UNAVAILABLE',
      mayHaveHappened: false,
      retryable: true,
      retryAfter: 3_000,
    });
    expect(seen).toHaveLength(20);
    expect(counted.filter((line) => line.startsWith('call:'))).toHaveLength(20);
    expect(counted.at(-1)).toBe('unsent:acme:circuit_open');

    clock.advance(3_000);
    await failure(http.send(bad));
    expect(seen).toHaveLength(21);
    expect(http.health().circuit).toBe('OPEN');
    expect(await failure(http.send(get()))).toMatchObject({ retryAfter: 5_000 });

    clock.advance(5_000);
    well = true;
    await http.send(get());
    expect(http.health().circuit).toBe('CLOSED');
    await many(5, () => http.send(get()));
    expect(seen).toHaveLength(27);
  });

  test.each([
    ['read', (http: VendorHttp, call: Call) => http.read(get('/trial'), [], call, () => 0)],
    ['gather', (http: VendorHttp, call: Call) => http.gather(things(http, 'trial'), ['a'], call)],
  ])(
    'lets one call try, by %s, and turns the others away at once; it goes on when its caller has gone',
    async (_, ask) => {
      let end = (): void => {};
      const { http, seen, clock } = await rig(
        (response, { url }) => {
          if (url?.startsWith('/api/trial')) end = () => response.end();
          else response.writeHead(500).end();
        },
        { maxConcurrent: 1 },
      );
      await many(20, () => http.send(bad));
      clock.advance(5_000);
      const gone = new AbortController();
      const trial = failure(ask(http, { signal: gone.signal }));
      await reached(() => seen.length === 21);
      expect(http.health().circuit).toBe('HALF_OPEN');
      expect(await failure(http.send(get()))).toMatchObject({ code: 'VENDOR_UNAVAILABLE', retryAfter: 1_000 });
      gone.abort();
      await trial;
      expect(http.health().circuit).toBe('HALF_OPEN');
      end();
      await reached(() => http.health().circuit === 'CLOSED');
      expect(seen).toHaveLength(21);
    },
  );

  test('is not told by a trial what a call from before it opened comes to', async () => {
    const ends: Record<string, () => void> = {};
    const { http, seen, clock } = await rig((response, { url = '' }) => {
      if (url === '/api/old') ends.old = () => response.writeHead(500).end();
      else if (url === '/api/trial') ends.trial = () => response.end();
      else response.writeHead(500).end();
    });
    const old = failure(http.send({ ...change('never'), path: '/old' }));
    await reached(() => seen.length === 1);
    await many(20, () => http.send(bad));
    clock.advance(5_000);
    const trial = http.send(get('/trial'));
    await reached(() => seen.length === 22);
    ends.old?.();
    await old;
    expect(http.health().circuit).toBe('HALF_OPEN');
    ends.trial?.();
    await trial;
    expect(http.health().circuit).toBe('CLOSED');
  });
});
