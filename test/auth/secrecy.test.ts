import { expect, test } from '@jest/globals';
import { send, small } from '../gateway/kit.ts';
import { gateways } from '../kit/gateway.ts';
import { rawSocket } from '../kit/raw-socket.ts';
import { bearer, jwtAuth, secret, testStart, token } from '../kit/tokens.ts';

const start = gateways();

test('no piece of a token or of the secret comes back, is logged, or is counted', async () => {
  const tried = await start({ ...small, config: { auth: jwtAuth } });
  const told: string[] = [];
  const claim = 'a-marked-claim';
  const good = await token({ claim, email: 'anna@acme.example', scope: 'agents:read' });
  const [, , signature = ''] = good.split('.');
  const tokens = [good, await token({ claim, exp: 1 }), await token({ claim, aud: 'x' }), `${good}x`, 'a-marked-word'];
  for (const one of tokens) {
    for (const authorization of [`Bearer ${one}`, one, `Basic ${one}`]) {
      for (const accept of ['application/json', 'text/event-stream']) {
        const { text, headers } = await send(tried, '{ viewer { subject } }', { headers: { authorization, accept } });
        told.push(text, JSON.stringify([...headers]));
      }
      const raw = await rawSocket(tried, { greets: false });
      raw.say({ type: 'ping', payload: { authorization, Authorization: authorization } });
      raw.say({ type: 'connection_init', payload: { authorization } });
      await raw.hears(1);
      if (authorization === `Bearer ${good}`) {
        raw.say({ type: 'ping', payload: { authorization, Authorization: authorization, n: 1 } });
        raw.say({ type: 'ping', payload: { authorization: `Bearer ${await token({ claim, exp: testStart - 9 })}` } });
      }
      told.push(JSON.stringify([await raw.closed, raw.heard]));
    }
  }
  told.push(...tried.log, await (await fetch(new URL('metrics', tried.url))).text());
  const everything = told.join('\n');
  // So that it is known to look at something.
  expect(everything).toContain('sign-in refused');
  expect(everything).toContain('"subject":"anna"');
  for (const mark of [secret, claim, 'a-marked-word', signature, ...good.split('.')])
    expect(everything).not.toContain(mark);
});

test('pings without a token are answered as before', async () => {
  const tried = await start({ ...small, config: { auth: jwtAuth } });
  const raw = await rawSocket(tried, { payload: await bearer() });
  raw.say({ type: 'ping', payload: { n: 1 } });
  raw.say({ type: 'ping' });
  await raw.hears(3);
  expect(raw.heard.slice(1)).toEqual([{ type: 'pong', payload: { n: 1 } }, { type: 'pong' }]);
  raw.socket.close();
  await raw.closed;
});
