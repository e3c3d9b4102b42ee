import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  type GraphQLFieldConfig,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
} from 'graphql';
import type { Context } from '../context.ts';
import { admitOwn } from './admit.ts';
import { isOwned } from './own.ts';
import { lacking, type Rule, reachOf, ruleOf } from './rule.ts';

type Resolver = GraphQLFieldResolver<unknown, Context>;

/**
 * The same schema, held to its own `@authenticated` and `@requiresScopes`: a field that carries one answers FORBIDDEN to a
 * viewer who lacks the scopes, however the object was reached. Who is let in by agents:self alone gets the fields of own agents
 * only, and of their wrap-ups. Fields that carry none are left as they are.
 */
export const guarded = (schema: GraphQLSchema): GraphQLSchema =>
  mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config, _name, type) => {
      const rule = ruleOf(schema, config);
      if (rule === null) return undefined;
      return {
        ...config,
        resolve: guard(rule, type, config, config.resolve ?? defaultFieldResolver),
        ...(config.subscribe ? { subscribe: guard(rule, type, config, config.subscribe) } : {}),
      };
    },
  });

/** A resolver behind a rule. For a viewer who is let in to everything it is the resolver itself, one look-up later. */
function guard(
  rule: Rule,
  parentType: string,
  { type }: GraphQLFieldConfig<unknown, Context>,
  inner: Resolver,
): Resolver {
  const ofOwner = isOwned(parentType);
  const named = getNamedType(type).name;
  const givesOwned = isOwned(named) && !isListType(getNullableType(type));
  return (parent, args, ctx, info) => {
    const reach = reachOf(ctx.viewer, rule);
    if (reach === 'all') return inner(parent, args, ctx, info);
    if (reach === 'none') throw lacking(rule);
    if (ofOwner) return admitOwn(ctx, parentType, parent).then(() => inner(parent, args, ctx, info));
    return givesOwned ? ownOnly(ctx, named, inner(parent, args, ctx, info)) : inner(parent, args, ctx, info);
  };
}

/** What a field gave, where it is null or the viewer's own. Its resolver has asked as a rule; a field that forgot to is held to it. */
async function ownOnly(ctx: Context, type: string, given: unknown): Promise<unknown> {
  const thing = await given;
  if (thing !== null) await admitOwn(ctx, type, thing);
  return thing;
}
