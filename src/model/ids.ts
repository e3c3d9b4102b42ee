/** Kinds of things that have a global id. The first eight implement Node. */
const idTypes = [
  'Source',
  'Agent',
  'WrapUp',
  'Queue',
  'QueueGroup',
  'Contact',
  'AgentGroup',
  'ScheduleGroup',
  'Presence',
  'ContactSummary',
  'ContactEvent',
  'MonitoringSetting',
] as const;
export type IdType = (typeof idTypes)[number];

/** A thing at a source, by the vendor's own identifier. */
export interface Ref {
  /** The source's id in the configuration. */
  readonly sourceId: string;
  /** The vendor's own identifier; for a Source its configured id once more. */
  readonly externalId: string;
}

/** One string for a thing at a source, for maps within the process. */
export const refKey = (ref: Ref): string => `${ref.sourceId}:${ref.externalId}`;

/** A decoded global id. */
export interface GlobalId extends Ref {
  readonly type: IdType;
}

const pattern = /^([A-Za-z]+):([a-z0-9][a-z0-9-]*):(.+)$/s;
const types: ReadonlySet<string> = new Set(idTypes);
const isIdType = (word: string): word is IdType => types.has(word);

/** How many ids are kept, of those that were encoded and of those that were decoded of late: answers are full of the same ones. */
const mostKept = 20_000;
/** Characters of an id that is kept: those of vendors are shorter, and whoever sends longer ones is not to fill the memory with them. */
const longestKept = 256;

/** Global ids by type, source and external id: to look each up costs less than to make one string of all three first. */
const encoded = new Map<IdType, Map<string, Map<string, string>>>();
let encodedKept = 0;
const decoded = new Map<string, GlobalId>();

const idOf = (type: IdType, { sourceId, externalId }: Ref): string =>
  Buffer.from(`${type}:${sourceId}:${externalId}`, 'utf8').toString('base64url');

/**
 * The global id of a thing: base64url, unpadded, of `Type:source-id:external-id` in UTF-8.
 * The form is documented for other subgraphs; it never depends on time, process or replica.
 */
export function encodeId(type: IdType, ref: Ref): string {
  const { sourceId, externalId } = ref;
  const known = encoded.get(type)?.get(sourceId)?.get(externalId);
  if (known !== undefined) return known;
  const id = idOf(type, ref);
  if (id.length > longestKept) return id;
  if (encodedKept >= mostKept) encoded.clear();
  encodedKept = encoded.size === 0 ? 1 : encodedKept + 1;
  const ofType = encoded.get(type) ?? new Map<string, Map<string, string>>();
  const ofSource = ofType.get(sourceId) ?? new Map<string, string>();
  encoded.set(type, ofType.set(sourceId, ofSource.set(externalId, id)));
  return id;
}

/** What a global id names, or null when it is not one in its only canonical spelling. */
export function decodeAnyId(id: string): GlobalId | null {
  const known = decoded.get(id);
  if (known !== undefined) return known;
  const [, type, sourceId, externalId] = pattern.exec(Buffer.from(id, 'base64url').toString('utf8')) ?? [];
  if (type === undefined || sourceId === undefined || externalId === undefined || !isIdType(type)) return null;
  const named = { type, sourceId, externalId };
  // One thing has one id: other spellings that base64 readers forgive would split caches and joins.
  const own = idOf(type, named);
  if (own !== id) return null;
  if (own.length > longestKept) return named;
  if (decoded.size >= mostKept) decoded.clear();
  // Not the one that was given: a piece of a document keeps the whole document.
  decoded.set(own, named);
  return named;
}

/** Like decodeAnyId, for an id that must name a thing of this type. */
export function decodeId(type: IdType, id: string): Ref | null {
  const decoded = decodeAnyId(id);
  return decoded?.type === type ? { sourceId: decoded.sourceId, externalId: decoded.externalId } : null;
}
