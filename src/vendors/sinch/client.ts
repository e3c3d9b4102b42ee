import type { Operation } from '../../http/operation.ts';
import type { VendorAnswer, VendorHttp } from '../../http/vendor-http.ts';
import type { Call, VendorField } from '../../ports/vendor.ts';
import { parseRow, parseRows, type Row } from './wire.ts';

/** Talks Sinch RMI: paths, parameters, pages and statuses. What the rows mean is not known here. */

/** One more than a full page of 500, so that exactly 500 rows need no second call to prove that there are no more. */
const pageLimit = 501;
/** Ids of 32 characters that keep a URL under 8 kB with room for other parameters. */
export const idsPerCall = 200;

/** What the reads are about, and so what a write forgets. */
export type Topic = 'agents' | 'contacts' | 'queues' | 'capacities' | 'groups' | 'summaries' | 'settings';

export type Parameters = Readonly<Record<string, string | undefined>>;

/** Fields by their own names become parameters; patterns keep their wildcards. */
export const fieldParameters = (fields: readonly VendorField[] | undefined): Parameters =>
  Object.fromEntries((fields ?? []).map(({ name, pattern }) => [name, pattern]));

/** Cuts a list of ids into as many as fit one URL each. */
export function chunks<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size));
}

export interface ListRequest {
  readonly operation: string;
  readonly path: string;
  /** The key under which the page's examples wrap a list. */
  readonly wrapper: string;
  readonly topics: readonly Topic[];
  readonly parameters: Parameters;
  /** How the pages are cut; `id` is the only stable order unless the caller needs another. */
  readonly sort?: string;
  /** Rows of the first page; all later ones are full pages. */
  readonly firstPage?: number;
}

export interface ItemRequest {
  readonly operation: string;
  readonly path: string;
  readonly wrapper: string;
  readonly topics: readonly Topic[];
  readonly parameters?: Parameters;
}

export interface WriteRequest {
  readonly operation: Operation;
  readonly path: string;
  readonly json: unknown;
  /** What is no longer true once Sinch has the request, whatever it answers. */
  readonly changes: readonly Topic[];
}

export interface SinchClient {
  /** The rows of a list, page by page; every page says how many rows it wants. */
  pages(request: ListRequest, call: Call): AsyncGenerator<readonly Row[]>;
  /** All rows of a list. */
  all(request: ListRequest, call: Call): Promise<readonly Row[]>;
  /** One object; null when Sinch does not know it (404). */
  item(request: ItemRequest, call: Call): Promise<Row | null>;
  /** A change; the answer is for the caller to judge. */
  write(request: WriteRequest): Promise<VendorAnswer>;
}

/** Without it the API answers XML or refuses. */
const json = { accept: 'application/json' };

const encode = (parameters: Parameters): string =>
  Object.entries(parameters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value ?? '')}`)
    .join('&');

export function createSinchClient(http: VendorHttp, defaultLanguage: string | undefined): SinchClient {
  const language = (call: Call): string | undefined => (call.language ?? defaultLanguage)?.toUpperCase();

  /** Reads must be 200; a refusal of a read means that we asked wrongly or may not ask. */
  const accepted = (answer: VendorAnswer): string => {
    if (answer.status === 200) return answer.text;
    if (answer.status === 403) throw http.error('VENDOR_UNAUTHORIZED');
    throw http.error(answer.status < 300 ? 'VENDOR_BAD_RESPONSE' : 'VENDOR_REJECTED');
  };

  async function* pages(request: ListRequest, call: Call): AsyncGenerator<readonly Row[]> {
    let offset = 0;
    for (let limit = request.firstPage ?? pageLimit; ; limit = pageLimit) {
      const parameters = {
        ...request.parameters,
        language: language(call),
        sort: request.sort ?? 'id',
        offset: String(offset),
        limit: String(limit),
      };
      const rows = await http.read(
        {
          operation: { name: request.operation, method: 'GET', repeat: 'safe' },
          path: request.path,
          query: encode(parameters),
          headers: json,
        },
        request.topics,
        call,
        (answer, observedAt) => parseRows(accepted(answer), request.wrapper, observedAt),
      );
      yield rows;
      if (rows.length < limit) return;
      offset += rows.length;
    }
  }

  return {
    pages,
    async all(request, call) {
      const rows: Row[] = [];
      for await (const page of pages(request, call)) rows.push(...page);
      return rows;
    },
    item: (request, call) =>
      http.read(
        {
          operation: { name: request.operation, method: 'GET', repeat: 'safe' },
          path: request.path,
          query: encode({ ...request.parameters, language: language(call) }),
          headers: json,
        },
        request.topics,
        call,
        (answer, observedAt) =>
          answer.status === 404 ? null : parseRow(accepted(answer), request.wrapper, observedAt),
      ),
    async write({ operation, path, json: body, changes }) {
      try {
        const headers = operation.method === 'POST' ? { accept: 'text/html' } : json;
        return await http.send({ operation, path, json: body, headers });
      } finally {
        http.forget(changes);
      }
    },
  };
}
