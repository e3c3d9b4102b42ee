import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getComposedSchemaFromConfig } from '@graphql-mesh/compose-cli';
import { loadJSONSchemaSubgraph } from '@omnigraph/json-schema';
import * as map from '../mapping.ts';
import { upstream } from './surroundings.mjs';

/** The supergraph that GraphQL Mesh composes of the two vendors' REST APIs, with Trunkline's types beside theirs. */

const text = { type: 'string' };
const number = { type: 'integer' };
/** A list of objects with a name for the type, and the properties that matter here. */
const listOf = (title, properties) => ({
  type: 'array',
  items: { type: 'object', title, properties },
});
const agentRows = listOf('SinchAgent', {
  id: text,
  name: text,
  email: text,
  userStatus: text,
  availability: text,
  contactHandlingStatus: text,
  queues: {
    type: 'object',
    title: 'SinchQueues',
    properties: { queue: listOf('SinchQueue', { id: text, name: text }) },
  },
});
const contactRows = listOf('SinchContact', {
  id: text,
  agentId: text,
  channel: text,
  status: text,
  arrivalTime: text,
});
const statusRows = listOf('SinchQueueStatus', {
  id: text,
  inQueue: number,
  waitingDurationMax: number,
  agentsFree: number,
});

const sinchList = (field, path, responseSchema) => ({
  type: 'Query',
  field,
  path,
  method: 'GET',
  argTypeMap: { ids: text },
  responseSchema,
});
/** The path of a list with a place for its argument. */
const withIds = (path) => path([]).replace(/=$/, '={args.ids}').slice('/RI/rmi'.length);

const silent = () => {};
const error = (message) => process.stderr.write(`${message}\n`);
const log = { debug: silent, info: silent, warn: silent, log: silent, error, child: () => log };
export const supergraph = await getComposedSchemaFromConfig(
  {
    subgraphs: [
      {
        sourceHandler: loadJSONSchemaSubgraph('Sinch', {
          endpoint: `${upstream}/RI/rmi`,
          operationHeaders: map.sinchHeaders,
          operations: [
            sinchList('sinchAgents', withIds(map.agentsPath), agentRows),
            sinchList('sinchContacts', withIds(map.contactsPath), contactRows),
            sinchList('sinchQueueStatuses', withIds(map.statusesPath), statusRows),
          ],
        }),
      },
      {
        sourceHandler: loadJSONSchemaSubgraph('Tenios', {
          endpoint: upstream,
          operationHeaders: { 'content-type': 'application/json' },
          operations: [
            {
              type: 'Query',
              field: 'teniosState',
              path: map.teniosPath,
              method: 'POST',
              requestSchema: {
                type: 'object',
                title: 'TeniosStateRequest',
                properties: { access_key: text, email: text },
              },
              responseSchema: { type: 'object', title: 'TeniosState', properties: { email: text, state: text } },
            },
          ],
        }),
      },
    ],
    additionalTypeDefs: readFileSync(join(import.meta.dirname, 'schema.graphql'), 'utf8'),
  },
  log,
);
