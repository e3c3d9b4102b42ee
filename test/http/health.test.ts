import { describe, expect, test } from '@jest/globals';
import { createHealth } from '../../src/http/health.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { answer, change, failure, get, type Handle, rig } from './kit.ts';

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
