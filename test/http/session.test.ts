import { describe, expect, test } from '@jest/globals';
import type { VendorHttpOptions } from '../../src/http/vendor-http.ts';
import { cookieHeader } from '../../src/http/vendor-http.ts';
import { change, failure, get, type Handle, reached, rig, textOf } from './kit.ts';

const signIn: NonNullable<VendorHttpOptions['authorize']> = async (send) => {
  const given = await send({
    operation: { name: 'session.signIn', method: 'POST', repeat: 'safe' },
    path: '/login',
    text: 'user=u&password=p',
  });
  return { cookie: cookieHeader(given) ?? '' };
};

/** A vendor with a session: sign-ins number the cookies, and only the newest that was not ended is good. */
function vendor() {
  const state = { signIns: 0, ended: 0 };
  const handle: Handle = (response, { url, headers }) => {
    if (url === '/api/login') {
      state.signIns += 1;
      response.writeHead(204, { 'set-cookie': [`sid=${state.signIns}; Path=/; HttpOnly`, 'lb=a'] }).end();
      return;
    }
    const session = Number(/sid=(\d+); lb=a/.exec(headers.cookie ?? '')?.[1] ?? 0);
    response.writeHead(session > state.ended && session === state.signIns ? 200 : 401).end(`session ${session}`);
  };
  return { state, handle };
}

describe('a session', () => {
  test('begins with one sign-in, however many wait for it', async () => {
    const { state, handle } = vendor();
    const { http, seen } = await rig(handle, { authorize: signIn });
    const texts = await Promise.all(Array.from({ length: 20 }, (_, at) => http.read(get(`/${at}`), [], {}, textOf)));
    expect(new Set(texts)).toEqual(new Set(['session 1']));
    expect(state.signIns).toBe(1);
    expect(seen).toHaveLength(21);
    expect(seen[0]?.headers.cookie).toBeUndefined();
  });

  test('that ended is renewed once for all who find out, and nobody else notices', async () => {
    const { state, handle } = vendor();
    const { http, counted } = await rig(handle, { authorize: signIn, maxConcurrent: 5 });
    await http.send(get());
    state.ended = 1;
    const texts = await Promise.all(Array.from({ length: 20 }, (_, at) => http.read(get(`/${at}`), [], {}, textOf)));
    expect(new Set(texts)).toEqual(new Set(['session 2']));
    expect(state.signIns).toBe(2);
    expect(counted).toContain('call:acme:test.safe:VENDOR_UNAUTHORIZED');
    expect(http.health()).toMatchObject({ status: 'UP', errorRate: 0, lastError: null });
  });

  test('is renewed for a write that must never be repeated too: a 401 did nothing', async () => {
    const { state, handle } = vendor();
    const { http } = await rig(handle, { authorize: signIn });
    await http.send(get());
    state.ended = 1;
    expect(await http.send(change('never'))).toMatchObject({ status: 200, afterLostAnswer: false });
  });

  test('refused straight after a sign-in is VENDOR_UNAUTHORIZED, after one more try', async () => {
    const { state, handle } = vendor();
    state.ended = 100;
    const { http, seen } = await rig(handle, { authorize: signIn });
    expect(await failure(http.send(get()))).toMatchObject({ code: 'VENDOR_UNAUTHORIZED', retryable: false });
    expect(seen.map(({ url }) => url)).toEqual(['/api/login', '/api/things', '/api/login', '/api/things']);
    expect(http.health()).toMatchObject({ lastError: 'Acme Cloud does not accept our credentials.' });
  });

  test('whose sign-in is refused fails everybody once, sends none of their requests, and is tried anew later', async () => {
    let good = false;
    const { http, seen } = await rig(
      (response, { url }) => {
        response.writeHead(url === '/api/login' && !good ? 401 : 200).end('in');
      },
      { authorize: signIn },
    );
    const errors = await Promise.all([failure(http.send(get('/a'))), failure(http.send(get('/b')))]);
    for (const error of errors) expect(error).toMatchObject({ code: 'VENDOR_UNAUTHORIZED', mayHaveHappened: false });
    expect(seen.map(({ url }) => url)).toEqual(['/api/login']);
    good = true;
    expect((await http.send(get('/a'))).text).toBe('in');
  });

  test('whose sign-in finds the vendor away repeats the sign-in, and that alone', async () => {
    const { http, seen, clock } = await rig((response) => response.writeHead(503).end(), { authorize: signIn });
    const sent = failure(http.send(get()));
    for (const repeat of [1, 2]) {
      await reached(() => seen.length === repeat && clock.pending === 3);
      clock.advance(400);
    }
    expect(await sent).toMatchObject({ code: 'VENDOR_UNAVAILABLE', retryable: true, mayHaveHappened: false });
    expect(seen.map(({ url }) => url)).toEqual(['/api/login', '/api/login', '/api/login']);
  });

  test('whose sign-in answers nonsense is a bad response; what judge says of it counts', async () => {
    const nonsense = await rig((response) => response.end(), {
      authorize: () => Promise.reject(new TypeError('no cookie')),
    });
    expect(await failure(nonsense.http.send(get()))).toMatchObject({ code: 'VENDOR_BAD_RESPONSE' });

    const page = await rig((response) => response.end('<form>'), {
      authorize: async (send) => {
        const request = { operation: { name: 'signIn', method: 'POST', repeat: 'safe' }, path: '/login' } as const;
        await send(request, { judge: () => page.http.error('VENDOR_UNAUTHORIZED') });
        return {};
      },
    });
    expect(await failure(page.http.send(get()))).toMatchObject({ code: 'VENDOR_UNAUTHORIZED' });
    expect(page.counted).toEqual(['call:acme:signIn:VENDOR_UNAUTHORIZED']);
    expect(page.http.health().status).toBe('DOWN');
  });

  test('is waited for no longer than the deadline; the sign-in goes on for the others', async () => {
    let finish: (() => void) | undefined;
    const { http, clock, seen } = await rig(
      (response, { url }) => {
        if (url !== '/api/login') response.end('in');
        else finish = () => response.end();
      },
      { authorize: (send) => signIn(send) },
    );
    const gone = new AbortController();
    const left = failure(http.read(get(), [], { signal: gone.signal }, textOf));
    await reached(() => seen.length === 1);
    const stays = http.send(get());
    gone.abort();
    await left;
    finish?.();
    expect((await stays).text).toBe('in');
    expect(clock.pending).toBe(0);
  });
});

test('cookieHeader sends on names and values only', () => {
  const given = { status: 200, text: '', afterLostAnswer: false };
  expect(cookieHeader({ ...given, headers: { 'set-cookie': 'a=1; Path=/; Expires=Mon, 1 Jan 2029\nb=2' } })).toBe(
    'a=1; b=2',
  );
  expect(cookieHeader({ ...given, headers: {} })).toBeNull();
});
