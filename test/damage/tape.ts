import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Dialect } from './question.ts';

/** What a vendor was asked. */
export interface Asked {
  readonly method: string;
  /** Below the source's base URL, without its query; decoded. */
  readonly path: string;
  readonly query: string;
  readonly body: string;
}

/** What a vendor answered, to the byte. */
export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A request with what it was answered: several answers where it was sent several times. */
export interface Exchange {
  readonly asked: Asked;
  readonly told: readonly Told[];
}

/** One exchange that goes otherwise: from the answer with this number on the vendor says this instead, however often it is asked. */
export interface Twist {
  readonly exchange: Exchange;
  readonly from: number;
  readonly told: Told;
}

/**
 * Stands between the gateway and a simulated vendor: records what is said, and says it again, so that thousands of
 * requests find the vendor as it was. What was never asked before is asked of the simulator, if it changes nothing there.
 */
export class Tape {
  /** What was asked since it was last told to record or to play. */
  readonly asked: Asked[] = [];
  /** Where the simulator is, without a slash at the end. */
  simulator = '';
  readonly #dialect: Pick<Dialect, 'reads' | 'operationOf'>;
  readonly #server: Server;
  #exchanges = new Map<string, Exchange>();
  #played = new Map<string, number>();
  #recording = false;
  #twist: Twist | null = null;

  constructor(dialect: Pick<Dialect, 'reads' | 'operationOf'>) {
    this.#dialect = dialect;
    this.#server = createServer({ keepAliveTimeout: 65_000 }, (incoming, outgoing) => {
      this.#serve(incoming, outgoing).catch((failure: unknown) => outgoing.writeHead(500).end(String(failure)));
    });
  }

  async listen(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.listen(0, '127.0.0.1', resolve);
    await promise;
  }

  get url(): string {
    // An address of a socket is an object once it listens.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Forgets everything and records from now on. */
  record(): void {
    this.#exchanges = new Map();
    this.#recording = true;
    this.#rewind();
  }

  /** Begins again from the first answers, one exchange going otherwise if so wanted. Nothing is recorded any more. */
  play(twist: Twist | null = null, exchanges = this.exchanges): void {
    this.#exchanges = new Map(exchanges.map((one) => [keyOf(one.asked), one]));
    this.#recording = false;
    this.#twist = twist;
    this.#rewind();
  }

  /** What was recorded, in the order of the first requests. */
  get exchanges(): readonly Exchange[] {
    return [...this.#exchanges.values()];
  }

  async close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    this.#server.closeAllConnections();
    await promise;
  }

  #rewind(): void {
    this.asked.length = 0;
    this.#played = new Map();
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = String(await buffer(incoming));
    const { pathname, search } = new URL(incoming.url ?? '/', 'http://tape');
    const asked = { method: incoming.method ?? 'GET', path: decodeURIComponent(pathname), query: search, body };
    this.asked.push(asked);
    const told = await this.#answer(asked, () => this.#ask(incoming, body));
    outgoing.writeHead(told.status, { ...told.headers, 'content-length': told.body.byteLength });
    outgoing.end(told.body);
  }

  async #answer(asked: Asked, ask: () => Promise<Told>): Promise<Told> {
    const key = keyOf(asked);
    const known = this.#exchanges.get(key) ?? this.#alike(asked);
    if (known !== undefined && !this.#recording) return this.#next(key, known);
    if (!this.#recording && !this.#dialect.reads(asked)) return unknown;
    const told = await ask();
    this.#exchanges.set(key, { asked, told: [...(known?.told ?? []), told] });
    return told;
  }

  /** A change with other values is answered as the one on the tape. */
  #alike(asked: Asked): Exchange | undefined {
    if (this.#recording || this.#dialect.reads(asked)) return undefined;
    const { operationOf } = this.#dialect;
    return this.exchanges.find((one) => operationOf(one.asked) === operationOf(asked));
  }

  #next(key: string, exchange: Exchange): Told {
    const number = this.#played.get(key) ?? 0;
    this.#played.set(key, number + 1);
    const twist = this.#twist?.exchange === exchange ? this.#twist : null;
    if (twist !== null && number >= twist.from) return twist.told;
    return exchange.told[Math.min(number, exchange.told.length - 1)] ?? unknown;
  }

  async #ask({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): Promise<Told> {
    const { host: _host, connection: _connection, 'content-length': _length, ...kept } = headers;
    const response = await fetch(this.simulator + url, {
      method,
      headers: Object.entries(kept).map(([name, value]) => [name, String(value)] as [string, string]),
      redirect: 'manual',
      ...(method === 'GET' ? {} : { body }),
    });
    const said = [...response.headers].filter(([name]) => !ofTheConnection.has(name));
    return {
      status: response.status,
      headers: Object.fromEntries(said),
      body: Buffer.from(await response.arrayBuffer()),
    };
  }
}

/** Headers that are about the way, not about the answer. */
const ofTheConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date']);

const keyOf = ({ method, path, query, body }: Asked): string => `${method} ${path}${query}\n${body}`;

const unknown: Told = {
  status: 400,
  headers: { 'content-type': 'text/plain' },
  body: Buffer.from('This is not on the tape.'),
};
