import { encodeId, type IdType } from '../../../src/model/ids.ts';
import type { Agent } from '../../../src/sandbox/centre/types.ts';
import type { SimulatorRequest } from '../../../src/sandbox/simulator.ts';
import type { Answer, Tried, TryOptions } from '../../kit/gateway.ts';

const sourceId = 'deepcall-in';
export const paths = {
  onBreak: '/agentProfile/agentOnBreak',
  wrapUp: '/agentProfile/checkAgentInWrapUp',
  ping: '/agentProfile/setWebPingTime',
} as const;

/** DeepCall alone, with a few people who are all at work and free. Every read is a request. */
export const small = {
  people: 20,
  warmUp: 0,
  vendors: ['DEEPCALL'],
  source: { [sourceId]: { cacheFor: '0s' } },
} satisfies TryOptions;

/** The same with other settings of the source. */
export const withSettings = (settings: object): TryOptions => ({
  ...small,
  source: { [sourceId]: { cacheFor: '0s', ...settings } },
});

/** The global id of a thing of the source, or of the source itself. */
export const id = (type: IdType, externalId: string = sourceId): string => encodeId(type, { sourceId, externalId });

export const agentsOf = ({ sandbox }: Tried): readonly Agent[] => sandbox.centre.agentsAt('DEEPCALL');

/** The first two of the roster: one signs in by user and token, the other by session. */
export function pair(tried: Tried): readonly [Agent, Agent] {
  const [one, two] = agentsOf(tried);
  if (!one || !two) throw new Error('Too few work at DeepCall.');
  return [one, two];
}

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

/** Lets the clock skip the pauses before a repeat. */
export function hasten({ clock }: Tried): void {
  const after = clock.after.bind(clock);
  clock.after = (delay, wake) => {
    const cancel = after(delay, wake);
    if (delay > 0 && delay <= 400) setImmediate(() => clock.advance(Math.ceil(delay)));
    return cancel;
  };
}
