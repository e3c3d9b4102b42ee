import { connect } from 'node:net';

/** Told of each message, with what gives its text. */
export type Hear = (text: () => string) => void;

const greeting = '{"type":"connection_init"}';

/**
 * A client of graphql-transport-ws that does no more than it must: with those of libraries, thousands of clients in one process
 * take longer to read than the gateway takes to write. Resolves once it has been greeted and has sent its subscription.
 */
export function bareSocket({ hostname, port, pathname }: URL, subscribe: object, hear: Hear): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let isUpgraded = false;
  let isGreeted = false;
  const socket = connect({
    host: hostname,
    port: Number(port),
    onread: { buffer: shared, callback: (length) => read(length) },
  });
  socket.once('error', reject);
  socket.write(
    `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
  );

  function read(length: number): boolean {
    if (!isUpgraded) {
      isUpgraded = shared.subarray(0, 12).equals(switching);
      if (!isUpgraded) reject(new Error(shared.toString('utf8', 0, length)));
      else socket.write(maskedFrame(greeting));
      return true;
    }
    for (let at = 0; at < length; at = frameAt(at, length, hearFrame));
    return true;
  }

  function hearFrame(start: number, end: number): void {
    if (isGreeted) hear(() => shared.toString('utf8', start, end));
    else socket.write(maskedFrame(JSON.stringify(subscribe)), () => resolve());
    isGreeted = true;
  }
  return promise;
}

/** What is read is looked at before anything else is read. */
const shared = Buffer.alloc(64 * 1024);
const switching = Buffer.from('HTTP/1.1 101');

/** Tells of the text frame at a place of what was read. @returns the place after it. */
function frameAt(at: number, length: number, hearFrame: (start: number, end: number) => void): number {
  const short = shared.readUInt8(at + 1);
  const start = short === 126 ? at + 4 : at + 2;
  const end = start + (short === 126 ? shared.readUInt16BE(at + 2) : short);
  // Whole frames come at once where they are small and the other end is on this machine.
  if (end > length || short === 127) throw new Error('A frame came in pieces.');
  // A sign of life has another first byte, and is not answered within the time that this takes.
  if (shared.readUInt8(at) === 0x81) hearFrame(start, end);
  return end;
}

/** Clients have to mask what they say; with a mask of zeros it stays as it is. */
function maskedFrame(text: string): Buffer {
  const body = Buffer.from(text);
  const length = body.length < 126 ? [0x80 | body.length] : [0x80 | 126, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([0x81, ...length, 0, 0, 0, 0]), body]);
}
