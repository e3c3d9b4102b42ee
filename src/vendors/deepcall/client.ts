import type { Operation, VendorAnswer, VendorHttp } from '../../http/vendor-http.ts';
import type { Observation } from '../../model/observation.ts';
import type { Call } from '../../ports/call.ts';
import type { RosterAgent } from './mapping.ts';
import { faultOf, notInWrapUp, notOnBreak } from './refusals.ts';
import {
  type Body,
  bodyOf,
  breakIn,
  refusalIn,
  successIn,
  type WireBreak,
  type WireRefusal,
  type WireWrapUp,
  wrapUpIn,
} from './wire.ts';

/** Talks DeepCall: paths, bodies, and what tells an answer from a refusal. What the answers mean is not known here. */

/** What DeepCall answered: the thing asked for, or a refusal, which concerns one agent and says nothing against the source. */
export type Reply<T> =
  | { readonly refusal: null; readonly value: T; readonly observation: Observation }
  | { readonly refusal: WireRefusal };

/** What the heartbeat tells, in DeepCall's words. */
export interface Ping {
  /** Unix time in seconds. */
  readonly ping_time: number;
  readonly mic_perm: 0 | 1;
}

export interface DeepCallClient {
  /** Whether the agent is on a break, and what is told of it. */
  onBreak(agent: RosterAgent, call: Call): Promise<Reply<WireBreak>>;
  /** The wrap-up that the agent is in; null when it is in none. */
  wrapUp(agent: RosterAgent, call: Call): Promise<Reply<WireWrapUp | null>>;
  /** The heartbeat: the refusal that it met, or null. What was remembered of the agent is forgotten, whatever comes of it. */
  ping(agent: RosterAgent, ping: Ping): Promise<WireRefusal | null>;
}

const topic = (agent: RosterAgent): string => `agent:${agent.externalId}`;

/** A failure to sign in that a proxy or the vendor tells by the status alone. */
const isUnauthorized = ({ status }: VendorAnswer): boolean => status === 401 || status === 403;

export function createDeepCallClient(http: VendorHttp, heartbeatPath: string): DeepCallClient {
  const request = (operation: Operation, path: string, agent: RosterAgent, fields: Partial<Ping> = {}) => ({
    operation,
    path,
    json: { ...agent.credentials, ...fields },
    // The id, for the credentials themselves are secrets.
    credential: agent.externalId,
  });

  /** Throws what is the source's failure. */
  function understood<T>(answer: VendorAnswer, decode: (body: Body) => T) {
    const body = isUnauthorized(answer) ? bodyOrNothing(answer) : bodyOf(answer);
    const refusal = refusalIn(answer, body);
    if (refusal === null) return { refusal, value: decode(body) } as const;
    if (refusal.code === null && isUnauthorized(answer)) throw http.error('VENDOR_UNAUTHORIZED');
    const fault = faultOf(http, refusal);
    if (fault !== null) throw fault;
    return { refusal } as const;
  }

  /** @param none the code by which DeepCall says that there is nothing to tell, and what that stands for. */
  const question =
    <T>(name: string, path: string, decode: (body: Body) => T, none: readonly [code: string, value: T]) =>
    (agent: RosterAgent, call: Call): Promise<Reply<T>> =>
      http.read(
        request({ name, method: 'POST', repeat: 'safe' }, path, agent),
        [topic(agent)],
        call,
        (answer, observation) => {
          const reply = understood(answer, decode);
          const [code, value] = none;
          return reply.refusal?.code === code ? { refusal: null, value, observation } : { ...reply, observation };
        },
      );

  return {
    onBreak: question<WireBreak>('agentOnBreak', '/agentProfile/agentOnBreak', breakIn, [
      notOnBreak,
      { onBreak: false, breakDetail: null, agentId: null, userId: null },
    ]),
    wrapUp: question<WireWrapUp | null>('checkAgentInWrapUp', '/agentProfile/checkAgentInWrapUp', wrapUpIn, [
      notInWrapUp,
      null,
    ]),
    async ping(agent, ping) {
      // Throwing while the call is being judged makes it a failed one in metrics and health too.
      const judge = (answer: VendorAnswer): null => {
        understood(answer, successIn);
        return null;
      };
      const operation: Operation = { name: 'setWebPingTime', method: 'POST', repeat: 'idempotent' };
      try {
        const answer = await http.send(request(operation, heartbeatPath, agent, ping), { judge });
        return understood(answer, successIn).refusal;
      } finally {
        http.forget([topic(agent)]);
      }
    },
  };
}

function bodyOrNothing(answer: VendorAnswer): Body {
  try {
    return bodyOf(answer);
  } catch {
    return {};
  }
}
