import { Agent } from 'node:http';
import DataLoader from 'dataloader';
import got from 'got';
import * as map from '../mapping.ts';
import { upstream } from './surroundings.mjs';

/** Loaders of one request. Each vendor list is one call for all that is asked of it at once; TENIOS takes one call an agent. */

const vendor = got.extend({ agent: { http: new Agent({ keepAlive: true, maxSockets: 256 }) } });
const list = (path) => vendor(`${upstream}${path}`, { headers: map.sinchHeaders }).json();

export const createLoaders = () => ({
  /** Rows of /agents by Sinch's id; null for who is not known. */
  agents: new DataLoader(async (ids) => {
    const rows = new Map((await list(map.agentsPath(ids))).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }),
  /** Rows of /contacts in progress, by the agent's id. */
  contacts: new DataLoader(async (ids) => {
    const rows = Map.groupBy(await list(map.contactsPath(ids)), (row) => row.agentId);
    return ids.map((id) => rows.get(id) ?? []);
  }),
  /** Rows of /queueStatuses by the queue's id. */
  statuses: new DataLoader(async (ids) => {
    const rows = new Map((await list(map.statusesPath(ids))).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }),
  /** States of TENIOS agents by address. */
  states: new DataLoader((emails) =>
    Promise.all(
      emails.map(async (email) => {
        const json = { access_key: 'key', email };
        return (await vendor.post(`${upstream}${map.teniosPath}`, { json }).json()).state;
      }),
    ),
  ),
});
