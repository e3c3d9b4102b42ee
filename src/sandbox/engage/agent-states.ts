import { queueOf } from '../centre/queueing.ts';
import { agentState } from './agent-state-view.ts';
import { argument, type Call } from './call.ts';
import { fault, type Result } from './envelope.ts';
import { organisationArgument, userOf } from './find.ts';
import { problems } from './problems.ts';
import type { AgentRecord } from './records.ts';
import { textOf } from './shapes.ts';

/** showAgentStateUsingUser(User agent) */
export function showAgentStateUsingUser(call: Call): Result {
  const element = argument(call, 'agent');
  const name = textOf(element, 'externalId');
  if (name === null) throw fault(problems.noArgument('agent.externalId'));
  const user = userOf(call, element);
  const record = user && call.register.agentOf(user);
  if (record === undefined) throw fault(problems.unknown(name));
  return { data: agentState(call, record) };
}

/**
 * showAgentStateUsingDevice(Device device, Org org): the number is the client's. Nobody talking with it is an answer with
 * nothing in it.
 */
export function showAgentStateUsingDevice(call: Call): Result {
  const device = argument(call, 'device');
  organisationArgument(call, 'org', ['Account', 'Enterprise']);
  const number = textOf(device, 'externalId');
  if (number === null) throw fault(problems.noAttribute());
  const record = [...call.register.agents].find((each) => clientOf(each) === number.replaceAll(/[\s().-]/g, ''));
  return { data: record && agentState(call, record) };
}

/** Whom the agent is talking with, by number. */
function clientOf({ agent: { engaged } }: AgentRecord): string | undefined {
  if (engaged?.status !== 'TALKING') return undefined;
  return engaged.source === queueOf(engaged)?.address ? engaged.destination : engaged.source;
}

/** listAgentStatesUsingEntity(BaseEntity baseEntity): everyone in the account or in a group. */
export function listAgentStatesUsingEntity(call: Call): Result {
  const group = organisationArgument(call, 'baseEntity', ['Account', 'AgentGroup']);
  const { register, limits } = call;
  const records = group === null ? [...register.agents] : register.agentsOf(group);
  if (records.length > limits.results) throw fault(problems.resultTooLarge());
  return { data: records.map((record) => agentState(call, record)) };
}
