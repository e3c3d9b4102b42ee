import { z } from 'zod';

/** A document of a manifest, as it was written. */
export interface ListedDocument {
  /** By which requests ask for it. */
  readonly name: string;
  readonly text: string;
  /** Where it stands, for people: the name of its operation where the manifest gives one. */
  readonly place: string;
  /** What the manifest says of its one operation; undefined where it says nothing. */
  readonly operation?: { readonly name: string; readonly type: string } | undefined;
}

export type ListedDocuments = { readonly listed: readonly ListedDocument[] } | { readonly problems: readonly string[] };

const filled = z.string().min(1);

/** The file that Apollo's clients make of an application (`generate-persisted-query-manifest`, also of Kotlin and iOS). */
const apollo = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({ id: filled, name: filled, type: z.enum(['query', 'mutation', 'subscription']), body: filled }),
  ),
});

/** The file that Relay's compiler makes: names to texts (`persistConfig`). */
const relay = z.record(filled, filled);

const formats =
  'write the format that Apollo makes, { "format": "apollo-persisted-query-manifest", "version": 1, "operations": [{ "id", "name", "type", "body" }] }, or that of Relay, { "hash": "text" }';

/** The documents in the text of a manifest. What is in them is not looked at yet. */
export function listedDocuments(text: string): ListedDocuments {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problems: [`is not JSON; ${formats}.`] };
  }
  const isApollo = typeof json === 'object' && json !== null && 'format' in json;
  const read = isApollo ? ofApollo(json) : ofRelay(json);
  if ('listed' in read && read.listed.length === 0) return { problems: ['holds no document; nothing could be asked.'] };
  return read;
}

function ofApollo(json: unknown): ListedDocuments {
  const { data, error } = apollo.safeParse(json);
  if (error) return { problems: error.issues.map(misshapen) };
  const listed = data.operations.map(({ id, name, type, body }, i) => ({
    name: id,
    text: body,
    place: `operations[${i}] (${name})`,
    operation: { name, type },
  }));
  return { listed };
}

function ofRelay(json: unknown): ListedDocuments {
  const { data, error } = relay.safeParse(json);
  if (error) return { problems: error.issues.map(misshapen) };
  return { listed: Object.entries(data).map(([name, text]) => ({ name, text, place: JSON.stringify(name) })) };
}

const misshapen = ({ path }: z.core.$ZodIssue): string => {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return `${place === '' ? '' : `${place.replace(/^\./, '')}: `}is none of a manifest; ${formats}.`;
};
