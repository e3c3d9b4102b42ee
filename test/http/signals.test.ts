import { describe, expect, test } from '@jest/globals';
import { TrunklineError } from '../../src/errors.ts';
import { counting, held } from './handles.ts';
import { failure, get, reached, rig, textOf } from './kit.ts';

describe('a signal', () => {
  test('ends the wait of its caller alone', async () => {
    const vendor = held();
    const { http, seen } = await rig(vendor.handle);
    const impatient = new AbortController();
    const left = failure(http.read(get(), [], { signal: impatient.signal }, textOf));
    const stays = http.read(get(), [], {}, textOf);
    await reached(() => seen.length === 1);
    const reason = new TrunklineError('OPERATION_TIMEOUT', 'Too slow.');
    impatient.abort(reason);
    expect(await left).toBe(reason);
    vendor.release('in the end');
    expect(await stays).toBe('in the end');
    expect(seen).toHaveLength(1);
  });

  test('with a reason that is not ours ends as OPERATION_TIMEOUT, also before anything began', async () => {
    const { http, seen, counted } = await rig(counting);
    const gone = AbortSignal.abort();
    const error = await failure(http.read(get(), [], { signal: gone }, textOf));
    expect(error).toBeInstanceOf(TrunklineError);
    expect(error.code).toBe('OPERATION_TIMEOUT');
    expect(counted).toEqual([]);
    await http.send(get('/later'));
    expect(seen).toHaveLength(1);
  });

  test('of the last one waiting ends the vendor call, which counts for nothing', async () => {
    let cut = false;
    const { http, seen, counted } = await rig((response) => {
      response.on('close', () => {
        cut = true;
      });
    });
    const one = new AbortController();
    const two = new AbortController();
    const left = [one, two].map(({ signal }) => failure(http.read(get(), [], { signal }, textOf)));
    await reached(() => seen.length === 1);
    one.abort();
    await left[0];
    expect(cut).toBe(false);
    two.abort();
    await left[1];
    await reached(() => cut);
    expect(counted.filter((line) => line.startsWith('call:'))).toEqual([]);
    expect(http.health().status).toBe('UNKNOWN');
  });

  test('after which the same read is asked anew', async () => {
    const vendor = held();
    const { http, seen } = await rig(vendor.handle);
    const gone = new AbortController();
    const left = failure(http.read(get(), [], { signal: gone.signal }, textOf));
    await reached(() => seen.length === 1);
    gone.abort();
    await left;
    const again = http.read(get(), [], {}, textOf);
    await reached(() => seen.length === 2);
    vendor.release('to nobody');
    vendor.release('again');
    expect(await again).toBe('again');
  });
});
