import { type Answer, json, noContent } from '../answers.ts';
import { readProperties } from './body.ts';
import { agentOf, badRequest, type Call, forbidden } from './call.ts';

/** GET /agents/{agentId}/readyState. The page does not show the answer; it is what a PUT takes. */
export function getReadyState(call: Call): Answer {
  return json({ readyState: agentOf(call).duty === 'READY' ? 'Ready' : 'NotReady' });
}

/** PUT /agents/{agentId}/readyState. Somebody who is logged out can be neither: refused, which the page leaves open. */
export function putReadyState(call: Call): Answer {
  const agent = agentOf(call);
  const { readyState } = readProperties(call, { readyState: 'string' });
  if (readyState !== 'Ready' && readyState !== 'NotReady') throw badRequest("Invalid value of 'readyState'");
  if (!agent.rights.manageable) throw forbidden();
  if (agent.duty === 'LOGGED_OUT') throw badRequest('The user is not logged in');
  call.centre.setReady(agent, readyState === 'Ready');
  return noContent;
}
