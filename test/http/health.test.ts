import { describe, expect, test } from '@jest/globals';
import { createHealth } from '../../src/http/health.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { answer, change, failure, get, type Handle, reached, rig } from './kit.ts';

const failing: Handle = (response, { url }) => response.writeHead(url?.includes('bad') ? 500 : 200).end();
const bad = { ...change('never'), path: '/bad' };
const many = (count: number, send: () => Promise<unknown>) => Promise.allSettled(Array.from({ length: count }, send));

describe('health', () => {
  test('is unknown before the first call', async () => {
    const { http } = await rig(answer(200));
    expect(http.health()).toEqual({
      status: 'UNKNOWN',
      lastSuccessAt: null,
      lastFailureAt: null,
      lastError: null,
      circuit: 'CLOSED',
      requestsPerMinute: 0,
      errorRate: null,
      latencyP50: null,
      latencyP99: null,
    });
  });

  test('counts calls that were made, not reads that were shared or remembered', async () => {
    const { http, clock } = await rig(answer(200));
    await many(5, () => http.read(get(), [], {}, () => 0));
    await http.read(get(), [], {}, () => 0);
    expect(http.health()).toMatchObject({
      status: 'UP',
      lastSuccessAt: clock.now(),
      requestsPerMinute: 1,
      errorRate: 0,
    });
  });

  test('is DOWN while the last call failed and none succeeded within the minute', async () => {
    const { http, clock } = await rig(failing);
    await failure(http.send(bad));
    expect(http.health()).toMatchObject({
      status: 'DOWN',
      lastFailureAt: clock.now(),
      lastError: 'Acme Cloud failed (status 500).',
      errorRate: 1,
    });
    await http.send(get());
    expect(http.health().status).toBe('DEGRADED');
    await many(8, () => http.send(get()));
    expect(http.health()).toMatchObject({ status: 'UP', errorRate: 0.1 });
    await failure(http.send(bad));
    expect(http.health().status).toBe('DEGRADED');
    await many(9, () => http.send(bad));
    expect(http.health()).toMatchObject({ status: 'DOWN', circuit: 'CLOSED' });
  });

  test('takes refused credentials for a failure, and a refused request for none', async () => {
    const { http } = await rig((response, { url }) => response.writeHead(url === '/api/401' ? 401 : 418).end());
    expect((await failure(http.send(get('/418')))).code).toBe('VENDOR_REJECTED');
    expect(http.health()).toMatchObject({ status: 'UP', errorRate: 0 });
    await failure(http.send(get('/401')));
    expect(http.health()).toMatchObject({ errorRate: 0.5, lastError: 'Acme Cloud does not accept our credentials.' });
  });

  test('takes the word of judge for an answer that was a fault', async () => {
    const { http, counted } = await rig(answer(400, 'BAD_CREDENTIALS'));
    const error = http.error('VENDOR_UNAUTHORIZED');
    expect(await failure(http.send(get(), { judge: () => error }))).toBe(error);
    expect((await http.send(get(), { judge: () => null })).text).toBe('BAD_CREDENTIALS');
    expect(counted).toEqual(['call:acme:test.safe:VENDOR_UNAUTHORIZED', 'call:acme:test.safe:ok']);
    expect(http.health()).toMatchObject({ lastError: error.message, errorRate: 0.5 });
  });

  test('forgets figures after a minute, ten seconds at a time, and keeps the last moments', async () => {
    const clock = new ManualClock();
    const health = createHealth(clock);
    const start = clock.now();
    for (let slot = 0; slot < 6; slot += 1) {
      health.record({ duration: 100 * (slot + 1), failure: slot === 0 ? 'It failed.' : null });
      clock.advance(10_000);
    }
    expect(health.report('CLOSED')).toMatchObject({ requestsPerMinute: 5, errorRate: 0, status: 'UP' });
    clock.advance(50_000);
    expect(health.report('CLOSED')).toMatchObject({
      requestsPerMinute: 0,
      errorRate: null,
      latencyP50: null,
      lastFailureAt: start,
      lastSuccessAt: start + 50_000,
      lastError: 'It failed.',
      status: 'UP',
    });
    health.record({ duration: 1, failure: 'Again.' });
    expect(health.report('CLOSED')).toMatchObject({ status: 'DOWN', requestsPerMinute: 1, errorRate: 1 });
    clock.advance(120_000);
    expect(health.report('CLOSED')).toMatchObject({ status: 'DOWN', requestsPerMinute: 0, errorRate: null });
    health.record({ duration: 1, failure: null });
    expect(health.report('CLOSED').status).toBe('UP');
    expect(health.report('OPEN').status).toBe('DOWN');
  });

  test('merges latencies over the slots', () => {
    const clock = new ManualClock();
    const health = createHealth(clock);
    for (let call = 1; call <= 100; call += 1) {
      health.record({ duration: call === 100 ? 9_000 : 200, failure: null });
      if (call % 25 === 0) clock.advance(10_000);
    }
    const { latencyP50, latencyP99 } = health.report('CLOSED');
    expect(latencyP50).toBeGreaterThanOrEqual(198);
    expect(latencyP50).toBeLessThanOrEqual(202);
    expect(latencyP99).toBeLessThanOrEqual(202);
    health.record({ duration: 9_000, failure: null });
    expect(health.report('CLOSED').latencyP99).toBeGreaterThan(8_900);
  });
});

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

  test('lets one call try and turns the others away at once; a trial that is given up does not close it', async () => {
    const { http, seen, clock } = await rig(
      (response, { url }) => {
        if (url !== '/api/trial') response.writeHead(500).end();
      },
      { maxConcurrent: 1 },
    );
    await many(20, () => http.send(bad));
    clock.advance(5_000);
    const gone = new AbortController();
    const trial = failure(http.read(get('/trial'), [], { signal: gone.signal }, () => 0));
    await reached(() => seen.length === 21);
    expect(http.health().circuit).toBe('HALF_OPEN');
    expect(await failure(http.send(get()))).toMatchObject({ code: 'VENDOR_UNAVAILABLE', retryAfter: 1_000 });
    gone.abort();
    await trial;
    await reached(() => http.health().circuit === 'OPEN');
    expect(seen).toHaveLength(21);
  });
});
