import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StoreUnavailable } from '../../src/errors.ts';
import { type Connection, connect } from '../../src/store/redis/connection.ts';
import { script } from '../../src/store/redis/script.ts';

/** What a script of Redis 6.2 is told where the server takes no writes: Redis 7 begins with the last part. */
const told = (refusal: string): string =>
  `-ERR Error running script (call to f_1): @user_script:2: @user_script: 2: -${refusal} \r\n`;

const info = 'redis_version:6.2.0\r\nloading:0\r\n';
let server: Server;
let connection: Connection;
let answer = '';

/** Speaks as much of the protocol as it takes to run scripts. */
beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => {
      for (const [, command = ''] of data.toString().matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g))
        switch (command.toLowerCase()) {
          case 'info':
            socket.write(`$${info.length}\r\n${info}\r\n`);
            break;
          case 'evalsha':
            socket.write(answer);
            break;
          default:
            socket.write('+PONG\r\n');
        }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  connection = await connect(`redis://127.0.0.1:${port}`, { info: () => {}, warn: () => {} });
});
afterAll(async () => {
  await connection.close();
  server.close();
});

const run = (): Promise<unknown> => connection.run(script('return 1'), ['k'], []).catch((error: unknown) => error);

test('a script that we wrote wrong is a bug at Redis 6.2 too', async () => {
  answer = told('ERR Unknown Redis command called from Lua script');
  expect(await run()).not.toBeInstanceOf(StoreUnavailable);
});

test.each([
  'NOREPLICAS Not enough good replicas to write.',
  'MISCONF Redis is configured to save RDB snapshots, but it is currently not able to persist on disk.',
  "OOM command not allowed when used memory > 'maxmemory'.",
  "READONLY You can't write against a read only replica.",
])('one that is refused with %s has met a store that cannot be used', async (refusal) => {
  answer = told(refusal);
  expect(await run()).toBeInstanceOf(StoreUnavailable);
});
