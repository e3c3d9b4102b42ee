import { connect, type Socket } from 'node:net';
import type { Clock } from '../../src/ports/clock.ts';
import { garbled, half } from './bytes.ts';
import type { Traffic } from './traffic.ts';

/** What a proxy does to what passes through it; lengths of time are milliseconds. */
export type WireFault =
  /** Nobody listens, and open connections are reset. */
  | { readonly kind: 'refuse' }
  /** The vendor has the request; the connection is reset in the place of its answer. */
  | { readonly kind: 'reset' }
  /** Half of the answer, then a reset. */
  | { readonly kind: 'reset-body' }
  /** Half of the answer, then a proper end. */
  | { readonly kind: 'truncate' }
  /** The answer a byte at a time. */
  | { readonly kind: 'drip'; readonly every: number }
  /** Connections are accepted and stay open, and nobody is at the other end any more, nor will be after the fault. */
  | { readonly kind: 'half-open' }
  /** The vendor has the request, and its answer goes nowhere. */
  | { readonly kind: 'swallow' }
  /** The answer comes later. */
  | { readonly kind: 'delay'; readonly by: number }
  /** Bits of the answer are turned, from its beginning or only in its body. */
  | { readonly kind: 'garble'; readonly part: 'head' | 'body' };

export interface LineOptions {
  readonly target: { readonly host: string; readonly port: number };
  readonly clock: Clock;
  readonly traffic: Traffic;
  /** What is to happen to a request, by its first line; null: nothing. */
  readonly faultOf: (requestLine: string) => WireFault | null;
}

/** One connection from a client on to the vendor. */
export class Line {
  readonly #client: Socket;
  readonly #vendor: Socket;
  readonly #options: LineOptions;
  readonly #timers = new Set<() => void>();
  #fault: WireFault | null = null;
  /** Whether the next piece of a request is the beginning of one, and the next piece of an answer is not. */
  #answered = true;
  #dripping: number[] = [];

  constructor(client: Socket, options: LineOptions) {
    const { target, traffic } = options;
    this.#client = client;
    this.#options = options;
    this.#vendor = connect({ ...target, noDelay: true });
    traffic.moves += 1;
    client.setNoDelay(true);
    client.on('data', (piece) => this.#ask(piece));
    this.#vendor.on('data', (piece) => this.#answer(piece));
    // Whatever breaks is told by the end that follows.
    for (const socket of [client, this.#vendor]) socket.on('error', () => {});
    client.on('close', () => this.#end());
    this.#vendor.on('close', () => {
      traffic.settled(this);
      if (this.#fault?.kind !== 'swallow' && this.#fault?.kind !== 'half-open') client.end();
    });
  }

  /** The other side is silently gone: what is sent is never read, and nothing is ever said. */
  abandon(): void {
    this.#fault = { kind: 'half-open' };
    this.#client.pause();
    this.#vendor.destroy();
    this.#options.traffic.settled(this);
  }

  reset(): void {
    this.#client.resetAndDestroy();
    this.#vendor.destroy();
  }

  #end(): void {
    for (const stop of this.#timers) stop();
    this.#vendor.destroy();
    this.#options.traffic.settled(this);
  }

  #ask(piece: Buffer): void {
    if (this.#answered) this.#fault = this.#options.faultOf(piece.toString('latin1').split('\r\n', 1)[0] ?? '');
    this.#answered = false;
    if (this.#fault?.kind === 'half-open') {
      this.abandon();
      return;
    }
    this.#options.traffic.asked(this);
    this.#vendor.write(piece);
  }

  #answer(piece: Buffer): void {
    const isFirst = !this.#answered;
    this.#answered = true;
    this.#options.traffic.settled(this);
    const fault = this.#fault;
    switch (fault?.kind) {
      case 'reset':
        this.reset();
        break;
      case 'reset-body':
        this.#client.write(half(piece));
        // With the reset on its heels the half might never be seen.
        this.#later(1, () => this.reset());
        break;
      case 'truncate':
        this.#client.end(half(piece));
        this.#vendor.destroy();
        break;
      case 'drip':
        this.#dripping.push(...piece);
        this.#drip(fault.every);
        break;
      case 'swallow':
        break;
      case 'delay':
        this.#later(fault.by, () => this.#client.write(piece));
        break;
      case 'garble':
        this.#client.write(garbled(piece, isFirst ? fault.part : 'head'));
        break;
      default:
        this.#client.write(piece);
    }
  }

  #drip(every: number): void {
    const [byte, ...rest] = this.#dripping;
    if (byte === undefined || this.#timers.size > 0) return;
    this.#dripping = rest;
    this.#client.write(Buffer.of(byte));
    this.#later(every, () => this.#drip(every));
  }

  #later(delay: number, what: () => void): void {
    const stop = this.#options.clock.after(delay, () => {
      this.#timers.delete(stop);
      what();
    });
    this.#timers.add(stop);
  }
}
