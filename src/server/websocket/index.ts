import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyBaseLogger } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import { keepBeating } from '../heartbeat.ts';
import { addressOf } from '../load/client.ts';
import type { Load } from '../load/index.ts';
import { countSocket } from '../load/socket.ts';
import { TurnedAway } from '../load/turned-away.ts';
import { languageOf } from '../operations/request-context.ts';
import { isWelcome } from '../origins.ts';
import { mostBuffered, TooSlow } from '../subscriptions/too-slow.ts';
import { Conversation, type ConversationOptions, closing, type Line, type Origin } from './conversation.ts';
import { frameOf } from './frame.ts';

/** GraphQL over WebSockets on /graphql. */

export interface WebSocketOptions extends ConversationOptions {
  readonly log: FastifyBaseLogger;
  readonly load: Load;
  /** Size of one message, in bytes. */
  readonly mostBytes: number;
  /** Web origins, besides our own, whose pages may open a socket. */
  readonly origins: readonly string[];
}

export interface WebSockets {
  /** Takes the upgrades of a server. */
  attach(server: Server): void;
  /** Takes no more, and closes all with 1001. Resolves when they are closed. */
  close(): Promise<void>;
  /** Waits for nobody any more. */
  terminate(): void;
}

const subprotocol = 'graphql-transport-ws';
/** Signs of life that may be missing before the other end is taken for gone. Who has not begun by the first is not waited for. */
const mostUnanswered = 2;
/** Bytes that wait for one reader before what can wait does. */
const plenty = 64 * 1024;

export function createWebSockets(options: WebSocketOptions): WebSockets {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: options.mostBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(subprotocol) && subprotocol,
  });
  const conversations = new Map<WebSocket, Conversation>();
  let isClosing = false;

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const [path] = (request.url ?? '/').split('?');
    if (path !== '/graphql') refuse(socket, '404 Not Found');
    // Browsers say whose page opens a socket and stop nobody: without this any page could use a service on this machine.
    else if (!isWelcome(request.headers, options.origins)) refuse(socket, '403 Forbidden');
    else if (isClosing) refuse(socket, '503 Service Unavailable');
    else take(request, socket, head);
  }

  function take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const address = addressOf(request, options.load.proxies);
    const language = languageOf(request.headers['accept-language']);
    try {
      const { signIn, leave } = countSocket(options.load, address, options.signIn);
      socket.once('close', leave);
      sockets.handleUpgrade(request, socket, head, (opened) => {
        conversations.set(opened, converse(opened, socket, { address, language }, { ...options, signIn }));
        opened.once('close', () => conversations.delete(opened));
      });
    } catch (error) {
      if (!(error instanceof TurnedAway)) throw error;
      refuse(socket, '429 Too Many Requests', `Retry-After: ${Math.ceil(error.retryAfter / 1000)}\r\n`);
    }
  }

  return {
    attach(server) {
      server.on('upgrade', upgrade);
    },
    async close() {
      isClosing = true;
      const gone = [...conversations].map(([socket, conversation]) => {
        conversation.leave();
        return new Promise((resolve) => socket.once('close', resolve));
      });
      await Promise.all(gone);
    },
    terminate() {
      for (const socket of conversations.keys()) socket.terminate();
    },
  };
}

function refuse(socket: Duplex, status: string, header = ''): void {
  // Who hangs up meanwhile is no fault of ours.
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\n${header}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Converses over a socket, and watches that its other end lives and reads. */
function converse(
  socket: WebSocket,
  wire: Duplex,
  origin: Omit<Origin, 'log'>,
  options: WebSocketOptions,
): Conversation {
  const { clock, log } = options;
  const line: Line = {
    send(text) {
      if (socket.readyState !== socket.OPEN) return undefined;
      const buffered = wire.writableLength;
      if (buffered > mostBuffered) line.close(closing.tryAgainLater, new TooSlow().message);
      else if (buffered > plenty) return new Promise((resolve) => wire.write(frameOf(text), () => resolve()));
      else wire.write(frameOf(text));
      return undefined;
    },
    close(code, reason) {
      socket.close(code, reason);
      // The other end may take its time to close; what is under way for it is over now.
      conversation.end();
    },
  };
  const conversation = new Conversation(line, { ...origin, log }, options);

  let unanswered = 0;
  const stopBeating = keepBeating(clock, () => {
    if (!conversation.isGreeted) line.close(closing.notGreetedInTime, 'Connection initialisation timeout');
    else if (unanswered === mostUnanswered) line.close(closing.tryAgainLater, new TooSlow().message);
    if (socket.readyState !== socket.OPEN) return;
    unanswered += 1;
    socket.ping();
  });
  socket.on('pong', () => {
    unanswered = 0;
  });
  socket.on('message', (message, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    if (isBinary) line.close(closing.badMessage, 'Invalid message received');
    else conversation.hear(String(message));
  });
  // A frame that is none or too large; the library of sockets closes it by itself.
  socket.on('error', (error) => log.info({ reason: error.name }, 'socket failed'));
  socket.once('close', () => {
    stopBeating();
    conversation.end();
  });
  if (socket.protocol !== subprotocol) line.close(closing.wrongProtocol, 'Subprotocol not acceptable');
  return conversation;
}
