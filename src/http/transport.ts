import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import got, { RequestError } from 'got';
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

function stageOf(error: RequestError): LostStage {
  if (error.response !== undefined || error.code.startsWith('HPE_')) return 'broken';
  return error.timings?.upload === undefined ? 'unsent' : 'unanswered';
}

/** One got instance with its own pool of kept connections; it neither repeats, redirects nor judges. */
export function createTransport(baseUrl: string, headers: Readonly<Record<string, string>> = {}): Transport {
  const base = baseUrl.replace(/\/+$/, '');
  const agent = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  const client = got.extend({
    agent,
    headers: { 'user-agent': 'trunkline', ...headers },
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
  });

  /** Kept connections can have died unnoticed, and each would cost a deadline to find out. */
  function dropIdle(): void {
    for (const { freeSockets } of Object.values(agent))
      for (const socket of Object.values(freeSockets).flat()) socket?.destroy();
  }

  return {
    async exchange(request, moreHeaders, signal) {
      const size = new AbortController();
      const call = client(base + request.path + (request.query ? `?${request.query}` : ''), {
        method: request.operation.method,
        headers: { ...request.headers, ...moreHeaders },
        signal: AbortSignal.any([signal, size.signal]),
        ...(request.json !== undefined && { json: request.json }),
        ...(request.text !== undefined && { body: request.text }),
      });
      call.on('downloadProgress', ({ transferred }) => {
        if (transferred > maximumBody) size.abort();
      });
      try {
        const { statusCode, headers, body } = await call;
        return {
          status: statusCode,
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : value]),
          ),
          text: body,
        };
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        // The time is over; a caller who has gone tells nothing of the connections.
        if (signal.reason instanceof VendorError) dropIdle();
        throw new Lost(size.signal.aborted ? 'oversized' : stageOf(error), error.code);
      }
    },
    close() {
      agent.http.destroy();
      agent.https.destroy();
    },
  };
}
