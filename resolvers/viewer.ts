import { ownAgents, ownEmail, readsNoAgents } from '../src/access/own.ts';
import type { QueryResolvers, ViewerResolvers } from '../src/generated/resolvers-types.ts';
import { needsOfAgent } from './ahead.ts';

export const viewerQueries: Pick<QueryResolvers, 'viewer'> = {
  viewer(_, __, ctx) {
    ctx.reads.call.grounds?.passing();
    return ctx.viewer;
  },
};

export const Viewer: ViewerResolvers = {
  email: ownEmail,
  person(viewer) {
    const email = ownEmail(viewer);
    return email === null ? null : { email };
  },
  async agents(viewer, _, ctx, info) {
    return ownEmail(viewer) === null ? null : (await ownAgents(ctx, needsOfAgent(ctx, info).facets)).agents;
  },
  // No rule can stand on what cannot be null; who may see no agents learns nothing of where they are.
  failures: async (viewer, _, ctx) => (readsNoAgents(viewer) ? [] : (await ownAgents(ctx)).failures),
};
