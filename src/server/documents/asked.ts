/** The document that a request asks for: by its text, by a name, or by both. */
export interface DocumentAsked {
  /** Its text; undefined where none was sent, or an empty one. */
  readonly query?: string | undefined;
  /** `extensions.persistedQuery` of Apollo's clients, as it was sent. */
  readonly persistedQuery?: unknown;
  /** Its name, as Relay's networks and the draft of persisted documents send it. */
  readonly id?: string | undefined;
}

type Sent = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Sent =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a request, a message or an address says of its document; null where it names none in any way. */
export function documentAsked({ query, extensions, documentId, doc_id, id }: Sent): DocumentAsked | null {
  const asked = {
    query: typeof query === 'string' && query !== '' ? query : undefined,
    persistedQuery: (isRecord(extensions) ? extensions.persistedQuery : undefined) ?? undefined,
    id: [documentId, doc_id, id].find((name) => typeof name === 'string'),
  };
  return Object.values(asked).some((value) => value !== undefined) ? asked : null;
}
