import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import type { Taken } from './judge.ts';
import type { HostileRequest } from './request.ts';

/** Milliseconds for which the first event of a subscription is waited for. */
const patience = 50;

/** A service in a process of its own. */
export interface Target {
  readonly url: string;
  /** Bytes of its heap in use, once what is garbage is gone. */
  heap(): Promise<number>;
  /** Has the simulators forget what they were asked, which would fill the memory. */
  tidy(): void;
  take(request: HostileRequest): Promise<Taken>;
  /** Whether it is still there. */
  readonly isAlive: boolean;
  stop(): Promise<void>;
}

export async function startTarget(): Promise<Target> {
  const child = fork(fileURLToPath(new URL('target.ts', import.meta.url)), {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // Told by target.ts alone.
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  return {
    url,
    async heap() {
      child.send('heap');
      const [{ heap }] = (await once(child, 'message')) as [{ heap: number }];
      return heap;
    },
    tidy: () => void child.send('tidy'),
    get isAlive() {
      return child.exitCode === null && child.signalCode === null;
    },
    take: (request) => (request.carrier === 'socket' ? overSocket(url, request) : overHttp(url, agent, request)),
    async stop() {
      agent.destroy();
      child.disconnect();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

function overHttp(url: string, agent: Agent, { carrier, accept, fields }: HostileRequest): Promise<Taken> {
  const isAddress = carrier === 'GET';
  const address = new URL('graphql', url);
  if (isAddress)
    for (const [name, value] of Object.entries(fields))
      if (value !== undefined)
        address.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  // Node's own bound of an address is 16 KiB, and its answer none of ours.
  const isLong = address.href.length > 12_000;
  const asAddress = isAddress && !isLong;
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      asAddress ? address : new URL('graphql', url),
      {
        agent,
        method: asAddress ? 'GET' : 'POST',
        headers: {
          accept: carrier === 'stream' ? 'text/event-stream' : accept,
          'apollo-require-preflight': 'true',
          ...(asAddress ? {} : { 'content-type': 'application/json' }),
        },
      },
      (answer) => {
        const { statusCode: status = 0, headers } = answer;
        const type = headers['content-type']?.split(';')[0] ?? '';
        let text = '';
        // Of a subscription that was begun nothing need ever come.
        const enough = type === 'text/event-stream' ? setTimeout(() => answer.destroy(), patience) : undefined;
        answer.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        answer.once('close', () => {
          clearTimeout(enough);
          resolve({ status, type, text: eventIn(text, type), milliseconds: performance.now() - begun });
        });
      },
    );
    sent.once('error', reject);
    sent.end(asAddress ? undefined : JSON.stringify(fields));
  });
}

/** The first answer of an event stream; of one without an answer so far, an empty one. */
function eventIn(text: string, type: string): string {
  if (type !== 'text/event-stream') return text;
  return /^event: next\ndata: (.*)$/m.exec(text)?.[1] ?? '{"data":null}';
}

/** The first message about an operation, or how the socket was closed. */
async function overSocket(url: string, { fields }: HostileRequest): Promise<Taken> {
  const begun = performance.now();
  const socket = new WebSocket(new URL('graphql', url), 'graphql-transport-ws');
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  socket.once('error', reject);
  socket.once('close', (code) => resolve(code < 4400 && code !== 1009 ? `{"closed":${code}}` : closedAs(code)));
  socket.once('open', () => socket.send('{"type":"connection_init"}'));
  socket.on('message', (message) => {
    const { type, payload } = JSON.parse(String(message));
    if (type === 'connection_ack') {
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: fields }));
      // Answered after whatever the operation is answered at once.
      if (/subscription/.test(String(fields.query))) socket.send('{"type":"ping"}');
    } else if (type === 'pong') setTimeout(() => resolve('{"data":null}'), patience);
    else if (type === 'error') resolve(JSON.stringify({ errors: payload }));
    else if (type === 'next') resolve(JSON.stringify(payload));
  });
  const text = await promise;
  socket.terminate();
  return { status: 200, type: 'application/json', text, milliseconds: performance.now() - begun };
}

const closedAs = (code: number): string =>
  JSON.stringify({ errors: [{ message: 'closed', extensions: { code: String(code) } }] });
