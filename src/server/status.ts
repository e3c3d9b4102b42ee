import type { ApolloServerPlugin } from '@apollo/server';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';
const JSON_RESPONSE = 'application/json';

/** One type of an Accept header. */
interface Accepted {
  readonly type: string;
  readonly quality: number;
}

function readAccept(header: string): Accepted[] {
  return header.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice('q='.length);
    return { type, quality: quality === undefined ? 1 : Number(quality) };
  });
}

/** How much a header wants a type: its quality, then how exactly it names the type, then how early. */
function preference(type: string, accepted: readonly Accepted[]): readonly [number, number, number] {
  const patterns = [type, 'application/*', '*/*'];
  const types = accepted.map((one) => one.type);
  const found = patterns.findIndex((pattern) => types.includes(pattern));
  const order = types.indexOf(patterns[found] ?? '');
  return [accepted[order]?.quality ?? 0, -found, -order];
}

/**
 * Whether a request is answered as application/graphql-response+json. Plain JSON wins a tie, and everything that names
 * neither, as Apollo chooses the content type of its answers.
 */
export function wantsGraphqlResponse(accept: string | undefined): boolean {
  const accepted = readAccept(accept ?? '*/*');
  const graphql = preference(GRAPHQL_RESPONSE, accepted);
  const json = preference(JSON_RESPONSE, accepted);
  const [quality] = graphql;
  const difference = graphql.map((rank, index) => rank - (json[index] ?? 0)).find((rank) => rank !== 0) ?? 0;
  return quality > 0 && difference > 0;
}

/** The content type of an answer to a request with this Accept header. */
export function responseType(accept: string | undefined): string {
  return `${wantsGraphqlResponse(accept) ? GRAPHQL_RESPONSE : JSON_RESPONSE}; charset=utf-8`;
}

/**
 * HTTP statuses by the GraphQL over HTTP draft: an operation refused before it ran stays 400 under
 * application/graphql-response+json and becomes 200 under plain JSON, where the status speaks of the transport only. A request
 * that is no GraphQL request at all (BAD_REQUEST) keeps its 400, and 401, 405, 429 and 503 always stay.
 */
export function statusPlugin(): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ request, response: { http, body } }) => {
        if (http.status !== 400 || body.kind !== 'single' || 'data' in body.singleResult) return;
        const isGraphql = body.singleResult.errors?.every((error) => error.extensions?.code !== 'BAD_REQUEST');
        if (isGraphql && !wantsGraphqlResponse(request.http?.headers.get('accept'))) http.status = 200;
      },
    }),
  };
}
