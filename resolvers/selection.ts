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

/** What was found before, by the nodes of a field: a list asks the same for each of its objects. */
const found = new WeakMap<readonly FieldNode[], Map<string, ReadonlySet<string>>>();

/**
 * The names of the fields that are selected of objects of a type, found below the field that is being resolved along a
 * path: what an answer is going to need. Knowing it before the first call lets one call bring everything.
 */
export function selectedFields(
  info: GraphQLResolveInfo,
  type: string,
  ...path: readonly string[]
): ReadonlySet<string> {
  const known = found.get(info.fieldNodes) ?? new Map<string, ReadonlySet<string>>();
  found.set(info.fieldNodes, known);
  const key = [type, ...path].join('.');
  const fields = known.get(key) ?? find(info, type, path);
  known.set(key, fields);
  return fields;
}

function find(info: GraphQLResolveInfo, type: string, path: readonly string[]): ReadonlySet<string> {
  let level = selectionsOf(info.fieldNodes);
  for (const name of path) level = selectionsOf(fieldsOf(level, info).filter((field) => field.name.value === name));
  return new Set(fieldsOf(level, info, type).map((field) => field.name.value));
}

const selectionsOf = (fields: readonly FieldNode[]): readonly SelectionSetNode[] =>
  fields.flatMap(({ selectionSet }) => selectionSet ?? []);

/** The fields of selections that are of one level. A fragment is read once, for fragments can double and double. */
function fieldsOf(level: readonly SelectionSetNode[], info: GraphQLResolveInfo, type?: string): readonly FieldNode[] {
  const { variableValues, fragments } = info;
  const read = new Set<SelectionSetNode>();
  const fields: FieldNode[] = [];

  function walk(set: SelectionSetNode): void {
    if (read.has(set)) return;
    read.add(set);
    for (const selection of set.selections) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.if === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.if === false) continue;
      if (selection.kind === 'Field') fields.push(selection);
      else {
        const fragment = selection.kind === 'InlineFragment' ? selection : fragments[selection.name.value];
        if (fragment && concerns(fragment, info, type)) walk(fragment.selectionSet);
      }
    }
  }

  for (const set of level) walk(set);
  return fields;
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
