import { type GraphQLNamedType, getNamedType, isInterfaceType, isLeafType, isObjectType, isUnionType } from 'graphql';
import { ownSchema } from '../schema/sdl.ts';

const schema = ownSchema();

/** Everything below a type; of what has an id of its own and is looked up elsewhere just that. */
function inside(type: GraphQLNamedType): string {
  if (isLeafType(type)) return '';
  if (isUnionType(type))
    return `{ __typename ${type
      .getTypes()
      .map((one) => `... on ${one.name} ${inside(one)}`)
      .join(' ')} }`;
  if (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')) return '{ id }';
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${type.name} cannot be selected from.`);
  return `{ ${selection(type.name)} }`;
}

/**
 * Fields of a type with everything below them: those that are named, or all of them.
 * @param without left out where all are wanted
 */
export function selection(typeName: string, names?: readonly string[], without: readonly string[] = []): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`The schema has no object type ${typeName}.`);
  const fields = type.getFields();
  return (names ?? Object.keys(fields).filter((name) => !without.includes(name)))
    .map((name) => {
      const field = fields[name];
      if (field === undefined) throw new Error(`${typeName} has no field ${name}.`);
      return `${name} ${inside(getNamedType(field.type))}`;
    })
    .join(' ');
}

const page =
  'pageInfo { hasNextPage endCursor } failures { code message vendorCode retryable retryAfter source { id } }';

/** A connection: its nodes with this selection, its cursors, and what failed. */
export const connection = (nodes: string): string => `{ nodes { ${nodes} } edges { cursor } ${page} }`;

/** What is said of a change that was not made. */
export const refusals = 'errors { code message vendorCode inputPath retryable retryAfter source { id } }';
