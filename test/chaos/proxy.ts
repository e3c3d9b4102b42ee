import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { Clock } from '../../src/ports/clock.ts';
import { Line, type WireFault } from './line.ts';
import type { Traffic } from './traffic.ts';

export interface ProxyOptions {
  /** The address behind it. */
  readonly target: string;
  readonly clock: Clock;
  readonly traffic: Traffic;
}

/** Which requests are meant, by their first line. */
export type Meant = (requestLine: string) => boolean;

/**
 * Ports that no system gives out by itself: one that refuses connections for a while is free meanwhile, and must not be
 * somebody else's afterwards. So a proxy has two of them, of which it never lets go of the second.
 */
const ports = { first: 20_000, pairs: 6_000 };
let last = process.pid * 16;

/** A TCP proxy that passes everything on, until it is told to do otherwise. */
export class VendorProxy {
  readonly #options: ProxyOptions;
  readonly #lines = new Set<Line>();
  #server: Server | null = null;
  #claim: Server | null = null;
  #port = 0;
  #fault: WireFault | null = null;
  #isMeant: Meant = () => true;

  constructor(options: ProxyOptions) {
    this.#options = options;
  }

  /** The target's address, as it is through this proxy. */
  get url(): string {
    const url = new URL(this.#options.target);
    url.port = String(this.#port);
    return url.href.replace(/\/$/, '');
  }

  /** Begins to pass connections on, at a port of its own that it keeps. */
  async open(): Promise<void> {
    for (let tries = 0; this.#server === null; tries += 1) {
      this.#port = ports.first + 2 * (last++ % ports.pairs);
      try {
        this.#claim = await listening(createServer(), this.#port + 1);
        await this.#listen();
      } catch (error) {
        this.#claim?.close();
        if (tries > 100) throw error;
      }
    }
  }

  /** Lets it happen from now on to what is asked in a line that is meant. What keeps to no request happens to all. */
  async begin(fault: WireFault, isMeant: Meant = () => true): Promise<void> {
    this.#fault = fault;
    this.#isMeant = isMeant;
    if (fault.kind === 'half-open') for (const line of this.#lines) line.abandon();
    if (fault.kind === 'refuse') await this.#stop();
  }

  /** All is well again, but for connections that are dead already. */
  async end(): Promise<void> {
    this.#fault = null;
    if (this.#server === null) await this.#listen();
  }

  /** Ends every connection, the dead ones too. */
  async close(): Promise<void> {
    await this.#stop();
    this.#claim?.close();
  }

  async #listen(): Promise<void> {
    const { target, ...options } = this.#options;
    const { hostname: host, port: behind } = new URL(target);
    const faultOf = (line: string): WireFault | null => (this.#isMeant(line) ? this.#fault : null);
    const server = createServer((client) => {
      const line = new Line(client, { ...options, target: { host, port: Number(behind) }, faultOf });
      this.#lines.add(line);
      client.once('close', () => this.#lines.delete(line));
    });
    this.#server = await listening(server, this.#port);
  }

  async #stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const line of this.#lines) line.reset();
    if (server === null) return;
    const closed = once(server, 'close');
    server.close();
    await closed;
  }
}

async function listening(server: Server, port: number): Promise<Server> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
