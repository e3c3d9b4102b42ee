import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { commandLine } from './kit.ts';

const run = commandLine();

const query = 'subscription { sourceHealthChanged(snapshot: true) { status } }';

test('a served process with subscribers ends with 0 within ten seconds, also where one of them never reads', async () => {
  const command = run([], { PORT: '0' });
  const [, url = ''] = await command.says(/GraphiQL: (\S+)/);
  const address = new URL('graphql', url);

  const subscriber = async (): Promise<WebSocket> => {
    const socket = new WebSocket(address, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
    await once(socket, 'message');
    return socket;
  };
  const [reading, paused] = [await subscriber(), await subscriber()];
  paused.pause();
  const stream = await fetch(address, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const closed = once(reading, 'close');
  const begun = performance.now();
  command.kill('SIGTERM');
  expect((await closed)[0]).toBe(1001);
  expect(await stream.text()).toMatch(/event: complete\ndata:\n\n$/);
  expect(await command.ended).toBe(0);
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(command.output.err).toBe('');
  paused.terminate();
});
