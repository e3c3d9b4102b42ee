import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { standing } from '../kit/standing.ts';

const service = standing();
const query = '{ sources { id } }';
const change = 'mutation { cancelWrapUp(input: { agentId: "x" }) { errors { code } } }';

/** Sends a request as it stands, and gives the whole answer. */
async function raw(head: string, body = ''): Promise<string> {
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (piece) => {
    answer += piece;
  });
  socket.write(`${head}\r\nConnection: close\r\n\r\n${body}`);
  await once(socket, 'close');
  return answer;
}

describe('a page of another site cannot have a browser ask', () => {
  test.each([
    ['text/plain', JSON.stringify({ query })],
    ['application/x-www-form-urlencoded', new URLSearchParams({ query }).toString()],
    ['multipart/form-data; boundary=x', `--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n${query}\r\n--x--`],
  ])('by POST of %s', async (contentType, body) => {
    for (const accept of ['application/json', 'application/graphql-response+json', 'text/event-stream']) {
      const answer = await service.post(body, { 'content-type': contentType, accept });
      expect([400, 415]).toContain(answer.status);
      const text = await answer.text();
      expect(text).not.toContain('"data"');
      expect(text).toContain('BAD_REQUEST');
    }
  });

  test('by POST without a content type', async () => {
    const url = new URL('graphql', service.url);
    const answer = await fetch(url, { method: 'POST', body: new Blob([JSON.stringify({ query })]) });
    expect([400, 415]).toContain(answer.status);
  });

  test.each([
    ['no header', {}],
    ['an empty one', { 'apollo-require-preflight': '' }],
  ])('by GET with %s', async (_, headers) => {
    const url = new URL(`graphql?${new URLSearchParams({ query })}`, service.url);
    const answer = await fetch(url, { headers: new Headers(headers) });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/Cross-Site Request Forgery.*BAD_REQUEST/);
  });
});

describe('GET', () => {
  test.each(['application/json', 'application/graphql-response+json', 'text/event-stream'])(
    'changes nothing under %s',
    async (accept) => {
      const answer = await service.get({ query: change }, { accept });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
      const chosen = await service.get(
        { query: `query A { __typename } ${change.replace('mutation', 'mutation B')}`, operationName: 'B' },
        { accept },
      );
      expect([chosen.status, chosen.headers.get('allow')]).toEqual([405, 'POST']);
    },
  );
});

describe('a batch', () => {
  test.each([[[{ query }, { query }]], [[{ query }]], [[]]])('is refused: %j', async (body) => {
    for (const accept of ['application/json', 'application/graphql-response+json', 'text/event-stream']) {
      const answer = await service.post(body, { accept });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({
        errors: [
          {
            message: 'Send one operation in a request: this server takes no batches.',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      });
    }
  });
});

describe('an address or host that cannot be read is no fault of ours, and not repeated', () => {
  const path = `/graphql?${new URLSearchParams({ query })}`;
  test.each(['[', '%%', 'a b', ''])('Host: %s', async (host) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\napollo-require-preflight: 1`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('The Host header names no host.');
  });

  test.each(['/graphql%zz?query=xyzzy', '/%ff%fe', 'http://%%/graphql?query=xyzzy', '/xyzzy?query=xyzzy', '//'])(
    '%s',
    async (address) => {
      const answer = await raw(`GET ${address} HTTP/1.1\r\nHost: x`);
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(answer).not.toContain('xyzzy');
    },
  );

  test.each(['PUT', 'DELETE', 'PATCH'])('%s /graphql', async (method) => {
    const answer = await fetch(new URL('graphql', service.url), { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect(await answer.json()).toEqual({
      errors: [{ message: 'GraphQL is asked by POST or GET.', extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test.each(['gzip', 'br', 'odd'])('a body that is packed by %s', async (encoding) => {
    const packed = await service.post(JSON.stringify({ query }), { 'content-encoding': encoding });
    expect(packed.status).toBe(415);
    expect(await packed.text()).toContain('Send JSON, not compressed,');
    expect((await service.post(JSON.stringify({ query }), { 'content-encoding': 'identity' })).status).toBe(200);
  });
});
