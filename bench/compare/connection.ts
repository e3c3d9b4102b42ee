import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * One kept-alive connection that asks one thing at a time. It reads no more of an answer than where it ends and whether it is
 * a good one: on a machine shared with the servers the client has to cost little.
 */
export interface Connection {
  /** Sends a whole request. @returns its whole answer @throws {Error} when it is no 200 or has errors */
  ask(request: Buffer): Promise<Buffer>;
  close(): void;
}

const blankLine = '\r\n\r\n';
const lastChunk = Buffer.from('\r\n0\r\n\r\n');
const errors = Buffer.from('"errors"');

/** Bytes of the whole answer, -1 while they cannot be known; JSON has no line break within, so the last chunk shows itself. */
function lengthOf(received: Buffer): number {
  const end = received.indexOf(blankLine);
  if (end === -1) return -1;
  const head = received.toString('latin1', 0, end).toLowerCase();
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length !== undefined) return end + blankLine.length + Number(length);
  return received.subarray(-lastChunk.length).equals(lastChunk) ? received.length : -1;
}

export async function openConnection(port: number): Promise<Connection> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let parts: Buffer[] = [];
  let received = 0;
  let expected = -1;
  let waiting: PromiseWithResolvers<Buffer> | null = null;
  const settle = (answer: Buffer): void => {
    const good = answer.toString('latin1', 9, 12) === '200' && !answer.includes(errors);
    if (good) waiting?.resolve(answer);
    else waiting?.reject(new Error(answer.toString('utf8', 0, 2_000)));
  };

  socket.on('data', (part: Buffer) => {
    parts.push(part);
    received += part.length;
    if (expected === -1) {
      const whole = Buffer.concat(parts);
      parts = [whole];
      expected = lengthOf(whole);
    }
    if (expected === -1 || received < expected) return;
    const answer = Buffer.concat(parts);
    parts = [];
    received = 0;
    expected = -1;
    settle(answer);
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('The server closed the connection.')));

  return {
    async ask(request) {
      waiting = Promise.withResolvers();
      socket.write(request);
      return await waiting.promise;
    },
    close: () => socket.destroy(),
  };
}

/** A request as it goes over the wire. */
export function requestOf(port: number, path: string, body: string): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** The JSON of an answer. */
export function bodyOf(answer: Buffer): unknown {
  const text = answer.toString('utf8');
  const [head = ''] = text.split(blankLine, 1);
  const body = text.slice(head.length + blankLine.length);
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return JSON.parse(body);
  return JSON.parse(body.replaceAll(/(?:^|\r\n)[0-9a-f]+\r\n/gi, ''));
}
