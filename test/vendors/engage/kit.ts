import type { Agent, Queue } from '../../../src/sandbox/centre/types.ts';
import { asking, methodAsked } from '../../../src/sandbox/engage/index.ts';
import type { Answer, Tried } from '../../kit/gateway.ts';
import { alone } from '../alone.ts';

export { hasten } from '../../kit/hasten.ts';

export const { small, withSettings, id, agentsOf, pair } = alone('ENGAGE');

/** The first agent. */
export const ann = (tried: Tried): Agent => pair(tried)[0];

/** What an agent is known by at Engage: the sign-in name. */
export const nameOf = ({ person }: Agent): string => person.email;

/** The queue that an agent is called from, which stands for the agent's group. */
export function queueOf(tried: Tried, agent = ann(tried)): Queue {
  const [queue] = agent.memberships.keys();
  if (!queue) throw new Error('The agent has no queue.');
  return queue;
}

/** The methods asked for since the last reset, in order. */
export const asked = (tried: Tried): (string | undefined)[] => tried.requests('engage').map(methodAsked);

/** How often each method was asked for since the last reset. */
export const counts = (tried: Tried): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(asked(tried), String)].map(([method, calls]) => [method, calls.length]));

/** The bodies of the requests for a method. */
export const sent = (tried: Tried, method: string): string[] =>
  tried
    .requests('engage')
    .filter(asking(method))
    .map(({ body }) => body);

/** Asks for one agent. */
export const ask = (tried: Tried, selection: string, agent: Agent = ann(tried)): Promise<Answer> =>
  tried.query(`query ($id: ID!) { agent(id: $id) { ${selection} } }`, { id: id('Agent', nameOf(agent)) });

/** What is told of one agent. @throws {Error} when something went wrong */
export async function told(tried: Tried, selection: string, agent?: Agent) {
  const { data, errors } = await ask(tried, selection, agent);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.agent;
}

/** A SOAP answer of Engage with this inside its Body. */
export const envelope = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${inside}</soapenv:Body></soapenv:Envelope>`;

/** From now on Engage answers a method with just this below `return`. */
export const answers = ({ sandbox }: Tried, method: string, inside: string): void => {
  const body = envelope(
    `<ns2:${method}Response xmlns:ns2="http://www.soundbite.com/SOAPAPI2/110"><return>${inside}</return></ns2:${method}Response>`,
  );
  sandbox.engage.fault(asking(method), { status: 200, body, contentType: 'text/xml; charset=utf-8' });
};

/** From now on Engage refuses a method with this code. */
export const refuses = (
  { sandbox }: Tried,
  method: string,
  code: string,
  { status = 500, times = Infinity } = {},
): void => {
  const body = envelope(
    `<soapenv:Fault><faultcode>${code}</faultcode><faultstring>No.</faultstring><detail><fault><code>${code}</code><message>No.</message></fault></detail></soapenv:Fault>`,
  );
  sandbox.engage.fault(asking(method), { status, body, contentType: 'text/xml; charset=utf-8' }, { times });
};

/** From now on a method is answered with just this. */
export const raw = ({ sandbox }: Tried, method: string, body: string, status = 200): void => {
  sandbox.engage.fault(asking(method), { status, body, contentType: 'text/xml' });
};

/** The codes of what goes wrong when the state of an agent is asked for. */
export const codes = async (tried: Tried) =>
  (await ask(tried, 'state')).errors?.map(({ extensions }) => extensions.code);

export async function health(tried: Tried) {
  const { data } = await tried.query('query ($id: ID!) { source(id: $id) { health { status lastError } } }', {
    id: id('Source'),
  });
  return data.source.health;
}
