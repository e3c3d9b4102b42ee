import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from '@jest/globals';
import { base64url } from 'jose';
import { send, small } from '../gateway/kit.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { audience, bearer, claimsWith, issuer, jwtAuth, secret, signed, testStart, token } from '../kit/tokens.ts';

const start = gateways();
const folder = mkdtempSync(join(tmpdir(), 'trunkline-auth-'));
afterAll(() => rmSync(folder, { recursive: true }));

const viewer = '{ viewer { subject email scopes } }';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The sentence that each value of the header is refused with; the viewer's subject where it is not. */
async function said(tried: Tried, values: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const sentences: Record<string, string> = {};
  for (const [name, authorization] of Object.entries(values)) {
    const { status, headers, text } = await send(tried, viewer, { headers: { authorization } });
    const { data, errors } = JSON.parse(text);
    if (status === 401) {
      expect(headers.get('www-authenticate')).toBe('Bearer realm="Trunkline", error="invalid_token"');
      expect(errors).toEqual([{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }]);
    }
    sentences[name] = data?.viewer.subject ?? errors[0].message;
  }
  return sentences;
}

const unreadable = 'What was sent is no token that can be read.';
const noToken = 'What was sent is no token: it is written Bearer, a blank, and the token.';
const noAlgorithm = 'The token is signed by an algorithm that is not accepted.';
const noSigner = 'The token is signed by nobody who is trusted.';
const ended = 'The token has ended (exp): get a new one.';
const otherAudience = 'The token is meant for another audience (aud).';
const nobody = 'The token names nobody (sub).';

describe('a token over HTTP', () => {
  test('says who asks, by POST and by GET', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    const headers = await bearer({ scope: 'queues:read profile agents:read', email: 'anna@acme.example' });
    const answer = {
      data: { viewer: { subject: 'anna', email: 'anna@acme.example', scopes: ['agents:read', 'queues:read'] } },
    };
    expect(await tried.query(viewer, {}, headers)).toEqual(answer);
    const url = new URL(`graphql?query=${encodeURIComponent(viewer)}`, tried.url);
    const got = await fetch(url, { headers: { ...headers, 'apollo-require-preflight': 'yes' } });
    expect(await got.json()).toEqual(answer);
  });

  test('is asked for before the body is read', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    for (const body of ['{"query": "{ viewer { subject } }"}', '{', 'x'.repeat(300_000)]) {
      const response = await fetch(new URL('graphql', tried.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body,
      });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="Trunkline"');
      expect(response.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
      expect(await response.json()).toEqual({
        errors: [
          {
            message: 'Sign in: send a token as Authorization: Bearer <token>.',
            extensions: { code: 'UNAUTHENTICATED' },
          },
        ],
      });
    }
  });

  test.each(['application/json', 'text/event-stream'])(
    'that ends before the body is there counts no more, for %s',
    async (accept) => {
      const tried = await start({ ...small, config: { auth: jwtAuth } });
      const headers = { ...(await bearer({ exp: testStart + 60 })), accept, 'content-type': 'application/json' };
      const sending = request(new URL('graphql', tried.url), { method: 'POST', headers });
      const answered = once(sending, 'response');
      sending.flushHeaders();
      // It has come as far as it can without a body when another one has been answered.
      expect((await tried.query(viewer, {}, await bearer())).data).toBeDefined();
      tried.clock.advance(60_000 + 6_000);
      sending.end(JSON.stringify({ query: viewer }));
      const [response] = await answered;
      expect(response.statusCode).toBe(401);
      expect(await text(response)).toContain(ended);
    },
  );

  test('is asked for by nothing but GraphQL', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    for (const path of ['health/live', 'health/ready', 'metrics'])
      expect((await fetch(new URL(path, tried.url))).status).toBe(200);
  });

  test('signed with the shared secret counts while it is good, and no other', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    const good = await token();
    const [head = '', body = '', signature = ''] = good.split('.');
    const claims = claimsWith();
    const unsigned = [{ alg: 'none' }, claims].map((part) => base64url.encode(JSON.stringify(part))).join('.');
    const b = async (changes: object): Promise<string> => `Bearer ${await token({ ...changes })}`;
    expect(
      await said(tried, {
        good: `Bearer ${good}`,
        'in small letters': `bearer ${good}`,
        'for several': await b({ aud: ['other', audience] }),
        'begun already': await b({ nbf: testStart }),
        'ended a moment ago': await b({ exp: testStart - 4 }),
        ended: await b({ exp: testStart - 5 }),
        'ended long ago': await b({ exp: 1 }),
        'without an end': await b({ exp: undefined }),
        'with an end that is none': await b({ exp: 'tomorrow' as never }),
        'not begun yet': await b({ nbf: testStart + 6 }),
        'another issuer': await b({ iss: 'https://login.example/' }),
        'no issuer': await b({ iss: undefined }),
        'another audience': await b({ aud: 'trunkline2' }),
        'other audiences': await b({ aud: ['a', 'b'] }),
        'no audience': await b({ aud: undefined }),
        'no subject': await b({ sub: undefined }),
        'a blank subject': await b({ sub: ' ' }),
        'a subject that is a number': await b({ sub: 7 as never }),
        'another secret': `Bearer ${await signed(claims, bytes('x'.repeat(40)), { alg: 'HS256' })}`,
        'another algorithm': `Bearer ${await signed(claims, bytes(secret.padEnd(64, 'x')), { alg: 'HS512' })}`,
        unsigned: `Bearer ${unsigned}.`,
        'unsigned, with a signature': `Bearer ${unsigned}.${signature}`,
        'without its signature': `Bearer ${head}.${body}.`,
        'with other claims': `Bearer ${head}.${base64url.encode(JSON.stringify(claimsWith({ sub: 'ben' })))}.${signature}`,
        garbled: 'Bearer x.y.z',
        'one part': 'Bearer xyz',
        'many parts': `Bearer ${'a.'.repeat(4000)}`,
        'a blank within': `Bearer ${head} ${body}`,
        huge: `Bearer ${'x'.repeat(12_000)}`,
        'no scheme': good,
        'another scheme': `Basic ${base64url.encode('anna:secret')}`,
      }),
    ).toEqual({
      good: 'anna',
      'in small letters': 'anna',
      'for several': 'anna',
      'begun already': 'anna',
      'ended a moment ago': 'anna',
      ended,
      'ended long ago': ended,
      'without an end': 'The token has no end (exp), which it must have.',
      'with an end that is none': 'The token has no end (exp), which it must have.',
      'not begun yet': 'The token is not valid yet (nbf).',
      'another issuer': 'The token is of another issuer (iss).',
      'no issuer': 'The token is of another issuer (iss).',
      'another audience': otherAudience,
      'other audiences': otherAudience,
      'no audience': otherAudience,
      'no subject': nobody,
      'a blank subject': nobody,
      'a subject that is a number': nobody,
      'another secret': noSigner,
      'another algorithm': noAlgorithm,
      unsigned: noAlgorithm,
      'unsigned, with a signature': noAlgorithm,
      'without its signature': noSigner,
      'with other claims': noSigner,
      garbled: unreadable,
      'one part': unreadable,
      'many parts': unreadable,
      'a blank within': noToken,
      huge: unreadable,
      'no scheme': noToken,
      'another scheme': noToken,
    });
  });

  test('ends by the clock of the service', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    const values = { it: `Bearer ${await token({ exp: testStart + 60 })}` };
    expect(await said(tried, values)).toEqual({ it: 'anna' });
    tried.clock.advance(64_000);
    expect(await said(tried, values)).toEqual({ it: 'anna' });
    tried.clock.advance(1_000);
    expect(await said(tried, values)).toEqual({ it: ended });
  });
});

describe('the public key of a file', () => {
  const kinds = {
    RSA: { pair: generateKeyPairSync('rsa', { modulusLength: 2048 }), takes: ['RS256', 'RS512', 'PS256'] },
    'P-256': { pair: generateKeyPairSync('ec', { namedCurve: 'P-256' }), takes: ['ES256'] },
    'P-384': { pair: generateKeyPairSync('ec', { namedCurve: 'P-384' }), takes: ['ES384'] },
    'P-521': { pair: generateKeyPairSync('ec', { namedCurve: 'P-521' }), takes: ['ES512'] },
    Ed25519: { pair: generateKeyPairSync('ed25519'), takes: ['EdDSA', 'Ed25519'] },
  };

  test.each(Object.entries(kinds))('%s takes the algorithms of its kind alone', async (name, { pair, takes }) => {
    const publicKeyFile = join(folder, `${name}.pem`);
    const pem = pair.publicKey.export({ type: 'spki', format: 'pem' });
    writeFileSync(publicKeyFile, pem);
    const auth = { mode: 'jwt', issuer, audience, publicKeyFile };
    const tried = await start({ ...small, config: { auth } });
    const values: Record<string, string> = {
      // The oldest trick: the public key, which everybody has, taken for a shared secret.
      HS256: `Bearer ${await signed(claimsWith(), bytes(String(pem)), { alg: 'HS256' })}`,
      'the secret of somebody': `Bearer ${await token()}`,
    };
    for (const [other, { pair: their, takes: algorithms }] of Object.entries(kinds))
      for (const alg of algorithms)
        values[alg] = `Bearer ${await signed(claimsWith(), (other === name ? pair : their).privateKey, { alg })}`;
    const expected = Object.fromEntries(
      Object.keys(values).map((alg) => [alg, takes.includes(alg) ? 'anna' : noAlgorithm]),
    );
    expect(await said(tried, values)).toEqual(expected);
  });

  test('takes no token of another key of its kind', async () => {
    const publicKeyFile = join(folder, 'own.pem');
    writeFileSync(publicKeyFile, kinds.Ed25519.pair.publicKey.export({ type: 'spki', format: 'pem' }));
    const tried = await start({ ...small, config: { auth: { mode: 'jwt', issuer, audience, publicKeyFile } } });
    const { privateKey } = generateKeyPairSync('ed25519');
    const other = `Bearer ${await signed(claimsWith(), privateKey, { alg: 'EdDSA' })}`;
    expect(await said(tried, { other })).toEqual({ other: noSigner });
  });
});
