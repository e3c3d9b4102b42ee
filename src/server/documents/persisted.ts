import { isRecord } from './asked.ts';
import { type FindDocument, refusal } from './find.ts';
import type { Manifest } from './manifest.ts';

/** What the draft of persisted documents puts before a hash. */
const prefix = /^sha256:/;

/**
 * Runs the documents of a manifest and no others. A text is taken only where it is the very text of one of them, so that
 * clients that send both, or still send texts, go on. Nothing can be registered.
 */
export function persistedDocuments({ byName, byText }: Manifest): FindDocument {
  return ({ query, persistedQuery, id }) => {
    const name = isRecord(persistedQuery) ? persistedQuery.sha256Hash : id;
    const isNamed = persistedQuery !== undefined || id !== undefined;
    if (!isNamed) {
      const found = query === undefined ? undefined : byText.get(query);
      return found ?? notListed();
    }
    const found = typeof name === 'string' ? (byName.get(name) ?? byName.get(name.replace(prefix, ''))) : undefined;
    if (found === undefined)
      return refusal('PERSISTED_QUERY_NOT_IN_LIST', 'No document of that name is in the manifest of this service.');
    return query === undefined || query === found.query ? found : notListed();
  };
}

const notListed = () =>
  refusal(
    'QUERY_NOT_IN_SAFELIST',
    'This service runs only the documents of its manifest: send the name of one of them in the place of a text.',
  );
