import { once } from 'node:events';
import { WebSocket } from 'ws';

/** How a socket was closed. */
export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** A socket on which a test says what it likes. */
export interface RawSocket {
  readonly socket: WebSocket;
  readonly closed: Promise<Closed>;
  /** Everything heard so far. */
  readonly heard: readonly { readonly type: string; readonly id?: string; readonly payload?: unknown }[];
  /** Text and bytes go as they are, anything else as JSON. */
  say(message: unknown): void;
  /** Waits until so many messages were heard in all. */
  hears(count: number): Promise<void>;
}

export interface RawSocketOptions {
  readonly protocol?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it begins as it has to. */
  readonly greets?: boolean;
  /** Sent along with the beginning. */
  readonly payload?: object;
}

/** Opens a socket at a service; rejects with the HTTP status where it is refused. */
export async function rawSocket(
  { url }: { readonly url: string },
  { protocol = 'graphql-transport-ws', headers = {}, greets = true, payload }: RawSocketOptions = {},
): Promise<RawSocket> {
  const socket = new WebSocket(new URL('graphql', url), protocol, { headers });
  const heard: RawSocket['heard'][number][] = [];
  let heardMore = (): void => {};
  socket.on('message', (message) => {
    heard.push(JSON.parse(String(message)));
    heardMore();
  });
  socket.on('error', () => {});
  const closed = new Promise<Closed>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await once(socket, 'open');
  const raw: RawSocket = {
    socket,
    closed,
    heard,
    say: (message) =>
      socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message)),
    async hears(count) {
      while (heard.length < count) {
        const more = new Promise<void>((resolve) => {
          heardMore = resolve;
        });
        await Promise.race([
          more,
          closed.then(({ code, reason }) => Promise.reject(new Error(`closed: ${code} ${reason}`))),
        ]);
      }
    },
  };
  if (greets) {
    raw.say({ type: 'connection_init', ...(payload && { payload }) });
    await raw.hears(1);
  }
  return raw;
}
