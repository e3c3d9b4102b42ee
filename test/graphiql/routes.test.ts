import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type FastifyInstance, fastify } from 'fastify';
import { pack } from '../../src/graphiql/pack.ts';
import { contentSecurityPolicy, graphiqlRoutes } from '../../src/graphiql/routes.ts';

const script = 'console.info("Trunkline");'.repeat(100);
const assetUrl = '/graphiql/assets/app-ABC.js';
let folder: string;

async function serve(assets: string): Promise<FastifyInstance> {
  const app = fastify();
  await app.register(graphiqlRoutes, { assets });
  return app;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trunkline-graphiql-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('with a build', () => {
  let app: FastifyInstance;

  beforeAll(async () => {
    const files = [{ name: 'app-ABC.js', contents: Buffer.from(script) }];
    await pack({ page: '<!doctype html><title>Trunkline</title>', files, packages: [] }, folder, undefined);
    app = await serve(folder);
  });
  afterAll(() => app.close());

  test.each(['/', '/graphiql'])('%s is the page, guarded and asked for anew each time', async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<title>Trunkline</title>');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  test('a page that the browser has already is not sent again', async () => {
    const { etag } = (await app.inject('/')).headers;
    const again = await app.inject({ url: '/', headers: { 'if-none-match': `"other", ${etag}` } });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    const changed = await app.inject({ url: '/', headers: { 'if-none-match': '"other"' } });
    expect(changed.statusCode).toBe(200);
  });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('an asset comes as %s to who takes it, for good', async (encoding, decompress) => {
    const answer = await app.inject({ url: assetUrl, headers: { 'accept-encoding': encoding } });
    expect(answer.headers).toMatchObject({
      'content-encoding': encoding,
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': contentSecurityPolicy,
      vary: 'accept-encoding',
    });
    expect(answer.rawPayload.length).toBeLessThan(script.length);
    expect(decompress(answer.rawPayload).toString()).toBe(script);
  });

  test('and plain to who takes neither', async () => {
    const answer = await app.inject(assetUrl);
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body).toBe(script);
  });

  test('HEAD answers the same without a body', async () => {
    const answer = await app.inject({ method: 'HEAD', url: assetUrl });
    expect([answer.statusCode, answer.body, answer.headers['content-length']]).toEqual([200, '', `${script.length}`]);
  });

  test.each(['app-ABC.js.br', 'manifest.json', 'index.html', '..%2Fmanifest.json', 'other.js'])(
    'nothing but the assets is served: %s',
    async (name) => {
      expect((await app.inject(`/graphiql/assets/${name}`)).statusCode).toBe(404);
    },
  );

  test('nothing can be sent to it', async () => {
    expect((await app.inject({ method: 'POST', url: '/graphiql' })).statusCode).toBe(404);
  });
});

describe('without a build', () => {
  test('the page says what to run', async () => {
    const app = await serve(join(folder, 'nothing-here'));
    const answer = await app.inject('/graphiql');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8']);
    expect(answer.body).toContain('run `npm run graphiql`');
    expect((await app.inject(assetUrl)).statusCode).toBe(404);
    await app.close();
  });
});
