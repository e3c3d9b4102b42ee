import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import * as map from '../mapping.ts';
import { teniosSource } from '../world.ts';
import { createLoaders } from './loaders.mjs';
import { roster } from './surroundings.mjs';

/** Schema and resolvers of the peers that are written by hand, as one would write them with dataloaders. */

const ofSinch = (row) => ({ id: map.agentId(row.id), name: row.name, email: row.email, row });

async function agentOf(globalId, { loaders }) {
  const { source, id } = map.decoded(globalId);
  if (source === teniosSource)
    return { id: globalId, name: roster.get(id) ?? null, email: id, state: await loaders.states.load(id) };
  const row = await loaders.agents.load(id);
  return row && ofSinch(row);
}

const resolvers = {
  Query: {
    async agents(_, { first, filter }, { loaders }) {
      const rows = await loaders.agents.loadMany(filter.ids.map((id) => map.decoded(id).id));
      const nodes = rows.map(ofSinch).sort((one, other) => (one.name < other.name ? -1 : 1));
      return { nodes: nodes.slice(0, first) };
    },
    agent: (_, { id }, context) => agentOf(id, context),
    nodes: (_, { ids }, context) => ids.map((id) => agentOf(id, context)),
  },
  Node: { __resolveType: () => 'Agent' },
  Agent: {
    state: async ({ row, state }, _, { loaders }) => state ?? map.stateOf(row, await loaders.contacts.load(row.id)),
    queues: ({ row }) => row.queues.queue.map((queue) => ({ queue })),
    activeContacts: ({ row }, _, { loaders }) => loaders.contacts.load(row.id),
  },
  Queue: {
    id: ({ id }) => map.queueId(id),
    status: ({ id }, _, { loaders }) => loaders.statuses.load(id),
  },
  QueueStatus: {
    waiting: ({ inQueue }) => inQueue,
    longestWait: ({ waitingDurationMax }) => waitingDurationMax,
  },
  Contact: {
    id: ({ id }) => map.contactId(id),
    status: ({ status }) => map.contactStatus(status),
    arrivedAt: ({ arrivalTime }) => arrivalTime,
  },
};

export const schema = makeExecutableSchema({
  typeDefs: readFileSync(join(import.meta.dirname, 'schema.graphql'), 'utf8'),
  resolvers,
});

/** The context of one request. */
export const createContext = () => ({ loaders: createLoaders() });
