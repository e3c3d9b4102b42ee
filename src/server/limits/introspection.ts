import { getIntrospectionQuery, Kind, parse, type SelectionSetNode } from 'graphql';
import { type Fragments, foldSelections, fragmentsOf } from './fold.ts';

/** The lists of the introspection types. */
const LISTS: ReadonlySet<string> = new Set([
  'types',
  'directives',
  'fields',
  'inputFields',
  'enumValues',
  'args',
  'interfaces',
  'possibleTypes',
  'locations',
]);

/** Taken for the length of each list, as everywhere in the cost rules. */
const LENGTH = 5;

/**
 * Makes a function that counts the fields that a selection set below `__schema` or `__type` asks for. graphql's own
 * MaxIntrospectionDepthRule refuses circles; this catches the rest: names and args of every type under hundreds of aliases,
 * which is exempt from the alias limit but would hold the process for minutes.
 */
export function introspectionIn(fragments: Fragments): (set?: SelectionSetNode) => number {
  return foldSelections<number>(fragments, {
    zero: 0,
    join: (one, other) => one + other,
    ofField: (field, below) => (1 + below(field.selectionSet)) * (LISTS.has(field.name.value) ? LENGTH : 1),
  });
}

function costOfStandardQuery(): number {
  const document = parse(
    getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }),
  );
  const count = introspectionIn(fragmentsOf(document));
  return document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .reduce((sum, operation) => sum + count(operation.selectionSet), 0);
}

/** The most an introspection may cost: twice the standard query with all its options, so that every tool passes. */
export const MOST_INTROSPECTION = 2 * costOfStandardQuery();
