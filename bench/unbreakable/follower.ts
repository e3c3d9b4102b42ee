import { WebSocket } from 'ws';

/** How subscriptions come to a client. */
export type Carrier = 'socket' | 'stream';

/** Somebody who follows. */
export interface Following {
  /** Goes away without a word. */
  leave(): void;
  /** Resolves when it is over, with the reason. */
  readonly over: Promise<string>;
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the document selected
type Hear = (data: any) => void;

/** What is followed, and by whom where somebody has to be. */
export interface Wanted {
  readonly query: string;
  readonly variables: object;
  readonly token?: string | undefined;
}

/** Follows a subscription over a carrier until it breaks off or is left. */
export const follow = (url: string, carrier: Carrier, wanted: Wanted, hear: Hear): Following =>
  (carrier === 'socket' ? overSocket : overStream)(new URL('graphql', url), wanted, hear);

const bearer = ({ token }: Wanted): object => (token === undefined ? {} : { authorization: `Bearer ${token}` });

function overSocket(address: URL, wanted: Wanted, hear: Hear): Following {
  const socket = new WebSocket(address, 'graphql-transport-ws');
  const { query, variables } = wanted;
  const { promise: over, resolve } = Promise.withResolvers<string>();
  socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: bearer(wanted) })));
  socket.on('message', (text) => {
    const message = JSON.parse(String(text));
    if (message.type === 'connection_ack')
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }));
    else if (message.type === 'ping') socket.send('{"type":"pong"}');
    else if (message.type === 'error') resolve(JSON.stringify(message.payload));
    else if (message.type === 'next') {
      if (message.payload.errors) resolve(JSON.stringify(message.payload.errors));
      else hear(message.payload.data);
    }
  });
  socket.once('error', (error) => resolve(error.message));
  socket.once('close', (code) => resolve(`closed with ${code}`));
  return {
    over,
    leave() {
      resolve('left');
      socket.removeAllListeners('message').terminate();
    },
  };
}

function overStream(address: URL, wanted: Wanted, hear: Hear): Following {
  const { query, variables } = wanted;
  const hangUp = new AbortController();
  const read = async (): Promise<string> => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...bearer(wanted) },
      body: JSON.stringify({ query, variables }),
      signal: hangUp.signal,
    });
    let text = '';
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      // A piece may still be under way when it is left.
      if (hangUp.signal.aborted) break;
      const blocks = (text + piece).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, name, data = ''] = /^event: (\w+)\ndata: ?(.*)$/.exec(block) ?? [];
        if (name === 'complete') return 'completed';
        if (name !== 'next') continue;
        const answer = JSON.parse(data);
        if (answer.errors) return JSON.stringify(answer.errors);
        hear(answer.data);
      }
    }
    return 'broke off';
  };
  return { over: read().catch((error: Error) => error.message), leave: () => hangUp.abort() };
}
