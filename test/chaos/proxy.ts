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
 * somebody else's afterwards.
 */
const ports = { first: 20_000, count: 12_000 };
let last = process.pid * 16;

/** A TCP proxy that passes everything on, until it is told to do otherwise. */
export class VendorProxy {
  readonly #options: ProxyOptions;
  readonly #lines = new Set<Line>();
  #server: Server | null = null;
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
    for (let tries = 0; this.#port === 0; tries += 1) {
      const port = ports.first + (last++ % ports.count);
      try {
        await this.#listen(port);
        this.#port = port;
      } catch (error) {
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
    if (this.#server === null) await this.#listen(this.#port);
  }

  /** Ends every connection, the dead ones too. */
  async close(): Promise<void> {
    await this.#stop();
  }

  async #listen(port: number): Promise<void> {
    const { target, ...options } = this.#options;
    const { hostname: host, port: behind } = new URL(target);
    const faultOf = (line: string): WireFault | null => (this.#isMeant(line) ? this.#fault : null);
    const server = createServer((client) => {
      const line = new Line(client, { ...options, target: { host, port: Number(behind) }, faultOf });
      this.#lines.add(line);
      client.once('close', () => this.#lines.delete(line));
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    this.#server = server;
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
