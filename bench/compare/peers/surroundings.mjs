import { parseArgs } from 'node:util';
import { worldOf } from '../world.ts';

/** What every peer is started with: its port, its vendors' port, and how many agents there are. */
const { values } = parseArgs({
  options: { port: { type: 'string' }, upstream: { type: 'string' }, agents: { type: 'string', default: '200' } },
});

export const port = Number(values.port);
export const upstream = `http://127.0.0.1:${values.upstream}`;
/** Names of the TENIOS agents, who cannot be listed, by their addresses. */
export const roster = new Map(worldOf(Number(values.agents)).tenios.map(({ email, name }) => [email, name]));
