import { type FieldNode, type GraphQLField, type GraphQLObjectType, valueFromASTUntyped } from 'graphql';

/** The values of an operation's variables by name, uncoerced: each may be of any kind. */
export type Variables = Readonly<Record<string, unknown>>;

/** Taken for the length of a list that nothing says more about. */
const UNKNOWN_LENGTH = 5;
/** The most that `first` may ask for; a larger one is refused by the resolver, with the argument's name. */
const LARGEST_PAGE = 500;

/** Lists that are exactly as long as one of their arguments. */
const AS_LONG_AS: Readonly<Record<string, string>> = { 'Query.nodes': 'ids', 'Query._entities': 'representations' };

/** Fields that cost a vendor call for each object that has them, where others are read for many objects at once. */
const CALL_EACH: ReadonlySet<string> = new Set([
  'Contact.events',
  'Agent.presences',
  'Agent.contacts',
  'Queue.contacts',
  'Queue.agents',
]);
const CALL_EACH_WEIGHT = 10;

/** What the whole of a field is multiplied by, apart from its length. */
export function weightOf(parent: GraphQLObjectType, field: string): number {
  return CALL_EACH.has(`${parent.name}.${field}`) ? CALL_EACH_WEIGHT : 1;
}

/** Whether a type is a page of rows: the one kind of object with a pageInfo. */
export function isConnection(type: GraphQLObjectType): boolean {
  return 'pageInfo' in type.getFields();
}

/** How many objects a list, or the rows of a connection, may have. */
export function lengthOf(
  parent: GraphQLObjectType,
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Variables,
): number {
  const given = (name: string): unknown => {
    const argument = node.arguments?.find((candidate) => candidate.name.value === name);
    return argument && valueFromASTUntyped(argument.value, { ...variables });
  };
  const lengthGiver = AS_LONG_AS[`${parent.name}.${definition.name}`];
  if (lengthGiver !== undefined) {
    const items = given(lengthGiver);
    return Array.isArray(items) ? items.length : 1;
  }
  const first = definition.args.find((argument) => argument.name === 'first');
  if (first === undefined) return UNKNOWN_LENGTH;
  const asked = given('first') ?? first.defaultValue;
  return typeof asked === 'number' ? Math.min(Math.max(asked, 1), LARGEST_PAGE) : LARGEST_PAGE;
}
