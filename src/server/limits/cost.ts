import {
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isAbstractType,
  isListType,
  isObjectType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { fragmentsOf } from './fold.ts';
import { beyond } from './limit-error.ts';
import type { DocumentLimits } from './limits.ts';
import { isConnection, lengthOf, type Variables, weightOf } from './multipliers.ts';

/** An operation about to run. */
export interface CostedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Variables | null | undefined;
}

/** Objects below a selection set: those there once, and those of each row where it is on a connection. */
interface Cost {
  readonly once: number;
  readonly perRow: number;
}

const NOTHING: Cost = { once: 0, perRow: 0 };
/** Costs stop growing here, so that no product overflows. */
const CEILING = 1e12;
/** The fields of a connection that are as long as its page. */
const ROWS: ReadonlySet<string> = new Set(['edges', 'nodes']);

const plus = (one: Cost, other: Cost): Cost => ({
  once: Math.min(one.once + other.once, CEILING),
  perRow: Math.min(one.perRow + other.perRow, CEILING),
});

/**
 * What an operation costs, in objects. Each selection counts where it stands, so the same field twice costs twice although
 * the answer holds it once, and what @skip would leave out counts too: never too low, and one figure for one text. Below an
 * interface or union the dearest possible type counts, since an object has one type only. Each selection set is costed once for
 * each type, however often it is spread. What the schema does not know costs nothing: validation complains about it.
 */
export function costOf(operation: OperationDefinitionNode, { schema, document, variables }: CostedOperation): number {
  const fragments = fragmentsOf(document);
  const values = { ...defaultsOf(operation), ...variables };
  const known = new Map<SelectionSetNode, Map<GraphQLObjectType, Cost>>();

  const covers = (condition: NamedTypeNode | undefined, type: GraphQLObjectType): boolean => {
    if (condition === undefined) return true;
    const wanted = schema.getType(condition.name.value);
    return wanted === type || (isAbstractType(wanted) && schema.isSubType(wanted, type));
  };

  const ofField = (field: FieldNode, parent: GraphQLObjectType): Cost => {
    const definition = parent.getFields()[field.name.value];
    if (definition === undefined || field.selectionSet === undefined) return NOTHING;
    const inner = ofSet(field.selectionSet, getNamedType(definition.type));
    const one = 1 + inner.once;
    if (ROWS.has(definition.name) && isConnection(parent)) return { once: 0, perRow: one };
    const length = lengthOf(parent, definition, field, values);
    const all = isListType(getNullableType(definition.type)) ? length * one : one + length * inner.perRow;
    return { once: Math.min(all * weightOf(parent, definition.name), CEILING), perRow: 0 };
  };

  const ofSelection = (selection: SelectionNode, type: GraphQLObjectType): Cost => {
    if (selection.kind === Kind.FIELD) return ofField(selection, type);
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    return fragment && covers(fragment.typeCondition, type) ? ofSet(fragment.selectionSet, type) : NOTHING;
  };

  const ofSet = (set: SelectionSetNode, type: GraphQLNamedType): Cost => {
    if (isAbstractType(type)) {
      const costs = schema.getPossibleTypes(type).map((possible) => ofSet(set, possible).once);
      return { once: Math.max(0, ...costs), perRow: 0 };
    }
    if (!isObjectType(type)) return NOTHING;
    const byType = known.get(set) ?? new Map<GraphQLObjectType, Cost>();
    known.set(set, byType);
    const before = byType.get(type);
    if (before !== undefined) return before;
    byType.set(type, NOTHING);
    const total = set.selections.map((selection) => ofSelection(selection, type)).reduce(plus, NOTHING);
    byType.set(type, total);
    return total;
  };

  const root = schema.getRootType(operation.operation);
  return root ? ofSet(operation.selectionSet, root).once : 0;
}

function defaultsOf(operation: OperationDefinitionNode): Variables {
  const definitions = operation.variableDefinitions ?? [];
  return Object.fromEntries(
    definitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

/** The error for an operation that costs too much, or null; null too where no operation of that name can run. */
export function checkCost(asked: CostedOperation, limits: DocumentLimits): GraphQLError | null {
  const operation = getOperationAST(asked.document, asked.operationName);
  if (!operation) return null;
  return beyond(
    'COST_LIMIT',
    costOf(operation, asked),
    limits.cost,
    'cost',
    'Ask for fewer rows with first, or for fewer lists inside lists.',
  );
}
