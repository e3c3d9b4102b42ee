import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { answer, change, essence, failure, get, type Handle, rig } from './kit.ts';

/** One attempt and no repeat, so that the fault shows as it is. */
const once = () => change('never');

describe('statuses', () => {
  test.each([200, 201, 204, 400, 404, 409, 422])('%i is an answer', async (status) => {
    const { http } = await rig(answer(status, status === 204 ? '' : 'said', { location: '/things/7' }));
    expect(await http.send(once())).toMatchObject({
      status,
      headers: { location: '/things/7' },
      text: status === 204 ? '' : 'said',
      afterLostAnswer: false,
    });
  });

  const unhappened = { retryAfter: null, mayHaveHappened: false };
  const happened = { retryAfter: null, mayHaveHappened: true };
  test.each([
    [301, { code: 'VENDOR_BAD_RESPONSE', retryable: false, ...unhappened }],
    [302, { code: 'VENDOR_BAD_RESPONSE', retryable: false, ...unhappened }],
    [304, { code: 'VENDOR_BAD_RESPONSE', retryable: false, ...unhappened }],
    [401, { code: 'VENDOR_UNAUTHORIZED', retryable: false, ...unhappened }],
    [403, { code: 'VENDOR_UNAUTHORIZED', retryable: false, ...unhappened }],
    [405, { code: 'VENDOR_REJECTED', retryable: false, ...unhappened }],
    [408, { code: 'VENDOR_UNAVAILABLE', retryable: true, ...unhappened }],
    [413, { code: 'VENDOR_REJECTED', retryable: false, ...unhappened }],
    [429, { code: 'VENDOR_RATE_LIMITED', retryable: true, ...unhappened }],
    // The work may have been done, and a second request would do it again.
    [500, { code: 'VENDOR_UNAVAILABLE', retryable: false, ...happened }],
    [501, { code: 'VENDOR_UNAVAILABLE', retryable: false, ...happened }],
    [502, { code: 'VENDOR_UNAVAILABLE', retryable: false, ...happened }],
    [503, { code: 'VENDOR_UNAVAILABLE', retryable: true, ...unhappened }],
    [504, { code: 'VENDOR_UNAVAILABLE', retryable: false, ...happened }],
  ])('%i is a fault', async (status, expected) => {
    const { http, seen, port } = await rig(answer(status, 'secret page', { location: 'http://127.0.0.1:1/' }));
    const error = await failure(http.send(once()));
    expect(essence(error)).toEqual(expected);
    expect(error.source.id).toBe('acme');
    expect(error.message).toMatch(/^Acme Cloud .+\.$/);
    expect(error.message).not.toMatch(new RegExp(`secret|127|${port}`));
    expect(seen).toHaveLength(1);
  });

  test('answers() makes an answer of a fault, by status and operation', async () => {
    const { http } = await rig(answer(403, 'not yours'), {
      answers: (status, { method }) => status === 403 && method === 'POST',
    });
    expect((await http.send(once())).text).toBe('not yours');
    expect((await failure(http.send(get()))).code).toBe('VENDOR_UNAUTHORIZED');
  });

  test.each([
    ['seconds', '7', 7_000],
    ['an HTTP date', 'Sun, 22 Nov 2026 09:01:00 GMT', 60_000],
    ['a date gone by', 'Sun, 22 Nov 2026 08:00:00 GMT', 0],
    ['nonsense', 'soon', null],
    ['a negative number', '-5', null],
  ])('Retry-After as %s', async (_what, value, expected) => {
    for (const [status, code] of [
      [429, 'VENDOR_RATE_LIMITED'],
      [503, 'VENDOR_UNAVAILABLE'],
    ] as const) {
      const { http } = await rig(answer(status, '', { 'retry-after': value }));
      const error = await failure(http.send(once()));
      expect([error.code, error.retryAfter, error.extensions.retryAfter]).toEqual([code, expected, expected]);
    }
  });
});

describe('broken exchanges', () => {
  test.each([
    ['no connection', 'http://127.0.0.1:1', /^ECONNREFUSED$/],
    ['no such host', 'http://vendor.invalid', /^(ENOTFOUND|EAI_AGAIN)$/],
    ['no TLS there', null, /^EPROTO$/],
  ])('%s: nothing can have happened', async (_what, elsewhere, code) => {
    const { http: plain, port, seen } = await rig(answer(200));
    await plain.send(get());
    const { http } = await rig(answer(200), { baseUrl: elsewhere ?? `https://127.0.0.1:${port}` });
    const error = await failure(http.send(once()));
    expect(essence(error)).toEqual({
      code: 'VENDOR_UNAVAILABLE',
      retryable: true,
      retryAfter: null,
      mayHaveHappened: false,
    });
    expect(error.cause).toMatchObject({ message: expect.stringMatching(code) });
    expect(seen).toHaveLength(1);
  });

  const reset: Handle = (response) => response.socket?.resetAndDestroy();
  const hangUp: Handle = (response) => response.socket?.end();
  test.each([
    ['reset', reset],
    ['closed', hangUp],
  ])('connection %s without an answer: it may have happened', async (_what, handle) => {
    const { http } = await rig(handle);
    expect(essence(await failure(http.send(once())))).toEqual({
      code: 'VENDOR_UNAVAILABLE',
      retryable: false,
      retryAfter: null,
      mayHaveHappened: true,
    });
  });

  const short: Handle = (response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('half', () => response.socket?.end());
  };
  const unfinished: Handle = (response) => {
    response.writeHead(200);
    response.write('half', () => response.socket?.end());
  };
  const noHttp: Handle = (response) => response.socket?.end('SSH-2.0-OpenSSH\r\n\r\n');
  const noGzip: Handle = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain');
  test.each([
    ['shorter than its length', short],
    ['without its last chunk', unfinished],
    ['that is no HTTP', noHttp],
    ['that is not the gzip it claims to be', noGzip],
  ])('an answer %s is a bad response', async (_what, handle) => {
    const { http } = await rig(handle);
    expect(essence(await failure(http.send(once())))).toEqual({
      code: 'VENDOR_BAD_RESPONSE',
      retryable: false,
      retryAfter: null,
      mayHaveHappened: true,
    });
  });

  test('an answer of more than 64 MiB is cut off, packed or not', async () => {
    const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024));
    const { http } = await rig((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    const error = await failure(http.send(get()));
    expect(error.code).toBe('VENDOR_BAD_RESPONSE');
    expect(error.message).toBe('Acme Cloud gave an answer that is too large.');
  });

  test('packed answers, byte order marks and repeated headers are read', async () => {
    const { http } = await rig((response) =>
      response
        .writeHead(200, { 'content-encoding': 'gzip', 'set-cookie': ['a=1; Path=/', 'b=2'] })
        .end(gzipSync('\uFEFF{"größe":1}')),
    );
    const given = await http.send(get());
    expect(given.text).toBe('{"größe":1}');
    expect(given.headers['set-cookie']).toBe('a=1; Path=/\nb=2');
  });
});

describe('what goes out', () => {
  test('is the method, the path below the base URL, the query, the headers of both and the body', async () => {
    const { http, seen } = await rig(answer(200), { headers: { authorization: 'Basic eDp5' } });
    await http.send({ ...get('/a%20b', { query: 'x=1&y=%C3%A4' }), headers: { accept: 'application/json' } });
    await http.send({ ...change('never'), headers: { accept: 'text/html' } });
    await http.send({ ...get('/form'), operation: { name: 'form', method: 'PUT', repeat: 'safe' }, text: 'a=b' });
    expect(seen[0]).toMatchObject({
      method: 'GET',
      url: '/api/a%20b?x=1&y=%C3%A4',
      headers: { authorization: 'Basic eDp5', accept: 'application/json', 'user-agent': 'trunkline' },
      body: '',
    });
    expect(seen[1]).toMatchObject({ method: 'POST', url: '/api/change', body: '{"to":1}' });
    expect(seen[1]?.headers).toMatchObject({ accept: 'text/html', 'content-type': 'application/json' });
    expect(seen[2]).toMatchObject({ method: 'PUT', body: 'a=b' });
  });

  test('takes one connection again and again', async () => {
    const sockets = new Set<unknown>();
    const { http } = await rig((response) => {
      sockets.add(response.socket);
      response.end();
    });
    for (let at = 0; at < 5; at += 1) await http.send(get());
    expect(sockets.size).toBe(1);
  });
});

test('error() speaks for the source in a sentence of ours', async () => {
  const { http } = await rig(answer(200));
  for (const code of ['VENDOR_TIMEOUT', 'VENDOR_UNAVAILABLE', 'VENDOR_RATE_LIMITED', 'VENDOR_UNAUTHORIZED'] as const) {
    expect(http.error(code).message).toMatch(/^Acme Cloud .+\.$/);
  }
  const error = http.error('VENDOR_REJECTED', 'Not so.', { vendorCode: 'X1' });
  expect(error.extensions).toEqual({
    code: 'VENDOR_REJECTED',
    source: 'acme',
    vendor: 'SINCH',
    vendorCode: 'X1',
    retryable: false,
    retryAfter: null,
  });
});

test('no address, header, body or key of the vendor is in an error, a log line or a metric', async () => {
  const secret = 'k3y-of-the-vendor';
  const { http, port, logged, counted } = await rig(
    (response, { url }) => {
      if (url?.includes('reset')) response.socket?.destroy();
      else response.writeHead(url?.includes('page') ? 500 : 200).end(`<html>${secret}</html>`);
    },
    { headers: { authorization: secret } },
  );
  const errors = [];
  for (const path of ['/reset', '/page', '/fine']) {
    const request = { ...change('never'), path, query: `k=${secret}`, json: { access_key: secret } };
    errors.push(await failure(http.read(request, [], {}, ({ text }) => JSON.parse(text))));
  }
  expect(errors).toHaveLength(3);
  for (const error of errors) {
    const shown = [error.message, JSON.stringify(error), JSON.stringify(error.extensions)].join();
    expect(shown).not.toMatch(new RegExp(`${secret}|127\\.0\\.0\\.1|${port}`));
  }
  expect([...logged, ...counted].join()).not.toMatch(new RegExp(`${secret}|127\\.0\\.0\\.1|${port}|html`));
  expect(logged).toHaveLength(3);
});
