import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { type RawSocket, type RawSocketOptions, rawSocket } from '../kit/raw-socket.ts';
import { becomes, subscribers } from '../kit/subscribers.ts';
import { change } from './changes.ts';
import { id, small, tenios } from './kit.ts';

const { overSocket } = subscribers();
const open: RawSocket[] = [];
afterEach(() => {
  for (const { socket } of open.splice(0)) socket.terminate();
});
// After the hooks above: a service that is being closed waits for readers, by a clock that stands still.
const start = gateways();

const opened = async (tried: Tried, options?: RawSocketOptions): Promise<RawSocket> => {
  const raw = await rawSocket(tried, options);
  open.push(raw);
  return raw;
};

const query = 'subscription { wrapUpEvents { type } }';
const subscribe = (operation: string, payload: object = { query }) => ({ type: 'subscribe', id: operation, payload });

/** A service with an agent in wrap-up. */
async function service(config: object = {}) {
  const tried = await start({ ...small, config });
  const { centre } = tried.sandbox;
  const [agent] = centre.agentsAt('TENIOS');
  const [queue] = centre.queuesAt('TENIOS');
  if (!agent || !queue) throw new Error('the centre is too small');
  centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 20_000 });
  const extend = async (): Promise<void> => {
    const input = { agentId: id('Agent', tenios, agent.id), by: 30_000 };
    expect(await change(tried, 'extendWrapUp', input)).toMatchObject({ errors: [] });
  };
  /** What was logged that somebody should look at. */
  const faults = () => tried.log.filter((line) => JSON.parse(line).level > 30);
  return { tried, extend, faults };
}

describe('what is not said as agreed closes the socket', () => {
  test.each([
    ['no JSON', ['garbage'], 4400],
    ['no object', ['[]'], 4400],
    ['nothing', [''], 4400],
    ['null', ['null'], 4400],
    ['bytes', [Buffer.from(JSON.stringify(subscribe('1')))], 4400],
    ['an unknown type', [{ type: 'start', id: '1' }], 4400],
    ['a type of the server', [{ type: 'next', id: '1', payload: {} }], 4400],
    ['no id', [{ type: 'subscribe', payload: { query } }], 4400],
    ['an empty id', [subscribe('')], 4400],
    ['an endless id', [subscribe('x'.repeat(256))], 4400],
    ['no document', [subscribe('1', {})], 4400],
    ['a list of variables', [subscribe('1', { query, variables: [1] })], 4400],
    ['a number for a name', [subscribe('1', { query, operationName: 1 })], 4400],
    ['a second beginning', [{ type: 'connection_init' }], 4429],
    ['an id that is in use', [subscribe('é'.repeat(200)), subscribe('é'.repeat(200))], 4409],
    [
      'a sign of life that goes too deep',
      [`{"type":"ping","payload":{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`],
      4400,
    ],
    ['too much', [subscribe('1', { query, variables: { x: 'x'.repeat(262_144) } })], 1009],
  ])('%s', async (_, messages, code) => {
    const { tried, extend, faults } = await service();
    const other = await overSocket(tried, query);
    const raw = await opened(tried);
    for (const message of messages) raw.say(message);
    expect((await raw.closed).code).toBe(code);
    expect(faults()).toEqual([]);
    await becomes(tried, (now) => now === 1);
    await extend();
    expect(await other.next()).toEqual({ data: { wrapUpEvents: { type: 'STARTED' } } });
  });

  test('an operation before the beginning', async () => {
    const { tried } = await service();
    const raw = await opened(tried, { greets: false });
    raw.say({ type: 'ping', payload: { early: true } });
    await raw.hears(1);
    expect(raw.heard).toEqual([{ type: 'pong', payload: { early: true } }]);
    raw.say(subscribe('1'));
    expect(await raw.closed).toEqual({ code: 4401, reason: 'Unauthorized' });
  });

  test('no beginning in time', async () => {
    const { tried } = await service();
    const raw = await opened(tried, { greets: false });
    tried.clock.advance(12_000);
    expect((await raw.closed).code).toBe(4408);
  });

  test('another protocol', async () => {
    const { tried } = await service();
    const socket = connect(Number(new URL(tried.url).port), '127.0.0.1');
    socket.write(
      'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-ws\r\n\r\n',
    );
    const chunks: Buffer[] = [];
    for await (const chunk of socket) {
      chunks.push(chunk);
      // What follows the head is a closing frame, whose body begins with the code.
      const [, frame] = Buffer.concat(chunks).toString('latin1').split('\r\n\r\n');
      if (frame) {
        expect(Buffer.from(frame, 'latin1').readUInt16BE(2)).toBe(4406);
        break;
      }
    }
  });

  test.each([
    ['a frame without a mask', [0x81, 0x01, 0x41], 1002],
    ['text that is no UTF-8', [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28], 1007],
    ['a frame of no kind', [0x83, 0x80, 0, 0, 0, 0], 1002],
  ])('%s', async (_, bytes, code) => {
    const { tried, faults } = await service();
    const raw = await opened(tried);
    // There is no other way to break the protocol by the library that keeps it.
    const { _socket: wire } = raw.socket as unknown as { _socket: NodeJS.WritableStream };
    wire.write(Buffer.from(bytes));
    expect((await raw.closed).code).toBe(code);
    expect(faults()).toEqual([]);
    expect(await tried.query('{ viewer { subject } }')).toHaveProperty('data.viewer');
  });
});

describe('on one socket', () => {
  test('queries, changes and subscriptions go on side by side', async () => {
    const { tried, extend } = await service();
    const raw = await opened(tried);
    raw.say(subscribe('é🙂"', { query: '{ viewer { subject } }', extensions: {} }));
    raw.say(subscribe('s'));
    await raw.hears(3);
    await becomes(tried, (now) => now === 1);
    await extend();
    await raw.hears(5);
    expect(raw.heard.slice(1)).toEqual([
      { id: 'é🙂"', type: 'next', payload: { data: { viewer: { subject: 'anonymous' } } } },
      { id: 'é🙂"', type: 'complete' },
      { id: 's', type: 'next', payload: { data: { wrapUpEvents: { type: 'STARTED' } } } },
      { id: 's', type: 'next', payload: { data: { wrapUpEvents: { type: 'EXTENDED' } } } },
    ]);
  });

  test('an id can be used again at once', async () => {
    const { tried, extend } = await service();
    const raw = await opened(tried);
    for (let time = 0; time < 20; time++) {
      raw.say(subscribe('1'));
      if (time % 2 === 0) await becomes(tried, (now) => now === 1);
      raw.say({ type: 'complete', id: '1' });
    }
    raw.say({ type: 'complete', id: 'unknown' });
    raw.say(subscribe('1'));
    raw.say(subscribe('2', { query: '{ viewer { subject } }' }));
    await raw.hears(3);
    await becomes(tried, (now) => now === 1);
    await extend();
    await raw.hears(5);
    expect(raw.heard.slice(3).map(({ id: operation, type }) => [operation, type])).toEqual([
      ['1', 'next'],
      ['1', 'next'],
    ]);
  });

  test('there are so many operations and no more', async () => {
    const { tried } = await service({ limits: { subscriptionsPerConnection: 3 } });
    const raw = await opened(tried);
    for (const operation of ['1', '2', '3', '4']) raw.say(subscribe(operation));
    await raw.hears(2);
    expect(raw.heard[1]).toEqual({
      id: '4',
      type: 'error',
      payload: [{ message: expect.stringContaining('3 operations at a time'), extensions: { code: 'RATE_LIMITED' } }],
    });
    await becomes(tried, (now) => now === 3);
    raw.say({ type: 'complete', id: '2' });
    raw.say(subscribe('4'));
    await becomes(tried, (now) => now === 3);
  });

  test('who answers no sign of life is closed with a code that says to resume, and holds nothing', async () => {
    const { tried } = await service();
    const raw = await opened(tried);
    raw.say(subscribe('1'));
    await becomes(tried, (now) => now === 1);
    raw.socket.pause();
    for (let beat = 0; beat < 3; beat++) {
      tried.clock.advance(12_000);
      await tried.query('{ viewer { subject } }');
    }
    await becomes(tried, (now) => now === 0);
    raw.socket.resume();
    expect(await raw.closed).toEqual({ code: 1013, reason: expect.stringContaining('subscribe again with after') });
  });
});

describe('a web page', () => {
  test.each([
    ['of our own', ({ url }: Tried) => new URL(url).origin, true],
    ['of a configured origin', () => 'https://desk.example', true],
    ['of a foreign origin', () => 'https://evil.example', false],
    ['of the configured host by another scheme', () => 'http://desk.example', false],
    ['of no origin', () => 'null', false],
  ])('%s', async (_, originOf, isWelcome) => {
    const { tried } = await service({ server: { port: 0, cors: { origins: ['https://desk.example'] } } });
    const attempt = opened(tried, { headers: { origin: originOf(tried) } });
    if (isWelcome) await attempt;
    else await expect(attempt).rejects.toThrow('403');
  });
});

describe('an upgrade', () => {
  const upgraded = (tried: Tried, path: string, upgrade: string, method = 'GET', body = ''): Promise<number> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(tried.url);
      const headers = { connection: 'Upgrade', upgrade, 'content-type': 'application/json' };
      const asked = request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.once('error', reject);
      asked.end(body);
    });

  test.each(['/', '//', '/graphiql', '/graphql/', '/%', '/graphqlx?query=graphql'])(
    'of %s is refused',
    async (path) => {
      const { tried } = await service();
      expect(await upgraded(tried, path, 'websocket')).toBe(404);
    },
  );

  test('that is not complete is refused', async () => {
    const { tried } = await service();
    expect(await upgraded(tried, '/graphql', 'websocket')).toBe(400);
  });

  test('to anything else is an ordinary request, as HTTP has it', async () => {
    const { tried } = await service();
    expect(await upgraded(tried, '/graphql', 'h2c', 'POST', '{"query":"{ viewer { subject } }"}')).toBe(200);
  });

  test('that breaks off harms nobody', async () => {
    const { tried, faults } = await service();
    for (let time = 0; time < 20; time++) {
      const socket = connect(Number(new URL(tried.url).port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write(
        'GET /graphql HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      );
      socket.resetAndDestroy();
    }
    expect(await tried.query('{ viewer { subject } }')).toHaveProperty('data.viewer');
    expect(faults()).toEqual([]);
  });
});
