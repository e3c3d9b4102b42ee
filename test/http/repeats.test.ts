import { describe, expect, test } from '@jest/globals';
import { answer, change, essence, failure, get, type Handle, overPause, reached, rig, textOf } from './kit.ts';

/** Does this to the first requests and answers the rest. */
const first =
  (times: number, handle: Handle): Handle =>
  (response, seen, count) =>
    count <= times ? handle(response, seen, count) : response.end(`answer ${count}`);

const drop: Handle = (response) => response.socket?.destroy();
const cut: Handle = (response) => {
  response.writeHead(200, { 'content-length': 100 });
  response.write('half', () => response.socket?.end());
};

describe.each([
  ['500', answer(500), true],
  ['502', answer(502), true],
  ['503', answer(503), false],
  ['504', answer(504), true],
  ['429', answer(429), false],
  ['a dropped connection', drop, true],
  ['a body that breaks off', cut, true],
])('after %s', (_what, handle, lost) => {
  test.each(['safe', 'idempotent', 'echo'] as const)('what is %s is sent again', async (repeat) => {
    const { http, seen, clock } = await rig(first(1, handle));
    const sent = http.send(change(repeat));
    await overPause({ clock });
    expect(await sent).toMatchObject({ status: 200, text: 'answer 2', afterLostAnswer: lost });
    expect(seen).toHaveLength(2);
    expect(clock.pending).toBe(0);
  });

  test('what must never be repeated goes out once', async () => {
    const { http, seen } = await rig(first(1, handle));
    expect(await failure(http.send(change('never')))).toMatchObject({ mayHaveHappened: lost, retryable: !lost });
    expect(seen).toHaveLength(1);
  });
});

test('there are two repeats, the second after a longer pause', async () => {
  const { http, seen, clock } = await rig(answer(502));
  const sent = failure(http.send(change('idempotent')));
  await reached(() => clock.pending === 2);
  clock.advance(99);
  expect(clock.pending).toBe(2);
  clock.advance(101);
  await reached(() => seen.length === 2 && clock.pending === 2);
  clock.advance(199);
  expect(clock.pending).toBe(2);
  clock.advance(201);
  expect(essence(await sent)).toEqual({
    code: 'VENDOR_UNAVAILABLE',
    retryable: true,
    retryAfter: null,
    mayHaveHappened: true,
  });
  expect(seen).toHaveLength(3);
});

test.each([400, 401, 404, 302, 501])('%i is not repeated', async (status) => {
  const { http, seen } = await rig(answer(status));
  await http.send(get()).catch(() => undefined);
  expect(seen).toHaveLength(1);
});

test('Retry-After is waited for when it fits the time', async () => {
  const { http, seen, clock } = await rig(first(1, answer(429, '', { 'retry-after': '5' })));
  const sent = http.send(get());
  await reached(() => clock.pending === 2);
  clock.advance(4_999);
  expect(clock.pending).toBe(2);
  clock.advance(1);
  expect(await sent).toMatchObject({ status: 200, afterLostAnswer: false });
  expect(seen).toHaveLength(2);
});

test.each([
  ['9.5 s, the rest may bring an answer', '9', 500, 2],
  ['9.6 s, no answer would be waited for', '9', 600, 1],
])('of ten seconds are gone after %s', async (_what, seconds, before, times) => {
  const busy = answer(503, '', { 'retry-after': seconds });
  const { http, seen, clock } = await rig((...asked) => {
    if (seen.length > 1) busy(...asked);
    else clock.after(before, () => busy(...asked));
  });
  const sent = failure(http.send(get()));
  await reached(() => clock.pending === 2);
  clock.advance(before);
  if (times === 2) {
    await reached(() => clock.pending === 2);
    clock.advance(9_000);
  }
  expect(await sent).toMatchObject({ code: 'VENDOR_UNAVAILABLE' });
  expect(seen).toHaveLength(times);
});

test('Retry-After beyond the time is told at once', async () => {
  const { http, seen } = await rig(first(1, answer(503, '', { 'retry-after': '10' })));
  expect(await failure(http.send(get()))).toMatchObject({ code: 'VENDOR_UNAVAILABLE', retryAfter: 10_000 });
  expect(seen).toHaveLength(1);
});

test('a lost answer is not forgotten when the repeat fails before it is sent', async () => {
  const { http, clock } = await rig(first(1, drop), { timeout: 10_000 });
  const sent = failure(http.send(change('idempotent')));
  await reached(() => clock.pending === 2);
  await http.close();
  expect(await sent).toMatchObject({ code: 'VENDOR_UNAVAILABLE', mayHaveHappened: true });
});

test('a lost answer is not forgotten when the repeat is refused', async () => {
  const { http, clock } = await rig((response, _seen, count) => {
    if (count === 1) response.socket?.destroy();
    else response.writeHead(401).end();
  });
  const sent = failure(http.send(change('echo')));
  await overPause({ clock });
  expect(await sent).toMatchObject({ code: 'VENDOR_UNAUTHORIZED', mayHaveHappened: true, retryable: false });
});

test('a repeat is shared by all who wait for the read', async () => {
  const { http, seen, clock } = await rig(first(1, answer(500)));
  const reads = Promise.all([http.read(get(), [], {}, textOf), http.read(get(), [], {}, textOf)]);
  await overPause({ clock });
  expect(await reads).toEqual(['answer 2', 'answer 2']);
  expect(seen).toHaveLength(2);
});

test('what an adapter calls retryable is sent again, what it does not is not', async () => {
  const busy = (code: string) => (retryable: boolean) => async () => {
    const { http, seen, clock } = await rig(answer(200, code));
    const sent = failure(
      http.send(get(), { judge: () => http.error('VENDOR_UNAVAILABLE', 'Try again.', { retryable }) }),
    );
    for (let repeat = 0; retryable && repeat < 2; repeat += 1) {
      await reached(() => clock.pending === 2 && seen.length === repeat + 1);
      clock.advance(400);
    }
    await sent;
    return seen.length;
  };
  expect(await busy('1009')(true)()).toBe(3);
  expect(await busy('1014')(false)()).toBe(1);
});
