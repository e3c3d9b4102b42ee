import type { Agent } from '../../../src/sandbox/centre/types.ts';
import type { SimulatorRequest } from '../../../src/sandbox/simulator.ts';
import type { Answer, Tried } from '../../kit/gateway.ts';
import { alone } from '../alone.ts';

export { hasten } from '../../kit/hasten.ts';

export const paths = {
  onBreak: '/agentProfile/agentOnBreak',
  wrapUp: '/agentProfile/checkAgentInWrapUp',
  ping: '/agentProfile/setWebPingTime',
} as const;

/** DeepCall alone. Of the pair one signs in by user and token, the other by session. */
export const { small, withSettings, id, agentsOf, pair } = alone('DEEPCALL');

/** The first of the roster. */
export const ravi = (tried: Tried): Agent => pair(tried)[0];

/** What stands in the body of each request to a path. */
export const sent = (tried: Tried, path: string): Record<string, unknown>[] =>
  tried
    .requests('deepcall')
    .filter((request) => request.path === path)
    .map(({ body }) => JSON.parse(body));

/** Whether a request speaks for the agent. */
export const speaksFor =
  ({ sandbox }: Tried, agent: Agent) =>
  ({ body }: SimulatorRequest): boolean => {
    const { ssid, token } = sandbox.deepcall.credentialsOf(agent);
    return body.includes(ssid) || body.includes(token);
  };

/** Asks for one agent. */
export const ask = (tried: Tried, selection: string, agent: Agent = ravi(tried)): Promise<Answer> =>
  tried.query(`query ($id: ID!) { agent(id: $id) { ${selection} } }`, { id: id('Agent', agent.id) });

/** What is told of one agent. @throws {Error} when something went wrong */
export async function told(tried: Tried, selection: string, agent?: Agent) {
  const { data, errors } = await ask(tried, selection, agent);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.agent;
}

/** From now on DeepCall answers just this to a call. */
export const answers = ({ sandbox }: Tried, path: string, data: object): void => {
  sandbox.deepcall.fault(path, { status: 200, body: { status: 'success', data } });
};
