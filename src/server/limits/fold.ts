import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A document's fragments by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The fragments that a document defines. */
export function fragmentsOf(document: DocumentNode): Fragments {
  return new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
}

/** How a figure is made of the fields of a selection set. */
export interface Folding<T> {
  readonly zero: T;
  readonly join: (one: T, other: T) => T;
  /** `below` folds what is under the field. */
  readonly ofField: (field: FieldNode, below: (set?: SelectionSetNode) => T) => T;
}

/**
 * Makes a function that folds a selection set, fragments included, without knowing the schema. Each set is read once
 * however often it is spread, so that fragments that double take linear time. A fragment that reaches itself adds nothing
 * there: validation refuses it in better words.
 */
export function foldSelections<T>(fragments: Fragments, folding: Folding<T>): (set?: SelectionSetNode) => T {
  const known = new Map<SelectionSetNode, T>();

  const ofSelection = (selection: SelectionNode): T => {
    switch (selection.kind) {
      case Kind.FIELD:
        return folding.ofField(selection, fold);
      case Kind.INLINE_FRAGMENT:
        return fold(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return fold(fragments.get(selection.name.value)?.selectionSet);
    }
  };

  const fold = (set?: SelectionSetNode): T => {
    if (set === undefined) return folding.zero;
    const before = known.get(set);
    if (before !== undefined) return before;
    known.set(set, folding.zero);
    const total = set.selections.map(ofSelection).reduce(folding.join, folding.zero);
    known.set(set, total);
    return total;
  };
  return fold;
}
