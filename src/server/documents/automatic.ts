import { hash } from 'node:crypto';
import { z } from 'zod';
import { Bounded } from './bounded.ts';
import { type FindDocument, refusal } from './find.ts';

/** Characters of all texts that are kept under their hashes: a few thousand documents of a usual length. */
const mostCharacters = 8 * 1024 * 1024;

const automatic = z.object({ version: z.literal(1), sha256Hash: z.string().regex(/^[\da-f]{64}$/) });

/**
 * Automatic persisted queries: a text that comes with its hash can be asked for by the hash alone from then on, as long as it
 * is among those that were used last (https://www.apollographql.com/docs/apollo-server/performance/apq). Each replica keeps its own;
 * a client whose hash is not known sends the text again.
 */
export function automaticDocuments(most = mostCharacters): FindDocument {
  const texts = new Bounded<string>(most, (text) => text.length);
  return ({ query, persistedQuery, id }) => {
    if (persistedQuery === undefined) {
      // What comes without a name is a text, though it may be an empty one.
      return query === undefined && id !== undefined ? notSupported() : { query: query ?? '' };
    }
    const asked = automatic.safeParse(persistedQuery).data;
    if (asked === undefined)
      return refusal(
        'BAD_USER_INPUT',
        'extensions.persistedQuery must be { "version": 1, "sha256Hash": … } with 64 hexadecimal digits in small letters.',
      );
    const known = query ?? texts.get(asked.sha256Hash);
    // The message is part of the protocol: clients that see it send the text.
    if (known === undefined) return refusal('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    if (query !== undefined) {
      if (hash('sha256', query) !== asked.sha256Hash)
        return refusal('BAD_USER_INPUT', 'The hash in extensions.persistedQuery is not that of the query.');
      texts.set(asked.sha256Hash, query);
    }
    return { query: known };
  };
}

const notSupported = () =>
  refusal(
    'PERSISTED_QUERY_NOT_SUPPORTED',
    'This service has no manifest of documents: send the text as query, or its hash as extensions.persistedQuery.',
  );
