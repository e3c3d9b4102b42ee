import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../src/context.ts';
import { BadUserInput } from '../src/errors.ts';
import type { NodeResolvers, QueryResolvers, ResolversParentTypes } from '../src/generated/resolvers-types.ts';
import { findWrapUp } from '../src/lists/wrap-up.ts';
import { decodeAnyId, type GlobalId } from '../src/model/ids.ts';
import { agentFacets, knownAgent } from './agent.ts';
import { known } from './queue.ts';
import { sourceById } from './source.ts';

const mostIds = 500;

type NodeTypeName = Awaited<ReturnType<NonNullable<NodeResolvers['__resolveType']>>>;

type NodeParent = ResolversParentTypes['Node'];

/** What an id names, marked with its type; null when it is malformed, foreign or names nothing. */
async function nodeOf(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<NodeParent | null> {
  const ref = decodeAnyId(id);
  if (ref === null || !ctx.reads.sources.has(ref.sourceId)) return null;
  const found = await findNode(ctx, id, ref, info);
  return found && Object.assign({ ...found }, { __typename: ref.type });
}

async function findNode(ctx: Context, id: string, ref: GlobalId, info: GraphQLResolveInfo): Promise<NodeParent | null> {
  switch (ref.type) {
    case 'Source':
      return sourceById(ctx, id);
    case 'Agent':
      return knownAgent(ctx, ref, agentFacets(info));
    case 'Queue':
      return known(ref, ctx.loaders.queue.load(ref));
    case 'QueueGroup':
      return known(ref, ctx.loaders.queueGroup.load(ref));
    case 'Contact':
      return known(ref, ctx.loaders.contact.load(ref));
    case 'WrapUp':
      return findWrapUp(ctx, ref);
    case 'AgentGroup':
      return known(ref, ctx.loaders.agentGroup.load(ref));
    case 'ScheduleGroup':
      return known(ref, ctx.loaders.scheduleGroup.load(ref));
    // These have ids, but are no nodes.
    case 'Presence':
    case 'ContactSummary':
    case 'ContactEvent':
    case 'MonitoringSetting':
      return null;
  }
}

export const nodeQueries: Pick<QueryResolvers, 'node' | 'nodes' | 'viewer'> = {
  node: (_, { id }, ctx, info) => nodeOf(ctx, id, info),
  nodes(_, { ids }, ctx, info) {
    if (ids.length > mostIds) throw new BadUserInput('ids', `Argument "ids" takes at most ${mostIds} ids.`);
    // Each is a promise of its own, so that one that fails is null alone; the generated type knows no promise of null.
    return ids.map((id) => nodeOf(ctx, id, info) as Promise<NodeParent>);
  },
  // Without sign-in nobody has an e-mail address, and so no agents.
  viewer: (_, __, ctx) => ({ ...ctx.viewer, person: null, agents: [], failures: [] }),
};

export const Node: NodeResolvers = {
  // Marked by nodeOf, the only way to a Node.
  __resolveType: (node) => (node as NodeParent & { readonly __typename: NodeTypeName }).__typename,
};
