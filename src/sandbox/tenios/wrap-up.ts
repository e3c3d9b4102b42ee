import { type Answer, iso, json } from '../answers.ts';
import type { Centre } from '../centre/centre.ts';
import type { Agent, Contact } from '../centre/types.ts';
import { agentByAgentEmail } from './agents.ts';
import { need, readBody } from './body.ts';
import type { TeniosOptions } from './options.ts';
import { refusals } from './refusals.ts';

/** The new end lies at least this long after the end that stands. */
const shortestExtension = 5_000;
/** And no further from now than this. */
const longestRemaining = 15 * 60_000;

/** POST /wrap-up/extend */
export function extendWrapUp(centre: Centre, body: string, { accessKey }: TeniosOptions): Answer {
  const fields = readBody(body, { agent_email: 'string', end_time: 'string' }, accessKey);
  const email = need(fields.agent_email, 'agent_email');
  const time = need(fields.end_time, 'end_time');
  const wrapUp = wrapUpOf(centre, agentByAgentEmail(centre, email));
  const end = readTime(time);
  if (end < (wrapUp.wrapUpDue ?? centre.now) + shortestExtension) throw refusals.extensionTooShort();
  if (end > centre.now + longestRemaining) throw refusals.extensionTooLong();
  centre.setWrapUpEnd(wrapUp, end);
  return json({ success: true, wrap_up_end_time: iso(end) });
}

/** POST /wrap-up/cancel */
export function cancelWrapUp(centre: Centre, body: string, { accessKey }: TeniosOptions): Answer {
  const fields = readBody(body, { agent_email: 'string' }, accessKey);
  centre.endWrapUp(wrapUpOf(centre, agentByAgentEmail(centre, fields.agent_email)));
  return json({ success: true });
}

function wrapUpOf(centre: Centre, agent: Agent): Contact {
  const wrapUp = centre.wrapUpOf(agent);
  if (wrapUp === null) throw refusals.notInWrapUp();
  return wrapUp;
}

const format = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:?\d\d)$/;

/** yyyy-MM-dd'T'HH:mm:ss.SSSZ, where the zone is Z or an offset. */
function readTime(text: string): number {
  const [, zone] = format.exec(text) ?? [];
  if (zone === undefined) throw refusals.dateParse();
  const withColon = zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const day = text.slice(0, 10);
  const time = Date.parse(text.replace(zone, withColon));
  // Date.parse takes the 30th of February for the 1st of March; TENIOS takes it for a mistake.
  const exists = iso(Date.parse(`${day}T00:00:00.000Z`) || 0).startsWith(day);
  if (Number.isNaN(time) || !exists) throw refusals.dateParse();
  return time;
}
