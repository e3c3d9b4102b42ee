import { type Answer, json } from '../answers.ts';
import type { Centre } from '../centre/centre.ts';
import type { Agent } from '../centre/types.ts';
import { agentByEmail, stateOf } from './agents.ts';
import { need, readBody, type Skill } from './body.ts';
import type { TeniosOptions } from './options.ts';
import { refusals } from './refusals.ts';

/** POST /acd/details/user/retrieve */
export function retrieveDetails(centre: Centre, body: string, { accessKey }: TeniosOptions): Answer {
  const { email } = readBody(body, { email: 'string' }, accessKey);
  const agent = agentByEmail(centre, email);
  const { line, skills } = agent;
  return json({
    success: true,
    cloud_acd_enabled: line.cloudAcd,
    sip_enabled: line.sip,
    external_number_enabled: line.external,
    external_number: line.externalNumber,
    state: stateOf(agent),
    current_destination: line.sip ? 'SIP' : line.external ? 'EXTERNAL_NUMBER' : null,
    user_skills: [...skills].map(([name, has_skill]) => ({ name, has_skill })),
  });
}

/** POST /acd/details/user/change: overwrites everything, so everything has to be there, every skill too. */
export function changeDetails(centre: Centre, body: string, { accessKey }: TeniosOptions): Answer {
  const shape = {
    email: 'string',
    cloud_acd_enabled: 'boolean',
    sip_enabled: 'boolean',
    external_number_enabled: 'boolean',
    external_number: 'string',
    state: 'state',
    user_skills: 'skills',
  } as const;
  const fields = readBody(body, shape, accessKey);
  const email = need(fields.email, 'email');
  const line = {
    cloudAcd: need(fields.cloud_acd_enabled, 'cloud_acd_enabled'),
    sip: need(fields.sip_enabled, 'sip_enabled'),
    external: need(fields.external_number_enabled, 'external_number_enabled'),
    externalNumber: fields.external_number ?? '',
  };
  // A user without an external number has '' here, so that only the absence of the field is a fault.
  if (fields.external_number === undefined) throw refusals.required('external_number');
  const state = need(fields.state, 'state');
  const skills = need(fields.user_skills, 'user_skills');
  const agent = agentByEmail(centre, email);
  centre.setLine(agent, line, everySkill(agent, skills));
  if (state !== stateOf(agent)) centre.setReady(agent, state === 'READY');
  return json({ success: true });
}

function everySkill(agent: Agent, given: readonly Skill[]): ReadonlyMap<string, boolean> {
  const skills = new Map(given.map(({ name, has_skill }) => [name, has_skill]));
  const complete = [...agent.skills.keys()].every((name) => skills.has(name));
  if (!complete || skills.size !== agent.skills.size) throw refusals.allSkillsRequired();
  return skills;
}
