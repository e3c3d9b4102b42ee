import { expect, test } from '@jest/globals';
import { change, failure, get, type Handle, rig, textOf } from '../kit.ts';

const hour = 3_600_000;
const bad = { ...change('never'), path: '/bad' };
const many = (count: number, send: () => Promise<unknown>) => Promise.allSettled(Array.from({ length: count }, send));

/** A vendor that answers or fails. */
async function vendor(options: Parameters<typeof rig>[1] = {}, isWell = false) {
  const state = { isWell };
  const handle: Handle = (response, _seen, count) => response.writeHead(state.isWell ? 200 : 500).end(`${count}`);
  return { ...(await rig(handle, options)), state };
}

test('an open circuit rests no longer', async () => {
  const { http, clock, state } = await vendor();
  await many(20, () => http.send(bad));
  state.isWell = true;
  clock.set(-hour);
  expect(await failure(http.send(bad))).toMatchObject({ retryAfter: 5_000 });
  clock.advance(5_000);
  await http.send(bad);
  expect(http.health().circuit).toBe('CLOSED');
});

test('failures of before it are not held against a source', async () => {
  const { http, clock, state } = await vendor();
  await many(9, () => http.send(bad));
  clock.set(-hour);
  state.isWell = true;
  await many(10, () => http.send(get()));
  state.isWell = false;
  await many(8, () => http.send(bad));
  expect(http.health().circuit).toBe('CLOSED');
});

test('a row of failures opens the circuit all the same', async () => {
  const { http, clock } = await vendor();
  await many(9, () => http.send(bad));
  clock.set(-hour);
  await failure(http.send(bad));
  clock.advance(1_000);
  await failure(http.send(bad));
  expect(http.health().circuit).toBe('OPEN');
});

test('a last answer of before it is none: nobody can tell how old it is', async () => {
  const { http, clock, state } = await vendor({ cacheFor: 0, staleIfError: 30_000 }, true);
  const read = () => http.read({ ...get(), operation: { ...get().operation, repeat: 'never' } }, [], {}, textOf);
  expect(await read()).toBe('1');
  clock.set(-1);
  state.isWell = false;
  expect((await failure(read())).code).toBe('VENDOR_UNAVAILABLE');
});
