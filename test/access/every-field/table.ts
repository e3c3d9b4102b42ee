import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { ownSchema } from '../../schema/sdl.ts';

/** What the SDL says of every field, read anew: nothing of the service’s own reading is used. */

const schema = ownSchema();

export type Field = GraphQLField<unknown, unknown>;
type Rule = readonly (readonly string[])[];

/** The rule of a field; null where it is open. */
function ruleOf({ astNode }: Field): Rule | null {
  const directive = schema.getDirective('requiresScopes');
  const values = astNode && directive && getDirectiveValues(directive, astNode);
  return (values?.scopes as Rule | undefined) ?? null;
}

/** Whether a field is open to who holds these scopes. */
export const isOpen = (field: Field, scopes: readonly string[]): boolean =>
  ruleOf(field)?.some((set) => set.every((scope) => scopes.includes(scope))) ?? true;

export function rootType(name: 'Query' | 'Mutation' | 'Subscription'): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no ${name}.`);
  return type;
}

/** Whether one object of a type may be read, by its own root field. */
export function isReadable(type: string, scopes: readonly string[]): boolean {
  const field = rootType('Query').getFields()[`${type.charAt(0).toLowerCase()}${type.slice(1)}`];
  if (!field) throw new Error(`No root field reads ${type}.`);
  return isOpen(field, scopes);
}

/** Root fields that answer for each object by itself; they are walked on their own. */
export const byObject: readonly string[] = ['node', 'nodes', '_entities', '_service'];

/** The object types that a field leads to. */
export function targetsOf({ type }: Field): readonly GraphQLObjectType[] {
  const named: GraphQLNamedType = getNamedType(type);
  if (isUnionType(named)) return named.getTypes();
  return isObjectType(named) ? [named] : [];
}

export const isLeaf = ({ type }: Field): boolean => !isCompositeType(getNamedType(type));

export const fieldsOf = (type: GraphQLObjectType): readonly Field[] => Object.values(type.getFields());

/** A field and how it is come by: from a root, field by field. */
export type Way = readonly { readonly owner: GraphQLObjectType; readonly field: Field }[];

const isList = (field: Field): boolean =>
  isListType(getNullableType(field.type)) || targetsOf(field).some((type) => 'pageInfo' in type.getFields());

/**
 * Every way over one more field from the shortest one to each type that open fields lead to. A way by a list goes before one
 * by an id, for lists have things of every vendor.
 */
export function openWays(root: GraphQLObjectType, scopes: readonly string[]): readonly Way[] {
  const open = (type: GraphQLObjectType): readonly Field[] =>
    fieldsOf(type)
      .filter((field) => isOpen(field, scopes) && !isLeaf(field))
      .filter(({ name }) => type !== root || !byObject.includes(name));
  const seen = new Set([root.name]);
  const ways: Way[] = [];
  function explore(from: readonly Field[]): void {
    const queue: Way[] = from.map((field) => [{ owner: root, field }]);
    for (let way = queue.shift(); way; way = queue.shift()) {
      ways.push(way);
      const last = way.at(-1);
      for (const target of last ? targetsOf(last.field) : []) {
        if (seen.has(target.name)) continue;
        seen.add(target.name);
        queue.push(...open(target).map((field) => [...(way ?? []), { owner: target, field }]));
      }
    }
  }
  explore(open(root).filter(isList));
  explore(open(root).filter((field) => !isList(field)));
  return ways;
}
