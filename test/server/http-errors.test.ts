import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fastify from 'fastify';
import { TrunklineError } from '../../src/errors.ts';
import { answerHttpError } from '../../src/server/http-errors.ts';
import { BODY_LIMIT, startTinyServer, type TinyServer } from './tiny-server.ts';

let server: TinyServer;
beforeAll(async () => {
  server = await startTinyServer();
});
afterAll(() => server.stop());

const post = (body: string, contentType: string, accept = '*/*'): Promise<Response> =>
  fetch(server.url, { method: 'POST', headers: { 'content-type': contentType, accept }, body });

describe('what Apollo never sees', () => {
  test.each([
    ['broken JSON', '{ "not a', 'application/json', 400, /^The request cannot be read\. Send a JSON object/],
    ['an empty body', '', 'application/json', 400, /^The request cannot be read/],
    ['a foreign media type', '<query/>', 'application/xml', 415, /Content-Type: application\/json\.$/],
    ['too large a body', 'x'.repeat(BODY_LIMIT + 1), 'application/json', 413, /larger than this server accepts/],
  ])('%s', async (_, body, contentType, status, message) => {
    const answer = await post(body, contentType);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({
      errors: [{ message: expect.stringMatching(message), extensions: { code: 'BAD_REQUEST' } }],
    });
  });
});

test.each([
  ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
  ['application/json', 'application/json; charset=utf-8'],
  ['text/plain', 'application/json; charset=utf-8'],
])('answers %s as %s', async (accept, contentType) => {
  const answer = await post('{', 'application/json', accept);
  expect(answer.headers.get('content-type')).toBe(contentType);
});

test('a fault of ours tells where to look and nothing else', async () => {
  const answer = await fetch(new URL('/fault', server.url));
  expect(answer.status).toBe(500);
  const text = await answer.text();
  expect(text).not.toContain('swordfish');
  expect(JSON.parse(text)).toEqual({
    errors: [
      {
        message: 'Something went wrong here.',
        extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: expect.stringMatching(/./) },
      },
    ],
  });
});

describe('what a hook throws', () => {
  test.each([
    ['no token', new TrunklineError('UNAUTHENTICATED', 'Sign in.'), 401, 'UNAUTHENTICATED', 'Sign in.'],
    ['no right', new TrunklineError('FORBIDDEN', 'Not yours.'), 403, 'FORBIDDEN', 'Not yours.'],
    ['too often', new TrunklineError('RATE_LIMITED', 'Wait.'), 429, 'RATE_LIMITED', 'Wait.'],
    ['another of ours', new TrunklineError('BAD_USER_INPUT', 'Mend it.'), 400, 'BAD_USER_INPUT', 'Mend it.'],
    ['a status alone', Object.assign(new Error('x'), { statusCode: 429 }), 429, 'RATE_LIMITED', expect.any(String)],
    ['503', Object.assign(new Error('x'), { statusCode: 503 }), 503, 'INTERNAL_SERVER_ERROR', expect.any(String)],
    ['no error at all', 'zork', 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong here.'],
  ])('%s', async (_, thrown, status, code, message) => {
    const app = fastify();
    app.setErrorHandler(answerHttpError);
    app.get('/', () => {
      throw thrown;
    });
    const answer = await app.inject('/');
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ errors: [{ message, extensions: { code } }] });
    await app.close();
  });
});
