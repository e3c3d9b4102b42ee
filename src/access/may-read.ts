import { type GraphQLSchema, isObjectType } from 'graphql';
import type { Viewer } from '../context.ts';
import { type Rule, reachOf, ruleOf } from './rule.ts';

const rules = new WeakMap<GraphQLSchema, Map<string, Rule | null>>();

/** Whether a viewer may be shown a field of any object of a type. Nothing else needs to be read before it is asked for. */
export function mayRead(viewer: Viewer, schema: GraphQLSchema, type: string, field: string): boolean {
  const known = rules.get(schema) ?? new Map<string, Rule | null>();
  rules.set(schema, known);
  const key = `${type}.${field}`;
  const rule = known.has(key) ? known.get(key) : find(schema, type, field);
  known.set(key, rule ?? null);
  return !rule || reachOf(viewer, rule) !== 'none';
}

function find(schema: GraphQLSchema, type: string, field: string): Rule | null {
  const found = schema.getType(type);
  const definition = isObjectType(found) ? found.getFields()[field] : undefined;
  return definition === undefined ? null : ruleOf(schema, definition);
}
