import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { small } from './kit.ts';

const start = gateways();
const accept = 'text/event-stream';

const get = ({ url }: Tried, fields: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(new URL(`graphql?${new URLSearchParams(fields)}`, url), { headers: { accept } });

const post = ({ url }: Tried, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { accept, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const subject = 'event: next\ndata: {"data":{"viewer":{"subject":"anonymous"}}}\n\nevent: complete\ndata:\n\n';

describe('an event stream', () => {
  test('answers a query, by POST and by GET', async () => {
    const tried = await start(small);
    const query = 'query A { viewer { subject } } query B($yes: Boolean!) { viewer { subject @include(if: $yes) } }';
    const posted = await post(tried, { query, operationName: 'B', variables: { yes: true } });
    const got = await get(tried, { query, operationName: 'B', variables: '{"yes":true}' });
    for (const response of [posted, got]) {
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      expect(await response.text()).toBe(`:\n\n${subject}`);
    }
  });

  test.each([
    'text/event-stream',
    'Text/Event-Stream;q=0.9',
    'application/json, text/event-stream',
    'text/event-stream,*/*',
  ])('is what %s asks for', async (wanted) => {
    const tried = await start(small);
    const response = await post(tried, { query: '{ viewer { subject } }' }, { accept: wanted });
    expect(await response.text()).toContain(subject);
  });

  test.each([
    ['no operation', {}],
    ['a list', []],
    ['a document of another kind', { query: 7 }],
    ['variables of another kind', { query: '{ viewer { subject } }', variables: 'x' }],
    ['a name of another kind', { query: '{ viewer { subject } }', operationName: 7 }],
    ['no JSON', '{'],
  ])('of %s is a bad request', async (_, body) => {
    const response = await post(await start(small), body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('of a broken address is a bad request', async () => {
    const tried = await start(small);
    expect((await get(tried, {})).status).toBe(400);
    expect((await get(tried, { query: '{ viewer { subject } }', variables: '{' })).status).toBe(400);
    expect((await get(tried, { query: '{ viewer { subject } }', variables: '[]' })).status).toBe(400);
  });

  test('changes nothing by GET, which any page can have a browser send', async () => {
    const tried = await start(small);
    const query = 'mutation { cancelWrapUp(input: { agentId: "x" }) { errors { code } } }';
    const response = await get(tried, { query });
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.stringContaining('POST') }] });
    expect(await (await post(tried, { query })).text()).toContain('NOT_FOUND');
  });

  test('may be read by pages of configured origins, and by no others', async () => {
    const tried = await start({
      ...small,
      config: { server: { port: 0, cors: { origins: ['https://desk.example'] } } },
    });
    const query = '{ viewer { subject } }';
    const allowed = async (origin: string) =>
      (await post(tried, { query }, { origin })).headers.get('access-control-allow-origin');
    expect(await allowed('https://desk.example')).toBe('https://desk.example');
    expect(await allowed('https://evil.example')).toBeNull();
  });

  test('shows that it lives while nothing happens', async () => {
    const tried = await start(small);
    const response = await post(tried, { query: 'subscription { wrapUpEvents { id } }' });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect(await reader?.read()).toMatchObject({ value: ':\n\n' });
    tried.clock.advance(12_000);
    expect(await reader?.read()).toMatchObject({ value: ':\n\n' });
    await reader?.cancel();
  });
});
