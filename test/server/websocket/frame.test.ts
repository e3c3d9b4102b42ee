import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { WebSocket, WebSocketServer } from 'ws';
import { frameOf } from '../../../src/server/websocket/frame.ts';

describe('a frame', () => {
  test.each([0, 1, 125, 126, 127, 65_535, 65_536, 1_000_000])(
    'of %d letters is read as it was written',
    async (length) => {
      const text = 'x'.repeat(length);
      expect(await read(frameOf(text))).toBe(text);
    },
  );

  test.each(['Østergaard', '漢字', '🙂', `${'é'.repeat(63)}`, `"\\\u0000`])('of %j too', async (text) => {
    expect(await read(frameOf(text))).toBe(text);
  });
});

/** What a client of the library reads. */
async function read(frame: Buffer): Promise<string> {
  const server = new WebSocketServer({ port: 0, perMessageDeflate: false });
  server.once('connection', (_, request) => request.socket.write(frame));
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const client = new WebSocket(`ws://127.0.0.1:${address.port}`);
  const [message, isBinary] = await once(client, 'message');
  client.terminate();
  server.close();
  expect(isBinary).toBe(false);
  return String(message);
}
