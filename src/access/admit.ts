import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import type { Ready } from '../ready.ts';
import { owns } from './own.ts';
import { forbidden, lacking, type Rule, reachOf, ruleOf } from './rule.ts';

/** What is said of a thing that is closed because it belongs to another agent. */
const anothers = (): Error =>
  forbidden(
    'This is none of the agents of the e-mail address in the token: agents:self opens no other, agents:read would.',
  );

/** Refuses a thing that is not the viewer's own. */
export async function admitOwn(ctx: Context, type: string, thing: unknown): Promise<void> {
  if (!(await owns(ctx, type, thing))) throw anothers();
}

const rules = new WeakMap<GraphQLSchema, Map<string, Rule | null>>();

/** The rule of the root field by which an object of a type is read: the one that has the type's name. */
function rootRule(schema: GraphQLSchema, type: string): Rule | null {
  const known = rules.get(schema) ?? new Map<string, Rule | null>();
  rules.set(schema, known);
  const rule = known.get(type);
  if (rule !== undefined) return rule;
  const field = schema.getQueryType()?.getFields()[`${type.charAt(0).toLowerCase()}${type.slice(1)}`];
  if (!field) throw new Error(`no root field reads one ${type}`);
  const found = ruleOf(schema, field);
  known.set(type, found);
  return found;
}

/**
 * Refuses an object to a viewer who might not read it by its type's own root field, whatever way it was asked for: by that
 * field, as a node or as an entity. It comes before the object is looked for: only who is admitted may learn whether it is
 * there.
 * @param thing what the resolvers of the type take for an object of it
 * @throws FORBIDDEN, or what the source met that was to say whose agent it is.
 */
export function admit(ctx: Context, schema: GraphQLSchema, type: string, thing: unknown): Ready<void> {
  const rule = rootRule(schema, type);
  const reach = rule === null ? 'all' : reachOf(ctx.viewer, rule);
  if (rule !== null && reach === 'none') throw lacking(rule);
  if (reach === 'own') return admitOwn(ctx, type, thing);
}
