import { type DirectiveNode, type DocumentNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';
import type { Fragments } from './fold.ts';

/**
 * The error for a subscription whose field may be left out by @skip or @include, or null. Newer editions of the specification
 * refuse it. graphql does not: left out, there is nothing to follow, and by a variable, its rule for the fields of subscriptions
 * throws; both look like a fault of ours.
 */
export function checkSkipped({ definitions }: DocumentNode, fragments: Fragments): GraphQLError | null {
  const seen = new Set<SelectionSetNode>();

  const conditionsIn = (set: SelectionSetNode): readonly DirectiveNode[] => {
    if (seen.has(set)) return [];
    seen.add(set);
    return set.selections.flatMap((selection) => {
      const own = (selection.directives ?? []).filter(({ name }) => name.value === 'skip' || name.value === 'include');
      if (selection.kind === Kind.FIELD) return own;
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      return fragment ? [...own, ...conditionsIn(fragment.selectionSet)] : own;
    });
  };

  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation !== 'subscription') continue;
    const [condition] = conditionsIn(definition.selectionSet);
    if (condition === undefined) continue;
    const message = 'The field of a subscription cannot be left out: put @skip and @include below it.';
    return new GraphQLError(message, { nodes: [condition] });
  }
  return null;
}
