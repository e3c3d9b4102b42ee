import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  type SelectionSetNode,
} from 'graphql';

/**
 * The names of the fields selected below this one along a path, whatever the type conditions on the way: what an answer
 * is going to need. Knowing it before the first call lets one call bring everything.
 */
export function selectedFields(info: GraphQLResolveInfo, ...path: readonly string[]): ReadonlySet<string> {
  let level = info.fieldNodes.flatMap((node) => node.selectionSet ?? []);
  for (const name of path)
    level = level.flatMap((selections) =>
      fieldsOf(selections, info).flatMap((field) => (field.name.value === name ? (field.selectionSet ?? []) : [])),
    );
  return new Set(level.flatMap((selections) => fieldsOf(selections, info).map((field) => field.name.value)));
}

function fieldsOf(selections: SelectionSetNode, info: GraphQLResolveInfo): readonly FieldNode[] {
  return selections.selections.flatMap((selection) => {
    const { variableValues, fragments } = info;
    if (getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.if === true) return [];
    if (getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.if === false) return [];
    if (selection.kind === 'Field') return selection;
    const below = selection.kind === 'InlineFragment' ? selection : fragments[selection.name.value];
    return below ? fieldsOf(below.selectionSet, info) : [];
  });
}
