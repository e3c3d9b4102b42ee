import { describe, expect, test } from '@jest/globals';
import { change, essence, failure, get, type Handle, reached, rig } from './kit.ts';

const hang: Handle = () => undefined;

describe('the deadline', () => {
  test('cuts off a vendor that says nothing', async () => {
    const { http, clock, seen } = await rig(hang);
    const sent = failure(http.send(get()));
    await reached(() => seen.length === 1);
    clock.advance(9_999);
    expect(clock.pending).toBe(1);
    clock.advance(1);
    const error = await sent;
    expect(essence(error)).toEqual({
      code: 'VENDOR_TIMEOUT',
      retryable: true,
      retryAfter: null,
      // A read changes nothing, whatever became of it.
      mayHaveHappened: false,
    });
    expect(error.message).toBe('Acme Cloud did not answer within 10 s.');
  });

  test.each([
    [300, '300 ms'],
    [1_500, '1.5 s'],
  ])('of %i ms reads as %s', async (timeout, words) => {
    const { http, clock, seen } = await rig(hang, { timeout });
    const sent = failure(http.send(get()));
    await reached(() => seen.length === 1);
    clock.advance(timeout);
    expect((await sent).message).toBe(`Acme Cloud did not answer within ${words}.`);
  });

  test('cuts off a body that only drips, and hangs up', async () => {
    let closed = false;
    const { http, clock, seen } = await rig((response) => {
      response.on('close', () => {
        closed = true;
      });
      response.writeHead(200);
      const drip = (): void => {
        if (!closed) response.write('x', () => setImmediate(drip));
      };
      drip();
    });
    const sent = failure(http.send(change('idempotent')));
    await reached(() => seen.length === 1);
    clock.advance(10_000);
    expect(await sent).toMatchObject({ code: 'VENDOR_TIMEOUT', mayHaveHappened: true });
    await reached(() => closed);
  });

  test('is not retryable for what must never be repeated, once it was sent', async () => {
    const { http, clock, seen } = await rig(hang);
    const sent = failure(http.send(change('never')));
    await reached(() => seen.length === 1);
    clock.advance(10_000);
    expect(await sent).toMatchObject({ code: 'VENDOR_TIMEOUT', mayHaveHappened: true, retryable: false });
  });

  test('counts the time in the queue, where nothing has happened yet', async () => {
    const { http, clock, seen, counted } = await rig(hang, { maxConcurrent: 1 });
    const ahead = failure(http.send(change('never')));
    await reached(() => seen.length === 1);
    clock.advance(4_000);
    const queued = failure(http.send(change('never')));
    clock.advance(6_000);
    expect(await ahead).toMatchObject({ mayHaveHappened: true });
    await reached(() => seen.length === 2);
    clock.advance(4_000);
    expect(await queued).toMatchObject({ code: 'VENDOR_TIMEOUT', mayHaveHappened: true });
    const behind = [failure(http.send(change('never'))), failure(http.send(change('never')))];
    await reached(() => seen.length === 3);
    clock.advance(10_000);
    const [, last] = await Promise.all(behind);
    expect(last).toMatchObject({ code: 'VENDOR_TIMEOUT', mayHaveHappened: false, retryable: true });
    expect(seen).toHaveLength(3);
    expect(counted).toHaveLength(3);
  });
});

test('no more than maxConcurrent are out at once, and a free slot is taken', async () => {
  const out: (() => void)[] = [];
  const { http, seen } = await rig((response) => void out.push(() => response.end()), { maxConcurrent: 3 });
  const sent = Array.from({ length: 9 }, () => http.send(get()));
  for (let answered = 0; answered < 9; answered += 1) {
    await reached(() => seen.length === Math.min(answered + 3, 9));
    out.shift()?.();
    await sent[answered];
    expect(seen.length).toBeLessThanOrEqual(answered + 4);
  }
});

test('close breaks off what is under way and lets nothing begin', async () => {
  const { http, seen, clock } = await rig((response, { method }) => void (method === 'GET' && response.end()));
  await http.read(get(), [], {}, () => 0);
  const sent = failure(http.send(change('idempotent')));
  await reached(() => seen.length === 2);
  await http.close();
  expect(await sent).toMatchObject({ code: 'VENDOR_UNAVAILABLE', mayHaveHappened: true });
  expect(await failure(http.send(get()))).toMatchObject({ code: 'VENDOR_UNAVAILABLE', mayHaveHappened: false });
  expect(seen).toHaveLength(2);
  expect(clock.pending).toBe(0);
});
