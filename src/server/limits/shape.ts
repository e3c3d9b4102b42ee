import { type DocumentNode, type GraphQLError, Kind, type ValidationRule } from 'graphql';
import { checkCircles } from './circles.ts';
import { checkDirectives } from './directives.ts';
import { foldSelections, fragmentsOf } from './fold.ts';
import { introspectionIn, MOST_INTROSPECTION } from './introspection.ts';
import { beyond } from './limit-error.ts';
import type { DocumentLimits } from './limits.ts';
import { checkSkipped } from './skipped-subscription.ts';

/** What can be said of a document without schema or variables. */
export interface Shape {
  /** Fields on the longest way down, the leaf counted. */
  readonly depth: number;
  /** Aliases, each counted as often as fragments repeat it. */
  readonly aliases: number;
  /** Fields of introspection, by the weights of introspection.ts. */
  readonly introspection: number;
}

const FLAT: Shape = { depth: 0, aliases: 0, introspection: 0 };

const worse = (one: Shape, other: Shape): Shape => ({
  depth: Math.max(one.depth, other.depth),
  aliases: Math.max(one.aliases, other.aliases),
  introspection: Math.max(one.introspection, other.introspection),
});

/**
 * The worst of each figure over all operations of a document, not only the one asked for, and with everything under
 * @skip: validation reads all of it. Introspection has neither depth nor aliases.
 */
export function shapeOf(document: DocumentNode): Shape {
  const fragments = fragmentsOf(document);
  const introspection = introspectionIn(fragments);
  const shape = foldSelections<Shape>(fragments, {
    zero: FLAT,
    join: (one, other) => ({
      depth: Math.max(one.depth, other.depth),
      aliases: one.aliases + other.aliases,
      introspection: one.introspection + other.introspection,
    }),
    ofField: (field, below) => {
      if (field.name.value.startsWith('__')) return { ...FLAT, introspection: introspection(field.selectionSet) };
      const inner = below(field.selectionSet);
      return { ...inner, depth: inner.depth + 1, aliases: inner.aliases + (field.alias ? 1 : 0) };
    },
  });
  return document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => shape(operation.selectionSet))
    .reduce(worse, FLAT);
}

/** The first limit of depth, aliases or introspection that a document breaks, or null. Validity is not required. */
export function checkShape(document: DocumentNode, limits: DocumentLimits): GraphQLError | null {
  const { depth, aliases, introspection } = shapeOf(document);
  return (
    beyond(
      'DEPTH_LIMIT',
      depth,
      limits.depth,
      'depth',
      'Read the deeper objects in another operation, by their ids.',
    ) ??
    beyond(
      'ALIAS_LIMIT',
      aliases,
      limits.aliases,
      'number of aliases',
      'Ask for many objects with nodes(ids:) or a filter instead of an alias for each, or split the operation.',
    ) ??
    beyond(
      'COST_LIMIT',
      Math.ceil(introspection),
      MOST_INTROSPECTION,
      'introspection cost',
      'Send the standard introspection query, or read less of the schema at a time.',
    )
  );
}

/** The first of our own objections to a document, or null. */
function objectionTo(document: DocumentNode, limits: DocumentLimits): GraphQLError | null {
  const fragments = fragmentsOf(document);
  return (
    checkCircles(fragments) ??
    checkShape(document, limits) ??
    checkDirectives(document) ??
    checkSkipped(document, fragments)
  );
}

/**
 * All of that as a validation rule. It goes first and takes a refused document away from all other rules, since some of them do
 * far more work than reading it once.
 */
export function shapeRule(limits: DocumentLimits): ValidationRule {
  return (context) => ({
    [Kind.DOCUMENT]: (document: DocumentNode) => {
      const error = objectionTo(document, limits);
      if (error === null) return undefined;
      context.reportError(error);
      return { ...document, definitions: [] };
    },
  });
}
