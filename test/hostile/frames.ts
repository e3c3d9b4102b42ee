import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Tape } from './tape.ts';

/** Damaged frames: what a broken or hostile client may put on a socket that was opened as it should be. */

const messages = [
  '{"type":"connection_init"}',
  '{"type":"ping"}',
  '{"type":"ping","payload":{"a":1}}',
  '{"type":"pong"}',
  '{"id":"1","type":"subscribe","payload":{"query":"{ sources { id } }"}}',
  '{"id":"1","type":"subscribe","payload":{"query":"subscription { agentStateChanged(snapshot: true) { agentId } }"}}',
  '{"id":"1","type":"subscribe","payload":{"query":"{"}}',
  '{"id":"1","type":"subscribe","payload":{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}}',
  '{"id":"1","type":"complete"}',
  '{"id":"","type":"subscribe","payload":{"query":"{ __typename }"}}',
  '{"type":"subscribe"}',
  '{"type":"next","id":"1"}',
  '[]',
  'null',
  '',
  '{"__proto__":{"type":"ping"}}',
  `{"type":"ping","payload":${'{"a":'.repeat(500)}1${'}'.repeat(500)}}`,
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
] as const;

/** A frame of a client: masked, unless it is damaged. */
function frame(
  opcode: number,
  payload: Buffer,
  { isLast = true, isMasked = true, reserved = 0, claimed = payload.length } = {},
): Buffer {
  const first = (isLast ? 0x80 : 0) | (reserved << 4) | opcode;
  const mask = isMasked ? 0x80 : 0;
  const head =
    claimed < 126
      ? Buffer.from([first, mask | claimed])
      : claimed < 2 ** 16
        ? Buffer.from([first, mask | 126, claimed >> 8, claimed & 255])
        : Buffer.concat([Buffer.from([first, mask | 127]), lengthOf(claimed)]);
  const key = Buffer.from([1, 2, 3, 4]);
  const body = isMasked ? Buffer.concat([key, payload.map((byte, i) => byte ^ (key[i % 4] ?? 0))]) : payload;
  return Buffer.concat([head, body]);
}

function lengthOf(claimed: number): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(claimed));
  return length;
}

/** What is sent, frame by frame, as a tape chooses. */
export function framesOf(tape: Tape): readonly Buffer[] {
  const frames = [frame(1, Buffer.from(messages[0]))];
  for (let i = 0; i <= tape.below(4); i += 1) frames.push(oneFrame(tape));
  return frames;
}

function oneFrame(tape: Tape): Buffer {
  const text = Buffer.from(tape.pick(messages));
  switch (tape.below(12)) {
    case 0:
      return frame(1, text);
    case 1:
      return frame(1, damagedBytes(text, tape));
    case 2:
      return frame(tape.below(16), text.subarray(0, tape.below(200)));
    case 3:
      return frame(1, text, { isMasked: false });
    case 4:
      return frame(1, text, { reserved: 1 + tape.below(7) });
    case 5:
      return frame(1, text, { isLast: false });
    case 6:
      return frame(0, text, { isLast: tape.chance(50) });
    case 7:
      return frame(1, text, { claimed: tape.pick([125, 126, 65_536, 300_000, 2 ** 31, Number.MAX_SAFE_INTEGER]) });
    case 8:
      return frame(8, Buffer.from(tape.pick([[], [3], [3, 232], [0, 0], [255, 255], [3, 232, 0xff, 0xfe]])));
    case 9:
      return frame(9, Buffer.alloc(tape.below(256)));
    case 10:
      return frame(2, text);
    default:
      return damagedBytes(frame(1, text), tape);
  }
}

function damagedBytes(bytes: Buffer, tape: Tape): Buffer {
  const copy = Buffer.from(bytes);
  for (let i = 0; i <= tape.below(4); i += 1)
    if (copy.length > 0) copy[(tape.below(256) * 256 + tape.below(256)) % copy.length] = tape.below(256);
  return tape.chance(30) ? copy.subarray(0, tape.below(copy.length + 1)) : copy;
}

const greeting = (host: string): string =>
  `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`;

/** Milliseconds for which an answer is waited for, and in which the service has to let go of a socket that was hung up. */
const patience = { answer: 60, end: 1_000 };

/**
 * Opens a socket, sends frames, hears what comes back, and hangs up.
 * @returns what is wrong with it; null where all is well.
 */
export async function faultOfFrames(url: string, frames: readonly Buffer[]): Promise<string | null> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  let heard = '';
  const closed = new Promise<boolean>((resolve) => socket.once('close', () => resolve(true)));
  const answered = new Promise<void>((resolve) => {
    socket.setEncoding('latin1').on('data', (text: string) => {
      heard += text;
      // Whatever is said to them at once is said before the pong.
      if (heard.includes('\u008a\u0004last')) resolve();
    });
  });
  socket.on('error', () => {});
  socket.write(greeting(host));
  for (const one of [...frames, frame(9, Buffer.from('last'))]) socket.write(one);
  await Promise.race([answered, closed, delay(patience.answer, undefined, { ref: false })]);
  socket.end();
  const isClosed = await Promise.race([closed, delay(patience.end, undefined, { ref: false })]);
  socket.destroy();
  if (!heard.startsWith('HTTP/1.1 101')) return `no upgrade: ${heard.slice(0, 200)}`;
  if (isClosed !== true) return 'the socket is held';
  return heard.includes('INTERNAL_SERVER_ERROR') ? `a fault: ${heard.slice(-300)}` : null;
}
