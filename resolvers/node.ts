import type { GraphQLResolveInfo } from 'graphql';
import { admit } from '../src/access/admit.ts';
import type { Context } from '../src/context.ts';
import { BadUserInput } from '../src/errors.ts';
import type { NodeResolvers, QueryResolvers, ResolversParentTypes } from '../src/generated/resolvers-types.ts';
import { decodeAnyId, type GlobalId } from '../src/model/ids.ts';
import { wrapUpNamed } from '../src/model/wrap-up.ts';
import { knownAgent } from './ahead.ts';
import { known } from './known.ts';
import { sourceById } from './source.ts';

const mostIds = 500;

type NodeTypeName = Awaited<ReturnType<NonNullable<NodeResolvers['__resolveType']>>>;

type NodeParent = ResolversParentTypes['Node'];

/**
 * What an id names, marked with its type; null when it is malformed, foreign, or names nothing or nothing of the wanted type.
 * @throws FORBIDDEN for an object that the viewer might not read by its type's own root field
 */
export async function nodeOf(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
  wanted?: string,
): Promise<NodeParent | null> {
  const named = decodeAnyId(id);
  if (named === null || !ctx.reads.sources.has(named.sourceId)) return null;
  if (wanted !== undefined && named.type !== wanted) return null;
  // Marked from the beginning: what is read of a thing is known by the very object.
  const ref = { ...named, __typename: named.type };
  const thing = thingNamed(ref);
  if (thing === null) return null;
  await admit(ctx, info.schema, ref.type, thing);
  const found = await findNode(ctx, id, ref, info);
  return found === ref ? ref : found && Object.assign({ ...found }, { __typename: ref.type });
}

/** As much of a node as its id tells, which says whose it is; null where the id names none. */
function thingNamed(ref: GlobalId): object | null {
  switch (ref.type) {
    case 'WrapUp':
      return wrapUpNamed(ref);
    // These have ids, but are no nodes.
    case 'Presence':
    case 'ContactSummary':
    case 'ContactEvent':
    case 'MonitoringSetting':
      return null;
    default:
      return ref;
  }
}

async function findNode(ctx: Context, id: string, ref: GlobalId, info: GraphQLResolveInfo): Promise<NodeParent | null> {
  switch (ref.type) {
    case 'Source':
      return sourceById(ctx, id);
    case 'Agent':
      return knownAgent(ctx, ref, info);
    case 'Queue':
      return known(ref, ctx.loaders.queue.load(ref));
    case 'QueueGroup':
      return known(ref, ctx.loaders.queueGroup.load(ref));
    case 'Contact':
      return known(ref, ctx.loaders.contact.load(ref));
    case 'WrapUp':
      return ctx.loaders.wrapUp.find(ref);
    case 'AgentGroup':
      return known(ref, ctx.loaders.agentGroup.load(ref));
    case 'ScheduleGroup':
      return known(ref, ctx.loaders.scheduleGroup.load(ref));
    default:
      return null;
  }
}

export const nodeQueries: Pick<QueryResolvers, 'node' | 'nodes'> = {
  node: (_, { id }, ctx, info) => nodeOf(ctx, id, info),
  nodes(_, { ids }, ctx, info) {
    if (ids.length > mostIds) throw new BadUserInput('ids', `Argument "ids" takes at most ${mostIds} ids.`);
    // Each is a promise of its own, so that one that fails is null alone; the generated type knows no promise of null.
    return ids.map((id) => nodeOf(ctx, id, info) as Promise<NodeParent>);
  },
};

export const Node: NodeResolvers = {
  // Marked by nodeOf, the only way to a Node.
  __resolveType: (node) => (node as NodeParent & { readonly __typename: NodeTypeName }).__typename,
};
