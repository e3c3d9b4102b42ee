import type { Centre } from '../centre/centre.ts';
import type { Agent } from '../centre/types.ts';
import type { DeepCallOptions } from './options.ts';
import { DeepCallRefusal } from './refusals.ts';

/** What a call about an agent works on. */
export interface Call {
  readonly centre: Centre;
  readonly agent: Agent;
  readonly body: Readonly<Record<string, unknown>>;
  readonly options: DeepCallOptions;
  /** The last heartbeat of each agent's web client. */
  readonly heartbeats: Map<Agent, Heartbeat>;
}

/** A heartbeat as it was sent. */
export interface Heartbeat {
  readonly pingTime: number;
  readonly micPerm: unknown;
}

/** POST /agentProfile/agentOnBreak. Whoever is at work but not ready is on a break: DeepCall knows no other way not to be. */
export function agentOnBreak({ agent, options }: Call): object {
  const { duty, reason, dutySince } = agent;
  const who = { agent_id: String(9_000 + agent.person.index), user_id: agent.id };
  if (duty === 'PAUSE' || duty === 'NOT_READY') {
    const breakDetail = {
      break_code: reason?.code ?? 'OTH',
      break_name: reason?.label ?? 'Other',
      break_start: seconds(dutySince),
    };
    return { on_break: 1, breakDetail, ...who };
  }
  if (options.notOnBreak === 'error') throw new DeepCallRefusal(1502);
  return { on_break: 0, breakDetail: {}, ...who };
}

/** POST /agentProfile/checkAgentInWrapUp */
export function checkAgentInWrapUp({ centre, agent }: Call): object {
  const contact = centre.wrapUpOf(agent);
  if (contact?.wrapUpDue == null) throw new DeepCallRefusal(1504);
  return {
    response: 1,
    wrapETime: seconds(contact.wrapUpDue),
    currentDuration: seconds(contact.wrapUpDue - centre.now),
    callId: contact.id,
  };
}

/** POST /agentProfile/setWebPingTime */
export function setWebPingTime({ agent, body, heartbeats }: Call): object {
  const { ping_time, mic_perm } = body;
  for (const [name, value] of Object.entries({ mic_perm, ping_time })) {
    if (value === undefined || value === null || value === '')
      throw new DeepCallRefusal(1505, `Missing required parameters:${name}`);
  }
  const pingTime = typeof ping_time === 'string' ? Number(ping_time) : ping_time;
  if (typeof pingTime !== 'number' || !Number.isInteger(pingTime)) throw new DeepCallRefusal(1506);
  heartbeats.set(agent, { pingTime, micPerm: mic_perm });
  return { response: 1 };
}

/** Whole seconds, rounded up: what ends within this second has not ended yet. */
const seconds = (milliseconds: number) => Math.ceil(milliseconds / 1_000);
