import { type Answer, json, noContent } from '../answers.ts';
import { type Profile, profiles } from '../centre/reasons.ts';
import type { Language } from '../centre/types.ts';
import { readProperties } from './body.ts';
import { agentOf, agentOfCollection, badRequest, type Call, forbidden, notFound } from './call.ts';
import { byName, list, type Row } from './list.ts';

function presenceRow({ id, name, reason, type, priority }: Profile, language: Language): Row {
  return { id, name: name[language], reason, type, priority };
}

/** GET /agents/{agentId}/presences: every profile of the account is open to every agent. */
export function listPresences(call: Call): Answer {
  agentOfCollection(call);
  const items = byName(profiles, ({ name }) => name[call.language]);
  return list(call.query, { items, row: (profile) => presenceRow(profile, call.language), parameters: [] });
}

/** GET /agents/{agentId}/presences/{presenceId} */
export function getPresence(call: Call): Answer {
  agentOf(call);
  return json(presenceRow(find(call), call.language));
}

/** PUT /agents/{agentId}/presences/{presenceId}: chooses the profile for the agent. */
export function putPresence(call: Call): Answer {
  const agent = agentOf(call);
  const profile = find(call);
  const { id } = readProperties(call, {
    id: 'string',
    name: 'string',
    reason: 'string',
    type: 'string',
    priority: 'number',
  });
  if (id.toUpperCase() !== profile.id) throw badRequest('The id is not that of the path');
  if (!agent.rights.manageablePresence) throw forbidden();
  call.centre.setProfile(agent, profile);
  return noContent;
}

function find(call: Call): Profile {
  const id = call.ids[1]?.toUpperCase();
  const profile = profiles.find((each) => each.id === id);
  if (profile === undefined) throw notFound();
  return profile;
}
