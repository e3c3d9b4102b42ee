import { type FragmentDefinitionNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';
import type { Fragments } from './fold.ts';

function spreadsIn(set: SelectionSetNode): readonly string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection.name.value];
    return selection.selectionSet ? spreadsIn(selection.selectionSet) : [];
  });
}

/** A fragment that reaches itself; null where none does. */
function circleIn(fragments: Fragments): FragmentDefinitionNode | null {
  const straight = new Set<FragmentDefinitionNode>();
  const above = new Set<FragmentDefinitionNode>();

  const closing = (fragment: FragmentDefinitionNode): FragmentDefinitionNode | null => {
    if (straight.has(fragment)) return null;
    if (above.has(fragment)) return fragment;
    above.add(fragment);
    for (const name of spreadsIn(fragment.selectionSet)) {
      const next = fragments.get(name);
      const found = next ? closing(next) : null;
      if (found) return found;
    }
    above.delete(fragment);
    straight.add(fragment);
    return null;
  };

  for (const fragment of fragments.values()) {
    const found = closing(fragment);
    if (found) return found;
  }
  return null;
}

/**
 * The error for fragments in a circle, or null. graphql's rule for them says the same, but beside it runs the one for fields
 * that cannot be merged, which goes through each pair of fragments in a circle and with two hundred of them out of its stack.
 */
export function checkCircles(fragments: Fragments): GraphQLError | null {
  const fragment = circleIn(fragments);
  if (fragment === null) return null;
  return new GraphQLError(`Cannot spread fragment "${fragment.name.value}" within itself.`, { nodes: [fragment] });
}
