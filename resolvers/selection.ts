import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  type InlineFragmentNode,
  isAbstractType,
  type SelectionSetNode,
} from 'graphql';

/**
 * The names of the fields that are selected of objects of a type, found below the field that is being resolved along a
 * path: what an answer is going to need. Knowing it before the first call lets one call bring everything.
 */
export function selectedFields(
  info: GraphQLResolveInfo,
  type: string,
  ...path: readonly string[]
): ReadonlySet<string> {
  let level = info.fieldNodes.flatMap((node) => node.selectionSet ?? []);
  for (const name of path)
    level = level.flatMap((selections) =>
      fieldsOf(selections, info).flatMap((field) => (field.name.value === name ? (field.selectionSet ?? []) : [])),
    );
  return new Set(level.flatMap((selections) => fieldsOf(selections, info, type).map((field) => field.name.value)));
}

function fieldsOf(selections: SelectionSetNode, info: GraphQLResolveInfo, type?: string): readonly FieldNode[] {
  return selections.selections.flatMap((selection) => {
    const { variableValues, fragments } = info;
    if (getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.if === true) return [];
    if (getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.if === false) return [];
    if (selection.kind === 'Field') return selection;
    const fragment = selection.kind === 'InlineFragment' ? selection : fragments[selection.name.value];
    return fragment && concerns(fragment, info, type) ? fieldsOf(fragment.selectionSet, info, type) : [];
  });
}

/** Whether a fragment can apply to objects of the type: it has no condition, this very type, or an abstract one. */
function concerns(
  { typeCondition }: InlineFragmentNode | FragmentDefinitionNode,
  { schema }: GraphQLResolveInfo,
  type: string | undefined,
): boolean {
  if (type === undefined || typeCondition === undefined || typeCondition.name.value === type) return true;
  return isAbstractType(schema.getType(typeCondition.name.value));
}
