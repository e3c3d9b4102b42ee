import { type Answer, json } from '../answers.ts';
import type { Centre } from '../centre/centre.ts';
import { reasons } from '../centre/reasons.ts';
import { agentByEmail, stateOf } from './agents.ts';
import { need, readBody, type Shape } from './body.ts';
import type { TeniosOptions } from './options.ts';
import { refusals } from './refusals.ts';

/** POST /acd/agent-state/retrieve */
export function retrieveState(centre: Centre, body: string, { accessKey }: TeniosOptions): Answer {
  const { email } = readBody(body, { email: 'string' }, accessKey);
  const agent = agentByEmail(centre, email);
  return json({ email: agent.person.email, state: stateOf(agent) });
}

interface ChangeShape extends Shape {
  readonly email: 'string';
  readonly state: 'state';
  readonly nrr?: 'string';
  readonly not_ready_reason?: 'string';
}

/** By what the account calls the reason. */
const shapes: Readonly<Record<TeniosOptions['notReadyReasonField'], ChangeShape>> = {
  nrr: { email: 'string', state: 'state', nrr: 'string' },
  not_ready_reason: { email: 'string', state: 'state', not_ready_reason: 'string' },
};

/**
 * POST /acd/agent-state/change. A reason is looked up whatever the state, as the page's example shows; with READY it is
 * of no effect.
 */
export function changeState(centre: Centre, body: string, { accessKey, notReadyReasonField }: TeniosOptions): Answer {
  const fields = readBody(body, shapes[notReadyReasonField], accessKey);
  const email = need(fields.email, 'email');
  const state = need(fields.state, 'state');
  const agent = agentByEmail(centre, email);
  const code = fields.nrr ?? fields.not_ready_reason ?? null;
  const reason = code === null ? null : reasons.find((each) => each.code === code);
  if (reason === undefined) throw refusals.reasonNotFound(notReadyReasonField);
  centre.setReady(agent, state === 'READY', reason);
  return json({ success: true });
}
