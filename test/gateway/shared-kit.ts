import type { Sandbox } from '../../src/sandbox/index.ts';
import type { Tried } from '../kit/gateway.ts';
import { id, sinch, small, tenios } from './kit.ts';

/** Answers that hold for an hour, so that nothing but what a test does ends them. */
export const lasting = {
  ...small,
  source: { [sinch]: { cacheFor: '1h' }, [tenios]: { cacheFor: '1h' } },
};

/** What is sent, besides the document. */
export interface Besides {
  readonly variables?: object;
  readonly operationName?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How many reads were made for any operation, from memory or not: an answer that was executed made some. */
async function reads({ url }: Pick<Tried, 'url'>): Promise<number> {
  const metrics = await (await fetch(new URL('metrics', url))).text();
  return [...metrics.matchAll(/^trunkline_reads_total\{.*\} (\d+)$/gm)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
}

/** Sends a query, and says with its answer whether somebody else's was given. */
export async function ask(tried: Tried, query: string, { variables, operationName, headers }: Besides = {}) {
  const before = await reads(tried);
  const response = await fetch(new URL('graphql', tried.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables, operationName }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text);
  const wasShared = (await reads(tried)) === before;
  return { status: response.status, headers: response.headers, text, data, errors, wasShared };
}

/** An agent of a vendor, as the centre has it and by its global id. @throws {Error} when there is none */
export function agentOf({ centre }: Sandbox, vendor: 'SINCH' | 'TENIOS' = 'SINCH', at = 0) {
  const agent = centre.agentsAt(vendor)[at];
  if (agent === undefined) throw new Error('the centre is too small');
  return { agent, agentId: id('Agent', vendor === 'SINCH' ? sinch : tenios, agent.id) };
}

/** The state of an agent, with its name. */
export const stateOf = 'query ($id: ID!) { agent(id: $id) { name state } }';
/** The names of Sinch's agents. */
export const names = '{ agents(filter: { vendors: [SINCH] }) { nodes { name } failures { code } } }';
