import type { Operation, Shows, VendorAnswer, VendorHttp } from '../../http/vendor-http.ts';
import type { Observation } from '../../model/observation.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Call } from '../../ports/call.ts';
import { outcomeOf } from './answers.ts';
import { encode, idsPerCall, type Parameters } from './parameters.ts';
import { distinct, parseRow, parseRows, parseWord, type Row } from './wire.ts';

/** Talks Sinch RMI: paths, parameters, pages and statuses. What the rows mean is not known here. */

/** One more than a full page of 500, so that exactly 500 rows need no second call to prove that there are no more. */
const pageLimit = 501;

/** What the reads are about, and so what a write forgets. */
export type Topic = 'agents' | 'contacts' | 'queues' | 'capacities' | 'groups' | 'summaries' | 'settings';

export interface ItemRequest {
  readonly operation: string;
  readonly path: string;
  /** The key under which the page's examples wrap such things. */
  readonly wrapper: string;
  readonly topics: readonly Topic[];
  readonly parameters?: Parameters;
  /** Parameters that only the moment of asking decides, in the place of others by which the last answer is known. */
  readonly passing?: Parameters;
  /** The kind of the one thing at the end of the path, where lists show it too. */
  readonly kind?: string;
}

export interface ListRequest extends ItemRequest {
  /** What the rows tell of, one by one. */
  readonly shows?: Shows<readonly Row[]>;
  /** How the pages are cut; `id` is the only stable order unless the caller needs another. */
  readonly sort?: string;
  /** Rows of the first page; all later ones are full pages. */
  readonly firstPage?: number;
}

/** Things that Sinch lists by ids. */
export interface ListedRequest<T> extends ListRequest {
  /** The parameter that takes the ids. */
  readonly by: 'id' | 'agentId' | 'queueId';
  /** The operation that asks for a single one of them, with the id at the end of the path; the list is asked where there is none. */
  readonly alone?: string;
  /** The kind of the things, where other lists show them too. */
  readonly kind?: string;
  /** The things that rows tell of, by these ids. */
  readonly things: (rows: readonly Row[]) => ReadonlyMap<string, T>;
  /** The same thing, marked as stale. */
  readonly old: (thing: T) => T;
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
  /** What Sinch lists of these ids, together with what others ask of it at the moment. */
  listed<T>(request: ListedRequest<T>, ids: readonly string[], call: Call): Promise<ReadonlyMap<string, T>>;
  /** All rows of a list below one thing; null when Sinch does not know the thing (404). */
  below(request: ListRequest, call: Call): Promise<readonly Row[] | null>;
  /** All rows of a list that Sinch does not page: it takes neither order, offset nor limit. */
  whole(request: ItemRequest, call: Call): Promise<readonly Row[]>;
  /** One object; null when Sinch does not know it (404). */
  item(request: ItemRequest, call: Call): Promise<Row | null>;
  /** An answer of which the page shows no example, as it came; null when Sinch refuses to tell. */
  word(request: Omit<ItemRequest, 'wrapper'>, call: Call): Promise<unknown>;
  /** A change, and what Sinch says to it. */
  write(request: WriteRequest): Promise<Outcome>;
}

/** Without it the API answers XML or refuses. */
const json = { accept: 'application/json' };

type Decode<T> = (answer: VendorAnswer, observation: Observation) => T;

/** null for what Sinch does not know. */
const unlessUnknown =
  <T>(decode: Decode<T>): Decode<T | null> =>
  (answer, observation) =>
    answer.status === 404 ? null : decode(answer, observation);

/** The id of the thing that a path names. */
const idAtTheEnd = (path: string): string => decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));

export function createSinchClient(http: VendorHttp, defaultLanguage: string | undefined): SinchClient {
  const languageOf = (call: Call): string | undefined => (call.language ?? defaultLanguage)?.toUpperCase();
  /** What is told in one language is another kind than in another. */
  const kindIn = (call: Call, kind: string): string => `${languageOf(call)} ${kind}`;

  function read<T>(
    { operation, path, topics, parameters, passing, kind }: Omit<ItemRequest, 'wrapper'>,
    call: Call,
    decode: Decode<T>,
    shows?: Shows<T>,
  ): Promise<T> {
    const language = languageOf(call);
    const lastingQuery = encode({ ...parameters, language });
    const query = passing ? encode({ ...parameters, ...passing, language }) : lastingQuery;
    const thing = kind === undefined ? undefined : { kind: kindIn(call, kind), id: idAtTheEnd(path).toUpperCase() };
    const request = {
      path,
      query,
      lastingQuery,
      headers: json,
      ...(thing && { thing }),
    };
    return http.read(
      { ...request, operation: { name: operation, method: 'GET', repeat: 'safe' } },
      topics,
      call,
      decode,
      shows && { ...shows, kinds: shows.kinds.map((one) => kindIn(call, one)) },
    );
  }

  /** Reads must be 200; a refusal of a read means that we asked wrongly or may not ask. */
  const accepted = (answer: VendorAnswer): string => {
    if (answer.status === 200) return answer.text;
    if (answer.status === 403) throw http.error('VENDOR_UNAUTHORIZED');
    throw http.error(answer.status < 300 ? 'VENDOR_BAD_RESPONSE' : 'VENDOR_REJECTED');
  };

  const rowsIn =
    ({ path, wrapper }: ItemRequest): Decode<readonly Row[]> =>
    (answer, observation) =>
      parseRows(accepted(answer), [wrapper, `${wrapper}s`, path.slice(path.lastIndexOf('/') + 1)], observation);

  async function* cut<T extends readonly Row[] | null>(
    request: ListRequest,
    call: Call,
    decode: Decode<T>,
  ): AsyncGenerator<T> {
    const sort = request.sort ?? 'id';
    const { shows } = request;
    const shown = shows && { kinds: shows.kinds, things: (rows: T) => shows.things(rows ?? []) };
    let offset = 0;
    for (let limit = request.firstPage ?? pageLimit; ; limit = pageLimit) {
      const parameters = { ...request.parameters, sort, offset: String(offset), limit: String(limit) };
      const rows = await read({ ...request, parameters }, call, decode, shown);
      yield rows;
      // More rows than asked for are all there are: that source does not cut its lists.
      if (rows?.length !== limit) return;
      offset += limit;
    }
  }

  async function below(request: ListRequest, call: Call): Promise<readonly Row[] | null> {
    const rows: Row[] = [];
    for await (const page of cut(request, call, unlessUnknown(rowsIn(request)))) {
      if (page === null) return null;
      rows.push(...page);
    }
    return distinct(rows);
  }

  async function all(request: ListRequest, call: Call): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for await (const page of cut(request, call, rowsIn(request))) rows.push(...page);
    return distinct(rows);
  }

  const item = (request: ItemRequest, call: Call): Promise<Row | null> =>
    read(
      request,
      call,
      unlessUnknown((answer, observation) =>
        parseRow(accepted(answer), request.wrapper, idAtTheEnd(request.path), observation),
      ),
    );

  /** All rows of a list that name any of these ids, which fit one URL. */
  async function ofIds(
    { by, alone, ...list }: Pick<ListedRequest<unknown>, 'by' | 'alone'> & ListRequest,
    ids: readonly string[],
    call: Call,
  ): Promise<readonly Row[]> {
    const [id, ...others] = ids;
    if (alone !== undefined && id !== undefined && others.length === 0) {
      const row = await item({ ...list, operation: alone, path: `${list.path}/${id}` }, call);
      return row ? [row] : [];
    }
    return all({ ...list, parameters: { ...list.parameters, [by]: ids.join(',') } }, call);
  }

  return {
    pages: (request, call) => cut(request, call, rowsIn(request)),
    all,
    listed({ things, old, kind, ...request }, ids, call) {
      const name = `${request.operation} ${request.by} ${encode(request.parameters ?? {})}`;
      return http.gather(
        {
          name,
          about: request.topics,
          old,
          mostIds: idsPerCall,
          ...(kind !== undefined && { kind: kindIn(call, kind) }),
          ask: async (some, of) => things(await ofIds(request, some, of)),
        },
        ids,
        call,
      );
    },
    below,
    whole: async (request, call) => distinct(await read(request, call, rowsIn(request))),
    item,
    word: (request, call) => read(request, call, (answer) => (answer.status === 200 ? parseWord(answer.text) : null)),
    async write({ operation, path, json: body, changes }) {
      // Throwing while the call is being judged makes it a failed one in metrics and health too.
      const judge = (answer: VendorAnswer): null => {
        outcomeOf(answer);
        return null;
      };
      try {
        const headers = operation.method === 'POST' ? { accept: 'text/html' } : json;
        return outcomeOf(await http.send({ operation, path, json: body, headers }, { judge }));
      } finally {
        http.forget(changes);
      }
    },
  };
}
