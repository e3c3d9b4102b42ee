import { type Outcome, refused } from '../../../model/outcome.ts';
import type { AgentRequest, AgentWrites } from '../../../ports/agent-writes.ts';
import { topics } from '../client.ts';
import type { Fields } from '../wire.ts';
import { findAgent, internalIdOf } from './find.ts';
import type { WriteParts } from './parts.ts';
import { noAgent, outcomeOf } from './refusals.ts';

/** What is asked of an agent, as an AgentState says it. What is not given is left out. */
export const asked = ({
  loginEnabled,
  registrationMethod,
  phoneNumber,
  requestedAction,
  requestedWorkState,
}: AgentRequest): Fields => ({
  agent:
    loginEnabled === undefined && registrationMethod === undefined
      ? undefined
      : {
          loginEnabled,
          attributes:
            registrationMethod === undefined ? undefined : { name: 'registrationMethod', value: registrationMethod },
        },
  currentPhoneNumber: phoneNumber,
  requestedAction,
  requestedWorkState,
});

/** Changes of an agent's state. */
export function agentStateWrites({
  client,
  settings: { requestWorkState },
}: WriteParts): Required<Pick<AgentWrites, 'setState' | 'request'>> {
  async function request(agentId: string, request: AgentRequest): Promise<Outcome> {
    const found = internalIdOf(await findAgent(client, agentId));
    if (!found.done) return found;
    const method = request.requestedAction === undefined ? 'changeAgentState' : 'requestAction';
    const state = { internalId: found.value, ...asked(request) };
    return outcomeOf(await client.write(method, [state], [topics.agents]), noAgent);
  }

  return {
    request,
    async setState(agentId, state) {
      const requestedWorkState = requestWorkState[state];
      if (requestedWorkState !== undefined) return request(agentId, { requestedWorkState });
      return refused({
        code: 'UNSUPPORTED_BY_SOURCE',
        message: `The configuration has no work state for ${state} ("requestWorkState").`,
        inputPath: ['state'],
      });
    },
  };
}
