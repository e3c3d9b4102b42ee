import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach } from '@jest/globals';
import type { VendorError } from '../../src/errors.ts';
import type { Operation, VendorAnswer, VendorRequest } from '../../src/http/operation.ts';
import { createVendorHttp, type VendorHttp, type VendorHttpOptions } from '../../src/http/vendor-http.ts';
import type { Metrics } from '../../src/metrics.ts';
import { ManualClock } from '../kit/manual-clock.ts';

const source = { id: 'acme', name: 'Acme Cloud', vendor: 'SINCH' } as const;

export interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers one request; `count` is how many came so far, this one included. */
export type Handle = (response: ServerResponse, seen: Seen, count: number) => void;

export interface Rig {
  readonly http: VendorHttp;
  readonly clock: ManualClock;
  readonly port: number;
  /** Requests as they arrived at the vendor. */
  readonly seen: Seen[];
  /** Everything counted, as `name:label:label`. */
  readonly counted: string[];
  /** Everything logged, as JSON. */
  readonly logged: string[];
}

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

function recordingMetrics(counted: string[]): Metrics {
  return {
    vendorCall: (id, operation, outcome) => void counted.push(`call:${id}:${operation}:${outcome}`),
    read: (id, served) => void counted.push(`read:${id}:${served}`),
    stale: (id) => void counted.push(`stale:${id}`),
    crowded: (id, priority) => void counted.push(`crowded:${id}:${priority}`),
    notSent: (id, reason) => void counted.push(`unsent:${id}:${reason}`),
    repeat: (id, how) => void counted.push(`repeat:${id}:${how}`),
    circuit: () => undefined,
    waiting: () => undefined,
    batch: () => undefined,
    operation: () => undefined,
    turnedAway: () => undefined,
    underWay: () => undefined,
    subscriptions: () => undefined,
    text: async () => '',
    contentType: '',
  };
}

/** A vendor on a real socket and the layer in front of it, on a clock that stands still. */
export async function rig(handle: Handle, options: Partial<VendorHttpOptions> = {}): Promise<Rig> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      handle(response, one, seen.push(one));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server on port 0 has an address of this form.
  const { port } = server.address() as AddressInfo;
  const clock = new ManualClock();
  const counted: string[] = [];
  const logged: string[] = [];
  const log = (fields: object, message: string): void => void logged.push(JSON.stringify({ message, ...fields }));
  const http = createVendorHttp({
    source,
    baseUrl: `http://127.0.0.1:${port}/api`,
    timeout: 10_000,
    cacheFor: 1_000,
    staleIfError: 0,
    maxConcurrent: 10,
    maxWaiting: 10_000,
    clock,
    metrics: recordingMetrics(counted),
    log: { warn: log, debug: log },
    ...options,
  });
  endings.push(async () => {
    await http.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { http, clock, port, seen, counted, logged };
}

/** Lets everything that is ready run until the condition holds; fails when it does not come to hold. */
export async function reached(condition: () => boolean): Promise<void> {
  const giveUp = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > giveUp) throw new Error(`Never reached: ${condition}`);
    await setImmediate();
  }
}

/** Moves the clock over the pause before a repeat: one wake-up is the deadline, another one the pause. */
export async function overPause({ clock }: Pick<Rig, 'clock'>, milliseconds = 400): Promise<void> {
  await reached(() => clock.pending === 2);
  clock.advance(milliseconds);
  await reached(() => clock.pending === 1 || clock.pending === 0);
}

export const answer =
  (status: number, body = '', headers: Record<string, string> = {}): Handle =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };

const operation = (repeat: Operation['repeat'], method: Operation['method'] = 'GET'): Operation => ({
  name: `test.${repeat}`,
  method,
  repeat,
});

export const get = (path = '/things', more: Partial<VendorRequest> = {}): VendorRequest => ({
  operation: operation('safe'),
  path,
  ...more,
});

export const change = (repeat: Operation['repeat']): VendorRequest => ({
  operation: operation(repeat, 'POST'),
  path: '/change',
  json: { to: 1 },
});

export const textOf = ({ text }: VendorAnswer): string => text;

/** The error a promise ends with. */
export async function failure(promise: Promise<unknown>): Promise<VendorError> {
  return promise.then(
    () => {
      throw new Error('It did not fail.');
    },
    // Every caller goes on to look at the fields.
    (error: unknown) => error as VendorError,
  );
}

/** What a client may learn of an error, and what decides over the outcome of writes. */
export const essence = ({ code, retryable, retryAfter, mayHaveHappened }: VendorError) => ({
  code,
  retryable,
  retryAfter,
  mayHaveHappened,
});
