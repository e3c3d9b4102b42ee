import { type Answer, json } from '../answers.ts';
import type { Agent, Channel, ContactKind } from '../centre/types.ts';
import { agentOf, type Call } from './call.ts';
import { byName, list, type Row } from './list.ts';
import { fullName, userStatus } from './words.ts';

/** GET /userStatuses: everybody; there is no filter by id. */
export function listUserStatuses(call: Call): Answer {
  const items = byName(call.centre.agentsAt('SINCH'), ({ person }) => fullName(person));
  return list(call.query, { items, row: loadRow, parameters: [] });
}

/** GET /userStatuses/{userId} */
export function getUserStatus(call: Call): Answer {
  return json(loadRow(agentOf(call)));
}

function loadRow(agent: Agent): Row {
  const active = agent.engaged?.status === 'WRAP_UP' ? null : agent.engaged;
  const count = (channel: Channel, kind: ContactKind, video = false) =>
    active?.channel === channel && active.kind === kind && (active.subtype === 'video') === video ? 1 : 0;
  const loggedIn = agent.duty !== 'LOGGED_OUT';
  return {
    activeIbCallCnt: count('PHONE', 'INBOUND'),
    activeIbChatCnt: count('CHAT', 'INBOUND'),
    activeIbEmailCnt: count('EMAIL', 'INBOUND'),
    activeIbOperDirCallCnt: 0,
    activeIbVideoChatCnt: count('CHAT', 'INBOUND', true),
    activeObCallCnt: count('PHONE', 'OUTBOUND'),
    activeObCampaignCallCnt: count('PHONE', 'CAMPAIGN'),
    activeObCbrCallCnt: count('PHONE', 'CALLBACK'),
    activeObEmailCnt: count('EMAIL', 'OUTBOUND'),
    id: agent.id,
    name: fullName(agent.person),
    phoneCapacity: loggedIn ? 1 : 0,
    status: userStatus[agent.duty],
    taskCapacity: 5,
    textChatCapacity: 1,
    videoChatCapacity: loggedIn ? 1 : 0,
  };
}
