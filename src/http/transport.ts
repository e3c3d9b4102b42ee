import * as http from 'node:http';
import * as https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import got, { type Request, type RequestFunction } from 'got';
import { VendorError } from '../errors.ts';
import type { VendorAnswer, VendorRequest } from './operation.ts';

/** More than any vendor's list needs; beyond it an answer is cut off rather than kept in memory. */
const maximumBody = 64 * 1024 * 1024;

/** How far an exchange came that brought no whole answer. */
export type LostStage =
  /** The vendor cannot have had the whole request. */
  | 'unsent'
  /** The request went out and nothing came back. */
  | 'unanswered'
  /** An answer began that was cut off or is no HTTP. */
  | 'broken'
  /** The answer is larger than we take. */
  | 'oversized';

/** No whole answer. The message is the bare system code: got's own error would carry addresses, headers and bodies. */
export class Lost extends Error {
  readonly stage: LostStage;
  constructor(stage: LostStage, code: string) {
    super(code);
    this.name = 'Lost';
    this.stage = stage;
  }
}

export type Reply = Omit<VendorAnswer, 'afterLostAnswer'>;

export interface Transport {
  /** Sends a request once. Whatever status comes is a reply; everything else is thrown as {@link Lost}. */
  exchange(request: VendorRequest, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Reply>;
  /** Drops the connections. */
  close(): void;
}

/** The system's code for what happened on the wire; null for a fault of ours. */
const codeOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** How far a request came that failed with a code. */
function stageOf({ response, timings }: Request, code: string, isTls: boolean): LostStage {
  if (response !== undefined || code.startsWith('HPE_')) return 'broken';
  // Once there is a connection nobody can tell how much of what was written has arrived.
  const isConnected = timings?.connect !== undefined && (!isTls || timings.secureConnect !== undefined);
  return isConnected ? 'unanswered' : 'unsent';
}

/** Each header as one text. */
const joined = (headers: http.IncomingHttpHeaders): Reply['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : value]),
  );

/** One got instance with its own pool of kept connections; it neither repeats, redirects nor judges. */
export function createTransport(baseUrl: string, headers: Readonly<Record<string, string>> = {}): Transport {
  const base = baseUrl.replace(/\/+$/, '');
  const isTls = base.startsWith('https:');
  // Whatever was open at once is kept: to open a connection costs more than an exchange.
  const pool = { keepAlive: true, maxFreeSockets: Number.POSITIVE_INFINITY };
  const agent = new (isTls ? https : http).Agent(pool);
  const { hostname, port } = urlToHttpOptions(new URL(base));
  /** Without the forty options that got hands over, none of which is set here: Node would copy them three times. */
  const ask: RequestFunction = ({ pathname, search }, { method, headers }) =>
    (isTls ? https : http).request({ agent, hostname, port, path: pathname + search, method, headers });
  const client = got.extend({
    request: ask,
    headers: { 'user-agent': 'trunkline', ...headers },
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
  });

  /** Kept connections can have died unnoticed, and each would cost a deadline to find out. */
  function dropIdle(): void {
    for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy();
  }

  return {
    exchange(request, moreHeaders, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<Reply>();
      const { operation, path, query, json, text = json === undefined ? undefined : JSON.stringify(json) } = request;
      const body = text === undefined ? undefined : Buffer.from(text);
      // As a stream: got's own promise of a body costs nearly as much again as all the rest. And it writes a body that it is given
      // itself in pieces, which ends the connection where the answer is there before the last of them has been told.
      const answer = client.stream(base + path + (query ? `?${query}` : ''), {
        method: operation.method,
        headers: {
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...(body !== undefined && { 'content-length': `${body.length}` }),
          ...request.headers,
          ...moreHeaders,
        },
      });
      const stop = (): void => void answer.destroy(new Error('aborted'));
      // Given to got, the signal would be listened to twice for each exchange.
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
      if (operation.method !== 'GET') answer.end(body);
      const pieces: Buffer[] = [];
      let size = 0;
      answer.on('data', (piece: Buffer) => {
        pieces.push(piece);
        size += piece.length;
        if (size > maximumBody) answer.destroy();
      });
      answer.once('end', () => {
        const { statusCode: status = 0, headers = {} } = answer.response ?? {};
        resolve({ status, headers: joined(headers), text: new TextDecoder().decode(Buffer.concat(pieces, size)) });
      });
      answer.on('error', (error: unknown) => {
        // The time is over; a caller who has gone tells nothing of the connections.
        if (signal.reason instanceof VendorError) dropIdle();
        const code = codeOf(error);
        reject(code === null ? error : new Lost(stageOf(answer, code, isTls), code));
      });
      // The first that is heard where the answer was too large.
      answer.once('close', () => reject(new Lost('oversized', 'ERR_BODY_TOO_LARGE')));
      return promise.finally(() => signal.removeEventListener('abort', stop));
    },
    close() {
      agent.destroy();
    },
  };
}
