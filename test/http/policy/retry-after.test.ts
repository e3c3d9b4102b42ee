import { describe, expect, test } from '@jest/globals';
import { VendorError } from '../../../src/errors.ts';
import { RetryAfter } from '../../../src/http/policy/retry-after.ts';
import { ManualClock } from '../../kit/manual-clock.ts';
import { answer, change, essence, failure, get, type Handle, reached, rig } from '../kit.ts';

/** Asks for patience once, and then answers. */
const patience =
  (status: number, retryAfter: string): Handle =>
  (response, seen, count) =>
    answer(count === 1 ? status : 200, '', count === 1 ? { 'retry-after': retryAfter } : {})(response, seen, count);

describe('a vendor that said Retry-After', () => {
  test.each([
    [429, 'VENDOR_RATE_LIMITED'],
    [503, 'VENDOR_UNAVAILABLE'],
  ])('with %i is sent nothing before that time is over, by nobody', async (status, code) => {
    const { http, seen, clock, counted } = await rig(patience(status, '20'));
    await failure(http.send(change('never')));
    clock.advance(5_000);
    for (const request of [get(), change('idempotent')]) {
      expect(essence(await failure(http.send(request)))).toEqual({
        code,
        retryable: true,
        retryAfter: 15_000,
        mayHaveHappened: false,
      });
      expect(counted.at(-1)).toBe('unsent:acme:retry_after');
    }
    clock.advance(14_990);
    await failure(http.send(get()));
    expect(seen).toHaveLength(1);
    clock.advance(10);
    expect(await http.send(get())).toMatchObject({ status: 200 });
  });

  test('is not sent what waits for a place either', async () => {
    const { http, seen } = await rig(patience(429, '20'), { maxConcurrent: 1 });
    const both = [failure(http.send(change('never'))), failure(http.send(change('never')))];
    expect((await Promise.all(both)).map(({ retryAfter }) => retryAfter)).toEqual([20_000, 20_000]);
    expect(seen).toHaveLength(1);
  });

  test('is sent the same again by whom it told, when the time is over', async () => {
    const { http, seen, clock } = await rig(patience(429, '5'));
    const told = http.send(get());
    await reached(() => clock.pending === 2);
    const other = await failure(http.send(get()));
    expect(other.retryAfter).toBe(5_000);
    clock.advance(5_000);
    expect(await told).toMatchObject({ status: 200 });
    expect(seen).toHaveLength(2);
  });

  test.each([
    ['hours', '7200'],
    ['a year by a wrong clock', 'Mon, 22 Nov 2027 09:00:00 GMT'],
  ])('of %s is left alone for a minute', async (_what, retryAfter) => {
    const { http, clock } = await rig(patience(503, retryAfter));
    await failure(http.send(change('never')));
    clock.advance(59_000);
    expect(await failure(http.send(get()))).toMatchObject({ retryAfter: 1_000 });
    clock.advance(1_000);
    expect(await http.send(get())).toMatchObject({ status: 200 });
  });
});

test('the longer of two times counts, and a clock that was set back makes none longer', () => {
  const clock = new ManualClock();
  const retryAfter = new RetryAfter(clock);
  const asking = (retryAfter: number) =>
    new VendorError('VENDOR_RATE_LIMITED', { id: 'acme', name: 'Acme', vendor: 'SINCH' }, 'Less.', { retryAfter });
  retryAfter.notice(asking(30_000));
  retryAfter.notice(asking(1_000));
  clock.advance(2_000);
  expect(() => retryAfter.check()).toThrow();
  clock.now = () => Date.parse('2026-11-22T08:00:00Z');
  expect(() => retryAfter.check()).toThrow();
  clock.now = () => Date.parse('2026-11-22T08:01:00Z');
  expect(() => retryAfter.check()).not.toThrow();
});
