import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { type DocumentAsked, documentAsked, isRecord } from './asked.ts';
import type { FindDocument } from './find.ts';

/** Read and validated in the place of a document that may not run; never executed. */
const placeholder = '{ __typename }';

/** Has Apollo's requests find their documents where all others do. Apollo's own persisted queries must be off. */
export function documentsPlugin(find: FindDocument): ApolloServerPlugin {
  return {
    requestDidStart: async ({ request }) => {
      const asked = askedBy(request);
      if (asked === null) return undefined;
      const found = find(asked);
      request.extensions = {};
      if (!(found instanceof GraphQLError)) {
        request.query = found.query;
        return undefined;
      }
      // Apollo takes a refusal only once it knows a document. That one has no operation of this name, so none is noted.
      request.query = placeholder;
      request.operationName = '';
      return {
        didResolveOperation: async () => {
          throw found;
        },
      };
    },
  };
}

function askedBy({ query, extensions, http }: GraphQLRequest): DocumentAsked | null {
  const sent = http?.method === 'GET' ? Object.fromEntries(new URLSearchParams(http.search)) : http?.body;
  return documentAsked({ ...(isRecord(sent) ? sent : {}), query, extensions });
}
