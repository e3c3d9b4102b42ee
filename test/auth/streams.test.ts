import { expect, test } from '@jest/globals';
import { send, small } from '../gateway/kit.ts';
import { gateways } from '../kit/gateway.ts';
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
