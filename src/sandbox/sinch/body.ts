import { badRequest, type Call } from './call.ts';

interface Types {
  string: string;
  number: number;
  boolean: boolean;
}
type Shape = Readonly<Record<string, keyof Types>>;

/**
 * Reads the JSON of a PUT or POST. All properties are updated, so all have to be there; others are ignored.
 * @throws {Refusal} 400 when one is missing or of another type
 */
export function readProperties<S extends Shape>(
  { request }: Call,
  shape: S,
): { readonly [Name in keyof S]: Types[S[Name]] } {
  const given = parse(request.body);
  for (const [name, type] of Object.entries(shape)) {
    if (given[name] === undefined || given[name] === null) throw badRequest(`Missing property: '${name}'`);
    if (typeof given[name] !== type) throw badRequest(`Invalid value of '${name}'`);
  }
  // Each property was just found to be of its type.
  return given as { [Name in keyof S]: Types[S[Name]] };
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Falls through: whatever is no JSON object is refused alike.
  }
  throw badRequest('Invalid JSON');
}
