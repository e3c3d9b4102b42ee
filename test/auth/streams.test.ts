import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { eventually, id, send, small, tenios } from '../gateway/kit.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { becomes, subscribers } from '../kit/subscribers.ts';
import { bearer, jwtAuth, testStart } from '../kit/tokens.ts';

const { overStream } = subscribers();
const start = gateways();

const scope = 'agents:read queues:read';
const follow = 'subscription { wrapUpEvents { type } }';

test('an event stream is refused like any request where nobody is known to ask', async () => {
  const tried = await start({ ...small, config: { auth: jwtAuth } });
  for (const headers of [{}, await bearer({ exp: 1 })]) {
    const answer = await send(tried, follow, { headers: { ...headers, accept: 'text/event-stream' } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
    expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  }
  await becomes(tried, (now) => now === 0);
});

test('a subscription ends with its token: it says why, and completes', async () => {
  const tried = await start({ ...small, config: { auth: jwtAuth } });
  const headers = await bearer({ scope, exp: testStart + 60 });
  const subscriber = await overStream(tried, follow, { headers });
  await becomes(tried, (now) => now === 1);
  tried.clock.advance(64_000);
  await becomes(tried, (now) => now === 1);
  tried.clock.advance(1_000);
  expect(await subscriber.next()).toEqual({
    errors: [
      {
        message: 'The token has ended. Subscribe again with a new one, and after: the id of the last event received.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ],
  });
  await expect(subscriber.next()).rejects.toThrow('The subscription has ended.');
  await becomes(tried, (now) => now === 0);
});

test('a query goes on when the token has ended meanwhile', async () => {
  const tried = await start({ ...small, config: { auth: jwtAuth } });
  const held = tried.sandbox.sinch.fault(/queue/i, 'hold');
  const headers = await bearer({ scope, exp: testStart });
  const query = '{ queues(first: 1) { nodes { name } } }';
  const overHttp = send(tried, query, { headers });
  const overEvents = send(tried, query, { headers: { ...headers, accept: 'text/event-stream' } });
  await held.reached;
  tried.clock.advance(6_000);
  held.release();
  expect(JSON.parse((await overHttp).text)).toMatchObject({ data: { queues: { nodes: [{}] } } });
  expect((await overEvents).text).toMatch(/event: next\ndata: \{"data":\{"queues".*\n\nevent: complete\n/);
});

/** An event stream that nobody reads until told to, from both ends. */
async function unreadStream({ url }: Tried, query: string, headers: Readonly<Record<string, string>>) {
  const begun: ServerResponse[] = [];
  const note = (message: unknown): void => {
    const one = message as { readonly request: IncomingMessage; readonly response: ServerResponse };
    if (one.request.headers.accept === 'text/event-stream') begun.push(one.response);
  };
  const asked = request(new URL('graphql', url), {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
  });
  subscribe('http.server.request.start', note);
  asked.end(JSON.stringify({ query }));
  const [here]: IncomingMessage[] = await once(asked, 'response');
  unsubscribe('http.server.request.start', note);
  const [there] = begun;
  if (!here || !there) throw new Error('there is no stream');
  return { here, there };
}

test('an answer that is still being worked out when the token ends is told to nobody', async () => {
  const tried = await start({ ...small, config: { auth: jwtAuth } });
  const { centre, tenios: vendor } = tried.sandbox;
  const [agent] = centre.agentsAt('TENIOS');
  const [queue] = centre.queuesAt('TENIOS');
  if (!agent || !queue) throw new Error('the centre is too small');
  centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 2_000 });
  const input = { agentId: id('Agent', tenios, agent.id), by: 8_000 };
  const manager = await bearer({ scope: 'agents:read agents:manage' });
  const extend = 'mutation ($input: ExtendWrapUpInput!) { extendWrapUp(input: $input) { errors { code } } }';
  const happen = async (): Promise<void> => {
    expect(await tried.query(extend, { input }, manager)).toEqual({ data: { extendWrapUp: { errors: [] } } });
    await turn();
  };

  // Of a stream that is read to its end nothing could be written to any more: the reader has to be behind.
  const long = Array.from({ length: 30 }, (_, i) => `${'a'.repeat(8_000)}${i}: type`).join(' ');
  const headers = await bearer({ scope, exp: testStart + 60 });
  const { here, there } = await unreadStream(
    tried,
    `subscription { wrapUpEvents { agent { state } ${long} } }`,
    headers,
  );
  const failures: unknown[] = [];
  there.on('error', (failure) => failures.push(failure));
  await eventually(async () => {
    if (there.writableLength === 0) await happen();
    return there.writableLength > 0;
  });
  const held = vendor.fault(/agent-state/, 'hold');
  await happen();
  await held.reached;
  tried.clock.advance(65_000);
  expect(there.writableEnded).toBe(true);
  held.release();
  // Which is asked of the vendor after that, and so is answered later.
  await tried.query('{ agents { nodes { state } } }', {}, manager);
  const told = await text(here);
  expect(failures).toEqual([]);
  expect(told.trimEnd().split('\n\n').slice(-2)).toEqual([
    expect.stringContaining('The token has ended.'),
    'event: complete\ndata:',
  ]);
});
