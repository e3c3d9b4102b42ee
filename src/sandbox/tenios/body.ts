import { refusals } from './refusals.ts';

/** The types a field of a request can have. */
interface Types {
  string: string;
  boolean: boolean;
  state: 'READY' | 'NOT_READY' | '';
  skills: readonly Skill[];
}

export interface Skill {
  readonly name: string;
  readonly has_skill: boolean;
}

/** The fields an operation knows, beside access_key. */
export type Shape = Readonly<Record<string, keyof Types | undefined>>;

/** A request's body: every field either of its type, null, or missing. */
export type Body<S extends Shape> = { readonly [Name in keyof S]?: Types[NonNullable<S[Name]>] | null };

/**
 * Reads the body of a request: it must be a JSON object of known fields, and carry the access key.
 * @throws {Refusal} INVALID_JSON, BAD_CREDENTIALS, or FIELD_IS_REQUIRED for a missing access key
 */
export function readBody<S extends Shape>(text: string, shape: S, accessKey: string): Body<S> {
  const fields = parse(text);
  for (const [name, value] of Object.entries(fields)) {
    const type = name === 'access_key' ? 'string' : Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (type === undefined || (value !== null && !isOf(type, value))) throw refusals.invalidJson(name);
  }
  const { access_key, ...others } = fields;
  if (isMissing(access_key)) throw refusals.required('access_key');
  if (access_key !== accessKey) throw refusals.badCredentials();
  // Each field was just found to be of its type.
  return others as Body<S>;
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Falls through to the one refusal for everything that is no JSON object.
  }
  throw refusals.invalidJson();
}

function isOf(type: keyof Types, value: unknown): boolean {
  if (type === 'skills') return Array.isArray(value) && value.every(isSkill);
  if (type === 'state') return value === 'READY' || value === 'NOT_READY' || value === '';
  return typeof value === type;
}

function isSkill(value: unknown): value is Skill {
  if (typeof value !== 'object' || value === null) return false;
  const known = Object.keys(value).every((key) => key === 'name' || key === 'has_skill');
  const { name, has_skill }: { name?: unknown; has_skill?: unknown } = value;
  return known && typeof name === 'string' && typeof has_skill === 'boolean';
}

function isMissing(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

/** The value of a field that has to be there. @throws {Refusal} FIELD_IS_REQUIRED when it is missing, null or '' */
export function need<T>(value: T, name: string): Exclude<T, undefined | null | ''> {
  if (isMissing(value)) throw refusals.required(name);
  // Just found to be none of the excluded.
  return value as Exclude<T, undefined | null | ''>;
}
