import { handled, nothing, type Tally, timeIn, type Work } from '../centre/statistics.ts';
import type { Agent, Channel, Language, Membership, Queue } from '../centre/types.ts';
import type { Row } from './list.ts';
import { availability, fullName, handlingStatus, queueType, userStatus } from './words.ts';

export interface AgentView {
  readonly now: number;
  /** Statistics begin here. */
  readonly since: number;
  readonly language: Language;
  readonly quirks: boolean;
  /** Asked for alone: the page's example of that spells some things otherwise. */
  readonly single: boolean;
  /** What is shown of each queue; null hides them. */
  readonly queues: { readonly statistics: boolean; readonly configuration: boolean } | null;
}

/** An agent as the page describes it. */
export function agentRow(agent: Agent, work: Work | undefined, view: AgentView): Row {
  const loggedOut = agent.duty === 'LOGGED_OUT';
  const identity = identityOf(agent, view, loggedOut);
  const configured = { dailyPauseDuration: 1_800_000, dailyWorkDuration: 30_600_000 };
  const status = statusOf(agent, view);
  // The page's example of a logged-out agent ends here, whatever its table requires.
  if (loggedOut && view.quirks) return { ...identity, ...status, ...configured };
  return {
    ...identity,
    ...status,
    ...(loggedOut ? {} : presenceOf(agent, view)),
    ...configured,
    ...activeOf(agent, view),
    ...handledOf(work?.total ?? nothing(), view),
    readyTime: timeIn(agent, 'READY', view.since, view.now),
    notReadyTime: timeIn(agent, 'NOT_READY', view.since, view.now),
    pauseTime: timeIn(agent, 'PAUSE', view.since, view.now),
    ...queuesOf(agent, work, view),
  };
}

function identityOf(agent: Agent, { quirks }: AgentView, loggedOut: boolean): Row {
  const { person, group, rights } = agent;
  const short = quirks && loggedOut;
  return {
    id: agent.id,
    name: fullName(person),
    ...(short ? { reportingGroup: group.name } : { reportingGroupid: group.id, reportingGroupName: group.name }),
    number: quirks ? person.extension : String(person.extension),
    mobileNumber: person.mobile,
    externalNumber: person.mobile,
    location: person.location,
    ...rights,
    chatName: fullName(person),
    chat: person.email,
    email: person.email,
  };
}

function statusOf(agent: Agent, { now, quirks, single }: AgentView): Row {
  const word = availability(agent);
  return {
    userStatus: userStatus[agent.duty],
    userStatusDuration: now - agent.dutySince,
    userReadyStatus: agent.duty === 'READY',
    availability: quirks && single && word === 'Busy' ? 'busy' : word,
  };
}

function presenceOf(agent: Agent, { now, language }: AgentView): Row {
  return {
    contactHandlingStatus: handlingStatus(agent),
    contactHandlingStatusDuration: now - agent.engagedSince,
    profileId: agent.profile.id,
    profile: agent.profile.name[language],
    profileDuration: now - agent.profileSince,
    profileType: agent.profile.type,
  };
}

function activeOf({ engaged }: Agent, { now }: AgentView): Row {
  const active = engaged === null || engaged.status === 'WRAP_UP' ? null : engaged;
  const count = (channel: Channel) => (active?.channel === channel ? 1 : 0);
  return {
    activePhoneContacts: count('PHONE'),
    activeChatContacts: count('CHAT'),
    activeEmailContacts: count('EMAIL'),
    activeContactDuration: active === null ? 0 : now - (active.connectedAt ?? now),
    chatCapacity: 1,
  };
}

function handledOf(total: Tally, { quirks, single }: AgentView): Row {
  const { callIn, chatIn, emailIn, callbackIn, callOut, emailOut, handling, wrapUp } = total;
  const { handledIn, handledOut } = handled(total);
  return {
    handledContactsCallIn: callIn,
    handledContactsChatIn: chatIn,
    // The table and the examples of the page do not agree on the spelling.
    [quirks && single ? 'handledContactsEmailIn' : 'handledContactseEmailIn']: emailIn,
    handledContactsCbrIn: callbackIn,
    handledContactsTotalIn: handledIn,
    handledContactsCallOut: callOut,
    handledContactsChatOut: 0,
    handledContactsEmailOut: emailOut,
    handledContactsTotalOut: handledOut,
    handledContactsTotal: handledIn + handledOut,
    totalHandlingDuration: handling,
    totalWrapupDuration: wrapUp,
  };
}

function queuesOf(agent: Agent, work: Work | undefined, view: AgentView): Row {
  const shown = view.queues;
  if (shown === null) return {};
  const rows = [...agent.memberships].map(([queue, membership]) => ({
    id: queue.id,
    name: queue.name[view.language],
    type: queueType[queue.channel],
    ...(shown.configuration ? loginOf(membership) : {}),
    ...(shown.statistics ? tallyOf(work?.byQueue.get(queue) ?? nothing()) : {}),
  }));
  if (!view.quirks) return { queues: rows };
  return { queues: rows.length === 0 ? null : { queue: rows } };
}

function loginOf({ serving, externalServing, canChangeLogin }: Membership): Row {
  return { serving, externalServing, canChangeQueueLogin: canChangeLogin };
}

function tallyOf(tally: Tally): Row {
  return {
    handledContactsCallIn: tally.callIn + tally.callbackIn,
    handledContactsCallOut: tally.callOut,
    handledContactsChatIn: tally.chatIn,
    handledContactsEmailIn: tally.emailIn,
    handlingDuration: tally.handling,
    wrapUpDuration: tally.wrapUp,
  };
}

/** A queue of an agent as the collection below the agent shows it. */
export function agentQueueRow(queue: Queue, membership: Membership, language: Language): Row {
  return { id: queue.id, name: queue.name[language], type: queueType[queue.channel], ...loginOf(membership) };
}
