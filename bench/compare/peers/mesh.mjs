import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import rest from '@graphql-mesh/transport-rest';
import * as map from '../mapping.ts';
import { teniosSource } from '../world.ts';
import { supergraph } from './mesh-supergraph.mjs';
import { port, roster } from './surroundings.mjs';

/**
 * Hive Gateway over Mesh's supergraph. What is Trunkline's shape and not the vendors' is added by resolvers over its SDK; lists
 * of ids become one call by its keys.
 */

/** What the rows of a list are fetched with. */
const agentFields = '{ id name email userStatus availability contactHandlingStatus queues { queue { id name } } }';
const contactFields = '{ id agentId channel status arrivalTime }';
const statusFields = '{ id inQueue waitingDurationMax agentsFree }';

const argsFromKeys = (ids) => ({ ids: ids.join(',') });
const one = (field) => (rows, keys) => keys.map((key) => rows.find((row) => row[field] === key) ?? null);
const several = (field) => (rows, keys) => keys.map((key) => rows.filter((row) => row[field] === key));

const ofSinch = (row) => ({ __typename: 'Agent', id: map.agentId(row.id), name: row.name, email: row.email, row });

/** An agent's contacts, asked for once for the fields that need them. */
function contactsOf(agent, context, info) {
  agent.contacts ??= context.Sinch.Query.sinchContacts({
    root: agent,
    context,
    info,
    key: agent.row.id,
    argsFromKeys,
    valuesFromResults: several('agentId'),
    selectionSet: contactFields,
  });
  return agent.contacts;
}

const stateRequests = new WeakMap();

/** A TENIOS agent's state. Mesh does not merge equal calls that are no GET, so each request's are kept here. */
function teniosState(email, context, info) {
  const requests = stateRequests.get(context) ?? new Map();
  stateRequests.set(context, requests);
  const request =
    requests.get(email) ??
    context.Tenios.Query.teniosState({
      context,
      info,
      args: { input: { access_key: 'key', email } },
      selectionSet: '{ state }',
    });
  requests.set(email, request);
  return request;
}

async function agentOf(globalId, context, info) {
  const { source, id } = map.decoded(globalId);
  if (source === teniosSource) {
    const { state } = await teniosState(id, context, info);
    return { __typename: 'Agent', id: globalId, name: roster.get(id) ?? null, email: id, state };
  }
  const rows = await context.Sinch.Query.sinchAgents({ context, info, args: { ids: id }, selectionSet: agentFields });
  return rows[0] ? ofSinch(rows[0]) : null;
}

const gateway = createGatewayRuntime({
  supergraph,
  transports: { rest },
  logging: false,
  additionalResolvers: {
    Query: {
      async agents(_, { first, filter }, context, info) {
        const ids = filter.ids.map((id) => map.decoded(id).id).join(',');
        const rows = await context.Sinch.Query.sinchAgents({
          context,
          info,
          args: { ids },
          selectionSet: agentFields,
        });
        return { nodes: rows.slice(0, first).map(ofSinch) };
      },
      agent: (_, { id }, context, info) => agentOf(id, context, info),
      nodes: (_, { ids }, context, info) => ids.map((id) => agentOf(id, context, info)),
    },
    Agent: {
      state: async (agent, _, context, info) =>
        agent.state ?? map.stateOf(agent.row, await contactsOf(agent, context, info)),
      queues: ({ row }) => row.queues.queue.map((queue) => ({ queue })),
      activeContacts: (agent, _, context, info) => contactsOf(agent, context, info),
    },
    Queue: {
      id: ({ id }) => map.queueId(id),
      status: (queue, _, context, info) =>
        context.Sinch.Query.sinchQueueStatuses({
          root: queue,
          context,
          info,
          key: queue.id,
          argsFromKeys,
          valuesFromResults: one('id'),
          selectionSet: statusFields,
        }),
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
  },
});
createServer(gateway).listen(port, '127.0.0.1');
