import { getIntrospectionQuery, Kind, parse, type SelectionSetNode } from 'graphql';
import { type Fragments, foldSelections, fragmentsOf } from './fold.ts';

/**
 * How much each field of an introspection weighs against a name: the average lengths of our schema's lists, and of its
 * descriptions. Nearly all of an introspection stands below the list of all types.
 */
const WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['types', 150],
  ['directives', 10],
  ['fields', 4],
  ['args', 0.25],
  ['inputFields', 1],
  ['enumValues', 1],
  ['interfaces', 0.1],
  ['possibleTypes', 0.2],
  ['locations', 4],
  ['description', 6],
]);

/**
 * Makes a function that weighs the fields that a selection set below `__schema` or `__type` asks for. graphql's own
 * MaxIntrospectionDepthRule refuses circles; this catches the rest: names and args of every type under hundreds of aliases,
 * which is exempt from the alias limit but would hold the process for minutes.
 */
export function introspectionIn(fragments: Fragments): (set?: SelectionSetNode) => number {
  return foldSelections<number>(fragments, {
    zero: 0,
    join: (one, other) => one + other,
    ofField: (field, below) => (1 + below(field.selectionSet)) * (WEIGHTS.get(field.name.value) ?? 1),
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
