import { type GraphQLObjectType, getNamedType, isNonNullType, isUnionType } from 'graphql';
import { type Field, fieldsOf, isLeaf, isOpen, targetsOf, type Way } from './table.ts';

/** Values for the arguments that must be given, by the coordinate of the argument. */
export type Given = Readonly<Record<string, string>>;

/** A field as it stands in a document. */
export interface Selected {
  readonly coordinate: string;
  readonly isOpen: boolean;
  /** Its name in the answer. */
  readonly key: string;
  /** What is selected of an object of each type. */
  readonly below: ReadonlyMap<string, readonly Selected[]>;
}

/** Rows of a page. */
const first = 50;

/** The arguments of a field, as text: those that must be given, and how many rows where that can be said. */
function argumentsOf(coordinate: string, field: Field, given: Given): string {
  const values = field.args.flatMap(({ name, type, defaultValue }) => {
    const value = given[`${coordinate}.${name}`] ?? (name === 'first' ? String(first) : undefined);
    if (value !== undefined) return `${name}: ${value}`;
    if (isNonNullType(type) && defaultValue === undefined)
      throw new Error(`Nothing is given for ${coordinate}.${name}.`);
    return [];
  });
  return values.length > 0 ? `(${values.join(', ')})` : '';
}

/** Text and meaning of a selection. */
interface Part {
  readonly text: string;
  readonly selected: Selected;
}

function part(
  owner: GraphQLObjectType,
  field: Field,
  scopes: readonly string[],
  given: Given,
  below: Below,
  alias = '',
): Part {
  const coordinate = `${owner.name}.${field.name}`;
  const text = `${alias && `${alias}: `}${field.name}${argumentsOf(coordinate, field, given)}${below.text}`;
  const selected = { coordinate, isOpen: isOpen(field, scopes), key: alias || field.name, below: below.of };
  return { text, selected };
}

interface Below {
  readonly text: string;
  readonly of: ReadonlyMap<string, readonly Selected[]>;
}
const nothing: Below = { text: '', of: new Map() };
const itself: Below = { text: ' { __typename }', of: new Map() };

/** Of one field’s objects these parts, by type. */
function inside(field: Field, parts: ReadonlyMap<string, readonly Part[]>): Below {
  const isUnion = isUnionType(getNamedType(field.type));
  const texts = [...parts].map(([type, some]) => {
    const text = some.map((one) => one.text).join(' ');
    return isUnion ? `... on ${type} { ${text} }` : text;
  });
  return {
    text: ` { __typename ${texts.join(' ')} }`,
    of: new Map([...parts].map(([type, some]) => [type, some.map((one) => one.selected)])),
  };
}

/** Every field of the objects at the end of a way, and each field of the way. */
export function along(way: Way, scopes: readonly string[], given: Given, alias: string): Part {
  const [step, ...rest] = way;
  if (!step) throw new Error('A way has a first field.');
  const { owner, field } = step;
  const [next] = rest;
  const parts = next
    ? new Map([[next.owner.name, [along(rest, scopes, given, '')]]])
    : new Map(targetsOf(field).map((type) => [type.name, everyField(type, scopes, given)]));
  return part(owner, field, scopes, given, inside(field, parts), alias);
}

/** Every field of a type; of objects nothing but that they are there. */
const everyField = (type: GraphQLObjectType, scopes: readonly string[], given: Given): readonly Part[] =>
  fieldsOf(type).map((field) => part(type, field, scopes, given, isLeaf(field) ? nothing : itself));

/** One root field under another name, of which nothing is asked but that it is there. */
export const alone = (
  owner: GraphQLObjectType,
  field: Field,
  scopes: readonly string[],
  given: Given,
  alias: string,
): Part => part(owner, field, scopes, given, isLeaf(field) ? nothing : itself, alias);
