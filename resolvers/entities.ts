import type { Context } from '../src/context.ts';
import { entitiesOf, keyIn, type Reference, type References } from '../src/federation/entities.ts';
import { subgraphSdl } from '../src/federation/service.ts';
import type { QueryResolvers, ResolversParentTypes } from '../src/generated/resolvers-types.ts';
import { emailOrNull } from '../src/model/email.ts';
import { nodeOf } from './node.ts';
import { knownPerson } from './person.ts';

const byId: Reference<Context> = async (representation, ctx, info) =>
  nodeOf(ctx, keyIn(representation, 'id'), info, String(representation.__typename));

/** How the objects of each type with a key are completed. */
const references: References<Context> = {
  Agent: byId,
  AgentGroup: byId,
  Contact: byId,
  Queue: byId,
  QueueGroup: byId,
  ScheduleGroup: byId,
  Source: byId,
  WrapUp: byId,
  async Person(representation, ctx, info) {
    const email = emailOrNull(keyIn(representation, 'email'));
    return email === null ? null : knownPerson(ctx, email, info);
  },
};

export const entityQueries: Pick<QueryResolvers, '_entities' | '_service'> = {
  _entities: (_, { representations }, ctx, info) =>
    // Each is a promise of its own, so that one that fails is null alone; the generated type knows no promise of null.
    entitiesOf(references, representations, ctx, info) as Promise<ResolversParentTypes['_Entity']>[],
  _service: (_, __, ___, { schema }) => ({ sdl: subgraphSdl(schema) }),
};
